"""AHP over a whole hierarchy: from criteria and alternatives to one weight for each alternative.

Source: T. L. Saaty, The Analytic Hierarchy Process (1980), the distributive mode: the weight of
an alternative is the sum over the criteria of the criterion's weight times the alternative's
weight under it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import BadInput, Check, Undefined, number_of, place
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Table, shown
from workshop.methods.priorities.ahp import (
    INDEX_INPUTS,
    INDEX_READINGS,
    Index,
    Priorities,
    ahp,
    check_names,
    index_of,
    leading,
    numbered,
)
from workshop.methods.priorities.judgments import upper
from workshop.methods.priorities.pairwise import Incomplete
from workshop.text import listing

SOURCE: Final = "Saaty 1980, distributive mode"


class Synthesis(msgspec.Struct, frozen=True):
    """The weights of alternatives over all criteria."""

    criteria: tuple[str, ...]
    alternatives: tuple[str, ...]
    global_weights: tuple[float, ...]
    """By alternative; they sum to 1."""
    criteria_weights: tuple[float, ...]
    local_weights: tuple[tuple[float, ...], ...]
    """By criterion, the weights of the alternatives under it."""
    CR: tuple[float | None, ...]
    """Of the criteria's judgments, then of each criterion's; none where it is not defined."""
    random_index: str
    warnings: tuple[str, ...]
    sentence: str
    source: str = SOURCE


def ahp_synthesis(
    criteria: Incomplete,
    locals_: Sequence[Incomplete],
    *,
    criteria_names: Sequence[str] = (),
    names: Sequence[str] = (),
    index: Index | None = None,
) -> Synthesis:
    """The weights of alternatives over all criteria.

    Args:
        criteria: the judgments of the criteria against each other.
        locals_: by criterion, the judgments of the alternatives under it.
        criteria_names: of the criteria; else their numbers.
        names: of the alternatives; else their numbers.
        index: the random index; else Saaty's of 1980.

    Raises:
        BadInput: any of the matrices will not do, or they do not go together.
    """
    check = Check("AHP synthesis")
    if len(locals_) != len(criteria):
        check.say("local_upper", f"there are {len(locals_)}, for {len(criteria)} criteria")
    top = _part(check, "criteria_upper", criteria, index)
    parts = [
        _part(check, place("local_upper", row), each, index) for row, each in enumerate(locals_, 1)
    ]
    count = len(locals_[0]) if locals_ else 0
    for row, each in enumerate(locals_, 1):
        if len(each) != count:
            check.say(place("local_upper", row), f"it is of {len(each)}, the first of {count}")
    check_names(check, names, count, "alternatives")
    check_names(check, criteria_names, len(criteria), "criteria")
    check.done()
    found = [each for each in (top, *parts) if each]
    return _summed(
        found, criteria_names or numbered(len(criteria)), tuple(names or numbered(count))
    )


def _part(check: Check, where: str, matrix: Incomplete, index: Index | None) -> Priorities | None:
    """The weights of one matrix; what is wrong with it is told under its own place."""
    try:
        return ahp(matrix, index=index)
    except BadInput as refused:
        for problem in refused.problems:
            check.say(problem.where.replace("matrix", where), problem.what)
        return None


def _summed(
    found: Sequence[Priorities], criteria: Sequence[str], names: tuple[str, ...]
) -> Synthesis:
    """The sums over the criteria."""
    top, *parts = found
    weights = tuple(
        math.fsum(
            weight * part.weights[at] for weight, part in zip(top.weights, parts, strict=True)
        )
        for at in range(len(names))
    )
    places = ("the criteria", *criteria)
    bad = [name for name, each in zip(places, found, strict=True) if each.consistent is False]
    words = f"the judgments of {listing(bad)} contradict each other"
    doubts = (f"T{words[1:]}.",) if bad else ()
    verdict = words if bad else "no CR is above 0.10"
    unknown = any(isinstance(each.CR, Undefined) for each in found)
    return Synthesis(
        criteria=tuple(criteria),
        alternatives=names,
        global_weights=weights,
        criteria_weights=top.weights,
        local_weights=tuple(part.weights for part in parts),
        CR=tuple(number_of(each.CR) for each in found),
        random_index=top.random_index,
        warnings=(*doubts, *(["Not every CR is defined."] if unknown else [])),
        sentence=f"{leading(names, weights)} over {len(criteria)} criteria; {verdict}.",
    )


def _compute(inputs: Inputs) -> Synthesis:
    criteria = upper(inputs, "criteria_upper")
    under = inputs.each("local_upper")
    locals_ = [upper(under, key) for key in under.keys]
    own = under.keys if isinstance(inputs.value("local_upper"), Mapping) else ()
    return ahp_synthesis(
        criteria,
        locals_,
        criteria_names=inputs.words("criteria", own),
        names=_alternatives(inputs),
        index=index_of(inputs),
    )


def _alternatives(inputs: Inputs) -> Sequence[str]:
    """The names of the alternatives, or as many numbers as there are said to be."""
    given = inputs.value("alternatives", ())
    if isinstance(given, int) and not isinstance(given, bool):
        return numbered(min(max(given, 0), 100))
    return inputs.words("alternatives", ())


def _tables(found: Synthesis) -> tuple[Table, ...]:
    """The weight of each alternative in all and under each criterion."""
    rows = sorted(
        zip(found.alternatives, found.global_weights, *found.local_weights, strict=True),
        key=lambda row: (-round(row[1], 9), row[0]),
    )
    shown_rows = tuple((str(name), *(shown(weight, 4) for weight in rest)) for name, *rest in rows)
    titles = ("alternative", "in all", *found.criteria)
    consistency = tuple(
        (name, shown(weight, 4), shown(cr, 3))
        for name, weight, cr in zip(
            ("the criteria", *found.criteria), (1.0, *found.criteria_weights), found.CR, strict=True
        )
    )
    return (
        Table(titles, shown_rows),
        Table(("criterion", "weight", f"CR ({found.random_index})"), consistency),
    )


METHODS: Final = (
    Method(
        About(
            name="ahp-synthesis",
            title="AHP synthesis",
            question="Which alternative serves a set of weighted criteria best?",
            computed=(
                "AHP gives the criteria their weights, and under each criterion the alternatives "
                "theirs. An alternative's weight in all is the sum of the criterion's weight times "
                "its weight under it."
            ),
            inputs=(
                Input("criteria_upper", "the judgments of the criteria above the diagonal, row by "
                      "row: 1 to 9, or a fraction such as 1/3"),
                Input("alternatives", "their names, or how many there are", optional=True),
                Input("local_upper", "for each criterion the judgments of the alternatives, in the "
                      "same form; a list, or named by criterion"),
                Input("criteria", "their names, where the judgments are a list", optional=True),
                *INDEX_INPUTS,
            ),
            readings=INDEX_READINGS,
            limits=(
                "A further alternative can turn the order of the others (rank reversal).",
                "Look at the CR of every matrix: one contradictory criterion can decide.",
                "Weights rounded on the way differ in the last digit; here nothing is rounded.",
            ),
            source="T. L. Saaty, The Analytic Hierarchy Process, 1980",
            example={
                "criteria": ["experience", "education", "charisma", "age"],
                "criteria_upper": [4, 3, 7, "1/3", 3, 5],
                "alternatives": ["Tom", "Dick", "Harry"],
                "local_upper": [["1/4", 4, 9], [3, "1/5", "1/7"], [5, 9, 4], ["1/3", 5, 9]],
                "random_index": "saaty2005",
            },
            example_from="choosing a leader, Wikipedia and the manual of AHPy: 0.358, 0.492 and "
            "0.149 (printed there as 0.150, rounded midway)",
        ),
        _compute,
        _tables,
    ),
)  # fmt: skip
"""What `workshop calc` offers of this file."""
