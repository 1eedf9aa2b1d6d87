"""What a statement may be about: the likeliest themes, and the statements most like it, with why.

For whoever themes statements one by one. Nothing is put anywhere here: people judge.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from typing import Final

import msgspec

from workshop.analysis.evidence import Hearing
from workshop.analysis.likeness import Likeness
from workshop.analysis.similar import Similarity
from workshop.record.codebook import Codebook, CodedTheme, theme_key
from workshop.record.documents import Entry, Factor, Letter
from workshop.record.record import Record, wording_key
from workshop.record.themes import Rest, Stance

FIVE: Final = 5
"""So many themes are offered, and so many statements."""
_OTHER_LETTER: Final = 0.8
"""A statement under another letter counts for so much less."""
_NAME: Final = 0.9
"""Likeness to the name of a theme counts for so much of that to a statement under it."""
_NEXT: Final = (1.0, 0.3, 0.15)
"""What the statements under a theme that are most like one count for, in their order."""


class ThemeOffer(msgspec.Struct, frozen=True, kw_only=True):
    """A theme that a statement may be under."""

    theme: CodedTheme
    words: tuple[str, ...]
    """The words that the statement shares with what is under it, the rarest first."""
    said: int
    """How many factors are under it."""
    departments: int
    """How many departments said so."""
    letter: Letter | None
    """The letter that most under it have; none where nothing with a letter is."""
    of_letter: int
    """How many under it have the letter of the statement."""


class StatementOffer(msgspec.Struct, frozen=True, kw_only=True):
    """A statement that another may be the same as."""

    factor: Factor
    words: tuple[str, ...]
    """The words that both have, the rarest first."""
    departments: tuple[str, ...]
    """The names of the departments behind it."""
    theme: CodedTheme | None
    """The theme that it is under; none while it is under none."""
    is_judged: bool
    """Whether it was themed, or judged to stand alone."""
    same_words: bool
    """Whether it is word for word the same."""


class Offers(msgspec.Struct, frozen=True, kw_only=True):
    """What is offered for one statement."""

    themes: tuple[ThemeOffer, ...]
    """At most five, the likeliest first."""
    statements: tuple[StatementOffer, ...]
    """At most five, the most alike first, those of its own letter before others."""


class Theming:
    """What may be said of statements in a record. Make a new one when the record has changed.

    Args:
        record: the documents.
        coder: a second coder, who is told of their own judgements alone; empty for what holds.
        index: an index of the wordings of factors; one that is kept saves making it anew.
    """

    def __init__(self, record: Record, coder: str = "", index: Likeness | None = None) -> None:
        self.record = record
        """The documents."""
        self.codebook = Codebook(record, coder)
        """The themes, and what is under them."""
        self._similarity = Similarity(record, index)
        self.hearing = Hearing(record)
        """Who was heard."""
        self._live = {factor.id: factor for factor in record.live_factors()}
        self._themes_of = {key: self.codebook.of_factor(one) for key, one in self._live.items()}
        self._names = Likeness({theme.id: theme.name for theme in self.codebook.themes})
        self._under: defaultdict[str, list[Factor]] = defaultdict(list)
        for factor in self._live.values():
            for theme_id in self._themes_of[factor.id]:
                self._under[theme_id].append(factor)

    @property
    def index(self) -> Likeness:
        """The index of the wordings, to be kept."""
        return self._similarity.index

    @property
    def total(self) -> int:
        """How many statements there are to theme."""
        return len(self._live)

    def waiting(self) -> list[Factor]:
        """The statements that nobody judged yet; those left for later come last."""
        left = [f for f in self._live.values() if not self.is_judged(f)]
        return sorted(left, key=lambda factor: self.codebook.rest_of(factor) is Rest.LATER)

    def is_judged(self, factor: Factor) -> bool:
        """Whether a statement was themed, or judged to stand alone."""
        themed = self._themes_of.get(factor.id)
        return bool(themed) or self.codebook.rest_of(factor) is Rest.ALONE

    def under(self, theme_id: str) -> list[tuple[Factor, Stance]]:
        """The factors under a theme, by letter and number."""
        return [(one, self._themes_of[one.id][theme_id]) for one in self._under[theme_id]]

    def departments_of(self, entries: Iterable[Entry]) -> tuple[str, ...]:
        """The names of the departments that entries speak for, in the order of the engagement."""
        ids = {each for entry in entries for each in self.hearing.departments(entry)}
        return tuple(one.name for one in self.hearing.listed if one.id in ids)

    # Offers

    def offers(self, factor: Factor, first: Collection[str] = ()) -> Offers:
        """What may be said of a statement.

        Args:
            factor: the statement.
            first: the ids of themes that are offered before all others.
        """
        apart = self.record.judged_apart()
        alike: dict[str, float] = {}
        for other, score in self._similarity.to(factor):
            whole = self.record.whole_of(other)
            if whole.id == factor.id or whole.id not in self._live:
                continue
            weighed = score if whole.letter is factor.letter else score * _OTHER_LETTER
            alike[whole.id] = max(alike.get(whole.id, 0.0), weighed)
        ranked = sorted(alike, key=lambda key: (-alike[key], key))
        near = [key for key in ranked if frozenset((factor.id, key)) not in apart]
        return Offers(
            themes=tuple(self._theme_offers(factor, alike, first)),
            statements=tuple(self._statement(factor, self._live[key]) for key in near[:FIVE]),
        )

    def _theme_offers(
        self, factor: Factor, alike: dict[str, float], first: Collection[str]
    ) -> list[ThemeOffer]:
        """The likeliest themes; where few are likely, those that hold most."""
        scores: defaultdict[str, list[float]] = defaultdict(list)
        for key, score in alike.items():
            for theme_id in self._themes_of[key]:
                scores[theme_id].append(score)
        for one in self._names.most_alike(factor.text):
            scores[one.key].append(one.score * _NAME)
        total = {
            key: sum(w * s for w, s in zip(_NEXT, sorted(found, reverse=True), strict=False))
            for key, found in scores.items()
        }
        ranked = sorted(
            self.codebook.themes,
            key=lambda theme: (
                theme.id not in first,
                -total.get(theme.id, 0.0),
                -len(self._under[theme.id]),
            ),
        )
        return [self._theme(factor, theme, alike) for theme in ranked[:FIVE]]

    def _theme(self, factor: Factor, theme: CodedTheme, alike: dict[str, float]) -> ThemeOffer:
        """A theme as it is offered for a statement."""
        held = self._under[theme.id]
        nearest = sorted(held, key=lambda one: -alike.get(one.id, 0.0))[:FIVE]
        words: dict[str, None] = dict.fromkeys(self.index.shared_words(factor.text, theme.name))
        for other in nearest:
            words |= dict.fromkeys(self._similarity.why(factor, other))
        letters = Counter(one.letter for one in held)
        entries = [e for one in held for e in self.record.evidence_of(one.id)]
        return ThemeOffer(
            theme=theme,
            words=tuple(words)[:3],
            said=len(held),
            departments=len(self.departments_of(entries)),
            letter=letters.most_common(1)[0][0] if letters else None,
            of_letter=letters[factor.letter],
        )

    def _statement(self, factor: Factor, other: Factor) -> StatementOffer:
        """A statement as it is offered for another."""
        themes = self._themes_of[other.id]
        return StatementOffer(
            factor=other,
            words=self._similarity.why(factor, other),
            departments=self.departments_of(self.record.evidence_of(other.id)),
            theme=self.codebook.theme(next(iter(themes))) if themes else None,
            is_judged=self.is_judged(other),
            same_words=wording_key(other.text) == wording_key(factor.text),
        )

    def found(self, typed: str) -> list[CodedTheme]:
        """The themes that typed words may mean: that name first, then what begins so or has them.

        Args:
            typed: what was typed, in any case.
        """
        key = theme_key(typed)
        if not key:
            return []
        words = key.split()
        ranked: list[tuple[int, int, CodedTheme]] = []
        for place, theme in enumerate(self.codebook.themes):
            name = theme_key(theme.name)
            inside = all(any(part.startswith(w) for part in name.split()) for w in words)
            if name == key or inside or key in name:
                rank = 0 if name == key else 1 if name.startswith(key) else 2 if inside else 3
                ranked.append((rank, place, theme))
        return [theme for *_, theme in sorted(ranked, key=lambda one: one[:2])]


def name_of_both(factor: Factor, other: Factor) -> str:
    """What a theme is called at first that is made of two statements: the shorter of them."""
    return min((factor.text, other.text), key=len).split("\n", 1)[0][:160]


def said_beside(entries: list[Entry], around: list[Entry]) -> str:
    """Words that were said with a statement: another wording, or the quote next to it.

    Args:
        entries: what supports the statement, in order.
        around: everything of the step in which the first of them was said, in order.
    """
    texts = {entry.text for entry in entries}
    places = [place for place, entry in enumerate(around) if entry.id == entries[0].id]
    for place in (p for at in places for p in (at + 1, at - 1)):
        if 0 <= place < len(around) and around[place].kind.value == "quote":
            near = around[place]
            same = set(near.people) & set(entries[0].people) or not near.people
            if same and near.text not in texts and not near.private:
                return near.text
    return ""
