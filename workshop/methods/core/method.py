"""What a method says of itself, and how it is used on a file.

Each file of this package ends with its `METHODS`: for each name of `workshop calc` what it
answers, how it is computed and where it is published, and the two functions that lead from plain
data to a result and from a result to tables. The manual, `--explain` and `--list` are made from
these entries.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

import msgspec

from workshop.errors import Problem
from workshop.methods.core.checks import BadInput, Undefined
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.sheets import Sheet


class Result(Protocol):
    """What every method returns: a frozen value that explains itself."""

    @property
    def sentence(self) -> str:
        """What it means, for somebody who does not know the method."""

    @property
    def source(self) -> str:
        """Author and year."""


class Input(msgspec.Struct, frozen=True):
    """One key of the input."""

    name: str
    means: str
    """What it is, with unit and scale."""
    optional: bool = False
    own_names: bool = False
    """Whether it stands for keys whose names are the input's own, such as those of options."""


class Reading(msgspec.Struct, frozen=True):
    """What a span of values means."""

    span: str
    means: str


class About(msgspec.Struct, frozen=True):
    """What a facilitator can say about a method in front of a board."""

    name: str
    """The name for `workshop calc`: `kendall-w`."""
    title: str
    question: str
    """What it answers, as a question."""
    computed: str
    """How the number is computed, in words and one formula."""
    inputs: tuple[Input, ...]
    source: str
    """Author, year, title."""
    limits: tuple[str, ...]
    """What the number does not tell, a sentence each."""
    readings: tuple[Reading, ...] = ()
    """Thresholds, with who set them."""
    example: Mapping[str, object] = {}
    """An input that shows it."""
    example_from: str = ""
    """Where the example is published; empty for one of our own."""

    @property
    def known(self) -> tuple[str, ...]:
        """The keys that the input may have; empty where it may have names of its own."""
        if any(each.own_names for each in self.inputs):
            return ()
        return tuple(each.name for each in self.inputs)


class Table(msgspec.Struct, frozen=True):
    """A table of a result, in words and formatted numbers."""

    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


class Method(msgspec.Struct, frozen=True):
    """A method that can be used on a file."""

    about: About
    compute: Callable[[Inputs], Result]
    """From plain data to the result."""
    tables: Callable[[Any], Sequence[Table]]
    """The tables that show a result to a person."""
    sheet: Sheet | None = None
    """How a table of rows, as from CSV, becomes the input; none where a table is not natural."""

    def run(self, data: Mapping[str, object], lines: Mapping[str, int] | None = None) -> Result:
        """The result for plain data, as JSON has it.

        Args:
            data: the input by key.
            lines: for data from a table, the line of the file by the place that it became.

        Raises:
            BadInput: something is wrong; everything is listed, with its place.
        """
        try:
            return self._run(data)
        except BadInput as refused:
            raise BadInput(
                self.about.name, [_with_line(each, lines or {}) for each in refused.problems]
            ) from None

    def _run(self, data: Mapping[str, object]) -> Result:
        """The result; raises as `run` does, with places alone."""
        inputs = Inputs(self.about.name, data, self.about.known)
        try:
            result = self.compute(inputs)
        except BadInput as refused:
            raise inputs.with_those_of(refused) from None
        inputs.done()
        return result


def _with_line(problem: Problem, lines: Mapping[str, int]) -> Problem:
    """A problem with the line of the file that its place stands for."""
    places = (problem.where, problem.where.partition(",")[0])
    line = next((lines[where] for where in places if where in lines), None)
    return problem._replace(line=line) if line else problem


def fields_of(result: Result) -> dict[str, object]:
    """A result as plain data: its fields, sentence and source, and why any is not defined.

    What a field `by_name` holds stands beside the fields too, but for names that they have.
    """
    fields: dict[str, object] = dict(_plain_fields(result))
    by_name = fields.get("by_name")
    if isinstance(by_name, dict):
        fields = {**by_name, **fields}
    reasons = {k: v.reason for k, v in _raw_fields(result).items() if isinstance(v, Undefined)}
    if reasons:
        fields["not_defined"] = reasons
    return fields | {"sentence": result.sentence, "source": result.source}


def _raw_fields(result: object) -> dict[str, object]:
    return msgspec.structs.asdict(result) if isinstance(result, msgspec.Struct) else {}


def _plain_fields(result: object) -> dict[str, object]:
    return {name: plain(value) for name, value in _raw_fields(result).items()}


def plain(value: object) -> object:
    """A value in the types that JSON has; what is not defined is null."""
    if isinstance(value, Undefined):
        return None
    if isinstance(value, msgspec.Struct):
        return _plain_fields(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list | frozenset):
        return [plain(item) for item in value]
    return value


def shown(value: object, digits: int = 2) -> str:
    """A number as tables show it; what is not defined is a dash."""
    if value is None or isinstance(value, Undefined):
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.{digits}f}"
    return f"{value:,}" if isinstance(value, int) else str(value)
