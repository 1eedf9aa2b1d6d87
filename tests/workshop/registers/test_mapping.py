"""Columns of a table go to fields, each field once, and a pasted block is a table of even rows."""

from __future__ import annotations

import pytest

from workshop.registers.kinds import REGISTERS
from workshop.registers.mapping import CODE, has_headings, in_order, mapped, read_block

OBJECTIVES = REGISTERS["objectives"]


def test_a_sure_column_goes_before_a_guess_and_the_first_before_the_second() -> None:
    """Whatever their order in the file; what is left has no field."""
    columns = mapped(OBJECTIVES, ["Yaer", "Year", "year", "Nr.", "id", "Taget"])
    assert [(each.field, each.sure) for each in columns] == [
        ("", False), ("year", True), ("", False), (CODE, True), ("", False), ("figure", False),
    ]  # fmt: skip
    assert [each.field for each in mapped(OBJECTIVES, ["Yaer", "Taget", "Yaer"])] == [
        "year", "figure", "",
    ]  # fmt: skip


def test_columns_without_headings_go_on_from_a_field() -> None:
    """In the order of the fields; columns beyond the last one are left out."""
    names = [field.id for field in OBJECTIVES.fields]
    assert [each.field for each in in_order(OBJECTIVES, 2)] == names[:2]
    last = in_order(OBJECTIVES, 3, names[-2])
    assert [each.field for each in last] == [*names[-2:], ""]
    assert not any(each.sure for each in last)


@pytest.mark.parametrize(
    ("row", "named"),
    [
        (["Objective", "Year"], True),
        (["Objective", "Colour"], True),
        (["Objective", "", " "], True),
        (["Objective", "Colour", "Beam"], False),
        (["Hire", "2027"], False),
        ([], False),
    ],
)
def test_half_of_a_row_must_name_fields_to_be_headings(row: list[str], named: bool) -> None:
    """Just half is enough; empty cells do not count."""
    assert has_headings(OBJECTIVES, row) is named


@pytest.mark.parametrize(
    ("block", "rows"),
    [
        ("a\tb\r\nc\r\n", (("a", "b"), ("c", ""))),
        ("one, two; three\rfour", (("one, two; three",), ("four",))),
        ("Objective;Year\nHire, soon;2027", (("Objective", "Year"), ("Hire, soon", "2027"))),
        ("Objective,Year\nHire,2027", (("Objective", "Year"), ("Hire", "2027"))),
        ('"a\tb"\tc\n\n \t\nd\te\0', (("a b", "c"), ("d", "e"))),
        ("", ()),
        ("\n\n", ()),
    ],
)
def test_a_pasted_block(block: str, rows: tuple[tuple[str, ...], ...]) -> None:
    """Tabs part cells; commas and semicolons under headings alone; empty lines are no rows."""
    assert read_block(block, OBJECTIVES) == rows


@pytest.mark.parametrize("heading", ["Code", "No.", "Number", "ID", "#"])
def test_a_heading_of_codes_is_no_slip_of_another_one(heading: str) -> None:
    """`Code` is near to `Cost`, and yet says what a row is called: in every register."""
    for register in REGISTERS.values():
        field, sure = register.field_called(heading)
        if not (field and sure):
            assert mapped(register, [heading])[0] == (heading, CODE, True), register.name
