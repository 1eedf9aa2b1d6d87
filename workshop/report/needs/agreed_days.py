"""The days that were agreed with the framework, as an edition tells them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workshop.registers.kinds import REGISTERS
from workshop.registers.kinds.needs.framework import FRAMEWORK
from workshop.report.view import Gathered


def days_from(gathered: Gathered, begins: date) -> Iterator[tuple[date, str]]:
    """Each day of the calendar and what is on it, the earliest first.

    Args:
        gathered: the record as the edition tells it.
        begins: the first day that is told.
    """
    rows = gathered.row_telling.rows(REGISTERS[FRAMEWORK]).rows
    days = [(day, row) for row in rows if (day := row.row.cell("day"))]
    for day, row in sorted(days, key=lambda pair: (pair[0], pair[1].row.id)):
        if day >= begins:
            yield day, row.cells["term"]
