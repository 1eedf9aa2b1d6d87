"""Tables of rows and columns, as a spreadsheet saves them, on their way to a method's input.

Cells are texts; an empty one is no value. Where a table shows a mistake, it is told with the line
of the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from workshop.errors import Problem
from workshop.methods.core.checks import BadInput, place
from workshop.text import clean_line

Rows = Sequence[Sequence[str]]
"""Lines of cells; empty lines are among them, so that a place is a line of the file."""


class Filled(msgspec.Struct, frozen=True):
    """An input made from a table."""

    data: Mapping[str, object]
    lines: Mapping[str, int]
    """The line of the file, from 1, by the place that it became."""


class Sheet(msgspec.Struct, frozen=True):
    """How a table becomes the input of a method."""

    about: str
    """What the columns are, as a sentence."""
    read: Callable[[Rows], Filled]
    """Raises BadInput where the table has another shape."""


def value_of(cell: str) -> object:
    """A cell as a number where it is one, else as a text; none where it is empty."""
    text = cell.strip()
    if not text:
        return None
    try:
        number = float(text)
    except ValueError:
        return text
    return int(number) if number.is_integer() and text.lstrip("+-").isdigit() else number


def records(key: str, about: str, **renamed: str) -> Sheet:
    """A table with a line of titles; each other line is one row of named values.

    Args:
        key: where the rows go.
        about: what the columns are.
        renamed: titles that stand for another key.
    """

    def read(rows: Rows) -> Filled:
        titles, body = _titled(rows)
        names = [renamed.get(title, title) for title in titles]
        made, lines = [], {}
        for line, cells in body:
            made.append(_row(names, cells, line))
            lines[place(key, len(made))] = line
        return Filled({key: made}, lines)

    return Sheet(about, read)


def grouped(column: str, groups: Mapping[str, str], about: str) -> Sheet:
    """Like `records`, where a column says which list a row belongs to.

    Args:
        column: the title of that column.
        groups: by what the cell begins with, in capitals, the list that the row goes to.
        about: what the columns are.
    """

    def read(rows: Rows) -> Filled:
        titles, body = _titled(rows)
        if column not in titles:
            raise BadInput("table", [Problem(f"there is no column “{column}”", line=1)])
        made: dict[str, list[dict[str, object]]] = {key: [] for key in groups.values()}
        lines, problems = {}, []
        for line, cells in body:
            row = _row(titles, cells, line)
            named = str(row.pop(column) or "")
            key = next((k for start, k in groups.items() if named.upper().startswith(start)), None)
            if key is None:
                known = ", ".join(groups)
                problems.append(Problem(f"“{named}” is none of {known}", column, line))
                continue
            made[key].append(row)
            lines[place(key, len(made[key]))] = line
        if problems:
            raise BadInput("table", problems)
        return Filled(made, lines)

    return Sheet(about, read)


def crosstab(key: str, about: str) -> Sheet:
    """A line of titles, and lines that each begin with a name: named values by name.

    Args:
        key: where they go; empty for the input itself.
        about: what lines and columns are.
    """

    def read(rows: Rows) -> Filled:
        titles, body = _titled(rows, names=True)
        made: dict[str, object] = {}
        lines = {}
        for line, cells in body:
            name = cells[0].strip()
            if name in made:
                raise BadInput("table", [Problem(f"“{name}” is there already", line=line)])
            _refuse_more(titles, cells, line)
            made[name] = dict(_filled(titles[1:], cells[1:]))
            lines[f"{key}, {name}" if key else name] = line
        return Filled({key: made} if key else made, lines)

    return Sheet(about, read)


def grid(key: str, about: str) -> Sheet:
    """Rows of numbers; a line of titles and a column of names are passed over."""

    def read(rows: Rows) -> Filled:
        body = [(line, list(cells)) for line, cells in enumerate(rows, 1) if any(cells)]
        if body and not all(_is_number(cell) for cell in body[0][1][1:]):
            body = body[1:]
        if body and all(not _is_number(cells[0]) for _, cells in body):
            body = [(line, cells[1:]) for line, cells in body]
        made = [[value_of(cell) for cell in cells] for _, cells in body]
        return Filled({key: made}, {place(key, n): line for n, (line, _) in enumerate(body, 1)})

    return Sheet(about, read)


def columns(about: str, **renamed: str) -> Sheet:
    """A table with a line of titles; each column is a list of its own."""

    def read(rows: Rows) -> Filled:
        titles, body = _titled(rows)
        for line, cells in body:
            _refuse_more(titles, cells, line)
        made = {
            renamed.get(title, title): [value_of(cells[at]) for _, cells in body if at < len(cells)]
            for at, title in enumerate(titles)
        }
        lines = {place(key, n): line for key in made for n, (line, _) in enumerate(body, 1)}
        return Filled(made, lines)

    return Sheet(about, read)


class Wide(msgspec.Struct, frozen=True):
    """A table in which some columns are known by title and every other one is somebody's."""

    known: Mapping[str, list[object]]
    """The cells of the known columns that are there, by title."""
    names: tuple[str, ...]
    """The titles of the others, as they are written."""
    cells: tuple[tuple[object, ...], ...]
    """What stands under them, line by line."""
    lines: tuple[int, ...]
    """The line of the file of each of `cells`."""


