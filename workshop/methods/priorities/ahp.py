"""Analytic hierarchy process: weights from judgments of things pair by pair.

Source: T. L. Saaty, The Analytic Hierarchy Process (1980). With A the matrix of judgments, w its
principal eigenvector and n the count of things::

    A w = lambda_max w      CI = (lambda_max - n) / (n - 1)      CR = CI / RI

RI is the mean CI of random judgments. Judgments are consistent enough at CR <= 0.10; Saaty later
(1994) asks for 0.05 with three things and 0.08 with four. Above, they are flagged and never
refused: Saaty's own example of choosing a house has 0.169. The judgment to revisit is the one
that lies furthest from its weights, the largest |ln(a_ij w_j / w_i)|.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, Undefined, place
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Reading, Table, shown
from workshop.methods.core.sheets import square
from workshop.methods.priorities.judgments import judgments_of
from workshop.methods.priorities.pairwise import (
    SCALE,
    Incomplete,
    Matrix,
    check_judgments,
    principal,
)
from workshop.methods.priorities.random_index import GIVEN, PUBLISHED, USUAL, random_index
from workshop.text import listing, plural

SOURCE: Final = "Saaty 1980; power iteration"

ACCEPTED: Final = 0.10
"""The greatest consistency ratio that Saaty accepts."""

_MANY: Final = 9
"""More things than people can compare well (Saaty: seven, two more or less)."""


class Revisit(msgspec.Struct, frozen=True):
    """A judgment that fits the others least."""

    row: str
    column: str
    judgment: float
    """How many times as important as the column the row was said to be."""
    fits: float
    """What would fit the weights."""


class Priorities(msgspec.Struct, frozen=True):
    """Weights from pairwise judgments, and how far the judgments contradict each other."""

    names: tuple[str, ...]
    weights: tuple[float, ...]
    """They sum to 1."""
    lambda_max: float
    CI: float
    """Consistency index; 0 for one thing or two."""
    random_index: str
    """The table that RI is from, or `given`."""
    RI: float | Undefined
    CR: float | Undefined
    """Consistency ratio; 0 by definition for one thing or two."""
    consistent: bool | Undefined
    """CR <= 0.10."""
    revisit: tuple[Revisit, ...]
    """The judgment that fits least, or several that fit equally badly; none where all fit."""
    warnings: tuple[str, ...]
    sentence: str
    source: str = SOURCE


class Index(msgspec.Struct, frozen=True):
    """The random index by which consistency is measured."""

    table: str = USUAL
    """The name of a table."""
    given: float | None = None
    """An index that is given by itself; it wins."""

    def check(self, check: Check) -> None:
        """Check the table's name and the index given."""
        check.choice("random_index", self.table, PUBLISHED)
        if self.given is not None:
            check.above("RI", self.given)

    def value(self, count: int) -> float | Undefined:
        """The index for a count of things."""
        return random_index(self.table, count) if self.given is None else self.given

    @property
    def name(self) -> str:
        """The table's name, or `given`."""
        return self.table if self.given is None else GIVEN


def ahp(
    matrix: Incomplete,
    *,
    names: Sequence[str] = (),
    index: Index | None = None,
    scale: float = SCALE,
) -> Priorities:
    """Weights from a complete matrix of judgments.

    Args:
        matrix: a row and a column a thing, 1/9 to 9; fractions may be rounded to two digits.
        names: of the things; else their numbers.
        index: the random index; else Saaty's of 1980.
        scale: the greatest judgment, where another scale than Saaty's was used.

    Raises:
        BadInput: no reciprocal matrix on its scale, or a judgment is missing.
    """
    check, index = Check("AHP"), index or Index()
    index.check(check)
    if check.number("scale", scale, 1):
        judged = check_judgments(check, "matrix", matrix, scale)
    for row, judgments in enumerate(matrix, 1):
        for column, judgment in enumerate(judgments, 1):
            if judgment is None:
                check.say(place("matrix", row, column), "this judgment is missing")
    check_names(check, names, len(matrix))
    check.done()
    doubts = ["Fractions were taken as rounded reciprocals."] if judged.rounded else []
    exact = tuple(tuple(v for v in row if v is not None) for row in judged.matrix)
    return priorities(exact, names or numbered(len(exact)), index, doubts)


