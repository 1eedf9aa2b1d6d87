"""What is wrong with the input of a method: all of it at once, each thing with its place.

A method checks everything that it is given and refuses the whole where anything is wrong. That a
number cannot be told from right input is another matter: it is a value, `Undefined`, with its
reason.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence, Sized
from typing import Final

import msgspec

from workshop.errors import Problem, Problems
from workshop.text import clean_line, listing, plural, shorten

EXACT: Final = 1e-6
"""How far weights may miss their whole and still count as adding up to it."""

ROUNDED: Final = 0.002
"""How far published weights, which were rounded, may miss 1; of 100 it is a hundred times that."""


MOST: Final = 1e6
"""The ends of a scale lie within this, so that no product of two ratings leaves the numbers."""

LARGEST: Final = 1e100
"""No number of a method's input goes beyond: sums and products of such numbers stay finite."""

SMALLEST: Final = 1e-100
"""Nothing that is divided by is nearer to 0: quotients stay numbers that can be told."""


class Undefined(msgspec.Struct, frozen=True):
    """A number that does not exist for this input; it is neither 0 nor an error."""

    reason: str
    """Why it does not exist, as the end of a sentence."""


def number_of(value: float | Undefined) -> float | None:
    """A number as data has it: none where it does not exist."""
    return None if isinstance(value, Undefined) else value


class BadInput(Problems):
    """The input of a method was refused; `problems` lists everything that is wrong with it."""


class Weights(msgspec.Struct, frozen=True):
    """Weights as shares of 1."""

    shares: tuple[float, ...]
    total: float
    """What they added up to as they were given, rounded to 1e-9."""
    warnings: tuple[str, ...] = ()
    """That they were read as percent, or taken as rounded."""


def is_plain(value: object) -> bool:
    """Whether a value is a number that every method can count with, whatever its limits."""
    return type(value) in (float, int) and -LARGEST <= value <= LARGEST  # type: ignore[operator]


def place(name: str, row: int | None = None, column: int | str | None = None) -> str:
    """Where a value stands: `matrix row 2, column 3`, rows and columns counted from 1."""
    if row is None:
        return name
    if column is None:
        return f"{name} row {row}"
    return f"{name} row {row}, {f'column {column}' if isinstance(column, int) else column}"


def quoted(value: object) -> str:
    """A value as a problem names it, short and harmless."""
    if isinstance(value, str):
        return f"“{shorten(clean_line(value), 40)}”"
    if isinstance(value, float) and not isinstance(value, bool):
        return f"{value:g}"
    return shorten(clean_line(str(value)), 40)


