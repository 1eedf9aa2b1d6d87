"""What is meant by an id as people say it: a code, a number, a handle, a name, the id itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from workshop.errors import Refused
from workshop.record.codebook import Codebook
from workshop.record.documents import (
    Clock,
    Department,
    Document,
    Entry,
    Factor,
    Letter,
    Person,
    Session,
)
from workshop.record.findings.documents import Finding
from workshop.record.record import Record
from workshop.record.rows import ROW_TYPES, Row
from workshop.record.tables import TABLES
from workshop.record.themes import Theme
from workshop.registers.kinds import REGISTERS
from workshop.report.synthesis.loose_entries import LooseEntries
from workshop.report.view import Gathered
from workshop.running.findings.standing import findings_of
from workshop.running.handles import handles_in, key_of, meant_by
from workshop.text import clean_line, listing, nearest, plural, shorten

_CODE: Final = re.compile(r"([SWOT])([0-9]{1,6})(?:\.([0-9]{1,6}))?", re.ASCII | re.IGNORECASE)
_LEAST: Final = 6
"""So many characters of an id are enough where only one begins like that."""

_WAYS: Final = (
    "Give the code of a factor, row, theme or finding (S3), the number of a session, the id of a "
    "step or of a document, @handle, or the name of a department."
)


class StepOf(NamedTuple):
    """A step of a guide in the sessions that ran it."""

    id: str
    session_ids: tuple[str, ...]
    """At least one, in the order in which they began."""


class TagTheme(NamedTuple):
    """A theme that is a tag alone: no document stands for it."""

    id: str
    """Its code: `#cost`."""


Subject = Document | StepOf | TagTheme
"""What can be traced."""


def meant(gathered: Gathered, word: str) -> Subject:
    """What an id means.

    Raises:
        Refused: nothing, or several things; what is near is named.
    """
    record, said = gathered.record, clean_line(word)
    found = next((each for each in _ways(gathered, said) if each is not None), None)
    if found is not None:
        return found
    near = nearest(said, _known(record), most=3)
    hint = f"Did you mean {listing(near, 'or')}?" if near else _WAYS
    raise Refused(f"There is nothing called “{shorten(said, 60)}” in this engagement. {hint}")


def named(gathered: Gathered, kind: str, said: str) -> Subject | None:
    """What goes by an id or code among things of one kind, as a trace names both.

    The code of a goal may be that of a factor too, so that the code alone would not do.
    """
    if rows := [each for each in ROW_TYPES.values() if REGISTERS[each.TABLE].one == kind]:
        code = said.casefold()
        found = (row for each in rows for row in gathered.record.rows(each.TABLE))
        return next((row for row in found if code in (row.code.casefold(), row.id)), None)
    ways: dict[str, Iterable[Callable[[], Subject | None]]] = {
        "factor": (lambda: _by_code(gathered, said),),
        "finding": (lambda: _by_finding_code(gathered.record, said),),
        "step": (lambda: _by_step(gathered.record, said),),
        "theme": (lambda: _by_theme(gathered.record, said),),
        "entry": (
            lambda: LooseEntries(gathered).entry(said),
            lambda: _by_code(gathered, said) if "." in said else None,
            lambda: _by_row_place(gathered, said),
        ),
    }
    found_here = (way() for way in ways.get(kind, ()))
    here = next((each for each in found_here if each is not None), None)
    return here or _by_id(gathered.record, said)


def _ways(gathered: Gathered, said: str) -> Iterator[Subject | None]:
    """What it is in each way of naming something, looked up one after the other as it is asked."""
    record = gathered.record
    yield _by_id(record, said)
    yield _by_code(gathered, said)
    yield _by_finding_code(record, said)
    yield _by_row_code(record, said)
    yield _by_row_place(gathered, said)
    yield LooseEntries(gathered).entry(said)
    yield _by_number(record, said)
    yield _by_step(record, said)
    yield _by_theme(record, said)
    yield _by_name(record, said)
    yield _by_beginning(record, said)


def _by_id(record: Record, said: str) -> Document | None:
    """The document of that id; of a session, not its clock."""
    found = (record.find(kind, said) for kind in TABLES.values() if kind is not Clock)
    return next((one for one in found if one is not None), None)


def _by_code(gathered: Gathered, said: str) -> Document | None:
    """The factor of a code, or an entry by its place behind one."""
    if not (parts := _CODE.fullmatch(said)):
        return None
    letter, number, place = Letter(parts[1].upper()), int(parts[2]), parts[3]
    factors = gathered.record.all(Factor)
    factor = next((f for f in factors if (f.letter, f.number) == (letter, number)), None)
    if factor is None or place is None:
        return factor
    known = gathered.known_of(factor)
    entries = known.entries if known else ()
    if not 1 <= int(place) <= len(entries):
        behind = plural(len(entries), "entry", "entries")
        raise Refused(
            f"{factor.code} has {behind} behind it in this edition, "
            f"so there is no {factor.code}.{int(place)}."
        )
    return entries[int(place) - 1]


def _by_finding_code(record: Record, said: str) -> Finding | None:
    """The finding of a code; one that was taken back is found by its id alone."""
    key = said.casefold()
    return next((each for each in findings_of(record) if each.code.casefold() == key), None)


def _by_row_code(record: Record, said: str) -> Row | None:
    """The row of a register by its code.

    Raises:
        Refused: rows of several registers are called that.
    """
    key = said.casefold()
    rows = [row for name in ROW_TYPES for row in record.rows(name) if row.code.casefold() == key]
    if len(rows) > 1:
        choice = listing([f"{row.register.one} {row.id}" for row in rows], "or")
        raise Refused(f"Several rows are called {shorten(said, 60)}. Give its id: {choice}.")
    return rows[0] if rows else None


def _by_row_place(gathered: Gathered, said: str) -> Entry | None:
    """An entry by its place behind a row."""
    code, point, place = said.rpartition(".")
    row = _by_row_code(gathered.record, code) if point and place.isdecimal() else None
    if row is None:
        return None
    told = gathered.row_telling.rows(row.register, [row]).rows
    entries = told[0].evidence if told else ()
    if not 1 <= int(place[:6]) <= len(entries):
        raise Refused(
            f"{row.code} has {plural(len(entries), 'entry', 'entries')} behind it in this edition, "
            f"so there is no {shorten(said, 60)}."
        )
    return entries[int(place[:6]) - 1]


def _by_number(record: Record, said: str) -> Session | None:
    """The session of a number in the list."""
    sessions = record.sessions()
    if said.isascii() and said.isdigit() and 1 <= int(said[:9]) <= len(sessions):
        return sessions[int(said[:9]) - 1]
    return None


def _by_step(record: Record, said: str) -> StepOf | None:
    """A step by its id, in all sessions that have it."""
    sessions = [one.id for one in record.sessions() if record.guide_of(one).step(said)]
    return StepOf(said, tuple(sessions)) if sessions else None


def _by_theme(record: Record, said: str) -> Theme | TagTheme | None:
    """The theme of a code or a name, by its code also a part of one or one that was dropped."""
    if found := Codebook(record).named(said):
        return found.document or TagTheme(found.code)
    themes = record.all(Theme)
    return next((theme for theme in themes if theme.code.casefold() == said.casefold()), None)


def _by_name(record: Record, said: str) -> Person | Department | None:
    """Somebody by handle, or a department or person by the whole name."""
    if said.startswith("@"):
        return meant_by(said[1:], record, None)
    key = key_of(said) or said
    groups: tuple[Iterable[Department | Person], ...] = (record.all(Department), record.all(Person))
    for group in groups:
        named = [one for one in group if (key_of(one.name) or one.name) == key]
        if len(named) > 1:
            handles = handles_in(record, None)
            choice = listing([f"@{handles[one.id]}" for one in named], "or")
            raise Refused(f"Several are called “{shorten(said, 60)}”. Say which: {choice}.")
        if named:
            return named[0]
    return None


def _by_beginning(record: Record, said: str) -> Document | None:
    """The document whose id begins like that."""
    if len(said) < _LEAST:
        return None
    begun = [o for o in record.documents() if o.id.startswith(said) and not isinstance(o, Clock)]
    if len(begun) > 1:
        raise Refused(f"{len(begun)} ids begin with “{shorten(said, 60)}”. Give the whole id.")
    return begun[0] if begun else None


def _known(record: Record) -> Iterator[str]:
    """What may have been meant by a slip: codes, handles, departments, steps, ids."""
    yield from (factor.code for factor in record.all(Factor))
    yield from (finding.code for finding in findings_of(record))
    yield from (row.code for name in ROW_TYPES for row in record.rows(name))
    departments = list(record.all(Department))
    yield from (department.name for department in departments)
    yield from (theme.code for theme in record.all(Theme))
    here = {department.id for department in departments}
    yield from (f"@{h}" for key, h in handles_in(record, None).items() if key not in here)
    yield from (person.name for person in record.all(Person))
    yield from dict.fromkeys(s.id for one in record.sessions() for s in record.guide_of(one).steps)
    yield from (one.id for kind in (Session, Entry) for one in record.all(kind))
