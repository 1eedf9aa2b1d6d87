"""The rules for the rows of registers: entering, changing, removing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from math import isfinite
from typing import Any, NamedTuple

import msgspec

from workshop.ballots.votes.decided_on import following
from workshop.errors import Refused
from workshop.guide.row_steps import Decide
from workshop.guide.shape import as_kind
from workshop.needs.answered import as_own_answer
from workshop.record.change import Change, Moment
from workshop.record.documents import Entry, EntryKind, Person, Session
from workshop.record.record import Record
from workshop.record.references import users_of
from workshop.record.rows import ROW_TYPES, Row
from workshop.registers.field_base import Names, Target
from workshop.registers.fields import AnyField
from workshop.registers.kinds import register_named
from workshop.registers.kinds.decisions import DECISIONS, DISSENT
from workshop.registers.numbers import write_number
from workshop.registers.register import Register
from workshop.running.base.cells_of_session import cells_of_session
from workshop.running.base.on_record import require_on_record
from workshop.running.base.registry import rule
from workshop.running.base.row_circles import circles
from workshop.running.base.row_problems import RowProblem, problem_words
from workshop.running.base.said_at_once import said_at_once
from workshop.running.capture import Captured
from workshop.running.entry_rules import Writing
from workshop.running.row_commands import PutRows, RecordDissent, RemoveRows, RowText
from workshop.running.row_names import RecordNames, subject_of
from workshop.running.same_person import told_apart
from workshop.running.sources import Heard
from workshop.text import clean_line, listing, nearest, plural, shorten

_LONGEST_CODE = 40
_NAMED = 4
"""So many rows or fields are named in a sentence, at most."""


class RowsRead(NamedTuple):
    """What rows as typed come to."""

    rows: tuple[tuple[Row | None, Row], ...]
    """Every row that is right and not as it was: as it was, or none, and as it will be."""
    new: tuple[Any, ...]
    """People and departments that were named for the first time."""
    same: int
    """How many rows say what is there already."""
    problems: tuple[RowProblem, ...]


def read_rows(record: Record, command: PutRows, moment: Moment) -> RowsRead:
    """What rows come to, with everything that is wrong with them; nothing is decided yet.

    Raises:
        Refused: there is no such register or session.
    """
    return _Reading(record, command, moment).read()


class _Reading:
    """The rows of one command on their way to documents."""

    def __init__(self, record: Record, command: PutRows, moment: Moment) -> None:
        self._record = record
        self._command = command
        self._moment = moment
        self._register = register_named(command.register)
        self._type = ROW_TYPES[self._register.name]
        self._session = self._session_of()
        self._names = RecordNames(record, moment, self._session)
        self._codes = {row.code.casefold() for row in record.all(self._type)}
        self._number = record.last_row_number(self._register.name)
        self._problems: list[RowProblem] = []
        self._of_row = 0
        self._changed: set[str] = set()

    def _session_of(self) -> Session | None:
        """The session in which rows are entered."""
        session = _open_session(self._record, self._command.session_id)
        if session is None:
            return None
        if self._command.step_id or any(row.row_id is None for row in self._command.rows):
            self._require_step(session)
        return session

    def _require_step(self, session: Session) -> None:
        """Refuse rows that are entered in a session at no step of it."""
        if not self._command.step_id:
            raise Refused("Rows that are entered in a session stand at a step of it: say which.")
        self._record.step_of(session, self._command.step_id)

    def read(self) -> RowsRead:
        """All rows."""
        found: list[tuple[Row | None, Row]] = []
        same, places = 0, dict[str, int]()
        for place, given in enumerate(self._command.rows):
            before = self._of_row = len(self._problems)
            old = self._old(place, given)
            row = self._row(place, given, old)
            if len(self._problems) > before or row is None:
                continue
            if row == old:
                same += 1
            else:
                found.append((old, row))
                places[row.id] = place
        found = self._without_circles(found, places)
        new = tuple(self._names.new.values())
        order = {field.id: place for place, field in enumerate(self._register.fields)}
        problems = sorted(self._problems, key=lambda p: (p.row, order.get(p.field, len(order))))
        return RowsRead(tuple(found), new, same, tuple(problems))

    def _without_circles(
        self, found: list[tuple[Row | None, Row]], places: Mapping[str, int]
    ) -> list[tuple[Row | None, Row]]:
        """The rows but for those that would lead up to themselves, which is told of each."""
        wrong = set()
        for each in circles(self._record.all(self._type), {row.id: row for _, row in found}):
            wrong.add(each.row_id)
            place, field = places[each.row_id], each.field
            typed = _as_text(self._command.rows[place].values.get(field.id))
            self._wrong(
                place, field.id, typed, f"{field.allowed}, never in a circle", each.sentence
            )
        return [(old, row) for old, row in found if row.id not in wrong]

    def _old(self, place: int, given: RowText) -> Row | None:
        """The row that is to change."""
        if given.row_id is None:
            return None
        old = self._record.find(self._type, given.row_id)
        if old is None:
            self._wrong(place, "", given.row_id, "a row of it", "there is no such row")
        elif old.id in self._changed:
            self._wrong(place, "", old.code, "each row once", f"{old.code} is there twice")
        self._changed.add(given.row_id)
        return old

    def _row(self, place: int, given: RowText, old: Row | None) -> Row | None:
        """One row as it will be."""
        if given.row_id is None:
            given = self._with_what_follows(given)
        cells = self._cells(place, given)
        evidence = self._evidence(place, given)
        if given.row_id is not None:
            if old is None:
                return None
            row = as_own_answer(old, msgspec.structs.replace(old, **cells, **evidence))
        else:
            follows = self._follows.items()
            cells = {**cells, **{name: v for name, v in follows if not cells.get(name)}}
            row = self._type(
                id=self._moment.new_id(),
                code=self._code(place, given.code),
                at=self._moment.now,
                session_id=self._session.id if self._session else None,
                step_id=self._command.step_id if self._session else "",
                **cells,
                **evidence,
            )
        self._check(place, row, given)
        return row

    @cached_property
    def _follows(self) -> dict[str, str]:
        """The cells that every new row takes over from its session."""
        return cells_of_session(self._record, self._session, self._register)

    def _with_what_follows(self, given: RowText) -> RowText:
        """A decision of a step with what follows from its vote, whoever enters it, and how."""
        if self._session is None or self._register.name != DECISIONS:
            return given
        deciding = as_kind(self._record.step_of(self._session, self._command.step_id), Decide)
        if deciding is None:
            return given
        values = following(self._record, self._session, deciding, given.values)
        return msgspec.structs.replace(given, values=dict(values))

    def _cells(self, place: int, given: RowText) -> dict[str, Any]:
        """The values of the cells that are right."""
        cells = {}
        for name, typed in given.values.items():
            field = self._register.field(name)
            text = _as_text(typed, numeric=field is not None and field.numeric)
            if field is None:
                known = [each.id for each in self._register.fields]
                near = nearest(name, known)
                hint = f"; did you mean {near[0]}?" if near else ""
                what = f"there is no field “{clean_line(name)[:40]}”{hint}"
                if self._register.is_computed(name):
                    what = f"{name} is worked out of other cells and is never typed"
                self._wrong(place, name, text, listing(known, "or"), what)
                continue
            try:
                cells[name] = field.read(text, self._names)
            except Refused as refused:
                self._wrong(place, name, text, field.allowed, str(refused).rstrip("."))
        return cells

    def _evidence(self, place: int, given: RowText) -> dict[str, tuple[str, ...]]:
        """The entries that a row rests on."""
        if given.evidence is None:
            return {}
        if given.evidence and not self._register.evidence:
            self._wrong(place, "evidence", "", "nothing", "its rows cite no entries")
        for entry_id in given.evidence:
            if self._record.find(Entry, entry_id) is None:
                self._wrong(place, "evidence", entry_id, "ids of entries", "there is no such entry")
        return {"evidence": tuple(dict.fromkeys(given.evidence))}

    def _code(self, place: int, wanted: str) -> str:
        """What a new row is called: as a file has it, else the next number."""
        code = clean_line(wanted)
        if not code:
            while True:
                self._number += 1
                code = f"{self._register.prefix}{self._number}"
                if code.casefold() not in self._codes:
                    break
        elif code.casefold() in self._codes:
            self._wrong(place, "id", code, "an id that no other row has", f"{code} is there twice")
        elif len(code) > _LONGEST_CODE:
            self._wrong(place, "id", code, f"at most {_LONGEST_CODE} characters", "it is too long")
        self._codes.add(code.casefold())
        return code

    def _check(self, place: int, row: Row, given: RowText) -> None:
        """What a whole row must be."""
        wrong = {problem.field for problem in self._problems[self._of_row :]}
        for field in self._register.fields:
            if field.required and row.cell(field.id) == field.empty and field.id not in wrong:
                missing = f"{field.title.lower()} is missing"
                self._wrong(place, field.id, "", field.allowed, missing)
        for check in self._register.checks:
            if check.field not in wrong and (problem := check.wrong(row.cells)):
                blamed = self._register.field(check.field)
                allowed = blamed.allowed if blamed else ""
                found = _as_text(given.values.get(check.field))
                self._wrong(place, check.field, found, allowed, problem)

    def _wrong(self, place: int, field: str, found: str, allowed: str, sentence: str) -> None:
        self._problems.append(RowProblem(place, field, found, allowed, sentence))


def _as_text(typed: str | float | None, *, numeric: bool = False) -> str:
    """What stands in a cell as text; programs may give a number.

    Where a number is read from it, three decimals must not look like thousands.
    """
    if isinstance(typed, float) and typed.is_integer():
        return str(int(typed))
    if isinstance(typed, float) and numeric and isfinite(typed):
        return write_number(typed)
    return "" if typed is None else str(typed)


def _open_session(record: Record, session_id: str | None) -> Session | None:
    """The session in which something is done, where it is in one.

    Raises:
        Refused: it is closed.
    """
    if session_id is None:
        return None
    session = record.get(Session, session_id)
    if session.closed:
        raise Refused(f"{session.title} is closed; reopen it to enter more.")
    return session


@rule(PutRows)
def put_rows(record: Record, command: PutRows, moment: Moment) -> Change:
    """Put rows, new and changed, and whoever was named in them for the first time."""
    if not command.rows:
        raise Refused("There is no row to enter.")
    require_on_record(record, command.session_id)
    register = register_named(command.register)
    found = read_rows(record, command, moment)
    if found.problems:
        raise Refused(problem_words(register, found.problems, of=len(command.rows)))
    if not found.rows:
        raise Refused("Nothing would change: the rows are as they are.")
    puts = tuple(row for _, row in found.rows)
    return Change(
        sentence=f"{_put_words(record, register, found)}{_new_words(found.new)}"
        f"{said_at_once(record, register, puts)}",
        puts=(*found.new, *puts),
        session_id=command.session_id,
    )


@rule(RemoveRows)
def remove_rows(record: Record, command: RemoveRows, _: Moment) -> Change:
    """Take rows out that nothing else leads to."""
    register = register_named(command.register)
    _open_session(record, command.session_id)
    kind = ROW_TYPES[register.name]
    rows = []
    for row_id in dict.fromkeys(command.row_ids):
        if (row := record.find(kind, row_id)) is None:
            raise Refused(f"There is no such row of {register.title}.")
        rows.append(row)
    if not rows:
        raise Refused("There is no row to remove.")
    planned: dict[Any, None] = {(kind, row.id): None for row in rows}
    for row in rows:
        used = [row_name(each) for each in users_of(record, row, planned)]
        if used:
            raise Refused(f"{row.code} is named by {listing(used[:_NAMED])}; change that first.")
    words = (
        f"{register.one} {_told(record, rows[0])}" if len(rows) == 1 else register.count(len(rows))
    )
    return Change(sentence=f"Removed {words}", removes=tuple(rows), session_id=command.session_id)


def row_name(document: Any) -> str:
    """What a row, or another document, is called in a sentence."""
    return document.code if isinstance(document, Row) else type(document).__name__.lower()


def _told(record: Record, row: Row, names: RecordNames | None = None) -> str:
    return f"{row.code} “{shorten(subject_of(record, row, names), 60)}”"


def _put_words(record: Record, register: Register, found: RowsRead) -> str:
    """What was entered, as history tells it."""
    rows = found.rows
    if len(rows) > 1:
        made = sum(old is None for old, _ in rows)
        changed = len(rows) - made
        parts = [f"{register.count(made)} entered"] if made else []
        parts += [f"{changed} changed" if made else f"{register.count(changed)} changed"]
        told = listing([part for part in parts if not part.startswith("0 ")])
        return f"{register.title}: {told}"
    old, row = rows[0]
    names = RecordNames(record)
    names.new.update({each.id: each for each in found.new})
    if old is None:
        return f"Added {register.one} {_told(record, row, names)}"
    changes = list(_differences(old, row, names))
    more = f" and {len(changes) - _NAMED} more" if len(changes) > _NAMED else ""
    return f"{register.one.capitalize()} {row.code}: {', '.join(changes[:_NAMED])}{more}"


def _differences(old: Row, row: Row, names: Names) -> Iterator[str]:
    """What changed in a row, field by field."""
    for field in row.register.fields:
        if row.cell(field.id) != old.cell(field.id):
            yield f"{field.title.lower()} {_cell_words(field, row.cell(field.id), names)}"
    if row.evidence != old.evidence:
        yield f"rests on {plural(len(row.evidence), 'entry', 'entries')}"


def _cell_words(field: AnyField, value: Any, names: Names) -> str:
    words = field.shown(value, names)
    return f"“{shorten(words, 60)}”" if words else "taken out"


def _new_words(new: Sequence[Any]) -> str:
    """Who and what came with it."""
    if not new:
        return ""
    names = [f"the {type(each).__name__.lower()} {each.name}" for each in new]
    return f", with {listing(names)} (new)"


@rule(RecordDissent)
def record_dissent(record: Record, command: RecordDissent, moment: Moment) -> Change:
    """Put the statement, and the decision with it; off the record the sentence has no word of it.

    Raises:
        Refused: the session is closed, or nothing was said.
    """
    session = record.get(Session, command.session_id)
    if session.closed:
        raise Refused(f"{session.title} is closed; reopen it to record more.")
    step = record.step_of(session, command.step_id)
    decision = record.get(ROW_TYPES[DECISIONS], command.decision_id)
    person = record.get(Person, command.person_id)
    writing = Writing(record, session, step, moment)
    said = Captured(kind=EntryKind.QUOTE, text=command.words, tags=(DISSENT,))
    entry = writing.entry(said, Heard(people=(person.id,)))
    if not entry.people:  # off the record nobody is taken in, and the words are still theirs
        entry = msgspec.structs.replace(entry, people=(person.id,))
    dissent = (*decision.cell("dissent"), Target(table="entry", id=entry.id))
    changed = msgspec.structs.replace(decision, dissent=dissent)
    who, words = told_apart(record, person), shorten(entry.text, 60)
    sentence = f"Recorded dissent of {who} from {decision.code}: “{words}”"
    if entry.off_record:
        sentence = f"Recorded dissent from {decision.code} off the record"
    puts = tuple(each for each in writing.puts if each.id != entry.id)
    return Change(sentence=sentence, puts=(*puts, entry, changed), session_id=session.id)