def check_names(check: Check, names: Sequence[str], count: int, where: str = "names") -> None:
    """Check the names of things, which may be left out."""
    if names and len(names) != count:
        check.say(where, f"there are {plural(len(names), 'name')} for {plural(count, 'thing')}")
    check.once(where, names)


def numbered(count: int) -> tuple[str, ...]:
    """Names of things that have none."""
    return tuple(f"no. {number}" for number in range(1, count + 1))


def priorities(
    matrix: Matrix, names: Sequence[str], index: Index, doubts: Sequence[str] = ()
) -> Priorities:
    """Weights from a matrix that was checked and whose fractions are exact."""
    count = len(matrix)
    found = principal(matrix)
    ci = max(0.0, (found.value - count) / (count - 1)) if count > 2 else 0.0
    ri = index.value(count)
    cr = _ratio(ci, ri, count)
    consistent = cr if isinstance(cr, Undefined) else round(cr, 9) <= ACCEPTED
    revisit = tuple(_to_revisit(matrix, found.weights, names))
    many = [f"{count} things are many to compare pair by pair."] if count > _MANY else []
    return Priorities(
        names=tuple(names),
        weights=found.weights,
        lambda_max=found.value,
        CI=ci,
        random_index=index.name,
        RI=ri,
        CR=cr,
        consistent=consistent,
        revisit=revisit,
        warnings=(*doubts, *many),
        sentence=f"{leading(names, found.weights)}; {verdict(cr, index.name, revisit, count)}.",
    )


def _ratio(ci: float, ri: float | Undefined, count: int) -> float | Undefined:
    """The consistency ratio."""
    if count < 3:
        return 0.0
    return ri if isinstance(ri, Undefined) else ci / ri


def _to_revisit(
    matrix: Matrix, weights: Sequence[float], names: Sequence[str]
) -> Iterator[Revisit]:
    """The judgments that lie furthest from the weights, each told as it is above 1."""
    misfits = {
        (row, column): round(abs(math.log(judgment * weights[column] / weights[row])), 9)
        for row, judgments in enumerate(matrix)
        for column, judgment in enumerate(judgments)
        if judgment > 1 or (judgment == 1 and row < column)
    }
    worst = max(misfits.values(), default=0)
    for (row, column), misfit in misfits.items():
        if misfit == worst > 1e-6:
            fits = weights[row] / weights[column]
            yield Revisit(names[row], names[column], matrix[row][column], fits)


def leading(names: Sequence[str], weights: Sequence[float]) -> str:
    """Which things weigh most, as a sentence begins."""
    if len(names) == 1:
        return f"The only one, {names[0]}, has all the weight"
    most = round(max(weights), 9)
    first = [n for n, weight in zip(names, weights, strict=True) if round(weight, 9) == most]
    if len(first) == len(names) > 1:
        return f"All {len(names)} weigh the same ({most:.0%} each)"
    if len(first) > 1:
        return f"Of {len(names)}, {listing(first)} weigh most ({most:.0%} each)"
    return f"Of {len(names)}, {first[0]} weighs most ({most:.0%})"


def verdict(
    cr: float | Undefined, table: str, revisit: Sequence[Revisit] = (), count: int = 3
) -> str:
    """What the consistency ratio says."""
    if count < 3:
        return "judgments of fewer than three cannot contradict each other (CR 0)"
    if isinstance(cr, Undefined):
        return f"how far the judgments contradict each other is not defined: {cr.reason}"
    if round(cr, 9) <= ACCEPTED:
        return f"the judgments agree well enough with each other (CR {cr:.3f} by {table})"
    pairs = [
        f"{r.row} against {r.column} ({r.judgment:g}; {r.fits:.2g} would fit)" for r in revisit
    ]
    revise = f": revisit {listing(pairs, 'or')}" if pairs else ""
    return f"the judgments contradict each other (CR {cr:.3f} by {table}, above 0.10){revise}"


