"""Pictures that are drawn on slides of shapes: fields, and years with what happens in them.

Requirement: what is drawn can be read from the back of a room and is told to those who do not see
it; codes stand out, what has no room is counted, and what is cut is whole in the notes.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import msgspec
import pytest
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml.ns import qn

from tests.builders.report_figures import date_line
from tests.builders.reports import quadrant, sample
from tests.sessions.exports.slides.deck_reader import deck_of, faults, place_of
from workshop.report.blocks import AnyBlock, Dated, Heading, QuadrantItem


def _slide(block: AnyBlock) -> Any:
    blocks = (Heading(text="Here"), block)
    deck = deck_of(msgspec.structs.replace(sample(), blocks=blocks))
    assert list(faults(deck)) == []
    (slide,) = (one for one in deck.slides if one.shapes.title.text_frame.text == "Here")
    return slide


@cache
def _years() -> Any:
    return _slide(date_line())


def _told(shape: Any) -> str:
    return str(next(shape._element.iter(qn("p:cNvPr"))).get("descr", ""))


def test_codes_stand_out_above_the_years_in_the_order_of_time() -> None:
    """Each in bold in the accent, beside a sign of its letter that tells its time and its code."""
    slide = _years()
    named = [shape for shape in slide.shapes if shape.name == "Code"]
    assert [shape.text_frame.text for shape in named] == ["T10", "O1", "T3", "T4"]
    for shape in named:
        (run,) = shape.text_frame.paragraphs[0].runs
        assert (run.font.bold, run.font.size.pt) == (True, 9)
        assert str(run.font.color.rgb) == "0E5A66"
    signs = [shape for shape in slide.shapes if shape.name == "Mark" and ": " in _told(shape)]
    assert [_told(shape) for shape in signs] == [
        *("Jan 2027: T10", "Q2 2027: O1", "June 2028: T3", "2031: T4")
    ]
    forms = [shape.auto_shape_type for shape in signs]
    diamond, oval = MSO_SHAPE.DIAMOND, MSO_SHAPE.OVAL
    assert forms == [diamond, oval, diamond, diamond]
    for sign, code in zip(signs, named, strict=True):
        assert place_of(sign).right < place_of(code).x < place_of(sign).right + 3
        assert place_of(code).y < place_of(sign).y < place_of(code).bottom
    lefts = [place_of(shape).x for shape in signs]
    assert lefts == sorted(lefts)


def test_the_years_stand_below_their_line_once_each() -> None:
    """From the first to the last; a time lies between its year and the next."""
    slide = _years()
    years = [shape for shape in slide.shapes if shape.name.startswith("Year")]
    assert [shape.text_frame.text for shape in years] == [*["2027", "2028", "2029", "2030", "2031"]]
    begins = {int(shape.text_frame.text): place_of(shape).x for shape in years}
    year = begins[2028] - begins[2027]
    signs = {_told(shape).split(": ")[-1]: place_of(shape).x for shape in slide.shapes}
    for code, begun, share in (("T10", 2027, 0), ("O1", 2027, 0.25), ("T3", 2028, 0.42)):
        assert signs[code] == pytest.approx(begins[begun] + share * year, abs=year / 50)
    (line,) = (shape for shape in slide.shapes if _told(shape) == "2027 \u2013 2032")
    assert place_of(line).x == begins[2027]
    assert place_of(line).bottom < place_of(years[0]).y


def test_codes_of_one_day_stand_above_each_other_as_far_as_there_is_room() -> None:
    """Six of them; the table below has all, and none lies over another."""
    items = tuple(
        Dated(begins=date(2027, 5, 1), when="May 2027", code=f"T{at}", text="x", letter="T")
        for at in range(1, 9)
    )
    slide = _slide(msgspec.structs.replace(date_line(), items=items))
    named = [shape for shape in slide.shapes if shape.name == "Code"]
    assert [shape.text_frame.text for shape in named] == [f"T{at}" for at in range(1, 7)]
    assert len({place_of(shape).x for shape in named}) == 1
    tops = [place_of(shape).y for shape in named]
    assert tops == sorted(tops, reverse=True)
    (table,) = (shape.table for shape in slide.shapes if shape.has_table)
    assert len(table.rows) == 1 + len(items)


def test_a_field_has_five_factors_and_counts_the_others() -> None:
    """What it is called, its factors with their support, and what stands elsewhere."""
    counts = ((0, 0), (5, 0), (3, 2), (7, 2))
    rests = ["Nobody named one.", "", "and 2 more in the register", "and 4 more in the register"]
    quarters = tuple(
        msgspec.structs.replace(
            quarter,
            items=tuple(
                QuadrantItem(code=f"{quarter.letter}{at}", text="Slow", support="1 of 6")
                for at in range(1, count + 1)
            ),
            more=more,
            none="Nobody named one.",
        )
        for quarter, (count, more) in zip(quadrant().quarters, counts, strict=True)
    )
    slide = _slide(msgspec.structs.replace(quadrant(), quarters=quarters))
    fields = [shape for shape in slide.shapes if shape.name.startswith("Field")]
    for shape, quarter, rest in zip(fields, quarters, rests, strict=True):
        head, *lines = shape.text_frame.text.split("\n")
        assert head == f"{quarter.title} ({quarter.note})"
        shown = [f"{item.code} Slow (1 of 6)" for item in quarter.items[:5]]
        assert lines == shown + ([rest] if rest else [])
    left, right, below, _ = (place_of(shape) for shape in fields)
    assert (left.y, left.x) == (right.y, below.x)
    assert left.right < right.x
    assert left.bottom < below.y
