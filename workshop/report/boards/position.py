"""Where it stands inside and outside: IFE and EFE, and the cell of the IE matrix that they meet in.

The latest session that weighed and rated counts, for each of the two on its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from workshop.language import marked, say
from workshop.methods.evaluation.ie import SOURCE
from workshop.report.blocks import AnyBlock
from workshop.report.boards.board import Board, Mark
from workshop.report.boards.marks import factor_mark
from workshop.report.matrix_chapter import blocks_of, fact_of
from workshop.report.matrix_data import WeighedMatrix
from workshop.report.ordering import matrices_of
from workshop.report.position.ie_plane import ie_plane
from workshop.report.view import Gathered
from workshop.report.wording.matrix_words import why_none
from workshop.text import plural

GUIDE: Final = "swot-workshop"
"""The guide whose session weighs and rates the inside and the outside."""
_TITLE: Final = marked("Position (IE)")


def board(gathered: Gathered) -> Board:
    """The position, with both matrices below it."""
    both = matrices_of(gathered)
    name = gathered.telling.text(gathered.record.engagement.name)
    figure = ie_plane(name, *map(fact_of, both))
    known = [matrix.known[row.key] for matrix in both for row in matrix.evaluation.rows]
    marks = tuple(factor_mark(gathered, one) for one in known)
    place = (Mark(code="IE", text=name),) if figure else ()
    return Board(
        name="position",
        title=say(_TITLE),
        figure=figure,
        marks=(*place, *marks),
        n=len(known),
        counted=say("{factors} weighed and rated", factors=plural(len(known), "factor")),
        sentence=figure.sentence if figure else "",
        source=SOURCE,
        missing=tuple(_missing(both)),
        left_out=sum(matrix.hidden for matrix in both),
        beside=tuple(_beside(both)),
    )


def _missing(both: tuple[WeighedMatrix, WeighedMatrix]) -> Iterator[str]:
    """Why a matrix is not defined; where nothing was weighed at all, what would do it."""
    for matrix in both:
        found = matrix.evaluation
        if found.total is None:
            why = say("{matrix}: not defined. {why}", matrix=found.matrix, why=why_none(found))
            if not matrix.source:
                why = f"{why} {say('A session by the guide “{guide}” does that.', guide=GUIDE)}"
            yield why


def _beside(both: tuple[WeighedMatrix, WeighedMatrix]) -> Iterator[AnyBlock]:
    for matrix in both:
        if matrix.evaluation.total is not None:
            yield from blocks_of(matrix, level=2)
