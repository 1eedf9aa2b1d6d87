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
