"""Pairwise judgments of several people joined into one set of weights, in the two published ways.

Sources: J. Aczél & T. L. Saaty, Procedures for synthesizing ratio judgements, Journal of
Mathematical Psychology 27 (1983) 93-102: the geometric mean is the only one that keeps judgments
reciprocal. E. Forman & K. Peniwati, Aggregating individual judgments and priorities, European
Journal of Operational Research 108 (1998) 165-169: join the judgments (AIJ) where a group acts as
one, the priorities (AIP) where its members keep views of their own. With people k and shares s::

    AIJ  a_ij = product of a_ij(k) ** s(k), then the eigenvector
    AIP  w_i  = product of w_i(k) ** s(k), made to sum to 1
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, Undefined, place
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Table, shown
from workshop.methods.priorities.ahp import (
    INDEX_INPUTS,
    INDEX_READINGS,
    Index,
    Priorities,
    check_names,
    index_of,
    leading,
    numbered,
    priorities,
    verdict,
)
from workshop.methods.priorities.pairwise import SCALE, Incomplete, Judged, check_judgments
from workshop.text import listing, plural

SOURCE: Final = "Aczél & Saaty 1983; Forman & Peniwati 1998"


class Person(msgspec.Struct, frozen=True):
    """One person's judgments."""

    name: str
    matrix: Incomplete
    """None where the person did not judge."""
    weight: float = 1.0
    """How much the person counts, any number above 0."""


class Own(msgspec.Struct, frozen=True):
    """What one person's judgments say by themselves."""

    name: str
    given: int
    """How many of the pairs the person judged."""
    weights: tuple[float, ...] | Undefined
    """Not defined where a judgment is missing."""
    CR: float | Undefined
    consistent: bool | Undefined


class GroupPriorities(msgspec.Struct, frozen=True):
    """The weights of a group."""

    names: tuple[str, ...]
    n: int
    """How many people."""
    people: tuple[Own, ...]
    answered: tuple[tuple[int, ...], ...]
    """By pair, how many judged it; whoever did not is left out of its mean."""
    random_index: str
    """The table of random indices, or `given`."""
    group_matrix: tuple[tuple[float, ...], ...] | Undefined
    """The geometric means."""
    aij: Priorities | Undefined
    """By joined judgments; the consistency is that of the means."""
    aip: tuple[float, ...] | Undefined
    """Weights by joined priorities, of those who judged every pair."""
    warnings: tuple[str, ...]
    sentence: str
    source: str = SOURCE


def geometric_mean(values: Sequence[float], weights: Sequence[float]) -> float:
    """The weighted geometric mean of positive numbers; its reciprocal is that of reciprocals."""
    total = math.fsum(weights)
    logs = (math.log(value) * weight for value, weight in zip(values, weights, strict=True))
    return math.exp(math.fsum(logs) / total)


def ahp_group(
    people: Sequence[Person],
    *,
    names: Sequence[str] = (),
    index: Index | None = None,
    scale: float = SCALE,
) -> GroupPriorities:
    """The weights of a group by joined judgments and by joined priorities.

    Args:
        people: matrices of the same things in the same order.
        names: of the things; else their numbers.
        index: the random index; else Saaty's of 1980.
        scale: the greatest judgment, where another scale than Saaty's was used.

    Raises:
        BadInput: a matrix that is none, or weights of people that are not above 0.
    """
    check, index = Check("AHP of a group"), index or Index()
    index.check(check)
    check.some("people", people)
    check.number("scale", scale, 1)
    check.once("people", [person.name for person in people])
    count = len(people[0].matrix) if people else 0
    judged = [_checked(check, row, person, count, scale) for row, person in enumerate(people, 1)]
    check_names(check, names, count)
    check.done()
    names = names or numbered(count)
    return _joined(people, [each.matrix for each in judged], names, index, _rounding(judged))


def _checked(check: Check, row: int, person: Person, count: int, scale: float) -> Judged:
    """One person's matrix with exact fractions."""
    where = f"{place('people', row)}, matrix"
    check.above(f"{place('people', row)}, weight", person.weight, 0)
    if len(person.matrix) != count:
        size = plural(len(person.matrix), "thing")
        check.say(where, f"it is of {size}, the first one of {count}")
    return check_judgments(check, where, person.matrix, max(scale, 1.0))


def _rounding(judged: Sequence[Judged]) -> tuple[str, ...]:
    rounded = any(each.rounded for each in judged)
    return ("Fractions were taken as rounded reciprocals.",) if rounded else ()


def _joined(
    people: Sequence[Person],
    matrices: Sequence[Incomplete],
    names: Sequence[str],
    index: Index,
    doubts: Sequence[str],
) -> GroupPriorities:
    """Both ways of joining."""
    own = tuple(_own(*each, names, index) for each in zip(people, matrices, strict=True))
    shares = [person.weight for person in people]
    means = _means(matrices, shares, names)
    aij = means if isinstance(means, Undefined) else priorities(means, names, index)
    answered = tuple(
        tuple(sum(m[row][column] is not None for m in matrices) for column in range(len(names)))
        for row in range(len(names))
    )
    return GroupPriorities(
        names=tuple(names),
        n=len(people),
        people=own,
        answered=answered,
        random_index=index.name,
        group_matrix=means,
        aij=aij,
        aip=_aip(own, shares),
        warnings=(*doubts, *_left_out(own)),
        sentence=_sentence(aij, own, index),
    )


