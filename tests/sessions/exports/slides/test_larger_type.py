"""What is short is set large, or shares a slide with what stands beside it.

Requirement: a table of few rows has larger type than one that fills its slides, and takes no slide
more for that; no word of it is torn and nothing is cut; a list of sentences is no table, and shares
a slide with the topic before or after it where both can be read from the back of a room.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal
from unittest.mock import patch

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.exports.slides import tables
from sessions.exports.slides.grid import SCALES, SIDE, Grid, Head, Line, enlarged
from sessions.exports.slides.tables import Part, parts
from sessions.exports.slides.texts import para
from tests.builders.reports import sample
from tests.sessions.exports.slides.deck_reader import deck_of, faults, text_of
from workshop.report.blocks import (
    AnyBlock,
    Axis,
    Bullets,
    Column,
    Heading,
    Notice,
    Plane,
    Point,
    Report,
    Table,
    plain,
)

_ROOM = 400.0


def _grid(rows: int, *, text: str = "The wards rely on it", wide: float = 600.0) -> Grid:
    heads = (Head("What", wide), Head("n", 60, end=True))
    line = Line(((para(text, 11),), (para("12", 11),)))
    return Grid("Rows", heads, (line,) * rows)


def _sizes(grid: Grid) -> set[float]:
    return {
        one.para.size
        for part in parts(grid, _ROOM)
        for row in part.rows
        for cell in row.cells
        for one in cell
    }


def test_few_rows_are_large_and_many_as_they_were() -> None:
    """Of five rows the type grows; of as many as fill their slides it does not."""
    assert _sizes(_grid(5)) == {17.5}
    assert _sizes(_grid(24, text="The wards rely on it. " * 5, wide=300)) == {11}


def _cut(found: Iterable[Part]) -> int:
    return sum(1 for part in found for row in part.rows for _ in row.cut())


@given(
    st.lists(st.text("abc ,.", min_size=1, max_size=90), min_size=1, max_size=14),
    st.floats(min_value=80, max_value=700),
    st.sampled_from([150.0, 250.0, _ROOM]),
)
def test_larger_type_takes_no_slide_more_and_cuts_nothing(
    texts: list[str], wide: float, room: float
) -> None:
    """The same rows in the same order; each part fits, and columns are as wide together."""
    heads = (Head("What", wide), Head("Who", 120))
    lines = tuple(Line(((para(text, 11),), (para("IT", 11),))) for text in texts)
    grid = Grid("Rows", heads, lines)
    with patch.object(tables, "SCALES", ()):
        plainly = parts(grid, room)
    found = parts(grid, room)
    for scale in SCALES:
        larger = enlarged(grid, scale)
        if larger is not None:
            assert sum(one.wide for one in larger.heads) == pytest.approx(wide + 120)
            for text, one in zip(texts, larger.lines, strict=True):
                beside = (larger.heads[0].wide - 2 * SIDE) / one.cells[0][0].size
                assert max((len(word) for word in text.split()), default=0) * 0.3 <= beside
    assert len(found) <= len(plainly)
    assert _cut(found) <= _cut(plainly)
    assert [line for one in found for line in one.sources] == list(found[0].grid.lines)
    assert sum(len(one.rows) for one in found) == len(texts)
    assert all(one.height <= room for one in found)


@pytest.mark.parametrize(
    ("rows", "shared"),
    [(1, [1]), (12, [12]), (13, [7, 6]), (24, [12, 12]), (25, [9, 9, 7]), (37, [10, 10, 10, 7])],
)
def test_rows_are_shared_evenly_over_as_few_slides_as_hold_them(
    rows: int, shared: list[int]
) -> None:
    """Twelve at most on each; the last is not left with one row."""
    with patch.object(tables, "SCALES", ()):
        assert [len(part.rows) for part in parts(_grid(rows), 1000)] == shared


def test_high_rows_are_shared_by_what_has_room() -> None:
    """Where the even share does not fit, the next larger one that takes no slide more."""
    high = Line(((para("The wards rely on it. " * 40, 11, most=10),), (para("12", 11),)))
    low = Line(((para("x", 11),), (para("12", 11),)))
    heads = (Head("What", 200.0), Head("n", 60.0, end=True))
    grid = Grid("Rows", heads, (low, low, low, low, high, high, high))
    with patch.object(tables, "SCALES", ()):
        found = parts(grid, _ROOM)
    assert [len(part.rows) for part in found] == [5, 2]
    assert all(part.height <= _ROOM for part in found)


def test_a_word_that_has_no_room_keeps_the_type_as_it_is() -> None:
    """In two narrow columns of long words nothing grows: they would be torn."""
    heads = (Head("What", 60), Head("Who", 60))
    line = Line(((para("Unvollstaendigkeit", 6),), (para("Unvollstaendigkeit", 6),)))
    assert all(enlarged(Grid("Rows", heads, (line,)), scale) is None for scale in SCALES)


def _report(*blocks: AnyBlock) -> Report:
    return msgspec.structs.replace(sample(), document="gaps", blocks=blocks)


def _table(rows: int, text: str = "The wards rely on it") -> Table:
    made = tuple((f"Row {number}", text) for number in range(rows))
    return Table(caption="Rows", columns=(Column(title="Code"), Column(title="What")), rows=made)


def test_short_lists_share_a_slide() -> None:
    """A table of three rows, a list and what is to be known are one slide with three names."""
    deck = deck_of(
        _report(
            Heading(text="What closes them"),
            _table(3),
            Heading(text="Still to ask"),
            Bullets(items=(plain("Why is it not there yet?"),)),
            Notice(text="1 gap is left out."),
        )
    )
    assert list(faults(deck)) == []
    assert len(deck.slides) == 2
    slide: Any = deck.slides[1]
    assert slide.shapes.title.text == "What closes them"
    told = text_of(slide)
    for words in ("Row 2", "Still to ask", "Why is it not there yet?", "1 gap is left out."):
        assert words in told
    assert sum(shape.has_table for shape in slide.shapes) == 1, "a list of sentences is no table"


def test_what_fills_a_slide_shares_none() -> None:
    """Ten rows and a list would be small beside each other: each has its slide."""
    blocks = (
        Heading(text="What closes them"),
        _table(10, "The wards rely on it. " * 6),
        Heading(text="Still to ask"),
        Bullets(items=(plain("Why is it not there yet?"),)),
    )
    assert len(deck_of(_report(*blocks)).slides) == 3


def test_the_longest_series_of_a_chart_comes_first() -> None:
    """LibreOffice draws no points of a series that has fewer than a later one."""
    axis = Axis(title="Place", least=0, greatest=5, ticks=(0, 1, 2, 3, 4, 5))
    letters: list[Literal["S", "W", "O"]] = ["S", "W", "O", "W", "O", "W"]
    points = tuple(
        Point(code=f"{letter}{at}", text="Desk", across=at, up=at, letter=letter)
        for at, letter in enumerate(letters)
    )
    plane = Plane(caption="Importance", across=axis, up=axis, points=points, zones=())
    deck = deck_of(_report(Heading(text="Here"), plane))
    (chart,) = (s.chart for slide in deck.slides for s in slide.shapes if s.has_chart)
    lengths = [len(list(series.values)) for series in chart.plots[0].series]
    assert lengths == [3, 2, 1]
