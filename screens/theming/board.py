"""The board between keys: which statement and which row are in front, and what taking it sends."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from screens.theming.cards import card_of, whole_of
from screens.theming.progress import Progress
from screens.theming.state import Done, Member, Shown
from workshop.analysis.coders import Coding, coders, coding_of, seen_apart, themes_by_either
from workshop.analysis.likeness import Likeness
from workshop.analysis.theming import StatementOffer, ThemeOffer, Theming, name_of_both
from workshop.errors import Refused
from workshop.record.documents import Factor
from workshop.record.record import Record
from workshop.record.themes import Rest, Stance
from workshop.running.commands import Command
from workshop.running.theming import PutUnderTheme, SettleStatements
from workshop.text import clean_line, plural, shorten


class Taken(NamedTuple):
    """What taking a row comes to."""

    command: Command
    done: Done
    judged: int
    """How many statements it judges."""


class Board:
    """What is on the theming board.

    Args:
        coder: a second coder; empty for what holds.
    """

    def __init__(self, coder: str = "") -> None:
        self.coder = coder
        """Whose judgements these are."""
        self.other_coder = ""
        """The second coder with whom differences are being settled; empty while none are."""
        self.shown = Shown()
        """What is on it."""
        self.progress = Progress()
        """What was shown and done on it so far."""
        self.agreement: Coding | None = None
        """How far those who themed apart agree, where that is told; none for a second coder, who
        works alone."""
        self._index: Likeness | None = None
        self._theming: Theming | None = None

    # What is read

    def read(self, record: Record) -> None:
        """Read the record as it is now; the statement in front stays until it is judged."""
        theming = Theming(record, self.coder, self._index)
        self._theming, self._index = theming, theming.index
        whole = self.shown.whole
        if whole is not None:
            self._show_whole(whole.theme.id)
        factor = self.progress.in_front(record, self._waiting())
        # Once for each change of the record: it goes through every statement, and keys draw it.
        told = not self.coder and (factor is None or self.other_coder)
        self.agreement = coding_of(record, lambda _: True) if told else None
        if factor is None:
            said = f"Every one of {plural(theming.total, 'statement')} is judged."
            if self.other_coder:
                said = f"Nothing is left to settle with {self.other_coder}."
            if self.agreement is not None:
                said = f"{said} {self.agreement.sentence}"
            self.shown = replace(self.shown, card=None, all_said=said)
            return
        if factor.id != self.progress.at:
            self.progress.at = factor.id
            self.shown = Shown(whole=self.shown.whole, done=self.shown.done)
        here = factor.id == getattr(self.factor, "id", "")
        self.shown = replace(
            self.shown,
            card=card_of(theming, factor, self.other_coder),
            offers=theming.offers(
                factor, first=themes_by_either(record, factor, self.coder, self.other_coder)
            ),
        )
        themes = self.shown.offers.themes
        if not here and themes and not themes[0].words and self.shown.offers.statements:
            # A theme that has nothing in common with the statement is not to be taken by Enter.
            self.shown = replace(self.shown, chosen=5)
        if self.shown.found is not None:
            self.type(self.shown.typed)
        self._put_in_place()

    @property
    def _now(self) -> Theming:
        assert self._theming is not None  # noqa: S101 - the screen reads the record before any key
        return self._theming

    def _waiting(self) -> list[Factor]:
        """The statements that wait: not judged yet, or seen apart and not settled yet."""
        if self.other_coder:
            return seen_apart(self._now.record, self.other_coder)
        return self._now.waiting()

    def settle_with(self, coder: str) -> bool:
        """Go through what a second coder saw apart, or stop; whether there is such a coder."""
        if coder and coder not in coders(self._now.record):
            return False
        self.other_coder, self.progress.at = coder, ""
        self.shown = Shown(done=self.shown.done)
        self.read(self._now.record)
        return True

    def _put_in_place(self) -> None:
        """Have a row in front that there is."""
        places = self.shown.places
        if places and self.shown.chosen not in places:
            self.shown = replace(self.shown, chosen=places[0])

    @property
    def factor(self) -> Factor | None:
        """The statement in front."""
        return self.shown.card.factor if self.shown.card else None

    @property
    def left(self) -> int:
        """How many statements nobody judged yet."""
        return len(self._waiting())

    @property
    def total(self) -> int:
        """How many statements there are."""
        return self._now.total

    @property
    def is_left(self) -> bool:
        """Whether the statement in front was left for later already."""
        factor = self.factor
        return factor is not None and self._now.codebook.rest_of(factor) is Rest.LATER

    # Rows

    def type(self, words: str) -> None:
        """Find the themes that typed words may mean."""
        typed = clean_line(words).removeprefix('"').removeprefix("//").strip()
        command = words.startswith("/") and not words.startswith("//")
        found = tuple(self._now.found(typed)[:5]) if typed and not command else None
        if self.shown.whole is not None:
            found = None
        self.shown = replace(self.shown, found=found, typed=typed, chosen=0)
        self._put_in_place()

    def named(self, words: str) -> str:
        """The id of the theme of a name, a code or a tag; empty where there is none."""
        found = self._now.codebook.named(words) or next(iter(self._now.found(words)), None)
        return found.id if found else ""

    def choose(self, place: int) -> bool:
        """Put a row in front; whether there is one."""
        if self.shown.whole is not None or place not in self.shown.places:
            return False
        self.shown = replace(self.shown, chosen=place)
        return True

    def move(self, by: int) -> None:
        """Put another row in front."""
        places = self.shown.places
        if self.shown.chosen in places:
            at = places.index(self.shown.chosen) + by
            self.shown = replace(self.shown, chosen=places[at % len(places)])

    def mark(self) -> None:
        """Take the statement of the row in front along, or leave it."""
        offer = self._offer()
        if isinstance(offer, StatementOffer) and self.shown.whole is None:
            marked = self.shown.marked ^ {offer.factor.id}
            self.shown = replace(self.shown, marked=marked)

    def turn(self) -> None:
        """What is taken next says the opposite, or not."""
        self.shown = replace(self.shown, against=not self.shown.against)

    def _offer(self) -> ThemeOffer | StatementOffer | None:
        """What is offered in the row in front."""
        return self.shown.row(self.shown.chosen) if self.shown.found is None else None

    def taken(self) -> Taken | None:
        """What the row in front stands for; none where there is no row.

        Raises:
            Refused: it cannot be taken so.
        """
        factor = self.factor
        if factor is None:
            return None
        these = (factor.id, *(key for key in sorted(self.shown.marked) if key != factor.id))
        stance = Stance.AGAINST if self.shown.against else Stance.FOR
        name, said = self.theme_in_front()
        if not name:
            return None
        offer = self._offer()
        if isinstance(offer, StatementOffer) and offer.theme is None:
            if stance is Stance.AGAINST:
                raise Refused(f"{offer.factor.code} is under no theme yet: name one first.")
            these = tuple(dict.fromkeys((*these, offer.factor.id)))
        command: Command
        command = PutUnderTheme(statements=these, theme=name, stance=stance, coder=self.coder)
        if self.other_coder:
            command = SettleStatements(statements=these, theme=name, stance=stance)
        more = f"+{len(these) - 1} " if len(these) > 1 else ""
        sign = "− " if stance is Stance.AGAINST else ""
        return Taken(command, Done(factor.code, shorten(said, 40), f"{more}{sign}"), len(these))

    def theme_in_front(self) -> tuple[str, str]:
        """The theme that the row in front stands for, as a command names it, and its name."""
        assert self.factor is not None  # noqa: S101 - asked where a statement is in front
        if self.shown.found is not None:
            at = self.shown.chosen
            if at < len(self.shown.found):
                theme = self.shown.found[at]
                return theme.id, theme.name
            return self.shown.typed, self.shown.typed
        match offer := self._offer():
            case ThemeOffer():
                return offer.theme.id, offer.theme.name
            case StatementOffer() if offer.theme is not None:
                return offer.theme.id, offer.theme.name
            case StatementOffer():
                both = name_of_both(self.factor, offer.factor)
                return both.lstrip("#"), both
        return "", ""

    # Going on and back

    def note(self, done: Done, judged: int) -> None:
        """Keep what was done, and go on to the next statement."""
        self.progress.note(done, judged)
        self.shown = Shown(done=self.progress.latest, whole=self.shown.whole)

    def undone(self) -> None:
        """The last change was taken back: its statement comes again."""
        if self.progress.undone():
            self.shown = replace(self.shown, done=self.progress.latest)

    def pass_over(self) -> None:
        """Go on to the next statement that is left."""
        self.progress.pass_over()
        self.read(self._now.record)

    def back(self) -> None:
        """Show the statement before again."""
        if self.progress.go_back():
            self.read(self._now.record)
            self.progress.went_back()

    def step_back(self) -> bool:
        """Leave the whole theme, or what was marked; whether there was something to leave."""
        if self.shown.whole is not None:
            self.shown = replace(self.shown, whole=None, chosen=0)
            self._put_in_place()
            return True
        if self.shown.marked or self.shown.against:
            self.shown = replace(self.shown, marked=frozenset(), against=False)
            return True
        return False

    # A theme as a whole

    def look_at_whole(self) -> None:
        """Show the theme of the row in front as a whole, or the statement again."""
        if self.shown.whole is not None:
            self.step_back()
            return
        offer = self._offer()
        theme = offer.theme if offer is not None else None
        if self.shown.found and self.shown.chosen < len(self.shown.found):
            theme = self.shown.found[self.shown.chosen]
        if theme is not None:
            self._show_whole(theme.id)

    def _show_whole(self, theme_id: str) -> None:
        whole = whole_of(self._now, theme_id)
        last = max(0, len(whole.members) - 1) if whole else 0
        chosen = min(self.shown.chosen, last) if self.shown.whole else 0
        self.shown = replace(self.shown, whole=whole, chosen=chosen)

    @property
    def member(self) -> Member | None:
        """The statement in front under the theme that is looked at."""
        whole = self.shown.whole
        if whole is None or self.shown.chosen >= len(whole.members):
            return None
        return whole.members[self.shown.chosen]

    def go_to_chosen(self) -> None:
        """Put the statement in front of the whole theme on the board."""
        if (member := self.member) is not None:
            self.progress.go_to(member.factor.id)
            self.shown = Shown(done=self.shown.done)
            self.read(self._now.record)
