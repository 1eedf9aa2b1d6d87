"""Tables of files: what their lines hold, which register they are of, and where columns go."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from workshop.errors import Problem, Problems, Refused
from workshop.registers.kinds import REGISTERS
from workshop.registers.mapping import CODE, Mapped, mapped
from workshop.registers.number_columns import with_plain_numbers
from workshop.registers.register import Register
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
    # One more: the headings.
    if len(rows) > MOST_ROWS + 1 or any(len(row.cells) > MOST_COLUMNS for row in rows):
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
    below = _with_plain_numbers(register, columns, below)
    return FileTable(register, columns, rows[place].line, below, is_guess=not kind)


def _with_plain_numbers(
    register: Register, columns: Sequence[Mapped], rows: tuple[FileRow, ...]
) -> tuple[FileRow, ...]:
    """The rows with the numbers of a column as other cells of it show how they are written.

    Beside `0.5`, `12.500` is twelve and a half; where no cell shows it, each is read by itself.
    """
    numeric = {field.id for field in register.fields if field.numeric}
    plain: dict[int, list[str | float]] = {}
    for at, column in enumerate(columns):
        if column.field in numeric:
            cells = [row.cells[at] if at < len(row.cells) else "" for row in rows]
            plain[at] = with_plain_numbers(cells)
    return tuple(
        row._replace(
            cells=tuple(plain[at][n] if at in plain else cell for at, cell in enumerate(row.cells))
        )
        for n, row in enumerate(rows)
    )


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
