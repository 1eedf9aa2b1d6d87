"""What the journal knows of people beside the documents of the moment that is shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from math import inf
from typing import Final

from sessions.database.tinydb_journal import JournalStorage
from sessions.disk.export_ledger import exports_of
from sessions.journal.line import Line
from sessions.journal.overlay import Tables
from sessions.journal.replay import apply, operations_of
from workshop.record.document_states import typed_of
from workshop.record.documents import (
    Ballot,
    Consent,
    Document,
    Entry,
    Factor,
    Person,
    Session,
    StoredGuide,
    Withdrawal,
    WithdrawalLevel,
)
from workshop.record.record import Background, Record
from workshop.record.rows import ROW_TYPES
from workshop.record.votes.documents import HandCount, Vote
from workshop.registers.kinds import REGISTERS

_HOLDING: Final = (Person, Consent, Entry, Withdrawal)
"""The kinds of documents of which today's state holds for earlier moments too."""

_PEOPLE: Final = f'"{Person.TABLE}"'.encode()

_MERGED: Final[tuple[type[Document], ...]] = tuple(
    ROW_TYPES[name]
    for name, register in REGISTERS.items()
    if any(link.upward for link in register.links)
)
"""The rows that can be merged into others, and then have their scores."""

_SCORED: Final[tuple[type[Document], ...]] = (
    StoredGuide,
    Session,
    Factor,
    *_MERGED,
    Ballot,
    Vote,
    HandCount,
)
"""The kinds of documents that say what scores come to; the guide, what was rated again where."""

_SCORED_OR_WITHDRAWN: Final[tuple[type[Document], ...]] = (*_SCORED, Withdrawal)

_SCORED_MARKS: Final = tuple(f'"{kind.TABLE}"'.encode() for kind in _SCORED_OR_WITHDRAWN)


class JournalBackground(Background):
    """The names people had, and today's consent where an earlier moment is shown.

    Both are read anew whenever a shareable document asks for them: that takes a few milliseconds
    of ten thousand records, and a document may be made in another thread than the one that records.

    Args:
        journal: where it is read.
        as_then: whether what held at the earlier moment holds, in place of what holds today. So a
            document is made again as it was made, to be compared, never to be told.
    """

    def __init__(self, journal: JournalStorage, *, as_then: bool = False) -> None:
        self._journal = journal
        self._as_then = as_then

    def former_names(self) -> Mapping[str, Collection[str]]:
        """Every name that the documents of each person ever had, by their ids."""
        names: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for line in self._lines():
            for operation in line.operations if _PEOPLE in line.raw else ():
                for raw in (operation.old, operation.new):
                    if operation.table == Person.TABLE and raw and (one := typed_of(Person, raw)):
                        names[one.id][one.name] = None
        return names

    def today(self) -> Record | None:
        """People, consents and entries as they are today; none where it is now."""
        if self._as_then or not self._journal.past:
            return None
        return Record(self._documents())

    def shown_beside(self) -> Sequence[Record]:
        """What scores came to when files were written to be shared; what they come to today."""
        journal = self._journal
        lines = self._lines()
        given = tuple(f'"{kind.TABLE}"'.encode() for kind in (Ballot, Vote))
        if not any(mark in line.raw for line in lines for mark in given):
            return ()
        exports = exports_of(journal.folder.path, journal.disk)
        shared = {one.at.timestamp() for one in exports if one.edition == "shareable"}
        if self._as_then:
            every = journal.reader.lines
            until = every[len(lines)].moment if len(lines) < len(every) else inf
            moments = sorted(moment for moment in shared if moment < until)
        else:
            moments = sorted(shared | ({inf} if journal.past else set()))
        return [Record(_scored_in(tables)) for tables in _at_each(lines, moments)]

    def _lines(self) -> tuple[Line, ...]:
        """The records of which it is asked: all, or those that counted then."""
        return tuple(self._journal.lines if self._as_then else self._journal.reader.lines)

    def _documents(self) -> Iterator[Document]:
        """The documents of today that hold for earlier moments, as far as they can be read."""
        for kind in _HOLDING:
            for raw in self._journal.tables.get(kind.TABLE, {}).values():
                if (document := typed_of(kind, raw)) is not None:
                    yield document


def _at_each(lines: Sequence[Line], moments: Iterable[float]) -> Iterator[Tables]:
    """The documents that scores come from, at each of some moments, the earliest first."""
    tables: Tables = {}
    place = 0
    for moment in moments:
        while place < len(lines) and lines[place].moment <= moment:
            line = lines[place]
            if any(mark in line.raw for mark in _SCORED_MARKS):
                apply(tables, operations_of(line) or ())
            place += 1
        yield tables


def _scored_in(tables: Tables) -> Iterator[Document]:
    """What scores come from; without the ballots of those who had withdrawn."""
    withdrawn = {
        raw.get("person_id")
        for raw in tables.get(Withdrawal.TABLE, {}).values()
        if raw.get("level") == WithdrawalLevel.WITHDRAWN.value
    }
    for kind in _SCORED:
        for raw in tables.get(kind.TABLE, {}).values():
            if raw.get("voter") in withdrawn:
                continue
            if (document := typed_of(kind, raw)) is not None:
                yield document
