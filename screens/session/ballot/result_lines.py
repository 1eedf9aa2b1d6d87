"""How the results of a step are drawn: in an order, every value by the name of its aggregate."""

from __future__ import annotations

from typing import Final

from textual.content import Content

from screens.session.ballot.lines import (
    CODE,
    Box,
    Cursor,
    between,
    column_widths,
    key_words,
    statement,
)
from screens.session.ballot.shown import Grid, Results
from screens.widgets.ink import ALERT, MUTED, flow, muted
from workshop.ballots.results import Placed
from workshop.ballots.tally import FLAG_RULE, Flag, Tally
from workshop.guide.parts import Scale
from workshop.text import plural

_PLACE: Final = 4
_FLAG: Final = 8
_RANGE: Final = 15
"""Cells of a column that has the middle half beside the value."""
_FLAG_WORDS: Final[dict[Flag, str]] = {"": "", "wide": "◇ wide", "split": "◆ split"}
_READABLE: Final = 40
"""So many cells of a statement are to stay where ranges are shown in the columns."""
_ROOMY: Final = 24
_WIDE: Final = 90


def head(results: Results, grid: Grid, cursor: Cursor, box: Box) -> list[Content]:
    """That the scores are in and in which order, then the columns with their aggregates."""
    ballots = plural(results.ballots, "ballot")
    left = Content.assemble(
        ("Scores are in", "bold $success"), muted(f"   {ballots} · by "), (results.order, "bold")
    )
    widths = _widths(results, grid, box)
    titles = [
        Content.styled(scale.title, "bold" if place == cursor.column else "")
        .truncate(width - 1, ellipsis=True)
        .right(width)
        for place, (scale, width) in enumerate(zip(grid.scales, widths, strict=True))
    ]
    named = [
        muted(name).truncate(width - 1, ellipsis=True).right(width)
        for name, width in zip(_names(results, grid, box), widths, strict=True)
    ]
    room = " " * max(0, box.width - sum(widths) - _flag_width(results))
    tied = muted(results.ties) if results.ties else Content("")
    return [
        between(left, tied, box.width) if tied.cell_length < box.width // 2 else left,
        Content.styled("─" * box.width, "$rule"),
        Content.assemble(room, *titles),
        Content.assemble(room, *named),
    ]


def _names(results: Results, grid: Grid, box: Box) -> list[str]:
    """The name of the aggregate of every column."""
    found = []
    for scale in grid.scales:
        tallies = _tallies(results, scale)
        names = list(dict.fromkeys(one.aggregate for one in tallies))
        word: str = names[0] if len(names) == 1 else "as given"
        if _with_ranges(results, grid, box) and word == "median":
            word = "median, half"
        found.append(word)
    return found


def _tallies(results: Results, scale: Scale) -> list[Tally]:
    """What was given on a scale, for everything."""
    rows = (row.result.tallies.get(scale.id) for row in results.rows)
    return [found for found in rows if found]


def _flag_width(results: Results) -> int:
    """Cells of the column of flags; none where nobody is apart."""
    return _FLAG if any(row.result.flag for row in results.rows) else 0


def _with_ranges(results: Results, grid: Grid, box: Box) -> bool:
    """Whether the middle half stands in the columns: where there is one, and room for it."""
    several = any(
        one.spread.count > 1 and one.aggregate == "median"
        for scale in grid.scales
        for one in _tallies(results, scale)
    )
    wide = sum(max(_RANGE, width) for width in column_widths(grid, box))
    return several and box.width - wide - _PLACE - CODE - _flag_width(results) >= _READABLE


def _widths(results: Results, grid: Grid, box: Box) -> list[int]:
    """Cells of every column."""
    least = _RANGE if _with_ranges(results, grid, box) else 0
    room = Box(box.width - _PLACE - _flag_width(results), box.height)
    return [max(least, width) for width in column_widths(grid, room)]


