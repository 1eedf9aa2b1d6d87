"""Checks that one value of a row is not below another: the most not below the least."""

from __future__ import annotations

from datetime import date

from workshop.registers.register import RowCheck, Values
from workshop.times import day


def not_below(field: str, **words: str) -> RowCheck:
    """A value of a row that must not be below others of it, where both are given.

    Args:
        field: the field of the value, which is blamed; of numbers, money or days.
        words: by each field that it must not be below, in the order in which they are looked at,
            what is wrong where it is. Of days both are said: one of them may have been put by a
            key and not typed, so that nobody has it in mind.
    """

    def wrong(values: Values) -> str:
        value = values.get(field)
        for lower, what in words.items():
            least = values.get(lower)
            if value is not None and least is not None and value < least:
                days = isinstance(value, date) and isinstance(least, date)
                return f"{what}: {day(value)} is before {day(least)}" if days else what
        return ""

    return RowCheck(field=field, wrong=wrong)
