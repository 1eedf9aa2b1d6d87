"""What the sums of the strategy rest on: the discount rate and the last year, recorded or not."""

from __future__ import annotations

from typing import Final

import msgspec

from workshop.methods.finance.cash import GREATEST_RATE
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.kinds.strategy.assumptions import (
    ASSUMPTIONS,
    LAST_YEAR,
    RATE,
    assumption_called,
)
from workshop.strategy.money import filled

USUAL_RATE: Final = 7.0
"""In per cent a year, where nobody recorded a rate."""
USUAL_SOURCE: Final = "OMB Circular A-94, 1992"
"""Whose rate that is: what private investment brings before taxes, without inflation."""


class Assumed(msgspec.Struct, frozen=True):
    """A number that is taken, with the least and most that it may be."""

    low: float
    likely: float
    high: float
    row: Row | None = None
    """Where it is recorded; none where it is what is usual."""


def rate_of(record: Record) -> Assumed:
    """The discount rate as a share a year, 0 to 1; the usual one where nobody recorded any."""
    row = _latest(record, RATE)
    found = _range_of(row) if row else None
    if found is None or not 0 <= found.low <= found.likely <= found.high <= 100 * GREATEST_RATE:
        return Assumed(USUAL_RATE / 100, USUAL_RATE / 100, USUAL_RATE / 100)
    return Assumed(found.low / 100, found.likely / 100, found.high / 100, row)


def last_year_of(record: Record) -> Assumed | None:
    """The last year that is looked at; none where nobody recorded any."""
    row = _latest(record, LAST_YEAR)
    return _range_of(row) if row else None


def _latest(record: Record, name: str) -> Row | None:
    """The row of an assumption with a value: of several the latest entered."""
    return next(
        (
            row
            for row in reversed(record.rows(ASSUMPTIONS))
            if assumption_called(row.cell("assumption")) == name and _range_of(row)
        ),
        None,
    )


def _range_of(row: Row) -> Assumed | None:
    """What is not said of low, likely and high is taken from the others, likely from the high."""
    found = filled(row, ("low", "likely", "high"), instead="high")
    return Assumed(*found, row) if found else None
