"""Links from a row to one above it in its register, which never lead in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from workshop.record.rows import Row
from workshop.registers.circles import way_back
from workshop.registers.fields import LinkField

_NAMED: Final = 6
"""So many rows of a circle are named, at most."""


class Circle(NamedTuple):
    """A link that leads back to its own row."""

    row_id: str
    """The row."""
    field: LinkField
    """Its field with the link."""
    sentence: str
    """What is wrong, with the codes of the rows on the way, to end a sentence."""


def circles(rows: Iterable[Row], coming: Mapping[str, Row]) -> Iterator[Circle]:
    """The circles in which rows would lead once they are as they will be.

    Args:
        rows: all rows of a register, as they are.
        coming: by their ids, those that are new or changed, as they will be.

    Yields:
        A circle for each of the coming rows whose link is another than before and leads to one, in
        their order. What two laptops made of a circle between them can still be changed.
    """
    upward = [
        field
        for row in [*coming.values()][:1]
        for field in row.register.links
        if field.upward and row.TABLE in field.to
    ]
    if not upward:
        return
    before = {row.id: row for row in rows}
    for field in upward:
        was = {key: old.cell(field.id) for key in coming if (old := before.get(key))}
        moved = [k for k, row in coming.items() if row.cell(field.id) != was.get(k, field.empty)]
        if not moved:  # as of most cells that are typed
            continue
        after = before | dict(coming)
        above = {
            key: [each.id for each in row.cell(field.id) if each.table == row.TABLE]
            for key, row in after.items()
        }
        for key in moved:
            if way := way_back(key, above):
                codes = [after[each].code for each in (*way, key)]
                yield Circle(key, field, _words(codes))


def _words(codes: list[str]) -> str:
    """A circle, from a row back to it: `it leads in a circle: N1, N4, N1`."""
    shown = codes if len(codes) <= _NAMED else [*codes[: _NAMED - 1], "…", codes[-1]]
    return f"it leads in a circle: {', '.join(shown)}"