def _own(person: Person, matrix: Incomplete, names: Sequence[str], index: Index) -> Own:
    """What one person's judgments say by themselves."""
    pairs = len(names) * (len(names) - 1) // 2
    given = pairs - sum(value is None for row in matrix for value in row) // 2
    if given < pairs:
        none = Undefined(f"{given} of {plural(pairs, 'pair')} judged")
        return Own(person.name, given, none, none, none)
    whole = tuple(tuple(value for value in row if value is not None) for row in matrix)
    found = priorities(whole, names, index)
    return Own(person.name, given, found.weights, found.CR, found.consistent)


def _means(
    matrices: Sequence[Incomplete], shares: Sequence[float], names: Sequence[str]
) -> tuple[tuple[float, ...], ...] | Undefined:
    """The geometric mean of each judgment over those who gave it; above the diagonal first."""
    count = len(names)
    means = [[1.0] * count for _ in range(count)]
    for row in range(count):
        for column in range(row + 1, count):
            given = [
                (value, share)
                for matrix, share in zip(matrices, shares, strict=True)
                if (value := matrix[row][column]) is not None
            ]
            if not given:
                return Undefined(f"nobody judged {names[row]} against {names[column]}")
            mean = geometric_mean(*zip(*given, strict=True))
            means[row][column], means[column][row] = mean, 1 / mean
    return tuple(map(tuple, means))


def _aip(own: Sequence[Own], shares: Sequence[float]) -> tuple[float, ...] | Undefined:
    """The geometric mean of the priorities of those who have their own, made to sum to 1."""
    those = [
        (each.weights, share)
        for each, share in zip(own, shares, strict=True)
        if not isinstance(each.weights, Undefined)
    ]
    if not those:
        return Undefined("nobody judged every pair")
    vectors, counted = zip(*those, strict=True)
    means = [geometric_mean(column, counted) for column in zip(*vectors, strict=True)]
    total = math.fsum(means)
    return tuple(mean / total for mean in means)


def _left_out(own: Sequence[Own]) -> Iterator[str]:
    """Who is missing where."""
    some = [each.name for each in own if isinstance(each.weights, Undefined)]
    if some:
        yield (
            f"{listing(some)} did not judge every pair: left out of the means of those pairs, "
            "and of the joined priorities."
        )


def _sentence(aij: Priorities | Undefined, own: Sequence[Own], index: Index) -> str:
    """The group's order, its consistency and that of its members."""
    people = plural(len(own), "person", "people")
    if isinstance(aij, Undefined):
        return f"{people}; the group's weights are not defined: {aij.reason}."
    against = [each.name for each in own if each.consistent is False]
    alone = f"; by themselves {listing(against)} contradict their own" if against else ""
    verdict_ = verdict(aij.CR, index.name, aij.revisit, len(aij.names))
    return f"{people}. {leading(aij.names, aij.weights)}; {verdict_}{alone}."


def _compute(inputs: Inputs) -> GroupPriorities:
    people = [
        Person(
            row.word("name", f"person {number}"),
            row.ratios("matrix"),
            row.number("weight", 1),
        )
        for number, row in enumerate(inputs.rows("people", ("matrix",), ("name", "weight")), 1)
    ]
    scale = inputs.number("scale", SCALE)
    return ahp_group(people, names=inputs.words("names", ()), index=index_of(inputs), scale=scale)


def _tables(found: GroupPriorities) -> tuple[Table, ...]:
    """Both weights of each thing, and each person's consistency."""
    none = ("–",) * len(found.names)
    aij = none if isinstance(found.aij, Undefined) else [shown(w, 4) for w in found.aij.weights]
    aip = none if isinstance(found.aip, Undefined) else [shown(w, 4) for w in found.aip]
    weights = tuple(zip(found.names, aij, aip, strict=True))
    people = tuple(
        (each.name, shown(each.given), shown(each.CR, 3), shown(each.consistent))
        for each in found.people
    )
    group = found.aij
    if not isinstance(group, Undefined):
        figures = ("", shown(group.CR, 3), shown(group.consistent))
        people = (*people, ("the group (AIJ)", *figures))
    titles = ("person", "pairs judged", f"CR ({found.random_index})", "consistent")
    return (
        Table(("thing", "joined judgments", "joined priorities"), weights),
        Table(titles, people),
    )


METHODS: Final = (
    Method(
        About(
            name="ahp-group",
            title="AHP of a group",
            question="What weights do several people's pairwise judgments come to together?",
            computed=(
                "Joined judgments (AIJ): the geometric mean of each judgment over those who gave "
                "it, then the eigenvector. Joined priorities (AIP): the geometric mean of the "
                "people's own weights, made to sum to 1."
            ),
            inputs=(
                Input("people", "rows of `matrix` (null where the person did not judge a pair), "
                      "`name` and `weight`, how much the person counts (1)"),
                Input("names", "of the things; else their numbers", optional=True),
                *INDEX_INPUTS,
                Input("scale", "the greatest judgment, 9 on Saaty's scale", optional=True),
            ),
            readings=INDEX_READINGS,
            limits=(
                "Joined judgments suit a group that acts as one, joined priorities one of views.",
                "Means smooth contradictions: see each person's own CR beside the group's.",
                "Whoever left a pair out is not in its mean, nor in the joined priorities.",
                "A mean hides a split: compare the people's own weights before deciding.",
            ),
            source=f"{SOURCE}, European Journal of Operational Research 108",
            example={
                "names": ["cost", "speed"],
                "people": [
                    {"name": "Ana", "matrix": [[1, 2], ["1/2", 1]]},
                    {"name": "Ben", "matrix": [[1, 3], ["1/3", 1]]},
                    {"name": "Cem", "matrix": [[1, 4], ["1/4", 1]]},
                ],
            },
            example_from="judgments of 2, 3 and 4 (Aczél & Saaty): their geometric mean is 2.8845",
        ),
        _compute,
        _tables,
    ),
)  # fmt: skip
"""What `workshop calc` offers of this file."""
