"""What the writers have in common: numbers are drawn as long as they are printed."""

from __future__ import annotations

import pytest

from sessions.exports import labels
from sessions.exports.languages.catalogue import language_of
from workshop.language import TAGS, grouped, number_said, pointed, speaking
from workshop.report.blocks import (
    Axis,
    Block,
    Bullets,
    Heading,
    MatrixCell,
    MatrixLine,
    Paragraph,
    Plane,
    Point,
    Span,
)


@pytest.mark.parametrize(
    ("spans", "following", "leads"),
    [
        ((), None, False),
        ((), Bullets(items=()), False),
        ((Span("What we do", "strong"),), None, True),
        ((Span("What ", "strong"), Span("we do", "strong")), Heading(text="Next"), True),
        ((Span("T1", "strong"), Span(" (2 of 9)")), Bullets(items=()), True),
        ((Span("T1", "strong"), Span(" (2 of 9)")), Heading(text="Next"), False),
        ((Span("Of "), Span("T1", "strong")), Bullets(items=()), False),
    ],
)
def test_a_name_leads_what_is_below_it(
    spans: tuple[Span, ...], following: Block | None, leads: bool
) -> None:
    """Strong throughout, or strong at its begin before a list; it stays on the page of that."""
    assert labels.leads(Paragraph(spans=spans), following) is leads


@pytest.mark.parametrize("tag", TAGS)
def test_bars_are_as_long_as_their_numbers_in_every_language(tag: str) -> None:
    """Decimals and thousands are read as the language writes them; a dash draws nothing."""
    with speaking(language_of(tag)):
        shown = (pointed("2.5"), grouped(1200), "0", "–", "")
        cells = tuple(MatrixCell(text=text) for text in shown)
        line = MatrixLine(text="One sign-on", cells=cells)
        assert labels.numbers(line) == [2.5, 1200.0, 0.0, 0.0, 0.0]


def test_what_another_language_would_write_is_no_number_here() -> None:
    """Half a thousand and a half are not told apart by guessing; words are none."""
    with speaking(language_of("de")):
        assert number_said("-0,48") == -0.48
        assert number_said("0.48") is None
        assert number_said("nan") is None


def test_of_an_axis_without_values_no_number_is_read() -> None:
    """The lines of a tornado are in an order; the tenth of them is no amount of anything."""
    point = Point(code="BL1", text="Hosting at 10", across=-3.5, up=10.0)
    plane = Plane(
        caption="",
        across=Axis(title="Worth, in millions", least=-4, greatest=0, ticks=(-4, -2, 0)),
        up=Axis(title="Greatest swing on top", least=0.5, greatest=11),
        points=(point,),
        zones=(),
    )
    assert labels.place_of(plane, point) == "Worth, in millions -3.5"
