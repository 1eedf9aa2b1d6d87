"""Tables from files: which row of a register each line is, what is new in it and what is wrong.

A line is known by its id where the file has ids, else by what stands in its first field. A cell
that is empty in the file leaves what is there: a table of somebody else rarely has every column.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from workshop.errors import Problem, Problems, Refused
from workshop.record.change import Moment
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.fields import LONGEST
from workshop.registers.kinds import REGISTERS
from workshop.registers.mapping import CODE, Mapped, mapped
from workshop.registers.register import Register
from workshop.running.row_commands import PutRows, RowText
from workshop.running.row_names import RecordNames
from workshop.running.row_rules import RowProblem, read_rows
from workshop.text import clean_line, listing, nearest, shorten

MOST_ROWS: Final = 20_000
"""So many lines of a table are taken at once."""
MOST_COLUMNS: Final = 200
"""So many columns."""
_SHOWN: Final = 80
"""So many characters of a wrong cell are told."""
_HEAD: Final = 20
"""Within so many lines of a file its headings are looked for."""


class FileRow(NamedTuple):
    """A line of a table as a file has it."""

    line: int
    """Where it begins, counted from 1."""
    cells: tuple[str | float, ...]
    """What stands in it; a spreadsheet has numbers as such."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The cells as texts."""
        return tuple(map(str, self.cells))


class FileTable(NamedTuple):
    """A table of a file, with where its columns go."""

    register: Register
    columns: tuple[Mapped, ...]
    head: int
    """The line of its headings."""
    rows: tuple[FileRow, ...]
    """What stands below them."""
    is_guess: bool
    """Whether the register was found by the headings."""


class TableRead(NamedTuple):
    """What a table comes to in an engagement."""

    rows: tuple[RowText, ...]
    """The rows that are right."""
    new: int
    changed: int
    same: int
    """How many of those are new, would be changed, or say what is there."""
    problems: tuple[Problem, ...]
    """Everything that is wrong, each with its line."""


def table_of(
    rows: Sequence[FileRow], source: str, kind: str = "", wanted: Mapping[str, str] | None = None
) -> FileTable:
    """The table that a file holds, with where its columns go.

    Args:
        rows: the lines of the file that hold anything.
        source: the name of the file, for messages.
        kind: the name or the title of the register; without it, the headings decide.
        wanted: by heading, the field that somebody chose for it, or nothing to leave it out.

    Raises:
        Problems: no register or no columns are meant; all of it is listed.
        Refused: there is no register of that name.
    """
    if not rows:
        raise Problems(source, [Problem("the file holds no table")])
    if len(rows) > MOST_ROWS or any(len(row.cells) > MOST_COLUMNS for row in rows):
        what = f"a table has at most {MOST_ROWS:,} rows and {MOST_COLUMNS} columns; split it"
        raise Problems(source, [Problem(what)])
    register = register_meant(kind) if kind else _guessed(rows)
    if register is None:
        known = listing(list(REGISTERS), "or")
        what = "its headings do not tell which table it is; `workshop import table KIND FILE` takes"
        problem = Problem(f"{what} {known}", where="KIND", line=rows[0].line, allowed=known)
        raise Problems(source, [problem])
    place = _head_of(register, rows)
    columns = mapped(register, rows[place].texts)
    columns, problems = _as_wanted(register, columns, wanted or {})
    fields = {column.field for column in columns}
    problems += [
        Problem(
            f"no column holds {field.title.lower()}; say which with `--map COLUMN={field.id}`",
            where=field.id,
            line=rows[place].line,
            allowed=listing([column.heading for column in columns if column.heading], "or"),
        )
        for field in register.fields
        if field.required and not {field.id, CODE} & fields
    ]
    below = tuple(rows[place + 1 :])
    if not below:
        problems.append(Problem("no rows stand below its headings", line=rows[place].line))
    if problems:
        raise Problems(source, problems)
    return FileTable(register, columns, rows[place].line, below, is_guess=not kind)


