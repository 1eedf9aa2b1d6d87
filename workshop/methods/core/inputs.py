"""Plain data, as JSON and tables have it, on its way to the arguments of a method.

Whatever cannot be read is remembered with its place and stands as a value that no check accepts a
second time; so the method can be asked all the same for what is wrong with the rest.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

from workshop.errors import Problems
from workshop.methods.core.checks import LARGEST, BadInput, Check, place, quoted
from workshop.text import clean_line, nearest

_MISSING: Final = object()


class Inputs:
    """The input of one method, key by key."""

    def __init__(
        self,
        method: str,
        data: Mapping[str, object],
        known: Sequence[str],
        check: Check | None = None,
    ) -> None:
        """Take the data.

        Args:
            method: its name, for what is said.
            data: the input by key.
            known: the keys that the method knows; empty where the keys are names of the input's
                own, as with options.
            check: what problems are told to.
        """
        self._method = method
        self._data = data
        self._check = check or Check(method)
        unknown = [key for key in data if key not in known] if known else []
        for key in unknown:
            self._check.say(quoted(key), f"this key is not known{_hint(key, known)}")

    def done(self) -> None:
        """End the reading.

        Raises:
            BadInput: something could not be read.
        """
        self._check.done()

    def with_those_of(self, refused: Problems) -> BadInput:
        """What could not be read and what the method refuses, each place once."""
        mine = self._check.problems
        places = {problem.where for problem in mine}
        more = [problem for problem in refused.problems if problem.where not in places]
        return BadInput(self._method, [*mine, *more])

    def say(self, where: str, what: str) -> None:
        """Remember a problem."""
        self._check.say(where, what)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that there are."""
        return tuple(self._data)

    def has(self, key: str) -> bool:
        """Whether a key is there."""
        return key in self._data

    def value(self, key: str, default: object = _MISSING) -> object:
        """What a key holds; a problem where it must be there and is not."""
        if key not in self._data and default is _MISSING:
            self._check.say(key, "this is missing")
        return self._data.get(key, default)

    def number(self, key: str, default: float | None = None) -> float:
        """A number; NaN where there is none."""
        return self._number(key, self.value(key, _MISSING if default is None else default))

    def answer(self, key: str) -> float | None:
        """A number; none where there is no answer, as null or an empty cell has it."""
        value = self.value(key, None)
        return None if value is None else self._number(key, value)

    def label(self, default: str, *keys: str) -> str:
        """What names a row: the first of some keys that it has, a number there as text.

        Args:
            default: its name where it has none of them.
            keys: `id`, then `text`, unless given.
        """
        for key in keys or ("id", "text"):
            value = self.value(key, None)
            if isinstance(value, int | float) and not isinstance(value, bool):
                return str(value)
            if value is not None and (name := clean_line(self._word(key, value))):
                return name
        return default

    def whole(self, key: str, default: int) -> int:
        """A whole number; the default where there is none."""
        value = self.number(key, default)
        if not math.isfinite(value) or value != int(value):
            if not math.isnan(value):
                self._check.say(key, f"{quoted(value)} is not a whole number")
            return default
        return int(value)

    def numbers(self, key: str, default: Sequence[float] | None = None) -> tuple[float, ...]:
        """A list of numbers; NaN stands for each that is none."""
        items = self._list(key, self.value(key, _MISSING if default is None else default))
        return tuple(self._number(place(key, row), item) for row, item in enumerate(items, 1))

    def grid(self, key: str) -> tuple[tuple[float, ...], ...]:
        """Rows of numbers; NaN stands for each that is none."""
        rows = self._list(key, self.value(key))
        return tuple(
            tuple(
                self._number(place(key, row, column), item)
                for column, item in enumerate(self._list(place(key, row), items), 1)
            )
            for row, items in enumerate(rows, 1)
        )

    def answers(self, key: str) -> tuple[float | None, ...]:
        """A list of numbers in which null, an empty cell, is no answer."""
        items = self._list(key, self.value(key))
        return tuple(self._answer(place(key, row), item) for row, item in enumerate(items, 1))

    def answer_rows(self, key: str) -> tuple[tuple[float | None, ...], ...]:
        """Rows of numbers in which null, an empty cell, is no answer."""
        rows = self._list(key, self.value(key))
        return tuple(
            tuple(
                self._answer(place(key, row, column), item)
                for column, item in enumerate(self._list(place(key, row), items), 1)
            )
            for row, items in enumerate(rows, 1)
        )

    def ratios(self, key: str) -> tuple[tuple[float | None, ...], ...]:
        """Rows of numbers of which each may be a text such as 1/3, or null for no answer."""
        rows = self._list(key, self.value(key))
        return tuple(self._ratios(place(key, row), items) for row, items in enumerate(rows, 1))

    def ratio_list(self, key: str) -> tuple[float | None, ...]:
        """A list of such numbers."""
        return self._ratios(key, self.value(key))

    def ratio(self, key: str) -> float:
        """A number, or a text such as 1/3; NaN where there is none."""
        return self._ratio(key, self.value(key))

    def word(self, key: str, default: str | None = None) -> str:
        """A text; an empty one where there is none."""
        return self._word(key, self.value(key, _MISSING if default is None else default))

    def words(self, key: str, default: Sequence[str] | None = None) -> tuple[str, ...]:
        """A list of texts."""
        items = self._list(key, self.value(key, _MISSING if default is None else default))
        return tuple(self._word(place(key, row), item) for row, item in enumerate(items, 1))

    def lists_of_words(self, key: str) -> tuple[tuple[str, ...], ...]:
        """Rows of texts."""
        return tuple(
            tuple(
                self._word(place(key, row, column), item)
                for column, item in enumerate(self._list(place(key, row), items), 1)
            )
            for row, items in enumerate(self._list(key, self.value(key)), 1)
        )

    def flag(self, key: str, *, default: bool) -> bool:
        """Yes or no."""
        value = self.value(key, default)
        if not isinstance(value, bool):
            self._check.say(key, f"{quoted(value)} is neither true nor false")
            return default
        return value

    def items(self, key: str) -> tuple[object, ...]:
        """A list of whatever."""
        return tuple(self._list(key, self.value(key)))

    def rows(self, key: str, columns: Sequence[str], optional: Sequence[str] = ()) -> list[Inputs]:
        """A list of rows, each a mapping with these keys.

        Args:
            key: where the list is.
            columns: the keys that each row must have.
            optional: the keys that it may have.
        """
        found = []
        for number, item in enumerate(self._list(key, self.value(key)), 1):
            row = self._inside(place(key, number), item, [*columns, *optional])
            found.append(row)
        return found

    def part(self, key: str, known: Sequence[str] = ()) -> Inputs:
        """A mapping inside; one that is missing or is none is empty."""
        return self._inside(key, self.value(key), known)

    def each(self, key: str) -> Inputs:
        """What a list or a mapping holds, one by one; the items of a list by `row 1` and so on."""
        value = self.value(key)
        if not isinstance(value, Mapping):
            value = {f"row {n}": item for n, item in enumerate(self._list(key, value), 1)}
        return self._inside(key, value, ())

    def _inside(self, where: str, item: object, known: Sequence[str]) -> Inputs:
        """A mapping inside, which reports to the same list with its place in front."""
        if not isinstance(item, Mapping):
            self._refuse(where, item, "a set of named values")
            item = {}
        return Inputs(self._method, item, known, _Placed(self._check, where))

    def _list(self, where: str, value: object) -> Sequence[object]:
        """A list, or nothing where it is none."""
        if isinstance(value, Sequence) and not isinstance(value, str | bytes):
            return value
        self._refuse(where, value, "a list")
        return ()

    def _number(self, where: str, value: object) -> float:
        """A number, or NaN where it is none."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            self._refuse(where, value, "a number")
        elif abs(value) <= LARGEST:
            return value
        else:
            self._refuse(where, value, f"a finite number below {LARGEST:g}")
        return math.nan

    def _answer(self, where: str, value: object) -> float | None:
        return None if value is None else self._number(where, value)

    def _ratios(self, where: str, items: object) -> tuple[float | None, ...]:
        """A list of numbers or texts such as 1/3; None stands for no answer."""
        return tuple(
            None if item is None else self._ratio(_item(where, number), item)
            for number, item in enumerate(self._list(where, items), 1)
        )

    def _ratio(self, where: str, value: object) -> float:
        """A number or a text such as 1/3, or NaN where it is none."""
        over, stroke, under = value.partition("/") if isinstance(value, str) else ("", "", "")
        parts = [part.strip() for part in (over, under)]
        if not stroke or not all(p.isascii() and p.isdigit() and len(p) < 9 for p in parts):
            return self._number(where, value)
        if int(parts[1]) == 0:
            return self._number(where, value)
        return int(parts[0]) / int(parts[1])

    def _word(self, where: str, value: object) -> str:
        """A text, or an empty one where it is none."""
        if isinstance(value, str):
            return value
        self._refuse(where, value, "a text")
        return ""

    def _refuse(self, where: str, value: object, wanted: str) -> None:
        """Say that a value is of the wrong kind; that it is missing was said already."""
        if value is not _MISSING:
            self._check.say(where, f"{_named(value)} is not {wanted}")


class _Placed(Check):
    """Checks whose problems go to another list, with a place in front of theirs."""

    def __init__(self, outer: Check, where: str) -> None:
        super().__init__("")
        self._outer, self._where = outer, where
        self.problems = outer.problems

    def say(self, where: str, what: str) -> bool:
        """Remember a problem in the outer list."""
        return self._outer.say(f"{self._where}, {where}", what)


def _item(where: str, number: int) -> str:
    return f"{where}, column {number}" if " row " in where else place(where, number)


def _hint(key: str, known: Sequence[str]) -> str:
    """What may have been meant."""
    near = nearest(key, known)
    return f"; did you mean {near[0]}?" if near else ""


def _named(value: object) -> str:
    return "an empty value" if value is None else quoted(value)
