"""IFE and EFE as data and as chapters of a report."""

from __future__ import annotations

from collections.abc import Iterator

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
from workshop.report.matrix_data import WeighedMatrix
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
            "Weighed before they were merged, under the code in brackets: "
            f"{phrases.codes(matrix.merged)}."
        )


def blocks_of(matrix: WeighedMatrix) -> Iterator[AnyBlock]:
    """A matrix as a chapter: table, gauge and warnings, or the reason why there is none."""
    found = matrix.evaluation
    title = TITLES[found.matrix]
    yield Heading(text=title)
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


def _table(matrix: WeighedMatrix) -> Table:
    """The rows of a matrix with what voters gave."""
    found = matrix.evaluation
    rows = tuple(
        (
            row.key,
            matrix.known[row.key].text,
            f"{row.weight:.3f}",
            phrases.number(row.rating),
            f"{row.score:.3f}",
            listing(
                [f"weight {matrix.spreads[row.key][0]}", f"rating {matrix.spreads[row.key][1]}"]
            ),
        )
        for row in found.rows
    )
    return Table(
        caption=f"{TITLES[found.matrix]}: weight × rating",
        columns=(
            Column(title="Factor"),
            Column(title="Statement", weight=5),
            Column(title="Weight", numeric=True),
            Column(title="Rating", numeric=True),
            Column(title="Score", numeric=True),
            Column(title="As given", weight=3),
        ),
        rows=rows,
        total=("Total", "", "1.000", "", f"{found.total:.2f}", ""),
    )
