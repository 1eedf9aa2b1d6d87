"""Documents read out, line after line.

Requirement: every block has its lines; no table is to be looked along, no sign stands for a word,
and text that people typed is told as it is.
"""

from __future__ import annotations

import msgspec
import pytest

from sessions.exports.read_out import block_lines
from tests.builders.report_figures import answer_blocks, date_line, plane
from workshop.report.blocks import (
    AnyBlock,
    Block,
    Bullets,
    Column,
    FindingBlock,
    Gauge,
    Heading,
    Matrix,
    MatrixCell,
    MatrixLine,
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


def quarter(letter: str, *items: QuadrantItem, more: int = 0) -> Quarter:
    """A field of the picture."""
    fields = {"letter": letter, "title": letter.lower(), "note": "internal", "more": more}
    return msgspec.convert({**fields, "items": items}, Quarter)


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
                    quarter(
                        "T",
                        QuadrantItem(code="T1", text="Late", support="", contested=True),
                        more=2,
                    ),
                ),
            ),
            [
                "", "s, internal:", "- S1: Fast (1 of 2)",
                *(line for one in "wo" for line in (f"{one}, internal:", "None recorded.")),
                "t, internal:", "- T1: Late, contested", "and 2 more in the register",
            ],
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


def test_signs_are_said_and_dashes_of_people_stay() -> None:
    """A sign of ours is read as words; a dash that somebody typed into a table is a dash."""
    cells = (MatrixCell(sign="both"), MatrixCell(sign="unheard"), MatrixCell(text="4"))
    line = MatrixLine(code="T1", text="Law", cells=cells, ends=("1",), contested=True)
    matrix = Matrix(
        caption="Register",
        head="Factor",
        columns=("Finance", "Sales", "IT"),
        rows=(line,),
        ends=(Column(title="E"),),
    )
    assert list(block_lines(matrix)) == [
        "Register:",
        "- T1: Law, contested; Finance: said so, and the opposite; Sales: not heard; IT: 4; E: 1",
    ]
    table = Table(caption="", columns=(Column(title="Theme"),), rows=(("–",),))
    assert list(block_lines(table))[-1] == "- Theme: –"


def test_an_answer_is_read_from_its_sentence_to_its_ask() -> None:
    """Headline, findings with what they rest on, points and dates, without a sign."""
    lines = [
        line for block in (*answer_blocks(), plane(), date_line()) for line in block_lines(block)
    ]
    assert lines[0] == "The answer: One address list before any new system"
    at = lines.index("Finding 1: The same data is typed three times because nobody owns it")
    assert lines[at + 1 : at + 10] == [
        "It rests on: 5 of 6 departments, strong",
        "It cites: W1, W3, S1",
        "Said so: Finance, IT and Sales",
        "Said the opposite: Human Resources",
        "Nothing of it: Nursing",
        "Not heard: Estates",
        "Against it: Human Resources: their list is kept by one person",
        "Recommended: Name an owner of master data",
        "Asked: The board, by 11 December 2026: name the owner",
    ]
    assert "- T1: What T1 says, contested, Impact 5, Likelihood 5" in lines
    assert "- Jan 2027: T10: Analogue lines end" in lines
    assert not set("●✕▲·–") & set("".join(lines))


def test_who_says_so_is_read_first_in_every_finding() -> None:
    """Whichever department the engagement lists first."""
    found = FindingBlock(
        place=1,
        code="F1",
        text="Orders arrive late",
        support="1 of 3 departments",
        heard=(
            MatrixCell(sign="silent", words="says nothing"),
            MatrixCell(sign="both", words="says both"),
            MatrixCell(sign="said", words="says so"),
        ),
        departments=("IT", "Finance", "Sales"),
    )
    assert list(block_lines(found))[-3:] == [
        "Says so: Sales", "Says both: Finance", "Says nothing: IT",
    ]  # fmt: skip
