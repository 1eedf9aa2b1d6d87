"""What leads to what, drawn: boxes in bands, none over another, arrows from edge to edge.

Requirement: the strategy map stands in SVG, Word, PDF and on slides, with every code once, every
arrow, and in words for whoever does not see it.
"""

from __future__ import annotations

import io
from collections.abc import Collection
from itertools import combinations, pairwise

import msgspec
from hypothesis import example, given
from hypothesis import strategies as st
from pptx import Presentation
from pptx.oxml.ns import qn

from sessions.exports import labels
from sessions.exports.figures.linked import Boxed, layout
from sessions.exports.figures.plane import plane
from sessions.exports.figures.roles import BOXES, LINES, WORDS
from sessions.exports.figures.shapes import WIDTH, Box, Line, Words
from sessions.exports.places import Places
from sessions.exports.registry import REPORTS
from sessions.exports.sheets.tables import Around, sheet_of
from tests.builders.reports import sample
from workshop.report.blocks import Axis, Heading, Link, Plane, Point, Zone

BANDS = ("Financial", "Customer", "Internal", "Learning")


def linked(heights: list[float], links: list[tuple[int, int]], words: str = "A goal") -> Plane:
    """Points at some heights, 0 to 4, with arrows by their places."""
    number = len(heights)
    return Plane(
        caption="Strategy map",
        across=Axis(title="", least=0, greatest=1),
        up=Axis(title="", least=0, greatest=4),
        points=tuple(
            Point(code=f"G{at}", text=f"{words} {at}", across=(at + 0.5) / number, up=up)
            for at, up in enumerate(heights, 1)
        ),
        zones=tuple(
            Zone(left=0, right=1, bottom=3 - at, top=4 - at, title=title)
            for at, title in enumerate(BANDS)
        ),
        links=tuple(Link(cause=cause, effect=effect) for cause, effect in links),
        sentence="It leads somewhere.",
    )


_HEIGHTS = st.lists(st.sampled_from([0.2, 0.5, 0.8, 1.5, 2.5, 3.2, 3.5]), min_size=1, max_size=60)


@given(_HEIGHTS, st.lists(st.tuples(st.integers(0, 59), st.integers(0, 59)), max_size=20))
@example([1.5] * 12, [(0, 11)])
@example([2.5] * 30, [(3, 4), (4, 3), (5, 5)])
def test_boxes_stand_in_their_bands_and_cover_nothing(
    heights: list[float], drawn: list[tuple[int, int]]
) -> None:
    """However many there are, and whatever leads to what: circles and itself among them."""
    links = [(one % len(heights), other % len(heights)) for one, other in drawn]
    block = linked(heights, links)
    found = layout(block)
    assert [box.point for box in found.boxes] == list(block.points)
    assert len(found.arrows) == len(links)
    for one, other in combinations(found.boxes, 2):
        assert _apart(one, other), (one, other)
    for box in found.boxes:
        (band,) = (b for b in found.bands if b.zone.bottom <= box.point.up <= b.zone.top)
        assert band.y < box.y
        assert box.y + box.high < band.y + band.high
        assert box.x > 100
        assert box.x + box.wide <= WIDTH
    for above, below in pairwise(found.bands):
        assert above.y + above.high == below.y


def _apart(one: Boxed, other: Boxed) -> bool:
    across = one.x + one.wide <= other.x or other.x + other.wide <= one.x
    return across or one.y + one.high <= other.y or other.y + other.high <= one.y


def test_an_arrow_goes_from_the_edge_of_its_cause_to_that_of_its_effect() -> None:
    """Upwards from top to bottom, downwards the other way, beside each other from side to side."""
    found = layout(linked([0.5, 3.5, 3.5], [(0, 1), (1, 0), (1, 2)]))
    low, high, beside = found.boxes
    up, down, side = found.arrows
    assert (up.y, up.to_y) == (low.y, high.y + high.high)
    assert (down.y, down.to_y) == (high.y + high.high, low.y)
    assert (side.x, side.to_x) == (high.x + high.wide, beside.x)


