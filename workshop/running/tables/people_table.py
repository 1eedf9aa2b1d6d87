"""Lists of people and departments, from a file or pasted: who is new, known, changed, or not clear.

A list with titles has its columns in any order; without them a line is `Name, Role, Department`, or
its cells are that. A line of which only the department is filled names a department.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from workshop.errors import Problem
from workshop.record.documents import Person
from workshop.record.record import Record
from workshop.registers.fields import TextField
from workshop.registers.mapping import Mapped, has_headings, mapped
from workshop.registers.register import Register
from workshop.running.command_kinds.people import PutPeople, PutPerson
from workshop.running.commands import NewPerson
from workshop.running.same_person import (
    department_name,
    in_full,
    is_same_name,
    name_key,
    person_of,
    same_person,
)
from workshop.running.tables.file_table import FileRow
from workshop.text import clean_line, listing, shorten

LONGEST: Final = 200
"""The most characters of a name, a role or a department."""

PEOPLE: Final = Register(
    name="people",
    title="People",
    one="person",
    prefix="P",
    means="Who takes part.",
    evidence=False,
    fields=(
        TextField(
            id="name",
            title="Name",
            means="The full name.",
            required=True,
            also=("person", "full name", "participant", "who", "names", "employee", "attendee"),
        ),
        TextField(
            id="role",
            title="Role",
            means="What the person does.",
            also=("function", "position", "job title", "job", "title"),
        ),
        TextField(
            id="department",
            title="Department",
            means="The department the person speaks for.",
            also=("dept", "dept.", "unit", "team", "group", "division", "departments"),
        ),
        TextField(
            id="given",
            title="First name",
            means="What stands first in the full name, where that is in two columns.",
            also=("forename", "given name", "first", "vorname", "prénom", "nombre"),
        ),
        TextField(
            id="family",
            title="Last name",
            means="What stands last in the full name, where that is in two columns.",
            also=("surname", "family name", "last", "nachname", "nom de famille", "apellidos"),
        ),
    ),
)
"""What a list of people has, for reading its titles; people are no register."""

_NAMES: Final = frozenset({"name", "given", "family"})
"""The columns of which a list has one at least where it names people."""


class ListedPerson(NamedTuple):
    """A line of a list as it was read."""

    line: int
    """Where it stands, counted from 1."""
    name: str
    """Empty for a department alone."""
    role: str
    department: str
    state: str
    """`new`, `same`, `changed` or `problem`."""
    words: str = ""
    """What is wrong, or what changes."""


class PeopleRead(NamedTuple):
    """What a list comes to in an engagement."""

    lines: tuple[ListedPerson, ...]
    """Every line but the titles, in order."""
    command: PutPeople
    """What enters all that is right."""
    problems: tuple[Problem, ...]
    """What is not, each with its line and field."""
    columns: tuple[Mapped, ...]
    """Where the columns go, where there are titles."""

    def count(self, state: str) -> int:
        """How many lines are in a state."""
        return sum(each.state == state for each in self.lines)

    @property
    def notes(self) -> tuple[str, ...]:
        """How the titles were understood, where that was not sure."""
        notes = [
            f"The column “{each.heading}” is taken as {_title(each.field)}."
            for each in self.columns
            if each.field and not each.sure
        ]
        left = [f"“{each.heading}”" for each in self.columns if each.heading and not each.field]
        return (*notes, *([f"Left out, as nothing is called so: {listing(left)}."] if left else []))


def _title(field: str) -> str:
    found = PEOPLE.field(field)
    return found.title if found else field


def has_titles(row: Sequence[str]) -> bool:
    """Whether a row has the titles of a list: half of it, or the one of names beside others.

    Nobody is called `Name`, however many columns stand beside it that are none of ours.
    """
    if has_headings(PEOPLE, row):
        return True
    named = {column.field for column in mapped(PEOPLE, row) if column.sure}
    return len([cell for cell in row if cell.strip()]) > 1 and bool(named & _NAMES)


def pasted_rows(text: str) -> list[FileRow]:
    """The lines of a pasted list; tabs part cells, as spreadsheets copy them, or semicolons."""
    rows = []
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in enumerate(lines, 1):
        mark = "\t" if "\t" in line else ";"
        cells = tuple(clean_line(cell) for cell in line.split(mark))
        if any(cells):
            rows.append(FileRow(number, cells))
    first = rows[0].texts if rows else ()
    if len(first) == 1 and has_titles(first[0].split(",")):
        return [FileRow(r.line, tuple(clean_line(c) for c in r.texts[0].split(","))) for r in rows]
    return rows


def read_people(
    record: Record, rows: Sequence[FileRow], *, departments: bool = False
) -> PeopleRead:
    """What a list comes to.

    Args:
        record: the engagement; it stays as it is.
        rows: the lines that hold anything, titles among them.
        departments: whether lines of one cell name departments, not people.
    """
    head = next((i for i, row in enumerate(rows[:5]) if has_titles(row.texts)), None)
    columns = mapped(PEOPLE, rows[head].texts) if head is not None else ()
    reading = _Reading(record)
    for row in rows[head + 1 if head is not None else 0 :]:
        reading.take(row.line, *_particulars(row, columns, departments=departments))
    command = PutPeople(people=tuple(reading.people), departments=tuple(reading.departments))
    return PeopleRead(tuple(reading.lines), command, tuple(reading.problems), columns)


def _particulars(
    row: FileRow, columns: Sequence[Mapped], *, departments: bool
) -> tuple[str, str, str]:
    """Name, role and department of a line."""
    cells = [clean_line(cell) for cell in row.texts]
    if columns:
        by_field = {c.field: cell for c, cell in zip(columns, cells, strict=False) if c.field}
        parts = (by_field.get("given", ""), by_field.get("family", ""))
        name = by_field.get("name", "") or " ".join(filter(None, parts))
        return name, by_field.get("role", ""), by_field.get("department", "")
    filled = [cell for cell in cells if cell]
    if len(filled) == 1 and departments:
        return "", "", filled[0]
    if len(filled) == 1:
        named = person_of(filled[0])
        return named.name, named.role, named.department
    name, role, department = [*cells, "", ""][:3]
    return name, role, department


class _Reading:
    """Takes a list line by line."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._seen: set[tuple[str, str, str]] = set()
        self._taken: set[str] = set()
        self.lines: list[ListedPerson] = []
        self.people: list[PutPerson] = []
        self.departments: list[str] = []
        self.problems: list[Problem] = []

    def take(self, line: int, name: str, role: str, department: str) -> None:
        """One line."""
        wrong = list(self._wrong(line, name, role, department))
        if not wrong and name:
            self._person(line, name, role, department)
            return
        if wrong:
            self.problems += wrong
            words = "; ".join(each.what for each in wrong)
            self.lines.append(ListedPerson(line, name, role, department, "problem", words))
            return
        key = name_key(department)
        is_known = self._record.department_named(department) is not None
        known = is_known or key in {name_key(each) for each in self.departments}
        if not known:
            self.departments.append(department)
        self.lines.append(ListedPerson(line, "", "", department, "same" if known else "new"))

    def _wrong(self, line: int, name: str, role: str, department: str) -> Iterator[Problem]:
        """What is wrong with a line."""
        for field, text in (("name", name), ("role", role), ("department", department)):
            if len(text) > LONGEST:
                allowed = f"at most {LONGEST} characters"
                what = f"{len(text)} characters were found; {allowed} are taken"
                yield Problem(what, field, line, shorten(text, 80), allowed)
        if not name and role:
            yield Problem("the name is missing", "name", line, "", "a name beside the role")
        key = (name_key(name), name_key(role), name_key(department))
        if name and key in self._seen:
            yield Problem(f"{name} stands twice in the list", "name", line, name, "each once")
        self._seen.add(key)

    def _person(self, line: int, name: str, role: str, department: str) -> None:
        """Somebody: new, as known, otherwise than known, or nobody can tell."""
        named = NewPerson(name=name, role=role, department=self._full(department))
        found = same_person(self._record, named, but=self._taken)
        if found.perhaps:
            known = [in_full(self._record, person) for person in found.perhaps[:4]]
            allowed = listing(known, "or")
            what = f"{name} may be {allowed}: say role and department as they are known"
            self.problems.append(Problem(what, "name", line, name, allowed))
            self.lines.append(ListedPerson(line, name, role, department, "problem", what))
            return
        if found.person is None:
            self.people.append(PutPerson(name=name, role=role, department=named.department))
            self.lines.append(ListedPerson(line, name, role, department, "new"))
            return
        self._taken.add(found.person.id)
        changes = list(self._changes(found.person, named))
        if changes:
            put = PutPerson(
                name=found.person.name,
                role=role,
                department=named.department,
                person_id=found.person.id,
            )
            self.people.append(put)
        state = "changed" if changes else "same"
        self.lines.append(ListedPerson(line, name, role, department, state, "; ".join(changes)))

    def _full(self, department: str) -> str:
        """The whole name of a department that is known, whatever it was called."""
        known = self._record.department_named(department) if department else None
        return known.name if known else department

    def _changes(self, person: Person, named: NewPerson) -> Iterator[str]:
        """What a list says otherwise than it is known."""
        known = department_name(self._record, person)
        for what, said, before in (
            ("role", named.role, person.role),
            ("department", named.department, known),
        ):
            if said and not is_same_name(said, before):
                yield f"{what}: {before or 'none'} → {said}"


def people_of(record: Record, read: PeopleRead) -> tuple[str, ...]:
    """The ids of those whom a list names, once it was entered."""
    named = (
        same_person(record, NewPerson(name=each.name, role=each.role, department=each.department))
        for each in read.lines
        if each.name and each.state != "problem"
    )
    return tuple(dict.fromkeys(found.person.id for found in named if found.person))
