"""IFE and EFE as data and as chapters of a report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from workshop.methods.evaluation.ife_efe import GREATEST, LEAST, MIDPOINT, Matrix
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Column,
    Gauge,
    Heading,
    Notice,
    Paragraph,
    Table,
    plain,
)
from workshop.report.facts import MatrixFact, MatrixRow
from workshop.report.matrix_data import WeighedMatrix, why_none
from workshop.report.wording import format as phrases
from workshop.text import listing, plural

TITLES: dict[Matrix, str] = {
    "IFE": "Internal factor evaluation (IFE)",
    "EFE": "External factor evaluation (EFE)",
}
"""The headings of the two matrices."""


def fact_of(matrix: WeighedMatrix) -> MatrixFact:
    """A matrix as data."""
    found = matrix.evaluation
    return MatrixFact(
        total=found.total,
        reason=found.reason,
        midpoint=MIDPOINT,
        weight_sum=found.weight_sum,
        n=len(found.rows),
        rows=tuple(
            MatrixRow(
                id=row.key,
                text=matrix.known[row.key].text,
                weight=row.weight,
                rating=row.rating,
                score=row.score,
                evidence=matrix.evidence[row.key],
            )
            for row in found.rows
        ),
        warnings=tuple(_warnings(matrix)),
        sentence=found.sentence,
    )


def _warnings(matrix: WeighedMatrix) -> Iterator[str]:
    """Everything that a reader of the matrix must know."""
    yield from matrix.evaluation.warnings
    if matrix.evaluation.total is not None and matrix.left_out:
        codes = phrases.codes(matrix.left_out)
        yield f"{plural(len(matrix.left_out), 'factor')} not weighed and rated: {codes}."
    if matrix.evaluation.total is not None and matrix.merged:
        yield (
            "Weighed when they counted apart, under the code in brackets: "
            f"{phrases.codes(matrix.merged)}."
        )


def blocks_of(matrix: WeighedMatrix, level: Literal[1, 2] = 1) -> Iterator[AnyBlock]:
    """A matrix as a chapter: table, gauge and warnings, or the reason why there is none.

    Args:
        matrix: the matrix.
        level: of its heading.
    """
    found = matrix.evaluation
    title = TITLES[found.matrix]
    yield Heading(text=title, level=level)
    if found.total is None:
        yield Notice(text=f"Not defined. {found.reason}")
        return
    yield Gauge(
        label=f"{found.matrix} total",
        value=found.total,
        shown=f"{found.total:.2f}",
        least=LEAST,
        greatest=GREATEST,
        midpoint=MIDPOINT,
        sentence=found.sentence,
    )
    yield _table(matrix)
    yield Paragraph(spans=plain(f"{matrix.source} Method: {found.source}."))
    if warnings := list(_warnings(matrix)):
        yield Bullets(items=tuple(plain(one) for one in warnings))


def in_short(matrix: WeighedMatrix) -> str:
    """A matrix in a sentence with its base: how many of all factors were weighed."""
    found = matrix.evaluation
    side = "inside" if found.matrix == "IFE" else "outside"
    if found.total is None:
        return f"{found.matrix}: not defined. {why_none(found)}"
    base = len(found.rows) + len(matrix.left_out)
    return f"{_sentence(found.sentence)} {len(found.rows)} of {base} factors {side} weighed."


def _sentence(words: str) -> str:
    return words if words.endswith(".") else f"{words}."


def _table(matrix: WeighedMatrix) -> Table:
    """The rows of a matrix by weight; what voters gave where that says more than the numbers."""
    found = matrix.evaluation
    given = {row.key: _given(matrix.spreads[row.key]) for row in found.rows}
    several = any(given.values())
    rows = sorted(found.rows, key=lambda row: -round(row.weight, 9))
    return Table(
        caption=f"{TITLES[found.matrix]}: weight × rating",
        columns=(
            Column(title="Factor"),
            Column(title="Statement", weight=5),
            Column(title="Weight", numeric=True),
            Column(title="Rating", numeric=True),
            Column(title="Score", numeric=True),
            *([Column(title="As given", weight=3)] if several else []),
        ),
        rows=tuple(
            (
                row.key,
                matrix.known[row.key].text,
                matrix.weight_words(row.weight),
                phrases.number(row.rating),
                f"{row.score:.2f}",
                *([given[row.key]] if several else []),
            )
            for row in rows
        ),
        total=(
            "Total",
            "",
            phrases.number(matrix.whole),
            "",
            f"{found.total:.2f}",
            *([""] if several else []),
        ),
    )


def _given(spread: tuple[str, str]) -> str:
    """What several voters gave; empty where the room agreed and the numbers say it already."""
    weight, rating = spread
    told = [("weight", weight), ("rating", rating)]
    return listing([f"{what} {words}" for what, words in told if "agreed by the room" not in words])
