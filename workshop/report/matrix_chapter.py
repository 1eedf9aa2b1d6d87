"""IFE and EFE as data and as chapters of a report."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.methods.evaluation.ife_efe import GREATEST, LEAST, MIDPOINT, Matrix
from workshop.report import format as phrases
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
from workshop.report.matrix_data import Told
from workshop.text import listing, plural

TITLES: dict[Matrix, str] = {
    "IFE": "Internal factor evaluation (IFE)",
    "EFE": "External factor evaluation (EFE)",
}
"""The headings of the two matrices."""


def fact_of(told: Told) -> MatrixFact:
    """A matrix as data."""
    found = told.evaluation
    return MatrixFact(
        total=found.total,
        reason=found.reason,
        midpoint=MIDPOINT,
        weight_sum=found.weight_sum,
        rows=tuple(
            MatrixRow(
                id=row.key,
                text=told.known[row.key].text,
                weight=row.weight,
                rating=row.rating,
                score=row.score,
            )
            for row in found.rows
        ),
        warnings=tuple(_warnings(told)),
        sentence=found.sentence,
    )


def _warnings(told: Told) -> Iterator[str]:
    """Everything that a reader of the matrix must know."""
    yield from told.evaluation.warnings
    if told.evaluation.total is not None and told.left_out:
        codes = phrases.codes(told.left_out)
        yield f"{plural(len(told.left_out), 'factor')} not weighed and rated: {codes}."
    if told.evaluation.total is not None and told.merged:
        yield (
            "Weighed before they were merged, under the code in brackets: "
            f"{phrases.codes(told.merged)}."
        )


def blocks_of(told: Told) -> Iterator[AnyBlock]:
    """A matrix as a chapter: table, gauge and warnings, or the reason why there is none."""
    found = told.evaluation
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
    yield _table(told)
    yield Paragraph(spans=plain(f"{told.source} Method: {found.source}."))
    if warnings := list(_warnings(told)):
        yield Bullets(items=tuple(plain(one) for one in warnings))


def _table(told: Told) -> Table:
    """The rows of a matrix with what voters gave."""
    found = told.evaluation
    rows = tuple(
        (
            row.key,
            told.known[row.key].text,
            f"{row.weight:.3f}",
            phrases.number(row.rating),
            f"{row.score:.3f}",
            listing([f"weight {told.spreads[row.key][0]}", f"rating {told.spreads[row.key][1]}"]),
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
