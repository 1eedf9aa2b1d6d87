"""IFE and EFE as data and as chapters of a report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from workshop.language import marked, pointed, say
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
from workshop.report.wording.matrix_words import why_none
from workshop.text import listing, plural

TITLES: dict[Matrix, str] = {
    "IFE": marked("Internal factor evaluation (IFE)"),
    "EFE": marked("External factor evaluation (EFE)"),
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
        left = plural(
            len(matrix.left_out), "factor not weighed and rated", "factors not weighed and rated"
        )
        yield f"{say('{label}: {text}', label=left, text=codes)}."
    if matrix.evaluation.total is not None and matrix.merged:
        yield say(
            "Weighed when they counted apart, under the code in brackets: {codes}.",
            codes=phrases.codes(matrix.merged),
        )


def blocks_of(matrix: WeighedMatrix, level: Literal[1, 2] = 1) -> Iterator[AnyBlock]:
    """A matrix as a chapter: table, gauge and warnings, or the reason why there is none.

    Args:
        matrix: the matrix.
        level: of its heading.
    """
    found = matrix.evaluation
    title = say(TITLES[found.matrix])
    yield Heading(text=title, level=level)
    if found.total is None:
        yield Notice(text=say("Not defined. {reason}", reason=found.reason))
        return
    yield Gauge(
        label=say("{matrix} total", matrix=found.matrix),
        value=found.total,
        shown=pointed(f"{found.total:.2f}"),
        least=LEAST,
        greatest=GREATEST,
        midpoint=MIDPOINT,
        sentence=found.sentence,
    )
    yield _table(matrix)
    method = say("Method: {source}.", source=found.source)
    yield Paragraph(spans=plain(f"{matrix.source} {method}"))
    if warnings := list(_warnings(matrix)):
        yield Bullets(items=tuple(plain(one) for one in warnings))


def in_short(matrix: WeighedMatrix) -> str:
    """A matrix in a sentence with its base: how many of all factors were weighed."""
    found = matrix.evaluation
    if found.total is None:
        return say("{matrix}: not defined. {why}", matrix=found.matrix, why=why_none(found))
    count, base = len(found.rows), len(found.rows) + len(matrix.left_out)
    weighed = say("{n} of {all} factors outside weighed.", n=count, all=base)
    if found.matrix == "IFE":
        weighed = say("{n} of {all} factors inside weighed.", n=count, all=base)
    return f"{_sentence(found.sentence)} {weighed}"


def _sentence(words: str) -> str:
    return words if words.endswith(".") else f"{words}."


def _table(matrix: WeighedMatrix) -> Table:
    """The rows of a matrix by weight; what voters gave where that says more than the numbers."""
    found = matrix.evaluation
    given = {row.key: _given(matrix.spreads[row.key]) for row in found.rows}
    several = any(given.values())
    rows = sorted(found.rows, key=lambda row: -round(row.weight, 9))
    return Table(
        caption=say("{title}: weight × rating", title=say(TITLES[found.matrix])),
        columns=(
            Column(title=say("Factor")),
            Column(title=say("Statement"), weight=5),
            Column(title=say("Weight"), numeric=True),
            Column(title=say("Rating"), numeric=True),
            Column(title=say("Score"), numeric=True),
            *([Column(title=say("As given"), weight=3)] if several else []),
        ),
        rows=tuple(
            (
                row.key,
                matrix.known[row.key].text,
                matrix.weight_words(row.weight),
                phrases.number(row.rating),
                pointed(f"{row.score:.2f}"),
                *([given[row.key]] if several else []),
            )
            for row in rows
        ),
        total=(
            say("Total"),
            "",
            phrases.number(matrix.whole),
            "",
            "" if found.total is None else pointed(f"{found.total:.2f}"),
            *([""] if several else []),
        ),
    )


def _given(spread: tuple[str, str]) -> str:
    """What several voters gave; empty where the room agreed and the numbers say it already."""
    weight, rating = spread
    told = [
        *([say("weight {value}", value=weight)] if weight else []),
        *([say("rating {value}", value=rating)] if rating else []),
    ]
    return listing(told)
