"""Figures as shapes: every code is there, inside of the picture, and none lies over another one."""

from __future__ import annotations

import time
from collections.abc import Collection
from datetime import date, timedelta
from itertools import combinations
from typing import Literal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.exports.figures.date_line import date_line
from sessions.exports.figures.drawing import figure_of
from sessions.exports.figures.plane import plane
from sessions.exports.figures.quadrant import quadrant
from sessions.exports.figures.roles import BOXES, LINES, MARKS, WORDS
from sessions.exports.figures.shapes import Box, Figure, Line, Mark, Words
from sessions.exports.text_layout import em_width
from sessions.exports.web import svg
from tests.builders.report_figures import date_line as some_dates
from tests.builders.report_figures import plane as some_plane
from tests.builders.reports import HOSTILE, sample
from tests.builders.reports import quadrant as some_fields
from workshop.report.blocks import AnyBlock, Axis, Dated, Plane, Point, Quadrant, QuadrantItem
from workshop.text import clean

_STEPS = st.integers(2, 10).map(lambda half: half / 2)


def _plane(places: list[tuple[float, float]]) -> Plane:
    axis = Axis(title="Impact", least=0.5, greatest=5.5)
    points = [
        Point(code=f"T{at}", text="", across=across, up=up, letter="T")
        for at, (across, up) in enumerate(places, 1)
    ]
    return Plane(caption="", across=axis, up=axis, points=tuple(points))


def _codes(figure: Figure) -> list[Words]:
    return [one for one in figure.shapes if isinstance(one, Words) and one.role == "code"]


@given(st.lists(st.tuples(_STEPS, _STEPS), max_size=20))
def test_codes_on_a_plane_do_not_lie_over_each_other(places: list[tuple[float, float]]) -> None:
    """Whatever the medians: every code once, beside its mark, or counted where many share one."""
    figure = plane(_plane(places))
    codes = _codes(figure)
    named = [one.text for one in codes if one.text.startswith("T")]
    counted = sum(int(one.text) for one in codes if one.text.startswith("+"))
    assert len(set(named)) == len(named)
    assert len(named) + counted == len(places)
    for one, other in combinations(codes, 2):
        if abs(one.y - other.y) < 10:
            left, right = sorted((one, other), key=lambda words: words.x)
            assert left.x + 13 * em_width(left.text) <= right.x + 0.01, (left, right)


@pytest.mark.parametrize("block", [one for one in sample().blocks if figure_of(one)])
def test_a_figure_tells_itself(block: AnyBlock) -> None:
    """Every shape has a look, lies inside, and the whole is told in a title and in words."""
    figure = figure_of(block)
    assert figure
    assert figure.title
    assert figure.description
    looks: dict[type, Collection[str]] = {Box: BOXES, Line: LINES, Mark: MARKS, Words: WORDS}
    for shape in figure.shapes:
        assert shape.role in looks[type(shape)]
        assert -1 <= shape.x <= figure.wide + 1
        assert -1 <= shape.y <= figure.high + 1
    drawn = svg.drawn(figure, "k")
    assert 'role="img" aria-labelledby="k-t k-d"' in drawn
    assert svg.rules().count("{") == len(WORDS) + len(BOXES) + len(LINES) + len(MARKS) + 1


def test_a_low_field_leaves_its_room_to_a_tall_one() -> None:
    """What fits on a page is whole, though all that is said stands in one of the four fields."""
    said = tuple(QuadrantItem(code=f"S{at}", text="In few words", support="") for at in range(18))
    tall, *low = (
        msgspec.structs.replace(one, items=said if one.letter == "S" else ())
        for one in some_fields().quarters
    )
    figure = quadrant(Quadrant(caption="x", quarters=(tall, low[0], low[1], low[2])))
    assert figure.whole
    assert [one.text for one in _codes(figure)] == [each.code for each in said]
    assert 500 + 150 < figure.high <= 1020


def test_threats_and_opportunities_differ_in_shape() -> None:
    """Without any colour: diamonds and dots, and the contested have their own mark."""
    marks = [one for one in plane(some_plane()).shapes if isinstance(one, Mark)]
    assert {one.shape for one in marks} == {"diamond", "dot"}
    codes = [one.text for one in _codes(plane(some_plane()))]
    assert {"T1 ▲", "O2 ▲", "T2", "O1", "T3", "T4"} == set(codes)


