"""Headings of files lead to fields; slips and abbreviations are near, others are not."""

from __future__ import annotations

import pytest

from workshop.registers.kinds import REGISTERS
from workshop.registers.mapping import mapped


@pytest.mark.parametrize(
    ("heading", "field", "sure"),
    [
        ("FIGURE", "figure", True),
        ("Business  objective", "objective", True),
        ("Taget", "figure", False),
        ("Responsable", "owner", False),
        ("Yaer", "year", False),
        ("Dept", "department", False),
        ("Target year", "year", False),
        ("Business objectives", "objective", False),
        ("Beam", "", False),
        ("Colour", "", False),
    ],
)
def test_where_a_heading_leads(heading: str, field: str, sure: bool) -> None:
    """What is near is taken and is no certainty; what only shares letters is left out."""
    assert mapped(REGISTERS["objectives"], [heading])[0] == (heading, field, sure)


@pytest.mark.parametrize("heading", ["Project", "Projects", "deliverables", "Gaps"])
def test_the_name_of_other_rows_is_no_slip(heading: str) -> None:
    """A column of what a goal leads to is left out rather than taken for its perspective."""
    assert mapped(REGISTERS["goals"], [heading])[0].field == ""


def test_a_slip_in_the_name_of_other_rows_is_near_all_the_same() -> None:
    """The objectives that a goal serves stand in its field of that name."""
    assert mapped(REGISTERS["goals"], ["Business objectives"])[0] == (
        "Business objectives", "objective", False,
    )  # fmt: skip
