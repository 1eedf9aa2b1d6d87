"""Columns that are worked out of others: never typed, empty where something is missing."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.exports.register_csv import render
from tests.builders.record import Building
from workshop.errors import Refused
from workshop.methods.core.raters import Said
from workshop.methods.priorities.gap import gap
from workshop.registers.computed import Computed
from workshop.registers.fields import NumberField, TextField
from workshop.registers.kinds import REGISTERS
from workshop.registers.mapping import mapped
from workshop.registers.register import Register
from workshop.report.build import build
from workshop.running.row_commands import PutRows, RowText

GAPS = REGISTERS["gaps"]
HALVES = st.integers(0, 10).map(lambda number: number / 2)


@pytest.mark.law
@given(present=HALVES, wanted=HALVES, importance=st.integers(1, 5))
def test_gaps_are_those_of_the_method(present: float, wanted: float, importance: int) -> None:
    """The register works out what `workshop calc gap` does, to the last digit."""
    cells = {"present": present, "wanted": wanted, "importance": importance}
    found = gap([Said("x", (present, wanted, float(importance)), "")])
    by_id = {each.id: each.of_row(cells) for each in GAPS.computed}
    assert by_id["gap"] == found.gaps["x"]
    assert by_id["weighted"] == found.priorities["x"]
    assert len(str(by_id["span"])) == 10


def test_what_is_worked_out_is_told_and_never_taken() -> None:
    """In the table, as data and as CSV; a cell or a column of a file that gives it is not taken."""
    built = Building()
    cells = {"what": "Closing the books", "present": "2", "wanted": "4.5", "importance": "4"}
    for values in (cells, {"what": "Backups", "present": "1"}):
        built.do(PutRows(register="gaps", rows=(RowText(values=dict(values)),)))
    told = render(built.record, "shareable", document="gaps").decode("utf-8-sig").splitlines()
    heads, whole, bare = (line.split(",") for line in told)
    assert (whole[heads.index("gap")], whole[heads.index("weighted")]) == ("2.5", "10")
    assert bare[heads.index("gap")] == ""
    assert "span" not in heads
    report = build(built.record, "gaps", "shareable")
    assert report.facts is not None
    rows = report.facts.registers["gaps"].rows
    as_data = [json.dumps([row["gap"], row["weighted"]]) for row in rows]
    assert as_data == ["[2.5, 10]", "[null, null]"]  # whole numbers without decimals
    with pytest.raises(Refused, match="worked out of other cells and is never typed"):
        built.do(PutRows(register="gaps", rows=(RowText(values={"what": "x", "gap": "3"}),)))
    assert [each.field for each in mapped(GAPS, ["What", "Gap", "weighted"])] == ["what", "", ""]


def test_a_column_stands_where_all_it_is_made_of_does() -> None:
    """A step that asks for few fields shows what follows from those; names are held apart."""
    present, wanted = GAPS.field("present"), GAPS.field("wanted")
    assert present
    assert wanted
    assert [each.id for each in GAPS.computed_of([present, wanted])] == ["gap", "span"]
    assert not GAPS.computed_of([present])
    with pytest.raises(ValueError, match="twice"):
        Register(
            name="twice",
            title="Twice",
            one="thing",
            prefix="T",
            means="One name twice.",
            fields=(
                TextField(id="what", title="What", means="It.", required=True),
                NumberField(id="more", title="More", means="So many."),
            ),
            computed=(Computed(id="more", title="More", means="More.", of=("more",), value=float),),
        )
