"""Impact and uncertainty: what makes scenarios, and whether two axes are independent.

Schwartz and van der Heijden. The axes are the two critical uncertainties of greatest impact; what
ties there is for the group to decide, and nothing is picked by its order. Whether the two are
independent is told by how the same people rated their uncertainty, as far as enough people did.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from workshop.language import marked, pointed, say
from workshop.methods.core.checks import Undefined
from workshop.methods.environment.impact_uncertainty import (
    CRITICAL,
    FIELDS,
    INDEPENDENT,
    SOURCE,
    Grid,
    Rating,
    impact_uncertainty,
)
from workshop.report.blocks import AnyBlock, Axis, Column, Paragraph, Plane, Point, Table, plain
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
from workshop.report.boards.scored.worlds import worlds
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.strategy.element_parts import would_fill
from workshop.text import listing, plural

IMPACT: Final = "impact"
UNCERTAINTY: Final = "uncertainty"
"""The ids of the two scales; a score step that has both gives to this board."""
GUIDE: Final = "scenarios"

_TITLE: Final = marked("Impact and uncertainty")
_ON_PLANE: Final = FourFields(
    marked("predetermined element"), marked("critical uncertainty"), marked("monitor"), "",
    (1, 2, 0, 0),
)  # fmt: skip
_ORDER: Final = (CRITICAL, FIELDS.high_low, FIELDS.low_low)
_MOST_PAIRS: Final = 12
"""So many of the pairs are told, the most independent ones; that of the axes in any case."""
_FEWEST_RATERS: Final = 3
"""Of fewer people who rated both there is no rank correlation."""


def board(gathered: Gathered) -> Board:
    """Everything that was scored on both, with the axes of the scenarios."""
    found = scored_pairs(gathered, IMPACT, UNCERTAINTY)
    if not found.things:
        missing = would_fill(say("impact and uncertainty, scored together"), GUIDE)
        return Board(
            name="impact-uncertainty",
            title=say(_TITLE),
            figure=None,
            missing=() if found.left_out else (missing,),
            left_out=found.left_out,
            source=SOURCE,
            beside=tuple(scores_left_out(gathered, found.left_out)),
        )
    grid = impact_uncertainty(list(_ratings(found)), scale=found.scale)
    fields = {code: field_called(zone) for code, zone in grid.zones.items()}
    titles = {IMPACT: say("Impact"), UNCERTAINTY: say("Uncertainty")}
    fewest = max(gathered.fewest_voters, _FEWEST_RATERS)
    line = grid.impact_line
    at = 0.0 if isinstance(line, Undefined) else line
    return Board(
        name="impact-uncertainty",
        title=say(_TITLE),
        figure=_plane(found, grid, fewest),
        marks=tuple(thing.mark for thing in found.things),
        n=len(found.things),
        counted=counted_words(found, found.voters),
        sentence=_sentence(grid, fewest),
        source=SOURCE,
        left_out=found.left_out,
        beside=(
            *below(gathered, found, titles, fields, at),
            *_pairs(grid, fewest),
            *worlds(gathered, found.things),
        ),
    )


def _ratings(found: ScoredThings) -> Iterator[Rating]:
    """What every voter gave; one whose value is not there gave none."""
    for thing in found.things:
        impact = thing.given[IMPACT]
        unsure = thing.given[UNCERTAINTY]
        for voter in dict.fromkeys((*impact, *unsure)):
            yield Rating(thing.mark.code, voter, impact.get(voter), unsure.get(voter))


def _plane(found: ScoredThings, grid: Grid, fewest: int) -> Plane:
    least, greatest = found.scale
    ticks = ticks_of(least, greatest)
    across = Axis(title=say("Uncertainty"), least=least, greatest=greatest, ticks=ticks)
    up = Axis(title=say("Impact"), least=least, greatest=greatest, ticks=ticks)
    lines = [
        line
        for line in (grid.uncertainty_line, grid.impact_line)
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
                across=thing.value(UNCERTAINTY),
                up=thing.value(IMPACT),
                letter=thing.letter,
            )
            for thing in found.things
        ),
        zones=zones(_ON_PLANE, across, up, lines),
        sentence=_sentence(grid, fewest),
    )


def _sentence(grid: Grid, fewest: int) -> str:
    """What lies where, and what can be said of the axes."""
    lying = say(
        "{many} around the middle of the scale: {fields}.",
        many=plural(len(grid.factors), "item"),
        fields=fields_told(grid.zones, _ORDER),
    )
    return f"{lying} {_axes(grid, fewest)}"


def _axes(grid: Grid, fewest: int) -> str:
    if isinstance(grid.axes, Undefined):
        return _no_axes(grid)
    named = listing(list(grid.axes))
    pair = next(each for each in grid.pairs if {each.one, each.other} == set(grid.axes))
    found = pair.correlation
    if isinstance(found, Undefined) or pair.raters < fewest:
        return say(
            "The axes of the scenarios are {axes}; whether they are independent is not known: "
            "{why}.",
            axes=named,
            why=_unknown(pair.raters, fewest),
        )
    number = pointed(f"{found:.2f}")
    if abs(found) <= INDEPENDENT:
        return say(
            "The axes of the scenarios are {axes}; by these ratings they are independent (rank "
            "correlation {number}).",
            axes=named,
            number=number,
        )
    return say(
        "The axes of the scenarios are {axes}; by these ratings they go together, so others are "
        "better chosen (rank correlation {number}).",
        axes=named,
        number=number,
    )


def _no_axes(grid: Grid) -> str:
    """Why there are no two axes yet."""
    if grid.tied:
        return say(
            "No axes yet: {codes} tie at the impact that decides, and the group chooses.",
            codes=listing(list(grid.tied)),
        )
    if len(grid.critical) == 1:
        return say("No axes yet: two critical uncertainties make them, and there is one.")
    return say(
        "No axes yet: two critical uncertainties make them, and there are {n}.",
        n=phrases.number(len(grid.critical)),
    )


def _unknown(raters: int, fewest: int) -> str:
    if raters < fewest:
        return say("fewer than {n} people rated both", n=fewest)
    return say("all gave one of the two the same uncertainty")


def _pairs(grid: Grid, fewest: int) -> Iterator[AnyBlock]:
    """Every two critical uncertainties, the most independent first."""
    axes = set() if isinstance(grid.axes, Undefined) else set(grid.axes)
    told = [pair for pair in grid.pairs if pair.raters >= fewest]
    shown = [
        pair for at, pair in enumerate(told) if at < _MOST_PAIRS or {pair.one, pair.other} == axes
    ]
    if told:
        yield Table(
            caption=say("Which two could turn out apart"),
            columns=(
                Column(title=say("Critical uncertainty")),
                Column(title=say("With")),
                Column(title=say("Rank correlation"), numeric=True),
                Column(title=say("Rated both"), numeric=True),
            ),
            rows=tuple(
                (
                    pair.one,
                    pair.other,
                    "–"
                    if isinstance(pair.correlation, Undefined)
                    else pointed(f"{pair.correlation:.2f}"),
                    str(pair.raters),
                )
                for pair in shown
            ),
        )
        words = say(
            "From -{limit} to {limit} two count as independent. People who think alike correlate "
            "whatever the world does: ask whether one could turn out without the other.",
            limit=pointed(f"{INDEPENDENT:g}"),
        )
        more = len(told) - len(shown)
        rest = say("{pairs} more are less independent.", pairs=plural(more, "pair")) if more else ""
        yield Paragraph(spans=plain(f"{words} {rest}".strip()))
