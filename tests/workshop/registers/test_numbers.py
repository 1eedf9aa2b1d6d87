"""Numbers, amounts and days are read as people and files write them, and never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.registers import numbers


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("12500", 1_250_000),
        ("12,500", 1_250_000),
        ("12.500", 1_250_000),
        ("12 500", 1_250_000),
        ("12'500.5", 1_250_050),
        ("12.500,50", 1_250_050),
        ("12,500.50", 1_250_050),
        ("12,5", 1_250),
        ("12.5k", 1_250_000),
        ("1.2 M", 120_000_000),
        ("€ 80", 8_000),
        ("80 EUR", 8_000),
        ("−3.10", -310),
        ("0", 0),
        ("1,234,567", 123_456_700),
    ],
)
def test_amounts(typed: str, cents: int) -> None:
    """Thousands may be parted by any of the usual signs; decimals have a point or a comma."""
    assert numbers.read_cents(typed) == cents


@pytest.mark.parametrize(
    "typed",
    [
        "ten",
        "1,23,4",
        "12.50.00",
        "1e400",
        "--3",
        "",
        "3 apples",
        "1/2",
        "٣",
        "NaN",
        "inf",
        "12,500,5",
        ".",
        "-",
        "999999999999999999",
    ],
)
def test_what_is_no_amount(typed: str) -> None:
    """What is written in no way that is known is refused."""
    assert numbers.read_cents(typed) is None


def test_three_digits_behind_a_lone_sign_part_thousands() -> None:
    """And what is finer than a cent is refused, not rounded."""
    assert numbers.read_cents("1.005") == 100_500
    assert numbers.read_cents("1.0050") is None


@given(st.integers(-(10**14), 10**14))
def test_amounts_read_as_they_are_written(cents: int) -> None:
    """What a file and a table have reads back to the cent."""
    assert numbers.read_cents(numbers.write_cents(cents)) == cents
    assert numbers.read_cents(numbers.show_cents(cents)) == cents


@given(st.floats(-1e12, 1e12, allow_nan=False, allow_infinity=False))
def test_numbers_read_as_they_are_written(value: float) -> None:
    """Three decimals are not taken for thousands."""
    assert numbers.read_number(numbers.write_number(value)) == value
