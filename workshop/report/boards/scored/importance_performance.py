"""Importance and performance: what matters and is done badly (Martilla & James)."""

from __future__ import annotations

from typing import Final

from workshop.language import marked, say
from workshop.methods.core.checks import Undefined
from workshop.methods.core.raters import Said
from workshop.methods.priorities.ipa import FIELDS, SOURCE, ImportancePerformance, ipa
from workshop.report.blocks import Axis, Plane, Point
from workshop.report.boards.board import Board
from workshop.report.boards.four_fields import FourFields, field_called, fields_told, zones
from workshop.report.boards.marks import scores_left_out
from workshop.report.boards.scales import ticks_of
from workshop.report.boards.scored.pairs import (
    ScoredThings,
    below,
    counted_words,
    scored_pairs,
)
from workshop.report.view import Gathered
from workshop.strategy.element_parts import would_fill
from workshop.text import plural

IMPORTANCE: Final = "importance"
PERFORMANCE: Final = "performance"
"""The ids of the two scales; a score step that has both gives to this board."""
GUIDE: Final = "feedback-round"

_TITLE: Final = marked("Importance and performance")
_ON_PLANE: Final = FourFields(
    marked("concentrate here"),
    marked("keep up the good work"),
    marked("low priority"),
    marked("possible overkill"),
    (2, 1, 0, 0),
)
_ORDER: Final = (FIELDS.high_low, FIELDS.high_high, FIELDS.low_low, FIELDS.low_high)


def board(gathered: Gathered) -> Board:
    """Everything that was scored on both, around the middle of the scale."""
    found = scored_pairs(gathered, IMPORTANCE, PERFORMANCE)
    missing = would_fill(say("importance and performance, scored together"), GUIDE)
    if not found.things:
        return Board(
            name="importance-performance",
            title=say(_TITLE),
            figure=None,
            missing=() if found.left_out else (missing,),
            left_out=found.left_out,
            source=SOURCE,
            beside=tuple(scores_left_out(gathered, found.left_out)),
        )
    grid = ipa(
        [
            Said(thing.mark.code, (thing.value(IMPORTANCE), thing.value(PERFORMANCE)))
            for thing in found.things
        ],
        scale=found.scale,
    )
    line = grid.importance_line
    fields = {code: field_called(zone) for code, zone in grid.quadrants.items()}
    titles = {IMPORTANCE: say("Importance"), PERFORMANCE: say("Performance")}
    return Board(
        name="importance-performance",
        title=say(_TITLE),
        figure=_plane(found, grid),
        marks=tuple(thing.mark for thing in found.things),
        n=len(found.things),
        counted=counted_words(found, found.voters),
        sentence=_sentence(grid),
        source=SOURCE,
        left_out=found.left_out,
        beside=tuple(
            below(gathered, found, titles, fields, 0.0 if isinstance(line, Undefined) else line)
        ),
    )


def _plane(found: ScoredThings, grid: ImportancePerformance) -> Plane:
    least, greatest = found.scale
    ticks = ticks_of(least, greatest)
    across = Axis(title=say("Performance"), least=least, greatest=greatest, ticks=ticks)
    up = Axis(title=say("Importance"), least=least, greatest=greatest, ticks=ticks)
    lines = [
        line
        for line in (grid.performance_line, grid.importance_line)
        if not isinstance(line, Undefined)
    ]
    return Plane(
        caption=say(_TITLE),
        across=across,
        up=up,
        points=tuple(
            Point(
                code=thing.mark.code,
                text=thing.mark.text,
                across=thing.value(PERFORMANCE),
                up=thing.value(IMPORTANCE),
                letter=thing.letter,
            )
            for thing in found.things
        ),
        zones=zones(_ON_PLANE, across, up, lines),
        sentence=_sentence(grid),
    )


def _sentence(grid: ImportancePerformance) -> str:
    """What to concentrate on, by the method."""
    return say(
        "{many} around the middle of the scale: {fields}.",
        many=plural(len(grid.items), "item"),
        fields=fields_told(grid.quadrants, _ORDER),
    )
