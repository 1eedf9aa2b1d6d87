"""A factor as an edition tells it, and what builders ask of factors and entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Final, NamedTuple

from workshop import times
from workshop.analysis.evidence import Support
from workshop.language import marked, say
from workshop.record.documents import Entry, EntryKind, Factor, Letter
from workshop.record.record import Record

_ISSUED: Final = {"draft": marked("draft {number}"), "version": marked("version {number}")}
_PLACE: Final = {letter: at for at, letter in enumerate(Letter)}


@dataclass(frozen=True, kw_only=True)
class Known:
    """A factor as an edition tells it."""

    factor: Factor
    text: str
    """Its wording."""
    entries: tuple[Entry, ...]
    """The evidence that is told, in order."""
    find_support: Callable[[], Support] = field(repr=False, compare=False)
    """Finds who stands behind it: most boards never ask that of their thousand factors."""
    merged: tuple[tuple[str, str], ...] = ()
    """Code and wording of what was merged into it."""
    whole: str = ""
    """The code of the factor that it is part of, in the summary of one session."""

    @cached_property
    def support(self) -> Support:
        """Who stands behind it."""
        return self.find_support()

    @property
    def code(self) -> str:
        """The name it goes by everywhere."""
        return self.factor.code

    @property
    def code_order(self) -> tuple[int, int, str]:
        """The key that sorts by letter, S W O T, and number."""
        return _PLACE[self.factor.letter], self.factor.number, self.factor.id


class Earlier(NamedTuple):
    """An earlier moment of a record, to tell what changed since."""

    record: Record
    """As it was then, with all that was recorded until then."""
    at: datetime
    what: str
    """What moment that is, in English words: `draft 1`, `6 November 2026`."""

    @property
    def words(self) -> str:
        """The same in the language that is spoken."""
        kind, _, number = self.what.partition(" ")
        if kind in _ISSUED and number.isdigit():
            return say(_ISSUED[kind], number=number)
        if ":" in self.what:
            return times.moment(self.at, seconds=False)
        return times.day(self.at) if self.what[-4:].isdigit() else self.what


def in_order(factors: Iterable[Known]) -> tuple[Known, ...]:
    """Factors by letter and number."""
    return tuple(sorted(factors, key=lambda known: known.code_order))


def is_quote(entry: Entry) -> bool:
    """Whether an entry is somebody's words."""
    return entry.kind is EntryKind.QUOTE