def test_the_figure_has_every_code_and_says_where_it_leads() -> None:
    """Each shape has a look; what is cut makes the figure less than whole."""
    figure = plane(linked([0.5, 1.5, 3.5], [(0, 1), (1, 2)]))
    codes = [one for one in figure.shapes if isinstance(one, Words) and one.role == "code"]
    assert [(one.text, one.to) for one in codes] == [("G1", "G1"), ("G2", "G2"), ("G3", "G3")]
    arrows = [one for one in figure.shapes if isinstance(one, Line) and one.role == "arrow"]
    assert len(arrows) == 2 * 3, "a line and the two of its head"
    looks: dict[type, Collection[str]] = {Box: BOXES, Line: LINES, Words: WORDS}
    for shape in figure.shapes:
        assert shape.role in looks[type(shape)]
        assert -1 <= shape.x <= figure.wide + 1
        assert -1 <= shape.y <= figure.high + 1
    assert figure.whole
    assert not plane(linked([0.5] * 5, [], "A goal of very many words indeed " * 4)).whole


def test_boxes_too_narrow_for_words_have_their_codes_alone() -> None:
    """The figure says that it is not whole where something is left out, and is where nothing is."""
    heights = [0.5] * 200
    crowded = linked(heights, [])
    bare = msgspec.structs.replace(
        crowded, points=tuple(msgspec.structs.replace(one, text="") for one in crowded.points)
    )
    for block, whole in ((crowded, False), (bare, True)):
        assert not any(box.worded for box in layout(block).boxes)
        figure = plane(block)
        assert figure.whole is whole
        words = [one for one in figure.shapes if isinstance(one, Words)]
        assert [one.text for one in words if one.role == "code"] == [
            point.code for point in block.points
        ]
        assert not [one for one in words if one.text.startswith("A goal")]


def test_eighteen_leave_room_for_what_is_said_of_them() -> None:
    """Nine rows of goals in two lines are lower than a page is wide: list and map share a page."""
    heights = [0.2, 0.2, 0.8, 1.2, 1.2, 1.2, 1.8, *[2.2] * 4, 2.5, 2.5, 2.8, 3.2, 3.5, 3.5, 3.8]
    figure = plane(linked(heights, [], "First appointment within days"))
    assert figure.whole
    assert figure.high < 0.85 * WIDTH


def test_a_text_begins_behind_its_code() -> None:
    """Nothing of it is under the code, and a word too long for the rest of its line goes below."""
    figure = plane(linked([0.5, 0.5], [], "First appointment within eighteen days"))
    code, beside, below = (one for one in figure.shapes[-7:-4] if isinstance(one, Words))
    assert (code.y, below.x) == (beside.y, code.x)
    assert beside.x > code.x + 20
    assert below.y > code.y
    long = plane(linked([0.5] * 5, [], "Verantwortungsbewusstsein"))
    assert long.whole


def test_it_is_told_in_words_too() -> None:
    """In lists and in tables: the band of each, and to what it leads."""
    block = linked([0.5, 1.5, 3.5], [(0, 1), (0, 2)])
    assert labels.place_of(block, block.points[0]) == "Learning, leads to G2, G3"
    assert labels.place_of(block, block.points[2]) == "Financial"
    sheet = sheet_of(block, Around(Places((block,)), 0, "Map"))
    assert sheet
    rows = [[cell.value for cell in row] for row in sheet.rows]
    assert ["G1", "A goal 1", "Learning", "G2, G3", ""] in rows


def test_a_slide_has_boxes_and_arrows_of_its_own() -> None:
    """They can be moved there: no picture stands for them."""
    block = linked([0.5, 1.5, 3.5], [(0, 1), (1, 2)])
    report = msgspec.structs.replace(
        sample(), document="boards", blocks=(Heading(text="Strategy map"), block)
    )
    deck = Presentation(io.BytesIO(REPORTS["pptx"].render(report)))
    (slide,) = (s for s in deck.slides if any(shape.name == "G1" for shape in s.shapes))
    texts = {shape.name: shape.text_frame.text for shape in slide.shapes if shape.has_text_frame}
    assert (texts["G1"], texts["G3"]) == ("G1 A goal 1", "G3 A goal 3")
    assert sum(shape.name == "Arrow" for shape in slide.shapes) == 2
    bands = [shape.text_frame.text for shape in slide.shapes if shape.name == "Band"]
    assert [text for text in bands if text] == list(BANDS)
    told = [
        (shape.name, described)
        for shape in slide.shapes
        if (described := next(shape._element.iter(qn("p:cNvPr"))).get("descr"))
    ]
    assert told == [("Band", f"{block.caption}. {block.sentence}")], "once, by what is read first"
    assert "leads to G2" in slide.notes_slide.notes_text_frame.text
