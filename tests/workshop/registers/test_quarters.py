"""Quarters in their order."""

from __future__ import annotations

from workshop.registers.quarters import quarters_from


def test_quarters_go_on_over_the_year() -> None:
    """From one on, itself the first; none of none."""
    assert quarters_from("2027-Q3", 3) == ["2027-Q3", "2027-Q4", "2028-Q1"]
    assert quarters_from("2027-Q3", 0) == []