def index_of(inputs: Inputs) -> Index:
    """The random index that an input names."""
    given = inputs.number("RI") if inputs.has("RI") else None
    return Index(inputs.word("random_index", USUAL), given)


def _compute(inputs: Inputs) -> Priorities:
    names, matrix = judgments_of(inputs)
    scale = inputs.number("scale", SCALE)
    return ahp(matrix, names=names, index=index_of(inputs), scale=scale)


def tables_of(found: Priorities) -> tuple[Table, ...]:
    """The weights, and the figures of consistency."""
    weights = tuple(
        (name, shown(weight, 4))
        for weight, name in sorted(
            zip(found.weights, found.names, strict=True), key=lambda pair: (-pair[0], pair[1])
        )
    )
    figures = (
        ("lambda max", shown(found.lambda_max, 4)),
        ("consistency index CI", shown(found.CI, 4)),
        (f"random index RI ({found.random_index})", shown(found.RI, 4)),
        ("consistency ratio CR", shown(found.CR, 4)),
        ("consistent (CR at most 0.10)", shown(found.consistent)),
    )
    misfits = tuple((r.row, r.column, shown(r.judgment), shown(r.fits)) for r in found.revisit)
    tables = (Table(("thing", "weight"), weights), Table(("figure", "value"), figures))
    if not misfits:
        return tables
    titles = ("thing", "against", "judged", "would fit")
    return (*tables, Table(titles, misfits, "The judgment that fits the others least"))


INDEX_INPUTS: Final = (
    Input(
        "random_index",
        f"the table of random indices: {listing(list(PUBLISHED), 'or')}; else {USUAL}",
        optional=True,
    ),
    Input("RI", "a random index of your own; it wins and is told as given", optional=True),
)
"""What says how consistency is measured."""

INDEX_READINGS: Final = (
    Reading("CR 0.10 or less", "consistent enough (Saaty 1980)"),
    Reading("CR 0.05 with three things, 0.08 with four", "the stricter bounds of Saaty 1994"),
    Reading("CR above 0.10", "the judgments contradict each other: revisit the one named"),
)

METHODS: Final = (
    Method(
        About(
            name="ahp",
            title="AHP: weights from pairwise judgments",
            question="How much does each of several things count, judged two at a time?",
            computed=(
                "The weights are the principal eigenvector of the matrix of judgments, by power "
                "iteration. CI = (lambda max - n) / (n - 1) and CR = CI / RI, with RI the mean CI "
                "of random judgments. The judgment to revisit has the largest "
                "|ln(judgment × weight of column / weight of row)|."
            ),
            inputs=(
                Input("matrix", "a row and a column a thing: how many times as important as the "
                      "column the row is, 1 to 9 or a fraction such as 1/3", optional=True),
                Input("upper", "in place of the matrix: what stands above its diagonal, row by row",
                      optional=True),
                Input("pairs", "in place of the matrix: rows of `a`, `b` and `judgment`, how many "
                      "times as important as b a is", optional=True),
                Input("names", "of the things; else their numbers", optional=True),
                *INDEX_INPUTS,
                Input("scale", "the greatest judgment, 9 on Saaty's scale", optional=True),
            ),
            readings=INDEX_READINGS,
            limits=(
                "Consistent judgments need not be right; they only do not contradict each other.",
                "CR depends on the table of random indices, so the table's name belongs to it.",
                "With one thing or two nothing can contradict: CR is 0 by definition.",
                "Seven things, two more or less, are as many as people compare well.",
                "Column averages and row means differ from the eigenvector; only it is used.",
            ),
            source="T. L. Saaty, The Analytic Hierarchy Process, 1980",
            example={
                "names": ["experience", "education", "charisma", "age"],
                "upper": [[4, 3, 7], ["1/3", 3], [5]],
                "random_index": "saaty2005",
            },
            example_from="choosing a leader, Wikipedia and the manual of AHPy: weights 0.548, "
            "0.127, 0.270 and 0.056, CR 0.044",
        ),
        _compute,
        tables_of,
        square("matrix", "names", "A line and a column a thing; a line of titles, and a column of "
               "names before the numbers, may be there."),
    ),
)  # fmt: skip
"""What `workshop calc` offers of this file."""
