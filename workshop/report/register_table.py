"""The table in which a report shows rows of a register."""

from __future__ import annotations

from collections.abc import Sequence

from workshop.privacy.told_rows import ToldRow
from workshop.registers.fields import AnyField
from workshop.report.blocks import Column, Table


def register_table(
    rows: Sequence[ToldRow], fields: Sequence[AnyField], caption: str, *, code: str = "Id"
) -> Table:
    """Rows as an edition tells them: what each is called, then its cells.

    Args:
        rows: rows of one register.
        fields: the fields to show, in their order.
        caption: what stands above it.
        code: the heading over what rows are called.
    """
    columns = [Column(title=f.title, numeric=f.numeric, weight=f.weight) for f in fields]
    return Table(
        caption=caption,
        columns=(Column(title=code), *columns),
        rows=tuple((row.code, *(row.cells[field.id] for field in fields)) for row in rows),
    )
