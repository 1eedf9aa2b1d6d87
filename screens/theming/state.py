"""What the theming board shows at one moment, and what its keys mean then."""

from __future__ import annotations

from dataclasses import dataclass, field

from workshop.analysis.theming import Offers, StatementOffer, ThemeOffer
from workshop.record.codebook import CodedTheme, theme_key
from workshop.record.documents import Factor
from workshop.record.themes import Stance

DIGITS = "1234567890"
"""The keys of what is offered: five themes, then five statements."""


@dataclass(frozen=True, slots=True)
class Card:
    """The statement in front, with what is known of it."""

    factor: Factor
    about: str
    """Its letter in a word, its field of the scan, who said it, when."""
    brief: str
    """The same, shorter."""
    quote: str = ""
    """Words that were said with it; empty where there are none beside the statement."""
    themes: tuple[tuple[str, Stance], ...] = ()
    """The names of the themes that it is under already."""
    second: str = ""
    """What a second coder says of it, while that is being settled."""


@dataclass(frozen=True, slots=True)
class Done:
    """One thing that was just done."""

    code: str
    became: str
    """The theme, or what else it became."""
    sign: str = ""
    """`−` where it says the opposite, `+2` where others came along."""


@dataclass(frozen=True, slots=True)
class Member:
    """A statement under the theme that is looked at as a whole."""

    factor: Factor
    stance: Stance
    departments: str


@dataclass(frozen=True, slots=True)
class Whole:
    """A theme looked at as a whole."""

    theme: CodedTheme
    members: tuple[Member, ...]
    counts: str
    """How many said so, in how many departments, and how many the opposite."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything on the board."""

    card: Card | None = None
    """The statement in front; none where all are judged."""
    offers: Offers = field(default_factory=lambda: Offers(themes=(), statements=()))
    found: tuple[CodedTheme, ...] | None = None
    """The themes that typed words may mean; none while nothing is typed."""
    typed: str = ""
    chosen: int = 0
    """Which row is chosen: 0 to 4 a theme, 5 to 9 a statement; of what was found, its place."""
    marked: frozenset[str] = frozenset()
    """The ids of statements that are taken along."""
    against: bool = False
    """Whether what is taken next says the opposite."""
    done: tuple[Done, ...] = ()
    """What was done last, the latest first."""
    whole: Whole | None = None
    """The theme that is looked at as a whole, in place of the statement."""
    all_said: str = ""
    """What is said where every statement is judged."""

    def row(self, place: int) -> ThemeOffer | StatementOffer | None:
        """What is offered at a place, 0 to 9."""
        rows = self.offers.themes if place < 5 else self.offers.statements
        at = place % 5
        return rows[at] if at < len(rows) else None

    @property
    def makes_new(self) -> bool:
        """Whether what is typed can be the name of a new theme: no theme is called just so."""
        found = self.found or ()
        return bool(self.typed) and theme_key(self.typed) not in {theme_key(t.name) for t in found}

    @property
    def places(self) -> list[int]:
        """The places at which something is offered or was found, in their order."""
        if self.whole is not None:
            return list(range(len(self.whole.members)))
        if self.found is not None:
            return list(range(len(self.found[:5]) + self.makes_new))
        return [place for place in range(10) if self.row(place) is not None]