def register_meant(kind: str) -> Register:
    """The register of a name, however its words are joined, or of a title.

    Raises:
        Refused: there is none.
    """
    key = clean_line(kind).casefold()
    titled = [each for each in REGISTERS.values() if each.title.casefold() == key]
    if titled:
        return titled[0]
    name = key.replace("-", "_").replace(" ", "_")
    if name not in REGISTERS:
        near = nearest(name, REGISTERS)
        hint = f"; did you mean {near[0]}?" if near else "."
        known = ", ".join(REGISTERS)
        raise Refused(f"There is no table “{kind[:60]}”{hint} Tables: {known}.")
    return REGISTERS[name]


def _guessed(rows: Sequence[FileRow]) -> Register | None:
    """The one register whose headings a file has; none where several or none may be meant."""
    marks = {
        each.name: max(_sure(each, row.texts) for row in rows[:_HEAD])
        for each in REGISTERS.values()
    }
    most = max(marks.values())
    best = [name for name, mark in marks.items() if mark == most]
    enough = min(2, max(len(list(filter(None, row.texts))) for row in rows[:_HEAD]))
    return REGISTERS[best[0]] if most >= enough and len(best) == 1 else None


def _sure(register: Register, headings: Sequence[str]) -> int:
    """How many columns surely belong to a register; near headings count for nothing."""
    known = {
        _words(name) for field in register.fields for name in (field.id, field.title, *field.also)
    }
    return len({_words(heading) for heading in headings} & known)


def _words(heading: str) -> str:
    return re.sub(r"[\W_]+", " ", heading[:_SHOWN]).strip().casefold()


def _head_of(register: Register, rows: Sequence[FileRow]) -> int:
    """The place of the headings: the line with the most of them near the top, else the first."""
    marks = [_sure(register, row.texts) for row in rows[:_HEAD]]
    return marks.index(max(marks))


def _as_wanted(
    register: Register, columns: Sequence[Mapped], wanted: Mapping[str, str]
) -> tuple[tuple[Mapped, ...], list[Problem]]:
    """Where columns go once somebody said so of some."""
    problems = []
    goes: dict[str, str] = {}
    headings = {clean_line(column.heading).casefold(): column.heading for column in columns}
    for heading, name in wanted.items():
        known = headings.get(clean_line(heading).casefold())
        field, sure = register.field_called(name)
        meant = CODE if name.casefold() == CODE else field.id if field and sure else ""
        if known is None:
            columns_there = listing([column.heading for column in columns if column.heading], "or")
            what = f"there is no column “{shorten(heading, 40)}”"
            problems.append(Problem(what, where="--map", found=heading, allowed=columns_there))
        elif name and not meant:
            fields = listing([CODE, *(each.id for each in register.fields)], "or")
            what = f"there is no field “{shorten(name, 40)}”"
            problems.append(Problem(what, where="--map", found=name, allowed=fields))
        else:
            goes[known] = meant
    taken = set(goes.values())
    return tuple(
        Mapped(each.heading, goes[each.heading], sure=True)
        if each.heading in goes
        else each._replace(field="" if each.field in taken else each.field)
        for each in columns
    ), problems


def read_table(record: Record, table: FileTable, moment: Moment) -> TableRead:
    """What a table comes to in an engagement; nothing is decided yet."""
    return _Reading(record, table, moment).read()


class _Line(NamedTuple):
    """A line of the table with its cells where they go."""

    line: int
    code: str
    values: dict[str, str | int | float | None]
    key: str
    """What stands in its first field, as it is compared."""


