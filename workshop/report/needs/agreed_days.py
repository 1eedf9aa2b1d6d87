"""The days that were agreed with the framework, as an edition tells them."""

from __future__ import annotations

from datetime import date

from workshop.registers.kinds import REGISTERS
from workshop.registers.kinds.needs.framework import FRAMEWORK
from workshop.report.build import changed_of
from workshop.report.view import Gathered


def days_to_come(gathered: Gathered) -> tuple[tuple[date, str], ...]:
    """Each day of the calendar and what is on it, the earliest first, from the last change on."""
    return gathered.once(_days_to_come)


def _days_to_come(gathered: Gathered) -> tuple[tuple[date, str], ...]:
    begins = changed_of(gathered).date()
    rows = gathered.row_telling.rows(REGISTERS[FRAMEWORK]).rows
    days = [(day, row) for row in rows if (day := row.row.cell("day")) and day >= begins]
    days.sort(key=lambda pair: (pair[0], pair[1].row.id))
    return tuple((day, row.cells["term"]) for day, row in days)
