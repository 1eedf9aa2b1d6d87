"""What is watched between sessions: signals to be looked at again, predictions to be answered."""

from __future__ import annotations

from datetime import date

import msgspec

from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.kinds.carrying.predictions import PREDICTIONS
from workshop.registers.kinds.carrying.signals import SIGNALS, WATCHED


class Watched(msgspec.Struct, frozen=True, kw_only=True):
    """A signal, or a prediction."""

    row: Row
    day: date | None
    """When it is looked at again, or known; none where nobody said."""
    is_over: bool
    """Whether it was taken up or let go, or somebody said what came of it."""
    is_due: bool
    """Whether that day has come, and it is not over."""


def watched_signals(record: Record, today: date) -> tuple[Watched, ...]:
    """The signals: those that are due first, then by the day of review, last what is over."""
    rows = record.rows(SIGNALS)
    return tuple(sorted((watched_signal(each, today) for each in rows), key=_place))


def watched_predictions(record: Record, today: date) -> tuple[Watched, ...]:
    """The predictions, likewise."""
    rows = record.rows(PREDICTIONS)
    return tuple(sorted((watched_prediction(each, today) for each in rows), key=_place))


def watched_signal(row: Row, today: date) -> Watched:
    """A signal on a day."""
    return _watched(row, row.cell("review"), today, is_over=row.cell("state") not in ("", WATCHED))


def watched_prediction(row: Row, today: date) -> Watched:
    """A prediction on a day."""
    return _watched(row, row.cell("due"), today, is_over=bool(row.cell("outcome")))


def _watched(row: Row, day: date | None, today: date, *, is_over: bool) -> Watched:
    is_due = not is_over and day is not None and day <= today
    return Watched(row=row, day=day, is_over=is_over, is_due=is_due)


def _place(one: Watched) -> tuple[bool, bool, date]:
    """Those with a day come by it, those without one after them."""
    return (one.is_over, one.day is None, one.day or date.min)