@pytest.mark.parametrize(("places", "rest"), [(80, 0), (81, 1), (100, 20)])
def test_of_more_places_than_have_room_the_rest_is_counted(places: int, rest: int) -> None:
    """Eighty have their codes, from those that matter most; the figure is not whole then."""
    spots = [(0.6 + at % 10 * 0.48, 0.6 + at // 10 * 0.48) for at in range(places)]
    figure = plane(_plane(spots))
    assert len([one for one in _codes(figure) if one.text.startswith("T")]) == places - rest
    told = [one for one in figure.shapes if isinstance(one, Words) and one.text.startswith("and ")]
    assert [one.text for one in told] == ([f"and {rest} more, listed below"] if rest else [])
    assert figure.whole is (rest == 0)
    assert len([one for one in figure.shapes if isinstance(one, Mark)]) == places + 1


_Letters = tuple[Literal["S", "W", "O", "T"], ...]
_LEGEND = {
    "T": ("diamond", "threat"),
    "O": ("dot", "opportunity"),
    "S": ("square", "strength"),
    "W": ("square", "weakness"),
}


@pytest.mark.parametrize("contested", [False, True])
@pytest.mark.parametrize(
    "letters", [("W", "S", "O", "T"), ("W",), ("S", "S"), ("O", "W"), ("T",), ()]
)
def test_the_legend_tells_the_signs_that_are_drawn(letters: _Letters, contested: bool) -> None:
    """Each once, in one order, with its shape before its word; no sign that is not there."""
    points = tuple(
        Point(code=f"{letter}{at}", text="", across=at, up=at, letter=letter, contested=contested)
        for at, letter in enumerate(letters, 1)
    )
    block = msgspec.structs.replace(some_plane(), points=points, zones=())
    figure = plane(block)
    marks = [one for one in figure.shapes if isinstance(one, Mark)]
    low = max((one.y for one in marks), default=0.0)
    keys = sorted((one for one in marks if one.y == low), key=lambda one: one.x)
    told = [one for one in figure.shapes if isinstance(one, Words) and one.role == "note"]
    expected = [_LEGEND[letter] for letter in "TOSW" if letter in letters]
    assert [one.shape for one in keys] == [shape for shape, _ in expected]
    below = ["▲ contested"] if contested and letters else []
    assert [one.text for one in told] == [word for _, word in expected] + below
    places = [one.x for pair in zip(keys, told, strict=False) for one in pair]
    assert places == sorted(places)
    assert [one.shape for one in marks if one.y != low] == [
        _LEGEND[letter][0] for letter in reversed(letters)
    ]


def test_dates_stand_in_their_order_along_the_years() -> None:
    """A row each, later ones further to the right; what has no row is counted."""
    marks = [one for one in date_line(some_dates()).shapes if isinstance(one, Mark)]
    assert [one.x for one in marks] == sorted(one.x for one in marks)
    assert [one.y for one in marks] == sorted(one.y for one in marks)
    many = [
        Dated(begins=date(2020, 1, 1) + timedelta(days=99 * at), when="soon", code="T1", text="x")
        for at in range(100)
    ]
    figure = date_line(msgspec.structs.replace(some_dates(), items=tuple(many)))
    assert not figure.whole
    assert any(
        isinstance(one, Words) and one.text.startswith("and 70 more") for one in figure.shapes
    )
    assert date_line(msgspec.structs.replace(some_dates(), items=())).description


@pytest.mark.slow
def test_any_text_and_any_number_of_points_is_drawn() -> None:
    """Hostile words stay inside; five thousand points take seconds and hide nobody silently."""
    for text in map(clean, HOSTILE):
        points = tuple(Point(code=text, text=text, across=at, up=9, letter="") for at in range(5))
        figure = plane(msgspec.structs.replace(some_plane(), points=points, caption=text))
        assert all(-1 <= one.y <= figure.high for one in figure.shapes)
        dates = (Dated(begins=date(2027, 1, 1), when=text, code=text, text=text),)
        assert date_line(msgspec.structs.replace(some_dates(), items=dates)).shapes
    begun = time.process_time()
    figure = plane(_plane([(1 + at % 71 / 18, 1 + at % 53 / 13) for at in range(5000)]))
    assert time.process_time() - begun < 10
    assert not figure.whole
