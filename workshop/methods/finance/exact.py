"""Decimal numbers as whole numbers, so that sums of cents and days come out to the last digit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def digits(value: float) -> tuple[int, int]:
    """The digits of a finite number as they are written, and how many of them are decimals.

    A float stands for the shortest decimal number that it is nearest to: 0.1 is (1, 1).
    """
    if isinstance(value, int):
        return value, 0
    text, _, power = repr(value).partition("e")
    before, _, after = text.partition(".")
    return int(before + after), len(after) - int(power or 0)


def whole(values: Iterable[float]) -> tuple[tuple[int, ...], int]:
    """Numbers as whole numbers of one unit, and how many decimals the unit has."""
    parts = [digits(value) for value in values]
    places = max((place for number, place in parts if number), default=0)
    places = max(places, 0)
    return tuple(n * 10 ** (places - p) if n else 0 for n, p in parts), places


def divided(number: int, places: int) -> float:
    """A whole number of a unit as the nearest number that it stands for."""
    return number / 10**places if places else float(number)


def sums(rows: Sequence[Sequence[int]], chosen: Iterable[int]) -> tuple[int, ...]:
    """By row, the sum over the columns chosen."""
    columns = list(chosen)
    return tuple(sum(row[at] for at in columns) for row in rows)