def wide(known: Sequence[str], about: str, made: Callable[[Wide], Filled]) -> Sheet:
    """A table with a line of titles, of which some are known and the others name people or things.

    Args:
        known: the titles known, in lower case.
        about: what the columns are.
        made: from the table to the input.
    """

    def read(rows: Rows) -> Filled:
        titles, body = _titled(rows)
        asked = next(cells for cells in rows if any(cell.strip() for cell in cells))
        table = [(line, [*cells, *[""] * (len(titles) - len(cells))]) for line, cells in body]
        for line, cells in table:
            _row(titles, cells, line)
        others = [at for at, title in enumerate(titles) if title and title not in known]
        return made(
            Wide(
                known={
                    title: [value_of(cells[at]) for _, cells in table]
                    for at, title in enumerate(titles)
                    if title in known
                },
                names=tuple(clean_line(asked[at]) for at in others),
                cells=tuple(tuple(value_of(cells[at]) for at in others) for _, cells in table),
                lines=tuple(line for line, _ in table),
            )
        )

    return Sheet(about, read)


def _is_number(cell: str) -> bool:
    return isinstance(value_of(cell), int | float)


def _titled(
    rows: Rows, *, names: bool = False
) -> tuple[list[str], list[tuple[int, Sequence[str]]]]:
    """The titles, and the other lines with their numbers.

    Args:
        rows: the lines.
        names: whether titles are names of the person's own; else their case does not matter.

    Raises:
        BadInput: there is no line of titles.
    """
    body = [(line, cells) for line, cells in enumerate(rows, 1) if any(c.strip() for c in cells)]
    if not body:
        raise BadInput("table", [Problem("there is no line of titles", line=1)])
    titles = [cell.strip() for cell in body[0][1]]
    return titles if names else [title.casefold() for title in titles], body[1:]


def _row(names: Sequence[str], cells: Sequence[str], line: int) -> dict[str, object]:
    """A line as named values; cells that are empty are left out."""
    _refuse_more(names, cells, line)
    return dict(_filled(names, cells))


def _refuse_more(titles: Sequence[str], cells: Sequence[str], line: int) -> None:
    if any(cell.strip() for cell in cells[len(titles) :]):
        raise BadInput("table", [Problem("there are more values than titles", line=line)])


def _filled(names: Sequence[str], cells: Sequence[str]) -> Iterator[tuple[str, object]]:
    """The cells that are not empty, by name."""
    for name, cell in zip(names, cells, strict=False):
        if (value := value_of(cell)) is not None:
            yield name, value
