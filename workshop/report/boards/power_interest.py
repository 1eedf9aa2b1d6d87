"""Power and interest of stakeholders: how each is to be treated (Mendelow)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from workshop.language import marked, say
from workshop.methods.core.raters import Said
from workshop.methods.people.power_interest import (
    FIELDS,
    SCALE,
    SOURCE,
    PowerInterest,
    power_interest,
)
from workshop.privacy.told_rows import ToldRow, ToldRows
from workshop.registers.kinds import REGISTERS
from workshop.report.blocks import AnyBlock, Axis, Column, Plane, Point, Table
from workshop.report.boards.board import Board
from workshop.report.boards.four_fields import (
    FourFields,
    field_called,
    fields_told,
    line_words,
    zones,
)
from workshop.report.boards.marks import row_mark
from workshop.report.register_table import left_out
from workshop.report.view import Gathered
from workshop.strategy.element_parts import would_fill
from workshop.text import plural

STAKEHOLDERS: Final = "stakeholders"
GUIDE: Final = "stakeholder-map"

_TITLE: Final = marked("Power and interest")
_TICKS: Final = (1.0, 2.0, 3.0, 4.0, 5.0)
_ON_PLANE: Final = FourFields(
    marked("keep satisfied"),
    marked("manage closely"),
    marked("monitor"),
    marked("keep informed"),
    (1, 2, 0, 1),
)
_ORDER: Final = (FIELDS.high_high, FIELDS.high_low, FIELDS.low_high, FIELDS.low_low)


def board(gathered: Gathered) -> Board:
    """The stakeholders whose power and interest are known, around the middle of both scales."""
    told = gathered.row_telling.rows(REGISTERS[STAKEHOLDERS])
    placed = [row for row in told.rows if None not in _values(row)]
    open_ones = [row.code for row in told.rows if None in _values(row)]
    grid = power_interest([Said(row.code, _values(row)) for row in placed]) if placed else None
    return Board(
        name="power-interest",
        title=say(_TITLE),
        figure=_plane(placed, grid) if grid else None,
        marks=tuple(row_mark(gathered, row) for row in placed),
        n=len(placed),
        counted=plural(len(placed), "stakeholder"),
        sentence=_sentence(grid) if grid else "",
        source=SOURCE,
        missing=tuple(_missing(told, open_ones)),
        left_out=told.left_out,
        beside=(*(_below(placed, grid) if grid else ()), *left_out(told)),
    )


def _values(row: ToldRow) -> tuple[float | None, float | None]:
    power, interest = (row.row.cell(name) for name in ("power", "interest"))
    return power, interest


def _missing(told: ToldRows, open_ones: Sequence[str]) -> Iterator[str]:
    if not told.rows and not told.left_out:
        yield would_fill(say("the stakeholders"), GUIDE)
    if open_ones:
        yield say(
            "Power or interest is not said of {codes}; a session by the guide “{guide}” asks that.",
            codes=", ".join(open_ones),
            guide=GUIDE,
        )


def _plane(placed: Sequence[ToldRow], grid: PowerInterest) -> Plane:
    across = Axis(title=say("Interest"), least=SCALE[0], greatest=SCALE[1], ticks=_TICKS)
    up = Axis(title=say("Power"), least=SCALE[0], greatest=SCALE[1], ticks=_TICKS)
    return Plane(
        caption=say(_TITLE),
        across=across,
        up=up,
        points=tuple(
            Point(
                code=row.code,
                text=row.cells["who"],
                across=row.row.cell("interest"),
                up=row.row.cell("power"),
            )
            for row in placed
        ),
        zones=zones(_ON_PLANE, across, up, (grid.cut, grid.cut)),
        sentence=_sentence(grid),
    )


def _sentence(grid: PowerInterest) -> str:
    """Who stands where, by the method."""
    return say(
        "{many} around the middle of the scale: {fields}.",
        many=plural(len(grid.stakeholders), "stakeholder"),
        fields=fields_told(grid.treatments, _ORDER),
    )


def _below(placed: Sequence[ToldRow], grid: PowerInterest) -> Iterator[AnyBlock]:
    """The lines, and everybody with what it comes to."""
    yield line_words(SCALE, grid.cut)
    yield Table(
        caption=say("How each is treated"),
        columns=(
            Column(title=say("Code")),
            Column(title=say("Who"), weight=3),
            Column(title=say("Power"), numeric=True),
            Column(title=say("Interest"), numeric=True),
            Column(title=say("Field"), weight=2),
            Column(title=say("Kept in touch by"), weight=2),
        ),
        rows=tuple(
            (
                row.code,
                row.cells["who"],
                row.cells["power"],
                row.cells["interest"],
                field_called(grid.treatments[row.code]),
                row.cells["contact"],
            )
            for row in placed
        ),
    )
