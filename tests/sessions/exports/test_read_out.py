"""Documents read out, line after line.

Requirement: every block has its lines; no table is to be looked along, no sign stands for a word,
and text that people typed is told as it is.
"""

from __future__ import annotations

import msgspec
import pytest

from sessions.exports.read_out import block_lines
from workshop.report.blocks import (
    AnyBlock,
    Block,
    Bullets,
    Cell,
    Column,
    Gauge,
    Grid,
    Heading,
    Notice,
    Paragraph,
    Quadrant,
    QuadrantItem,
    Quarter,
    Quote,
    Span,
    Table,
    plain,
)

TABLE = Table(
    caption="Costs",
    columns=(Column(title="What"), Column(title="Days", numeric=True), Column(title="")),
    rows=(("[red] | x", "3", ""), ("·", "", "later")),
    total=("All", "3", ""),
)


def quarter(letter: str, *items: QuadrantItem) -> Quarter:
    """A field of the picture."""
    fields = {"letter": letter, "title": letter.lower(), "note": "internal", "items": items}
    return msgspec.convert(fields, Quarter)


@pytest.mark.parametrize(
    ("block", "lines"),
    [
        (Heading(text="Aims"), ["", "Chapter: Aims"]),
        (Heading(text="Aims", level=2), ["", "Part: Aims"]),
        (Paragraph(spans=plain("One ", "two")), ["One two"]),
        (
            Bullets(items=((Span("a · b"), Span(" — Dana · CFO", "muted")),)),
            ["- a · b, Dana, CFO"],
        ),
        (
            TABLE,
            [
                "Costs:",
                "- What: [red] | x; Days: 3",
                "- What: ·; later",
                "In all: What: All; Days: 3",
            ],
        ),
        (
            Quote(text="Ask me.", who="a participant", where="10:00"),
            ["Quote: “Ask me.”, said by a participant, 10:00"],
        ),
        (
            Quadrant(
                caption="",
                quarters=(
                    quarter("S", QuadrantItem(code="S1", text="Fast", support="1 of 2")),
                    quarter("W"),
                    quarter("O"),
                    quarter("T"),
                ),
            ),
            [
                "", "s, internal:", "- S1: Fast (1 of 2)",
                *(line for one in "wot" for line in (f"{one}, internal:", "None recorded.")),
            ],
        ),
        (
            Grid(
                caption="Risk",
                across="likelihood",
                columns=("1", "2"),
                down="impact",
                rows=("high",),
                cells=((Cell(), Cell(text="T1 T2")),),
            ),
            ["Risk:", "- impact high, likelihood 2: T1 T2"],
        ),
        (
            Gauge(
                label="IFE",
                value=2.5,
                shown="2.50",
                least=1,
                greatest=4,
                midpoint=2.5,
                sentence="In the middle.",
            ),
            ["IFE: 2.50, on a scale from 1 to 4", "In the middle."],
        ),
        (Notice(text="Mind."), ["Note: Mind."]),
    ],
)  # fmt: skip
def test_each_block_has_its_lines(block: AnyBlock, lines: list[str]) -> None:
    assert list(block_lines(block)) == lines


def test_there_is_a_way_to_read_every_block() -> None:
    """Of a block without one it is said, and there is none."""
    with pytest.raises(TypeError, match="cannot be read out"):
        list(block_lines(Block()))
    for kind in AnyBlock.__args__:
        assert block_lines.dispatch(kind) is not block_lines.dispatch(Block), kind
