"""Rows that are made of what was said: in the words of an entry, with the entry as evidence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from workshop.errors import Refused
from workshop.language import raised
from workshop.record.change import Change, Moment
from workshop.record.documents import (
    Department,
    Entry,
    EntryKind,
    Person,
    Session,
    Withdrawal,
    WithdrawalLevel,
)
from workshop.record.read_back import left_out
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.fields import DepartmentField, TextField
from workshop.registers.kinds import register_named
from workshop.registers.register import Register
from workshop.running.base.cells_of_session import UNTOLD, hides_department
from workshop.running.base.registry import rule
from workshop.running.base.written_rows import WrittenRows
from workshop.running.needs import of_others as others
from workshop.running.needs.commands import MakeRows
from workshop.talks.voices import Voices
from workshop.text import listing, shorten, with_article

_NAMED = 4
"""So many rows or entries are named in a sentence, at most."""


class Made(NamedTuple):
    """What an entry is, or can become, in a register."""

    row: Row | None
    """The row that rests on it already, the first of them; none where there is none."""
    refused: str
    """Why no row is made of it, as a sentence; empty where one can be."""


def row_of_entry(record: Record, register: str, entry_id: str) -> Made:
    """What an entry is in a register, and why it cannot become a row of it, for the key of that.

    Raises:
        Refused: there is no such register or entry.
    """
    kind = register_named(register)
    entry = _standing(record, record.get(Entry, entry_id))
    row = next((each for each in record.rows(kind.name) if entry.id in each.evidence), None)
    why = _of_no_entry(kind) or _untellable(entry, _withheld(record, [entry]))
    if not why and row is not None:
        why = f"It is {kind.one} {row.code} already"
    return Made(row, f"{raised(why)}." if why else "")


def row_of(record: Record, register: str, about_id: str) -> Made:
    """What a factor, a theme or a row is in a register, and why it cannot become a row of it.

    Raises:
        Refused: there is no such register, or nothing of that id.
    """
    kind = register_named(register)
    origin = others.origin_of(record, about_id)
    row = others.made_already(record, kind, origin)
    if not (why := _of_no_words(kind)):
        withheld = _withheld(record, origin.entries)
        why = others.why_not(kind, origin, lambda each: _untellable(each, withheld))
    if not why and row is not None:
        why = f"It is {kind.one} {row.code} already"
    return Made(row, f"{raised(why)}." if why else "")


@rule(MakeRows)
def make_rows(record: Record, command: MakeRows, moment: Moment) -> Change:
    """Put a row for each thing of which there is none yet; all or nothing where one may not be.

    Raises:
        Refused: the register has no rows in words, an entry is not for others to read, every one of
            them is a row already, or a row of it needs more than words.
    """
    register = register_named(command.register)
    if why := _of_no_entry(register) if command.entry_ids else _of_no_words(register):
        raise Refused(f"{why}.")
    given = (_standing(record, record.get(Entry, each)) for each in command.entry_ids)
    entries = list({entry.id: entry for entry in given}.values())
    found = (others.origin_of(record, each) for each in command.of)
    origins = list({one.target: one for one in found}.values())
    if not entries and not origins:
        raise Refused(f"Choose what was said that is to become {with_article(register.one)}.")
    withheld = _withheld(record, [*entries, *(each for one in origins for each in one.entries)])
    _require_tellable(register, entries, origins, withheld)
    there = {cited: row for row in reversed(record.rows(register.name)) for cited in row.evidence}
    known = [there[each.id] for each in entries if each.id in there]
    made_of = [(one, others.made_already(record, register, one)) for one in origins]
    known += [row for _, row in made_of if row is not None]
    codes = [row.code for row in sorted({row.id: row for row in known}.values(), key=_by_id)]
    new = [each for each in entries if each.id not in there]
    new_of = [one for one, row in made_of if row is None]
    if not new and not new_of:
        is_one = f"It is {register.one}"
        if len(entries) + len(origins) > 1:
            is_one = f"They are {register.many}"
        raise Refused(f"{is_one} {_codes(codes)} already.")
    _require_words_are_enough(register)
    session_id, step_id = _place(record, command)
    written = WrittenRows(record, register.name, moment, session_id, step_id)
    voices = Voices(record)
    made = [written.new(**_cells(voices, register, each), evidence=(each.id,)) for each in new]
    made_of_others = _of_others(written, voices, new_of, withheld)
    leading = _lead_on(record, register, moment, made_of_others)
    made += [row for _, row in made_of_others]
    return Change(
        sentence=_sentence(register, made, codes, [one.code for one in new_of]),
        puts=(*made, *leading),
        session_id=session_id,
    )


def _by_id(row: Row) -> str:
    return row.id


def _require_tellable(
    register: Register,
    entries: list[Entry],
    origins: list[others.Origin],
    withheld: Collection[str],
) -> None:
    """Refuse where a row may not be made of something, with all of that."""
    reasons = [(_quoted(each, withheld), _untellable(each, withheld)) for each in entries]
    reasons += [
        (one.code, others.why_not(register, one, lambda each: _untellable(each, withheld)))
        for one in origins
    ]
    if wrong := [f"{what}: {why}" for what, why in reasons if why]:
        more = f"; and {len(wrong) - _NAMED} more" if len(wrong) > _NAMED else ""
        raise Refused(f"{'; '.join(wrong[:_NAMED])}{more}.")


def _of_others(
    written: WrittenRows,
    voices: Voices,
    origins: Sequence[others.Origin],
    withheld: Collection[str],
) -> list[tuple[others.Origin, Row]]:
    """A row for each thing that is no entry."""
    found = []
    register = written.register
    for one in origins:
        evidence = others.evidence_of(one, withheld) if register.evidence else ()
        said_for = _department_cells(voices, register, one.entries)
        cells = said_for | others.cells_of(register, one)
        found.append((one, written.new(**cells, evidence=evidence)))
    return found


def _lead_on(
    record: Record, register: Register, moment: Moment, made: list[tuple[others.Origin, Row]]
) -> list[Row]:
    """The rows of which others were made and that say so, as they will be."""
    found: list[Row] = []
    for row, cells in others.with_what_came(register, made).values():
        written = WrittenRows(record, row.TABLE, moment)
        written.change(row, **cells)
        found += written.puts
    return found


def _require_words_are_enough(register: Register) -> None:
    """Refuse where a row of a register must have more than words."""
    if more := [field.title for field in register.fields[1:] if field.required]:
        needs = f"{raised(with_article(register.one))} needs more than words ({listing(more)})"
        raise Refused(f"{needs}: enter it in its table.")


def _place(record: Record, command: MakeRows) -> tuple[str | None, str]:
    """The session and the step in which rows are made.

    In one that is closed nothing is made any more: they stand outside of it, and rest on what was
    said in it. Without a step they are made in the one in front of the room.
    """
    if command.session_id is None:
        return None, ""
    session = record.get(Session, command.session_id)
    if command.step_id:
        record.step_of(session, command.step_id)
    if session.closed:
        return None, ""
    return session.id, command.step_id or record.clock_of(session.id).step_id


def _sentence(
    register: Register, made: Sequence[Row], known: Sequence[str], origins: Sequence[str]
) -> str:
    """What was made, as history tells it; what was one already is said."""
    of = _codes(origins) if origins else "what was said"
    words = (
        f"Made {of} {with_article(register.one)}: {made[0].code} “{shorten(made[0].subject, 60)}”"
    )
    if len(made) > 1:
        codes = _codes([row.code for row in made])
        if origins and len(origins) < len(made):
            of = f"{of} and what was said"
        words = f"Made {register.count(len(made))} of {of}: {codes}"
    return f"{words}; {_codes(known)} stood already" if known else words


def _codes(codes: Sequence[str]) -> str:
    more = len(codes) - _NAMED
    return listing([*codes[:_NAMED], *([f"{more} more"] if more > 0 else [])])


def _of_no_words(register: Register) -> str:
    """Why no row of a register can be made of words; empty where one can."""
    return "" if isinstance(register.subject, TextField) else _of_no_entry(register)


def _of_no_entry(register: Register) -> str:
    """Why no row of a register can be made of what was said; empty where one can."""
    if isinstance(register.subject, TextField) and register.evidence:
        return ""
    return f"{raised(register.many)} are not made of what was said: enter them in their table"


def _withheld(record: Record, entries: Iterable[Entry]) -> frozenset[str]:
    """The ids of those entries that whoever said them wants in no document."""
    level = WithdrawalLevel.WITHDRAWN
    gone = {one.person_id for one in record.all(Withdrawal) if one.level is level}
    withdrawn = {each.id for each in entries if each.people and gone.issuperset(each.people)}
    return left_out(record) | withdrawn


def _untellable(entry: Entry, withheld: Collection[str]) -> str:
    """Why the words of an entry may stand in no table, which others read; empty where they may."""
    if entry.id in withheld:
        return "whoever said it wants it in no document"
    if entry.retracted:
        return "it was retracted"
    if entry.off_record:
        return "it was said off the record"
    if entry.private:
        return "it is private; make it public first, or type what may be read by others"
    if entry.kind is EntryKind.OBSERVATION:
        return "it is an observation of your own; type what may be read by others"
    return ""


def _quoted(entry: Entry, withheld: Collection[str]) -> str:
    """An entry in a refusal; words off the record and those that were withdrawn stand in none."""
    hidden = entry.off_record or entry.id in withheld
    return "An entry" if hidden else f"“{shorten(entry.text, 40)}”"


def _standing(record: Record, entry: Entry) -> Entry:
    """The entry that stands for one that was written down twice; else itself."""
    met = {entry.id}
    while entry.same_as_id and entry.same_as_id not in met:
        met.add(entry.same_as_id)
        if (other := record.find(Entry, entry.same_as_id)) is None:
            break
        entry = other
    return entry


def _cells(voices: Voices, register: Register, entry: Entry) -> dict[str, str]:
    """The cells of a row in the words of an entry, as they are stored."""
    return {register.subject.id: entry.text} | _department_cells(voices, register, [entry])


def _department_cells(
    voices: Voices, register: Register, entries: Iterable[Entry]
) -> dict[str, str]:
    """The cells for the department for which all of some entries speak; none where for several."""
    fields = [f.id for f in register.fields if isinstance(f, DepartmentField) and f.of_speaker]
    found = {each for entry in entries for each in _departments(voices, entry)} if fields else set()
    if len(found) == 1 and voices.record.find(Department, (only := next(iter(found)))):
        return dict.fromkeys(fields, only)
    return {}


def _departments(voices: Voices, entry: Entry) -> Iterator[str]:
    """The ids of the departments for which an entry speaks.

    Those that it names as its source come first, then those of who said it, who in an interview
    with one person is that person unless it says otherwise; then the one whose session it was. The
    department of somebody who agreed to be told by less is not taken: a row
    tells it. Who was not asked yet is told by what they agree to once they are.
    """
    record, speakers = voices.record, entry.raised_by
    if entry.kind is not EntryKind.ACTION:
        people = (record.find(Person, each) for each in voices.speakers(entry))
        speakers = entry.people or tuple(one.id for one in people if one and one.department_id)
    if entry.departments:
        yield from entry.departments
    elif speakers:
        for person in (record.find(Person, each) for each in speakers):
            if person and person.department_id:
                yield "" if _hides(record, entry, person.id) else person.department_id
    elif (session := record.find(Session, entry.session_id)) and session.department_id:
        yield session.department_id


def _hides(record: Record, entry: Entry, person_id: str) -> bool:
    """Whether somebody is not to be told by their department with an entry."""
    return entry.attribution in UNTOLD or hides_department(record, entry.session_id, person_id)
