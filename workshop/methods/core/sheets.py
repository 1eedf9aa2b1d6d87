"""Tables of rows and columns, as a spreadsheet saves them, on their way to a method's input.

Each function makes a `Sheet` of one shape. What every table has in common, its titles and how its
columns are read, is `core.table`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec

from workshop.methods.core.checks import place
from workshop.methods.core.table import Known, Rows, Titled, refuse_twice
from workshop.text import listing


class Filled(msgspec.Struct, frozen=True):
    """An input made from a table."""

    data: Mapping[str, object]
    lines: Mapping[str, int]
    """The line of the file, from 1, by the place that it became."""
    notes: tuple[str, ...] = ()
    """How the table was understood, where a person should know; sentences."""


class Sheet(msgspec.Struct, frozen=True):
    """How a table becomes the input of a method."""

    about: str
    """What the columns are, as a sentence."""
    read: Callable[[Rows], Filled]
    """Raises BadInput where the table has another shape."""


def records(
    key: str,
    about: str,
    *,
    needs: Sequence[str],
    may: Sequence[str] = (),
    words: Sequence[str] = (),
    name: str = "",
) -> Sheet:
    """A table with a line of titles; each other line is one row of named values.

    Args:
        key: where the rows go.
        about: what the columns are.
        needs: the columns that must be there.
        may: those that may.
        words: those of them that hold texts, besides `name`.
        name: the one that names the rows, which is a text.
    """
    known = Known(tuple(needs), tuple(may), (*words, name), name)

    def read(rows: Rows) -> Filled:
        table = Titled(rows)
        made = _records(table, known)
        table.done()
        lines = {place(key, n): line for n, line in enumerate(table.lines, 1)}
        return Filled({key: made}, lines, tuple(table.notes))

    return Sheet(about, read)


def grouped(
    column: str,
    groups: Mapping[str, str],
    about: str,
    *,
    needs: Sequence[str],
    may: Sequence[str] = (),
    words: Sequence[str] = (),
) -> Sheet:
    """Like `records`, where a column says which list a row belongs to.

    Args:
        column: the title of that column.
        groups: by what the cell begins with, in capitals, the list that the row goes to.
        about: what the columns are.
        needs: the other columns that must be there.
        may: those that may.
        words: those of them that hold texts.
    """
    known = Known((column, *needs), tuple(may), (column, *words))

    def read(rows: Rows) -> Filled:
        table = Titled(rows)
        made: dict[str, list[dict[str, object]]] = {key: [] for key in groups.values()}
        lines = {}
        for line, row in zip(table.lines, _records(table, known), strict=True):
            named = str(row.pop(column, ""))
            key = next((k for start, k in groups.items() if named.upper().startswith(start)), None)
            if key is not None:
                made[key].append(row)
                lines[place(key, len(made[key]))] = line
            elif column in table.keys:
                table.say(f"“{named}” is none of {', '.join(groups)}", line, column)
        table.done()
        return Filled(made, lines, tuple(table.notes))

    return Sheet(about, read)


def crosstab(key: str, about: str, *, needs: Sequence[str] = ()) -> Sheet:
    """A line of titles, and lines that each begin with a name: named values by name.

    Args:
        key: where they go; empty for the input itself.
        about: what lines and columns are.
        needs: the columns behind the names, where those are known; else every one is somebody's.
    """
    known = Known(tuple(needs))

    def read(rows: Rows) -> Filled:
        table = Titled(rows)
        names = table.texts(0) if table.titles else []
        refuse_twice(table, names, table.title(0), empty=False)
        if known.needs:
            table.check_known(known, name=0)
        shown = [
            (at, table.keys[at] if known.needs else table.titles[at])
            for at in range(1, len(table.titles))
            if not known.needs or table.keys[at] in known.needs
        ]
        columns = {title: table.values(at) for at, title in shown if title}
        if not known.needs:
            _check_all(table, range(1, len(table.titles)))
        table.done()
        made: dict[str, object] = {
            name: {
                title: values[row] for title, values in columns.items() if values[row] is not None
            }
            for row, name in enumerate(names)
        }
        places = [f"{key}, {name}" if key else name for name in names]
        lines = dict(zip(places, table.lines, strict=True))
        return Filled({key: made} if key else made, lines, tuple(table.notes))

    return Sheet(about, read)


def grid(key: str, about: str) -> Sheet:
    """Rows of numbers below a line of titles and behind a column of names."""

    def read(rows: Rows) -> Filled:
        table = Titled(rows)
        if len(table.titles) < 2:
            table.say("behind the first column, which holds names, there is no other")
        refuse_twice(table, table.texts(0), table.title(0))
        _check_all(table, range(1, len(table.titles)))
        columns = [table.values(at) for at in range(1, len(table.titles))]
        table.done()
        titles = [f"“{table.title(at)}”" for at in range(1, len(table.titles))]
        table.notes.append(
            f"Names are in the column “{table.title(0)}”, numbers under {listing(titles)}."
        )
        rows_of = zip(table.widths, zip(*columns, strict=True), strict=True)
        made = [list(cells[: width - 1]) for width, cells in rows_of]
        lines = {place(key, n): line for n, line in enumerate(table.lines, 1)}
        return Filled({key: made}, lines, tuple(table.notes))

    return Sheet(about, read)


def square(key: str, names: str, about: str) -> Sheet:
    """As many rows of numbers as columns, with ones where a thing meets itself.

    Above it there may be a line of titles, before it a column of names; with ones from corner to
    corner it is the numbers alone.

    Args:
        key: where the rows go.
        names: where the names of the things go.
        about: what lines and columns are.
    """

    def read(rows: Rows) -> Filled:
        bare = _is_bare(rows)
        width = max((len(cells) for _, cells in rows), default=0)
        table = Titled([(0, [f"no. {n}" for n in range(1, width + 1)]), *rows] if bare else rows)
        first = 1 if not bare and len(table.titles) > len(table.lines) else 0
        columns = [table.values(at) for at in range(first, len(table.titles))]
        table.done()
        made = [list(cells) for cells in zip(*columns, strict=True)]
        lines = {place(key, n): line for n, line in enumerate(table.lines, 1)}
        data: dict[str, object] = {key: made}
        if not bare:
            data[names] = [table.title(at) for at in range(first, len(table.titles))]
        return Filled(data, lines, tuple(table.notes))

    return Sheet(about, read)


def _is_bare(rows: Rows) -> bool:
    """Whether lines are the numbers of a square alone."""
    return all(
        len(cells) == len(rows) and str(cells[at]).strip() in {"1", "1.0", "1,0"}
        for at, (_, cells) in enumerate(rows)
    )


def columns(about: str, *, needs: Sequence[str], words: Sequence[str] = ()) -> Sheet:
    """A table with a line of titles; each column that is known is a list of its own.

    Args:
        about: what the columns are.
        needs: the columns.
        words: those of them that hold texts.
    """
    known = Known(tuple(needs), words=tuple(words))

    def read(rows: Rows) -> Filled:
        table = Titled(rows)
        table.check_known(known)
        made = {
            key: _or_none(table.texts(at)) if key in known.words else table.values(at)
            for at, key in enumerate(table.keys)
            if key in known.needs
        }
        table.done()
        lines = {place(key, n): line for key in made for n, line in enumerate(table.lines, 1)}
        return Filled(made, lines, tuple(table.notes))

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


def wide(
    known: Known, about: str, made: Callable[[Wide], Filled], *, numbers: bool = True
) -> Sheet:
    """A table with a line of titles, of which some are known and the others name people or things.

    Args:
        known: the columns that are known.
        about: what the columns are.
        made: from the table to the input.
        numbers: whether the other columns hold numbers; else they hold texts.
    """

    def read(rows: Rows) -> Filled:
        table = Titled(rows)
        name = table.column_of_names(known)
        here = {at: key for at, key in enumerate(table.keys) if key in known.all}
        if name is not None:
            here[name] = known.name
        others = [at for at, title in enumerate(table.titles) if title and at not in here]
        table.check_needs(known, [table.title(at) for at in others], name)
        if numbers:
            _check_all(table, others)
        cells = [table.values(at) if numbers else _or_none(table.texts(at)) for at in others]
        found = {
            key: _or_none(table.texts(at)) if key in known.words else table.values(at)
            for at, key in here.items()
        }
        table.done()
        filled = made(
            Wide(
                known=found,
                names=tuple(table.titles[at] for at in others),
                cells=tuple(zip(*cells, strict=True)) if cells else ((),) * len(table.lines),
                lines=table.lines,
            )
        )
        return msgspec.structs.replace(filled, notes=(*table.notes, *filled.notes))

    return Sheet(about, read)


def _records(table: Titled, known: Known) -> list[dict[str, object]]:
    """The lines as named values; cells that are empty are left out."""
    name = table.column_of_names(known)
    table.check_known(known, name)
    here = {at: key for at, key in enumerate(table.keys) if key in known.all}
    if name is not None:
        here[name] = known.name
    found = {
        key: _or_none(table.texts(at)) if key in known.words else table.values(at)
        for at, key in here.items()
    }
    return [
        {key: values[row] for key, values in found.items() if values[row] is not None}
        for row in range(len(table.lines))
    ]


def _or_none(texts: Sequence[str]) -> list[object]:
    """Texts, with None where there is none."""
    return [text or None for text in texts]


def _check_all(table: Titled, columns: Sequence[int]) -> None:
    """Tell of each column that holds texts where it must hold numbers, once."""
    for at in columns:
        table.check_numbers(at)
