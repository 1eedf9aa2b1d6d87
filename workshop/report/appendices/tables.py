"""Tables without columns that say nothing."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from workshop.language import lowered, say
from workshop.report.blocks import Table


def without_idle_columns(table: Table) -> Table:
    """A table without the columns that say the same in every row.

    What such a column says is told once, in the caption; the first column stays whatever it says.
    """
    if len(table.rows) < 2:
        kept = [
            at for at in range(len(table.columns)) if not at or table.rows[0][at] not in ("", "–")
        ]
        return _with(table, kept, []) if table.rows else table
    kept, told = [0], []
    for at, column in enumerate(table.columns[1:], 1):
        values = {row[at] for row in table.rows}
        if len(values) > 1:
            kept.append(at)
        elif (value := values.pop()) not in ("", "–"):
            told.append(say("{label}: {text}", label=lowered(column.title), text=value))
    return _with(table, kept, told)


def without_empty_columns(table: Table, *, always: Collection[int] = ()) -> Table:
    """A table without the columns in which no row says anything.

    Args:
        table: the table.
        always: the places, from 0, of columns that stay whatever they say.
    """
    places = range(len(table.columns))
    kept = [at for at in places if at in always or any(row[at] for row in table.rows)]
    return _with(table, kept, [])


def _with(table: Table, kept: list[int], told: list[str]) -> Table:
    """A table with some of its columns alone."""
    caption = "; ".join([table.caption, *told])
    return msgspec.structs.replace(
        table,
        caption=caption,
        columns=tuple(table.columns[at] for at in kept),
        rows=tuple(tuple(row[at] for at in kept) for row in table.rows),
        total=tuple(table.total[at] for at in kept) if table.total else (),
    )
