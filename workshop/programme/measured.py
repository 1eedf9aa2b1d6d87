"""What indicators and goals came to when they were measured again, in the order of their days."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.kinds.carrying.measurements import MEASURED, MEASUREMENTS
from workshop.strategy.linked import Linked


def measurements_by_day(
    record: Record, round_of: Callable[[Row], str], begins: Mapping[str, date]
) -> dict[str, list[tuple[str, Row]]]:
    """By the id of an indicator or goal, its measurements, each with the id of its round.

    The figure of an earlier round, or of an earlier day, is often entered after a later one; so
    they go by their rounds and days, and only of one day as they were entered.

    Args:
        record: the documents.
        round_of: the id of the round that a measurement is of; empty where it is of none.
        begins: the first days of the rounds, by their ids.
    """
    subjects = [Linked(record, each) for each in MEASURED]
    found: dict[str, list[tuple[date, date, str, Row]]] = {}
    for row in record.rows(MEASUREMENTS):
        of = next((one for each in subjects if (one := each.one(row, "indicator"))), "")
        if of:
            held, day = round_of(row), row.cell("measured_on") or row.at.date()
            found.setdefault(of, []).append((begins.get(held, day), day, held, row))
    return {
        of: [(held, row) for _, _, held, row in sorted(listed, key=lambda one: one[:2])]
        for of, listed in found.items()
    }