class Check:
    """Collects what is wrong with the input of one method.

    Every question answers whether the value will do, and remembers the problem where it will not.
    """

    def __init__(self, method: str) -> None:
        self._method = method
        self.problems: list[Problem] = []
        """What was found so far."""

    def say(self, where: str, what: str) -> bool:
        """Remember a problem; always False."""
        self.problems.append(Problem(what, where))
        return False

    def done(self) -> None:
        """End the checks.

        Raises:
            BadInput: something is wrong; all of it is listed.
        """
        if self.problems:
            raise BadInput(self._method, self.problems)

    def number(
        self,
        where: str,
        value: object,
        least: float = -math.inf,
        greatest: float = math.inf,
        *,
        whole: bool = False,
    ) -> bool:
        """Whether a value is a finite number from `least` to `greatest`, whole where it must be."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            return self.say(where, f"{quoted(value)} is not a number")
        if not _is_finite(value):
            return self.say(where, f"{quoted(value)} is not a finite number")
        if abs(value) > LARGEST:
            return self.say(where, f"{quoted(value)} is beyond {LARGEST:g}")
        if not least <= value <= greatest:
            return self.say(where, f"{quoted(value)} is not {_span(least, greatest)}")
        if whole and value != int(value):
            return self.say(where, f"{quoted(value)} is not a whole number")
        return True

    def numbers(
        self,
        name: str,
        values: Iterable[object],
        least: float = -math.inf,
        greatest: float = math.inf,
        *,
        whole: bool = False,
    ) -> bool:
        """`number` for each of a list; every bad one is a problem of its own."""
        good = [
            self.number(place(name, row), value, least, greatest, whole=whole)
            for row, value in enumerate(values, 1)
        ]
        return all(good)

    def divisor(self, where: str, value: float) -> bool:
        """Whether a value is 0 or far enough from it, so that what is divided by it is a number."""
        if not 0 < abs(value) < SMALLEST:
            return True
        return self.say(where, f"{quoted(value)} is nearer to 0 than {SMALLEST:g}")

    def above(self, where: str, value: float, bound: float = 0) -> bool:
        """Whether a value is a finite number greater than a bound."""
        if not self.number(where, value) or not (bound or self.divisor(where, value)):
            return False
        return value > bound or self.say(where, f"{quoted(value)} is not above {bound:g}")

    def scale(self, where: str, scale: Sequence[float]) -> bool:
        """Whether a scale is a pair of finite numbers, the lesser first."""
        if len(scale) != 2:
            return self.say(where, "a scale is its least and its greatest value")
        if not self.numbers(where, scale, -MOST, MOST):
            return False
        least, greatest = scale
        return least < greatest or self.say(where, f"{least:g} is not below {greatest:g}")

    def span(self, where: str, scale: tuple[float, float]) -> tuple[float, float]:
        """A scale to check values by; where it is none, which is a problem, all of them pass."""
        return scale if self.scale(where, scale) else (-math.inf, math.inf)

    def grid(self, name: str, rows: Sequence[Sized], width: int | None = None) -> bool:
        """Whether every row of a table has the same number of values."""
        if width is None:
            width = len(rows[0]) if rows else 0
        good = [
            len(row) == width
            or self.say(
                place(name, number),
                f"there {are(len(row), 'value')} where {plural(width, 'value')} should be",
            )
            for number, row in enumerate(rows, 1)
        ]
        return all(good)

    def as_many(self, name: str, values: Sized, other: str, others: Sized) -> bool:
        """Whether two lists go together value by value."""
        if len(values) == len(others):
            return True
        return self.say(name, f"there {are(len(values), 'value')}, but {len(others)} in {other}")

    def choice(self, where: str, value: object, known: Iterable[str]) -> bool:
        """Whether a value is one of several words."""
        words = list(known)
        return value in words or self.say(where, f"{quoted(value)} is not {listing(words, 'or')}")

    def once(self, name: str, keys: Sequence[str]) -> bool:
        """Whether no name is given twice."""
        good, seen = True, set[str]()
        for row, key in enumerate(keys, 1):
            if key in seen:
                good = self.say(place(name, row), f"{quoted(key)} is there already")
            seen.add(key)
        return good

    def named(self, name: str, names: Sequence[str], count: int) -> bool:
        """Whether there is a name for each of so many things, and none twice."""
        enough = len(names) == count or self.say(
            name, f"there are {plural(len(names), 'name')} for {count}"
        )
        return self.once(name, names) and enough

    def some(self, name: str, values: Sized, least: int = 1) -> bool:
        """Whether there are at least so many values."""
        if len(values) >= least:
            return True
        return self.say(name, f"there {are(len(values), 'value')}; at least {least} are needed")

    def weights(self, name: str, values: Sequence[float], places: Sequence[str] = ()) -> Weights:
        """Weights as shares of 1, whether they add up to 1 or to 100.

        Weights within 0.002 of 1 (0.2 of 100) are taken as rounded, with a warning; any others are
        a problem, for to make them fit is for people to decide.

        Args:
            name: what the problem of the sum is told of.
            values: the weights, none below 0.
            places: where each of them stands; else in the rows of `name`.
        """
        where = places or [place(name, row) for row in range(1, len(values) + 1)]
        good = [self.number(at, value, 0) for at, value in zip(where, values, strict=True)]
        if not all(good):
            return Weights(tuple(values), math.nan)
        total = round(math.fsum(values), 9)
        for whole in (1.0, 100.0):
            if abs(total - whole) <= (ROUNDED + 1e-9) * whole:
                shares = tuple(value / whole for value in values)
                return Weights(shares, total, tuple(_doubts(total, whole)))
        self.say(name, _off(total))
        return Weights(tuple(values), total)


def _is_finite(value: float) -> bool:
    """Whether a number is finite and, if whole, not too large to be reckoned with."""
    try:
        return math.isfinite(value)
    except OverflowError:
        return False


def _doubts(total: float, whole: float) -> Iterable[str]:
    """What is to be said about weights that can be used."""
    if whole == 100:
        yield "The weights were read as percent."
    if abs(total - whole) > EXACT * whole:
        yield f"The weights add up to {total:g} and were taken as rounded."


def _off(total: float) -> str:
    """Why weights cannot be used."""
    whole = 1 if total < 10 else 100
    lacking = whole - total
    act = f"give {lacking:g} more" if lacking > 0 else f"take {-lacking:g} away"
    return f"the weights add up to {total:g}, which is neither 1 nor 100: {act}"


def _span(least: float, greatest: float) -> str:
    """A range in words."""
    if math.isinf(greatest):
        return f"{least:g} or more"
    return f"{greatest:g} or less" if math.isinf(least) else f"from {least:g} to {greatest:g}"


def are(count: int, noun: str = "") -> str:
    """A count with its verb, and its noun where there is one: `is 1 value`, `are 3`."""
    return f"{'is' if count == 1 else 'are'} {plural(count, noun) if noun else count}"
