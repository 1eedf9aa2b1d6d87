"""Tables from files: which row of a register each line is, what is new in it and what is wrong.

A line is known by its id where the file has ids, else by what stands in its first field. A cell
that is empty in the file leaves what is there: a table of somebody else rarely has every column.
Links to rows that the same file brings are entered when those are there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

import msgspec

from workshop.errors import Problem
from workshop.record.change import Change, Moment
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.field_base import LONGEST
from workshop.registers.mapping import CODE
from workshop.running.base.row_problems import RowProblem
from workshop.running.needs.signed_unchanged import require_reason
from workshop.running.row_commands import PutRows, RowText
from workshop.running.row_names import RecordNames
from workshop.running.row_rules import RowsRead, put_rows, read_rows
from workshop.running.tables.file_table import FileRow, FileTable
from workshop.text import clean_line, listing, shorten

_SHOWN: Final = 80
"""So many characters of a wrong cell are told."""


Values = dict[str, str | int | float | None]
"""What stands in the cells of a line, by the ids of fields."""


class TableRead(NamedTuple):
    """What a table comes to in an engagement."""

    rows: tuple[RowText, ...]
    """The rows that are right."""
    links: tuple[tuple[str, Values], ...]
    """By the codes of rows, the links to rows that the table brings itself."""
    new: int
    changed: int
    same: int
    """How many of those are new, would be changed, or say what is there."""
    problems: tuple[Problem, ...]
    """Everything that is wrong, each with its line."""


def read_table(
    record: Record, table: FileTable, moment: Moment, *, own_links: bool = False
) -> TableRead:
    """What a table comes to in an engagement; nothing is decided yet.

    Args:
        record: what is there.
        table: the lines.
        moment: gives ids to whoever is new; nothing is kept of them.
        own_links: whether links to rows that the table brings itself are kept apart, to be entered
            by `table_change`; else they are read as if there were no such rows.
    """
    return _Reading(record, table, moment).read(own_links=own_links)


class _Line(NamedTuple):
    """A line of the table with its cells where they go."""

    line: int
    code: str
    values: Values
    links: Values
    """The links to rows that the table brings itself; they stand in `values` no more."""
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

    def read(self, *, own_links: bool) -> TableRead:
        """Every line."""
        lines = [line for row in self._table.rows if (line := self._line(row))]
        self._by_code(lines)
        self._by_first_field([line for line in lines if not line.code])
        self._cells_of([line for line in lines if line.line in self._wrong])
        lines = self._with_links_apart(lines) if own_links else lines
        while True:
            right = [line for line in lines if line.line not in self._wrong]
            found = read_rows(self._record, self._command(map(self._text, right)), self._moment)
            self._problems += [self._told(right[each.row].line, each) for each in found.problems]
            if not found.problems and not self._wrong_links(right, found):
                return self._result(right, found)

    @property
    def _wrong(self) -> set[int | None]:
        """The lines with which something is wrong."""
        return {problem.line for problem in self._problems}

    def _cells_of(self, lines: Sequence[_Line]) -> None:
        """What is wrong with the cells of lines of which it is not known which row they are.

        What is missing is not told: the row that is meant may have it.
        """
        given = [RowText(values=line.values) for line in lines]
        for each in read_rows(self._record, self._command(given), self._moment).problems:
            if each.found:
                self._problems.append(self._told(lines[each.row].line, each))

    def _result(self, lines: Sequence[_Line], found: RowsRead) -> TableRead:
        """What lines that are all right come to."""
        new = sum(old is None for old, _ in found.rows)
        changed = {row.id for old, row in found.rows if old is not None}
        linked = {self._is[line.line].id for line in lines if line.links and line.line in self._is}
        return TableRead(
            rows=tuple(map(self._text, lines)),
            links=tuple((self._code(line), line.links) for line in lines if line.links),
            new=new,
            changed=len(changed | linked),
            same=found.same - len(linked - changed),
            problems=tuple(sorted(self._problems, key=lambda problem: problem.line or 0)),
        )

    def _code(self, line: _Line) -> str:
        return self._is[line.line].code if line.line in self._is else line.code

    def _with_links_apart(self, lines: Sequence[_Line]) -> list[_Line]:
        """Lines whose links lead to rows that come with the table, with those links apart."""
        coded = {line.code.casefold() for line in lines if line.line not in self._is} - {""}
        own = [field.id for field in self._register.links if self._register.name in field.to]
        apart = []
        for line in lines:
            parts = {name: str(line.values.get(name, "")).split(";") for name in own}
            late = [
                name
                for name, words in parts.items()
                if any(clean_line(word).casefold() in coded for word in words)
            ]
            if late and (line.code or line.line in self._is):
                links = {name: line.values[name] for name in late}
                values = {name: cell for name, cell in line.values.items() if name not in links}
                line = line._replace(values=values, links=links)  # noqa: PLW2901 - as it is now
            apart.append(line)
        return apart

    def _wrong_links(self, lines: Sequence[_Line], found: RowsRead) -> bool:
        """Note what is wrong with links to rows of the table; whether anything is."""
        linking = [line for line in lines if line.links]
        if not linking:
            return False
        record = self._record.copy()
        for document in (*found.new, *(row for _, row in found.rows)):
            record.put(document)
        links = [(self._code(line), line.links) for line in linking]
        read = read_rows(record, _linked(record, self._register.name, links), self._moment)
        self._problems += [self._told(linking[each.row].line, each) for each in read.problems]
        return bool(read.problems)

    def _command(self, rows: Iterable[RowText]) -> PutRows:
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
        key = _key(" ".join(str(cells.get(each, "")) for each in self._apart))
        return _Line(row.line, code, dict(cells), {}, key)

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
        taken = {row.id for row in self._is.values()}
        rows: defaultdict[str, list[Row]] = defaultdict(list)
        for row in self._rows:
            if row.id not in taken:
                rows[_key(_written(row, self._apart, names))].append(row)
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
        same = self._same(lines, rows)
        self._is |= same
        lines = [line for line in lines if line.line not in same]
        taken = {row.id for row in same.values()}
        rows = [row for row in rows if row.id not in taken]
        if len(lines) == len(rows) == 1:
            self._is[lines[0].line] = rows[0]
        elif rows:
            codes = listing([row.code for row in rows[:4]], "or")
            for line in lines:
                found = str(line.values.get(self._register.subject.id, ""))
                what = f"it may be {codes}: give the file a column “id”"
                self._problem(line.line, self._register.subject.id, found, codes, what)

    def _same(self, lines: list[_Line], rows: list[Row]) -> dict[int, Row]:
        """The rows that lines are in all that they say, by line; each row is one line at most."""
        given = [RowText(values=line.values) for line in lines]
        found = read_rows(self._record, self._command(given), self._moment)
        wrong = {problem.row for problem in found.problems}
        right = [line for place, line in enumerate(lines) if place not in wrong]
        saying: dict[tuple[str, ...], defaultdict[tuple[Any, ...], list[Row]]] = {}
        same: dict[int, Row] = {}
        taken: set[str] = set()
        for line, (_, read) in zip(right, found.rows, strict=True):
            names = tuple(line.values)
            if names not in saying:
                saying[names] = defaultdict(list)
                for row in reversed(rows):
                    saying[names][tuple(map(row.cell, names))].append(row)
            waiting = saying[names][tuple(map(read.cell, names))]
            while waiting and waiting[-1].id in taken:
                waiting.pop()
            if waiting:
                same[line.line] = row = waiting.pop()
                taken.add(row.id)
        return same

    @property
    def _apart(self) -> tuple[str, ...]:
        """The fields that tell the rows apart where they have no codes."""
        return self._register.told_apart_by or (self._register.subject.id,)

    def _problem(self, line: int, field: str, found: str, allowed: str, what: str) -> None:
        shown = shorten(clean_line(found), _SHOWN)
        problem = Problem(what, where=field, line=line, found=shown, allowed=allowed)
        self._problems.append(problem)

    def _told(self, line: int, problem: RowProblem) -> Problem:
        """A problem of a row with its line in the file."""
        found = shorten(clean_line(problem.found), _SHOWN)
        what = shorten(problem.sentence, 300)
        return Problem(what, problem.field, line, found, problem.allowed)


def _linked(record: Record, register: str, links: Sequence[tuple[str, Values]]) -> PutRows:
    """The command that enters links into rows that are there."""
    ids = {row.code: row.id for row in record.rows(register)}
    rows = tuple(RowText(values=values, row_id=ids[code]) for code, values in links)
    return PutRows(register=register, rows=rows)


def table_change(record: Record, register: str, read: TableRead, moment: Moment) -> Change:
    """All rows of a table that are right, and then the links among them, as one change.

    Raises:
        Refused: nothing would change, or what is signed would without a reason.
    """
    copy = record.copy()
    changes = []
    if read.new or any(row.values or row.row_id is None for row in read.rows):
        found = read_rows(copy, PutRows(register=register, rows=read.rows), moment)
        if found.rows:
            changes.append(put_rows(copy, PutRows(register=register, rows=read.rows), moment))
            copy.apply(changes[-1])
    if read.links:
        changes.append(put_rows(copy, _linked(copy, register, read.links), moment))
    puts = {(each.TABLE, each.id): each for change in changes for each in change.puts}
    change = msgspec.structs.replace(changes[0], puts=tuple(puts.values()))
    require_reason(record, change)
    return change


def _key(subject: str) -> str:
    return clean_line(subject).casefold()


def _written(row: Row, fields: Iterable[str], names: RecordNames) -> str:
    """What stands in some fields of a row, as it would be typed."""
    columns = (row.register.field(name) for name in fields)
    return " ".join(each.written(row.cell(each.id), names) for each in columns if each)
