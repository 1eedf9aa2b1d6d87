"""A deck of boards: board after board, each once, and what is left out in one place.

Requirement: a table of a board is whole; of another, the first rows stand on the slide and what
the document has beyond them is counted below.
"""

from __future__ import annotations

import msgspec
import pytest

from sessions.exports.slides.carrying_topics import carrying_topics
from sessions.exports.slides.topics import Remarks
from tests.builders.report_figures import plane
from tests.builders.reports import sample
from workshop.report.blocks import Bullets, Column, Heading, Notice, Table, plain


def _table(caption: str, rows: int) -> Table:
    return Table(
        caption=caption,
        columns=(Column(title="What"),),
        rows=tuple((f"{caption} {number}",) for number in range(rows)),
    )


def test_boards_go_in_their_order_and_what_they_were_worked_out_of_stays_in_the_document() -> None:
    """A table is whole; what is not told is said once, at the end, with the name of its board."""
    report = msgspec.structs.replace(
        sample(),
        document="boards",
        blocks=(
            _table("What the boards show", 2),
            Heading(text="Nothing to show yet", level=2),
            Bullets(items=(plain("Power and interest: nothing is placed."),)),
            Heading(text="Gaps"),
            Notice(text="1 gap is left out."),
            _table("Gaps", 13),
            Heading(text="Costs"),
            _table("By year", 3),
            Notice(text="1 line is left out."),
            Heading(text="What stands behind the boards"),
            Heading(text="Gaps", level=2),
            _table("As it was scored", 4),
        ),
    )
    found = carrying_topics(report)
    titles = ["What the boards show", "Gaps", "Costs", "To be known"]
    assert [each.title for each in found] == titles
    gaps, known = found[1].shown, found[-1].shown
    assert isinstance(gaps, Table)
    assert len(gaps.rows) == 13
    assert isinstance(known, Remarks)
    assert known.items == (
        "Power and interest: nothing is placed.",
        "Gaps: 1 gap is left out.",
        "Costs: 1 line is left out.",
    )


@pytest.mark.parametrize(
    ("rows", "shown", "below"),
    [
        (9, 9, ""),
        (10, 10, ""),
        (11, 10, "1 more in the document."),
        (22, 10, "12 more in the document."),
    ],
)
def test_rows_that_a_slide_has_no_room_for_are_counted_below(
    rows: int, shown: int, below: str
) -> None:
    """From the first that is left out; a plane has no rows and is shown whole."""
    blocks = (Heading(text="Gaps"), _table("Gaps", rows), Heading(text="Plane"), plane())
    gaps, whole = carrying_topics(
        msgspec.structs.replace(sample(), document="charters", blocks=blocks)
    )
    assert isinstance(gaps.shown, Table)
    assert [row[0] for row in gaps.shown.rows] == [f"Gaps {number}" for number in range(shown)]
    assert gaps.below == below
    assert (whole.shown, whole.below) == (plane(), "")
