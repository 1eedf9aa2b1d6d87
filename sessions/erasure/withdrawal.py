"""What somebody's withdrawal comes to: how much they said, and where it has gone already."""

from __future__ import annotations

from pathlib import Path

import msgspec

from sessions.disk.export_ledger import Exported, exports_of
from workshop.privacy.ownership import Belonging
from workshop.record.documents import Entry, EntryKind, Person, Session
from workshop.record.record import Record
from workshop.record.rows import ROW_TYPES
from workshop.registers.kinds.decisions import DECISIONS
from workshop.registers.kinds.needs.liaisons import LIAISONS
from workshop.registers.kinds.needs.needs import NEEDS
from workshop.registers.kinds.needs.signatures import SIGNATURES
from workshop.registers.kinds.strategy.goals import GOALS
from workshop.registers.kinds.strategy.projects import PROJECTS
from workshop.text import plural
from workshop.times import stamp


class Affected(msgspec.Struct, frozen=True, kw_only=True):
    """What a withdrawal comes to."""

    name: str
    """The person."""
    entries: int
    """How many entries that stand are theirs."""
    documents: tuple[str, ...]
    """The documents that tell of them: `swot`, `session 2`, ..."""
    exports: tuple[Exported, ...]
    """The files written so far of their sessions and of the whole engagement."""

    @property
    def sentences(self) -> tuple[str, ...]:
        """The same for a person: which files may hold it, and whether they are still there."""
        said = plural(self.entries, "entry", "entries")
        first = f"{self.name} said {said}; documents that tell of it: {_listed(self.documents)}."
        if not self.exports:
            return (first, "No file of it was written, as far as the list of exports goes.")
        told = [f"{_what(one)}: {one.path}" for one in self.exports]
        count = plural(len(self.exports), "file was", "files were")
        return (
            first,
            f"{count} written before; nobody but you can reach those that were sent:",
            *told,
        )


def affected(record: Record, person_id: str, folder: Path) -> Affected:
    """What it comes to that somebody withdraws.

    Args:
        record: the record as it is.
        person_id: who.
        folder: where the engagement is kept, with the list of its exports.

    Raises:
        Refused: there is no such person.
    """
    person = record.get(Person, person_id)
    sessions = record.sessions()
    theirs = _theirs(record, person_id)
    spoke = {entry.session_id for entry in theirs}
    took_part = [s for s in sessions if person_id in s.people or s.id in spoke]
    ids = {session.id for session in took_part}
    documents = ["swot", "scan"] if any(e.factor_id for e in theirs) else []
    documents += ["synthesis", "told-back"] if theirs else []
    documents += ["liaison"] if theirs and record.rows(LIAISONS) else []
    has_strategy = any(record.rows(name) for name in (GOALS, PROJECTS))
    documents += ["strategy"] if theirs and has_strategy else []
    tables = _tables_of(record, {entry.id for entry in theirs})
    signed = any(row.is_of == person_id for row in record.rows(SIGNATURES))
    documents += tables
    documents += [SIGNATURES] if signed and SIGNATURES not in tables else []
    documents += [NEEDS] if signed and NEEDS not in tables else []
    documents += ["reply"] if NEEDS in tables else []
    quoted = theirs and any(record.rows(DECISIONS)) and DECISIONS not in tables
    documents += [DECISIONS] if quoted else []  # Behind the factors that decisions rest on.
    documents += [f"session {sessions.index(session) + 1}" for session in took_part]
    exports = tuple(one for one in exports_of(folder) if one.session is None or one.session in ids)
    return Affected(
        name=person.name, entries=len(theirs), documents=tuple(documents), exports=exports
    )


def _theirs(record: Record, person_id: str) -> list[Entry]:
    """The entries that stand and are the person's, or have them among those who said them."""
    begun = {session.id: session.people for session in record.all(Session)}
    belonging = Belonging(record, frozenset({person_id}), begun)
    return [
        entry
        for entry in record.all(Entry)
        if not entry.retracted
        and (
            belonging.theirs(entry)
            or (person_id in entry.people and entry.kind is not EntryKind.ACTION)
        )
    ]


def _tables_of(record: Record, theirs: set[str]) -> list[str]:
    """The registers with a row that rests on one of their entries."""
    return [
        name
        for name in ROW_TYPES
        if any(theirs.intersection(row.evidence) for row in record.rows(name))
    ]


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(words) or "none"


def _what(one: Exported) -> str:
    """A file in words: which document, for whom, when, and what became of it."""
    gone = "no longer there" if not one.still_there else "changed since" if one.changed else "there"
    return f"{one.document}, {one.edition}, {stamp(one.at)}, {gone}"