def row(results: Results, grid: Grid, place: int, cursor: Cursor, box: Box) -> list[Content]:
    """A factor with its place, its values and how far voters are apart."""
    placed = results.rows[place]
    widths = _widths(results, grid, box)
    cells = [
        _value(placed.result.tallies.get(scale.id), width, ranges=_with_ranges(results, grid, box))
        for scale, width in zip(grid.scales, widths, strict=True)
    ]
    if _flag_width(results):
        word = _FLAG_WORDS[placed.result.flag]
        cells.append(Content.styled(f" {word:<{_FLAG - 1}}", f"bold {ALERT}"))
    room = box.width - _PLACE - sum(cell.cell_length for cell in cells)
    first, *rest = statement(placed.result.subject, room, here=place == cursor.row)
    blank = " " * _PLACE
    return [
        Content.assemble(_place(placed), first, *cells),
        *(Content.assemble(blank, line) for line in rest),
    ]


def _place(placed: Placed) -> Content:
    """Its place; `=` where it shares that."""
    if placed.place is None:
        return Content.styled(f"{'–':>{_PLACE - 1}} ", MUTED)
    shown = f"{placed.place}{'=' if placed.tied else ''}"
    return Content.styled(f"{shown:>{_PLACE - 1}} ", MUTED)


def _value(found: Tally | None, width: int, *, ranges: bool) -> Content:
    """What a scale came to, with the middle half where there is room."""
    if found is None:
        return Content.styled(f"{'–':>{width}}", MUTED)
    value = Content.styled(f"{round(found.value, 9):g}", "bold")
    half = Content("")
    if ranges and found.aggregate == "median" and found.spread.quartiles:
        low, high = found.spread.quartiles
        half = muted(f"  {round(low, 1):g}–{round(high, 1):g}")
    # All values under each other, whether a range follows or not.
    room = 8 if ranges else 0
    shown = Content.assemble(value, half.truncate(room, pad=True) if room else "")
    return Content.assemble(" " * max(0, width - shown.cell_length), shown)


def foot(results: Results, grid: Grid, cursor: Cursor, box: Box) -> list[Content]:
    """What was given for the row in front, scale by scale, and by which rule voters are apart."""
    if not results.rows:
        return []
    placed = results.rows[min(cursor.row, len(results.rows) - 1)]
    words = [
        Content.assemble(
            (scale.title, "bold"),
            " ",
            muted(words_of(found)),
            *((f" {_FLAG_WORDS[word]}", f"bold {ALERT}") for word in [flag] if word),
        )
        for scale in grid.scales
        if (found := placed.result.tallies.get(scale.id))
        for flag in [placed.result.flags.get(scale.id, "")]
    ]
    code = Content.styled(placed.result.subject.code, "bold")
    lines = flow([code], words, box.width, "   ")[: 3 if box.height < _ROOMY else 5]
    if _flag_width(results) and box.height >= _ROOMY:
        lines += Content.styled(FLAG_RULE, MUTED).wrap(box.width)
    return lines


def words_of(found: Tally) -> str:
    """What several values came to, the range told as one: `median 3, middle half 2–5 of 10`."""
    value, given = f"{round(found.value, 9):g}", found.spread
    if found.agreed:
        return f"{value}, agreed by the room"
    ends = f"{given.least:g}–{given.greatest:g}"
    if found.aggregate == "sum":
        return f"sum {value} of {found.whole:g} points, {ends} each of {given.count}"
    if given.quartiles is None:
        return f"{value} of 1 voter"
    low, high = given.quartiles
    half = f"{round(low, 1):g}–{round(high, 1):g}"
    told = f"median {value}, middle half {half} of {given.count}, all {ends}"
    return f"{told}{found.again_words}"


def keys(results: Results, box: Box) -> Content:
    """The keys of the results."""
    wide = box.width >= _WIDE
    named = [("↑↓", "whole text and spread" if wide else "whole text")]
    if results.next_order:
        named.append(("o", f"{'orders ' if wide else ''}by {results.next_order}"))
    again = ("/void", "REASON votes anew") if results.voted else ("^s", "goes on scoring")
    named.append(again)
    return key_words(named, box.width)
