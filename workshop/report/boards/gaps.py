"""Gaps: from what is there to what is wanted, and which gap matters most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from workshop.language import marked, say
from workshop.methods.core.checks import Undefined
from workshop.methods.core.ranks import places_in
from workshop.methods.core.raters import Said
from workshop.methods.priorities.gap import MATURITY, SOURCE, Gaps, gap
from workshop.privacy.told_rows import ToldRow, ToldRows
from workshop.registers.kinds import REGISTERS
from workshop.report.blocks import Bullets, Column, Matrix, MatrixCell, MatrixLine, plain
from workshop.report.boards.board import Board
from workshop.report.boards.marks import row_mark
from workshop.report.register_table import left_out
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.strategy.element_parts import would_fill
from workshop.text import plural

GAPS: Final = "gaps"
GUIDE: Final = "gap-analysis"

_RATED: Final = ("present", "wanted", "importance")
_TITLE: Final = marked("Gaps: is ▸ wanted")


def board(gathered: Gathered) -> Board:
    """The gaps that are rated, the greatest priority first."""
    told = gathered.row_telling.rows(REGISTERS[GAPS])
    rated = {row.code: row for row in told.rows if None not in values_of(row)[:2]}
    found = gap([Said(code, values_of(row)) for code, row in rated.items()]) if rated else None
    places = places_in(found.order) if found else {}
    ordered = sorted(rated.values(), key=lambda row: places.get(row.code, len(rated) + 1))
    return Board(
        name="gaps",
        title=say(_TITLE),
        figure=_matrix(ordered, found, places) if found else None,
        marks=tuple(row_mark(gathered, row) for row in ordered),
        n=len(ordered),
        counted=plural(len(ordered), "gap"),
        sentence=found.sentence if found else "",
        source=SOURCE,
        missing=tuple(_missing(told)),
        left_out=told.left_out,
        beside=(*_causes(ordered), *left_out(told)),
    )


def values_of(row: ToldRow) -> tuple[float | None, ...]:
    """How far it is, how far it is wanted to be, and how much that matters; as far as is said."""
    return tuple(row.row.cell(name) for name in _RATED)


def _missing(told: ToldRows) -> Iterator[str]:
    if not told.rows and not told.left_out:
        yield would_fill(say("the gaps"), GUIDE)
    lacking = [row.code for row in told.rows if None in values_of(row)]
    if lacking:
        yield say(
            "Present, wanted or importance is not said of {codes}; a session by the guide "
            "“{guide}” asks that.",
            codes=phrases.codes(lacking),
            guide=GUIDE,
        )


def _matrix(ordered: Sequence[ToldRow], found: Gaps, places: Mapping[str, int]) -> Matrix:
    return Matrix(
        caption=say(_TITLE),
        head=say("What"),
        columns=(say("Present"), say("Wanted")),
        rows=tuple(_line(row, found, places) for row in ordered),
        ends=tuple(
            Column(title=title, numeric=True)
            for title in (say("Gap"), say("Importance"), say("Priority"), say("Place‖in an order"))
        ),
        pattern="bars",
        greatest=MATURITY[1],
        legend=say(
            "Levels from 0 to 5; gap = wanted less present, priority = importance times the gap. "
            "Equal priorities stand by importance, and share a place where that is equal too."
        ),
    )


def _line(row: ToldRow, found: Gaps, places: Mapping[str, int]) -> MatrixLine:
    apart, priority = found.gaps[row.code], found.priorities[row.code]
    place = places.get(row.code)
    return MatrixLine(
        code=row.code,
        text=row.cells["what"],
        cells=tuple(MatrixCell(text=row.cells[name]) for name in _RATED[:2]),
        ends=(_told(apart), row.cells["importance"] or "–", _told(priority), str(place or "–")),
    )


def _told(value: float | Undefined) -> str:
    return "–" if isinstance(value, Undefined) else phrases.number(value)


def _causes(ordered: Sequence[ToldRow]) -> Iterator[Bullets]:
    """Why each is not there yet, as far as that is said."""
    items = tuple(
        plain(say("{label}: {text}", label=row.code, text=row.cells["cause"]))
        for row in ordered
        if row.cells["cause"]
    )
    if items:
        yield Bullets(items=items)
