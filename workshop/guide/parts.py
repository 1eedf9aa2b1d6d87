"""What the tables of a guide are made of: texts, times and scales.

The description of a field stands in its `Meta`: the JSON Schema and the manual read it there, and
the reader of guides takes every rule from these structs.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta

Id = Annotated[
    str,
    Meta(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        max_length=40,
        description="lower-case letters, digits and single hyphens",
        extra={
            "one_line": True,
            "allowed": "lower-case letters, digits and single hyphens, at most 40 characters",
        },
    ),
]
Line = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=300,
        description="one line of text",
        extra={"one_line": True, "allowed": "one line of text, at most 300 characters"},
    ),
]
Text = Annotated[str, Meta(min_length=1, description="text, of several lines where needed")]
Minutes = Annotated[
    float,
    Meta(ge=0, le=600, description="minutes, 0 to 600", extra={"unit": "minutes"}),
]
ScaleValue = Annotated[float, Meta(ge=-1_000_000, le=1_000_000, description="a value of a scale")]


Stage = Literal[
    "environmental scanning",
    "strategy formulation",
    "strategy implementation",
    "strategy evaluation",
]
ProgrammeStep = Literal[
    "overall plan",
    "collect information",
    "analyse and set goals",
    "action plan",
    "integrate",
    "feedback",
]


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A piece of a guide: a table of the file with named fields."""

    @staticmethod
    def contradictions(given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """What does not fit together among fields that are right one by one.

        Args:
            given: the right fields by name; wrong and missing ones are left out.

        Yields:
            The name of the field to blame, empty for the table, and a sentence about it.
        """
        del given
        yield from ()


class Timing(Part, frozen=True, kw_only=True):
    """The elastic time of a step, in minutes: least ≤ planned ≤ greatest."""

    least: Annotated[
        Minutes, Meta(description="The shortest time in which the step is still worth doing.")
    ]
    planned: Annotated[Minutes, Meta(description="The time that the agenda gives it.")]
    greatest: Annotated[
        Minutes, Meta(description="The longest time it may take when there is time to spare.")
    ]

    @staticmethod
    def contradictions(given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """The times must not fall: least ≤ planned ≤ greatest."""
        names = [name for name in ("least", "planned", "greatest") if name in given]
        for lower, upper in pairwise(names):
            least, most = given[lower], given[upper]
            if least > most:
                order = "the order is least ≤ planned ≤ greatest"
                yield upper, f"{most:g} was found, less than {lower} ({least:g}); {order}"


class Scale(Part, frozen=True, kw_only=True, omit_defaults=True):
    """A named scale with anchored ends."""

    id: Annotated[Id, Meta(description="Unique in the step; results are filed under it.")]
    title: Annotated[Line, Meta(description="The heading of its column.")]
    least: Annotated[ScaleValue, Meta(description="The lowest value that may be given.")]
    greatest: Annotated[ScaleValue, Meta(description="The highest value that may be given.")]
    step: Annotated[
        float,
        Meta(gt=0, le=1_000_000, description="The distance between two values that may be given."),
    ] = 1
    least_means: Annotated[Line, Meta(description="What the low end stands for.")]
    greatest_means: Annotated[Line, Meta(description="What the high end stands for.")]
    total: Annotated[
        float | None,
        Meta(
            description="What one voter's values must add up to over all factors; left out where "
            "each value stands alone."
        ),
    ] = None

    @staticmethod
    def contradictions(given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """The ends differ, steps lead from one to the other, and a total can be given."""
        if {"least", "greatest"} <= given.keys():
            least, greatest = given["least"], given["greatest"]
            step, span = given.get("step", 1), greatest - least
            if span <= 0:
                yield "greatest", f"{greatest:g} was found; it must be above least ({least:g})"
            elif step > span:
                yield "step", f"the distance is {step:g}; at most {span:g} fits on the scale"
            elif not _whole(span / step):
                last = least + math.floor(span / step) * step
                what = f"in steps of {step:g} from {least:g} the greatest value {greatest:g}"
                why = f"cannot be given, the last one is {last:g}"
                yield "step", f"{what} {why}; choose a step that divides {span:g}"
        if given.get("total") is not None:
            yield from _total_problems(given["total"], given)


_MOST_FACTORS: Final = 200
"""So many factors at most are thought of when it is judged whether a total can be given."""


def _total_problems(total: float, given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Why the values of a scale can never add up to a total."""
    if total <= 0:
        yield "total", f"{total:g} was found; it must be above 0"
        return
    greatest, least, step = given.get("greatest"), given.get("least"), given.get("step", 1)
    if greatest is not None and 0 < greatest < total / _MOST_FACTORS:
        takes = f"with at most {greatest:g} for each it takes {math.ceil(total / greatest):,}"
        most = f"the most is {greatest * _MOST_FACTORS:,.10g}"
        yield "total", f"{total:,.10g} was found; {takes} factors to give it, {most}"
    elif least is not None and _whole(least / step) and not _whole(total / step):
        yield "total", f"{total:g} was found; in steps of {step:g} values never add up to it"


def _whole(number: float) -> bool:
    """Whether a number is whole, but for the last bits of its division."""
    return math.isclose(number, round(number), abs_tol=1e-9)