class _Reading:
    """A table on its way to rows."""

    def __init__(self, record: Record, table: FileTable, moment: Moment) -> None:
        self._record = record
        self._table = table
        self._moment = moment
        self._register = table.register
        self._rows = record.rows(self._register.name)
        self._is: dict[int, Row] = {}
        self._problems: list[Problem] = []

    def read(self) -> TableRead:
        """Every line."""
        lines = [line for row in self._table.rows if (line := self._line(row))]
        self._by_code(lines)
        self._by_first_field([line for line in lines if not line.code])
        wrong_lines = {problem.line for problem in self._problems}
        right = [line for line in lines if line.line not in wrong_lines]
        given = [self._text(line) for line in right]
        found = read_rows(self._record, self._command(given), self._moment)
        wrong = {problem.row for problem in found.problems}
        self._problems += [self._told(right[each.row].line, each) for each in found.problems]
        new = sum(old is None for old, _ in found.rows)
        return TableRead(
            rows=tuple(text for place, text in enumerate(given) if place not in wrong),
            new=new,
            changed=len(found.rows) - new,
            same=found.same,
            problems=tuple(sorted(self._problems, key=lambda problem: problem.line or 0)),
        )

    def _command(self, rows: Sequence[RowText]) -> PutRows:
        return PutRows(register=self._register.name, rows=tuple(rows))

    def _line(self, row: FileRow) -> _Line | None:
        """A line by its fields; none where nothing stands in it, or far too much, which is told."""
        cells = {
            column.field: cell
            for column, cell in zip(self._table.columns, row.cells, strict=False)
            if column.field and str(cell).strip()
        }
        for name, cell in cells.items():
            if isinstance(cell, str) and len(cell) > LONGEST:
                what = f"the text has {len(cell):,} characters; {LONGEST:,} are allowed"
                self._problem(row.line, name, cell, f"{LONGEST:,} characters", what)
                return None
        if not cells:
            return None
        code = clean_line(str(cells.pop(CODE, "")))
        key = _key(str(cells.get(self._register.subject.id, "")))
        return _Line(row.line, code, dict(cells), key)

    def _text(self, line: _Line) -> RowText:
        """A line as the rule for rows takes it."""
        if row := self._is.get(line.line):
            return RowText(values=line.values, row_id=row.id)
        return RowText(values=line.values, code=line.code)

    def _by_code(self, lines: Sequence[_Line]) -> None:
        """Find the rows of lines that say what they are called."""
        coded = {row.code.casefold(): row for row in self._rows}
        first: dict[str, int] = {}
        for line in lines:
            if not line.code:
                continue
            key = line.code.casefold()
            if first.setdefault(key, line.line) != line.line:
                what = f"{line.code} stands already on line {first[key]}"
                self._problem(line.line, CODE, line.code, "an id that no other line has", what)
            elif key in coded:
                self._is[line.line] = coded[key]

    def _by_first_field(self, lines: Sequence[_Line]) -> None:
        """Find the rows of lines that do not, by what stands in their first field.

        Where several say the same there, those that are the same in all are one; what is left is
        the same row only where there is one line and one row.
        """
        names = RecordNames(self._record)
        subject = self._register.subject
        taken = {row.id for row in self._is.values()}
        rows: defaultdict[str, list[Row]] = defaultdict(list)
        for row in self._rows:
            if row.id not in taken:
                rows[_key(subject.written(row.cell(subject.id), names))].append(row)
        alike: defaultdict[str, list[_Line]] = defaultdict(list)
        for line in lines:
            if line.key in rows:
                alike[line.key].append(line)
        for key, here in alike.items():
            self._alike(here, rows[key])

    def _alike(self, lines: list[_Line], rows: list[Row]) -> None:
        """Find the rows of lines that have one first field with them."""
        if len(lines) == len(rows) == 1:
            self._is[lines[0].line] = rows[0]
            return
        for line in list(lines):
            for row in rows:
                text = RowText(values=line.values, row_id=row.id)
                if read_rows(self._record, self._command([text]), self._moment).same:
                    self._is[line.line] = row
                    lines.remove(line)
                    rows.remove(row)
                    break
        if len(lines) == len(rows) == 1:
            self._is[lines[0].line] = rows[0]
        elif rows:
            codes = listing([row.code for row in rows[:4]], "or")
            for line in lines:
                found = str(line.values.get(self._register.subject.id, ""))
                what = f"it may be {codes}: give the file a column “id”"
                self._problem(line.line, self._register.subject.id, found, codes, what)

    def _problem(self, line: int, field: str, found: str, allowed: str, what: str) -> None:
        shown = shorten(clean_line(found), _SHOWN)
        problem = Problem(what, where=field, line=line, found=shown, allowed=allowed)
        self._problems.append(problem)

    def _told(self, line: int, problem: RowProblem) -> Problem:
        """A problem of a row with its line in the file."""
        found = shorten(clean_line(problem.found), _SHOWN)
        what = shorten(problem.sentence, 300)
        return Problem(what, problem.field, line, found, problem.allowed)


def _key(subject: str) -> str:
    return clean_line(subject).casefold()
