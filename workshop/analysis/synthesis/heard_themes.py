"""The themes as they were heard: those of the codebook, and every factor that none of them holds.

Statements that are word for word the same are one theme without anybody's act, under whichever
letter they stand; so a factor that nobody themed is under the theme that holds its very words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable
from functools import cached_property

import msgspec

from workshop.record.codebook import Codebook, CodedTheme
from workshop.record.documents import Entry, Factor, Letter
from workshop.record.record import Record, wording_key
from workshop.record.themes import Rest, Stance


class HeardTheme(msgspec.Struct, frozen=True, kw_only=True):
    """A theme with the statements under it that are told."""

    code: str
    """`TH2`, `#passwords`; of a factor that no theme holds, its own."""
    coded: CodedTheme | None = None
    """The theme of the codebook; none for a factor that is a theme of its own."""
    factors: tuple[Factor, ...] = ()
    """The factors that stand under it, by letter and number."""
    said: tuple[Entry, ...] = ()
    """The statements that say so, in the order recorded."""
    against: tuple[Entry, ...] = ()
    """Those that say the opposite."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All statements under it, in the order recorded."""
        return tuple(sorted((*self.said, *self.against), key=lambda entry: (entry.at, entry.id)))

    @property
    def letter(self) -> Letter | None:
        """The letter that most of what says so has; none where nothing has one."""
        letters = Counter(entry.kind.letter for entry in self.said if entry.kind.letter)
        return letters.most_common(1)[0][0] if letters else None


class _Under:
    """What is found under one theme."""

    def __init__(self, code: str, coded: CodedTheme | None = None) -> None:
        self.code, self.coded = code, coded
        self.entries: dict[str, tuple[Entry, Stance]] = {}
        self.factors: dict[str, Factor] = {}

    def add(self, entry: Entry, stance: Stance) -> None:
        self.entries.setdefault(entry.id, (entry, stance))

    def heard(self) -> HeardTheme:
        """The theme as it stands."""
        ordered = sorted(self.entries.values(), key=lambda pair: (pair[0].at, pair[0].id))
        return HeardTheme(
            code=self.code,
            coded=self.coded,
            factors=tuple(self.factors.values()),
            said=tuple(entry for entry, stance in ordered if stance is Stance.FOR),
            against=tuple(entry for entry, stance in ordered if stance is Stance.AGAINST),
        )


class HeardThemes:
    """All themes of a record as far as they are told. Make a new one when the record has changed.

    Args:
        record: the documents.
        tells: whether an entry is told.
        codebook: that of the record, where it was read already.
    """

    def __init__(
        self,
        record: Record,
        tells: Callable[[Entry], bool],
        codebook: Codebook | None = None,
    ) -> None:
        codebook = codebook or Codebook(record)
        self.codebook = codebook
        """The themes as people made them."""
        self._record = record
        self._tells = tells
        self._under = {theme.id: _Under(theme.code, theme) for theme in codebook.themes}
        self._words: defaultdict[str, dict[str, Stance]] = defaultdict(dict)
        self._put_coded()
        self._put_factors()
        self._put_same_words()
        heard = [each.heard() for each in self._under.values() if each.entries]
        told = (self._as_told(theme) for theme in heard)
        self.themes = tuple(theme for theme in told if theme.said or theme.against)
        """Every theme of which something is told: those of the codebook, then factors."""
        self.hidden = len(heard) - len(self.themes)
        """Themes of which nothing is told."""

    def against(self, factor: Factor) -> list[Entry]:
        """The statements that say the opposite of what a factor says, under the same theme."""
        told_both_ways = [each for each in self._of_factor.get(factor.id, ()) if each.against]
        if not told_both_ways:
            return []
        own = {entry.id for entry in self._evidence(factor)}
        found: dict[str, Entry] = {}
        for theme in told_both_ways:
            if any(entry.id in own for entry in theme.said):
                found |= {entry.id: entry for entry in theme.against if entry.id not in own}
        return list(found.values())

    @cached_property
    def _of_factor(self) -> dict[str, list[HeardTheme]]:
        """The themes that a factor is under, by its id."""
        found: defaultdict[str, list[HeardTheme]] = defaultdict(list)
        for theme in self.themes:
            for factor in theme.factors:
                found[factor.id].append(theme)
        return dict(found)

    def _as_told(self, theme: HeardTheme) -> HeardTheme:
        """A theme without the statements that are not told."""
        said = tuple(filter(self._tells, theme.said))
        against = tuple(filter(self._tells, theme.against))
        factors = (f for f in theme.factors if any(map(self._tells, self._evidence(f))))
        return msgspec.structs.replace(theme, said=said, against=against, factors=tuple(factors))

    def _evidence(self, factor: Factor) -> Iterable[Entry]:
        return self.codebook.evidence_of(factor)

    def _put_coded(self) -> None:
        """What people put under themes, by tag or by hand."""
        for theme in self.codebook.themes:
            for entry, stance in self.codebook.under(theme.id):
                self._under[theme.id].add(entry, stance)
                self._words[wording_key(entry.text)].setdefault(theme.id, stance)

    def _put_factors(self) -> None:
        """Every factor: under the themes that hold it, else under its words, else by itself."""
        for factor in self._record.live_factors():
            held = self.codebook.of_factor(factor)
            for theme_id in held:
                self._under[theme_id].factors[factor.id] = factor
            if not held:
                self._put_factor(factor)

    def _put_factor(self, factor: Factor) -> None:
        """A factor that no theme of the codebook holds."""
        evidence = self.codebook.evidence_of(factor)
        words = dict.fromkeys(wording_key(text) for text in _wordings(factor, evidence))
        alone = self.codebook.rest_of(factor) is Rest.ALONE
        out = {key for entry in evidence for key in self._out_of(entry)}
        found = {} if alone else self._of_words(words, out)
        if not found:
            self._under[factor.id] = _Under(factor.code)
            found = {factor.id: Stance.FOR}
        for theme_id, stance in found.items():
            self._under[theme_id].factors[factor.id] = factor
            for entry in evidence:
                self._under[theme_id].add(entry, stance)
            if not alone:
                for key in words:
                    self._words[key].setdefault(theme_id, stance)

    def _of_words(self, words: Iterable[str], out: Collection[str]) -> dict[str, Stance]:
        """The themes that hold one of some wordings, but for those that it was taken out of."""
        for key in words:
            held = {one: stance for one, stance in self._words[key].items() if one not in out}
            if held:
                return held
        return {}

    def _out_of(self, entry: Entry) -> Iterable[str]:
        """The themes that a statement was taken out of."""
        placed = self.codebook.placement(entry)
        found = placed.themes.items() if placed else ()
        return (theme_id for theme_id, stance in found if stance is Stance.OUT)

    def _put_same_words(self) -> None:
        """Notes and quotes of which nothing else is known, where their very words stand."""
        for entry in self.codebook.statements:
            if entry.factor_id or self.codebook.stances.get(entry.id):
                continue
            placed = self.codebook.placement(entry)
            if placed and placed.rest is Rest.ALONE:
                continue
            words = (wording_key(entry.text),)
            for theme_id, stance in self._of_words(words, set(self._out_of(entry))).items():
                self._under[theme_id].add(entry, stance)


def _wordings(factor: Factor, evidence: Iterable[Entry]) -> Iterable[str]:
    """How a factor is worded, and how those did who support it."""
    yield factor.text
    yield from (entry.text for entry in evidence if entry.kind.letter)
