"""The sign before decimals is a matter of the column: numbers of every convention come back.

Requirement: thousands and decimals are read by column; where the column leaves it open, the cell is
refused with both readings.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.registers.number_columns import (
    COMMA,
    POINT,
    Doubt,
    decimal_of,
    read_column,
    with_plain_numbers,
)
from workshop.registers.numbers import read_number

CONVENTIONS: Final = [
    (POINT, ","), (COMMA, "."), (POINT, ""), (COMMA, ""), (POINT, "’"), (COMMA, " "),
    (COMMA, "\u202f"),
]  # fmt: skip

NUMBERS: Final = st.decimals(
    min_value=-(10**12), max_value=10**12, allow_nan=False, allow_infinity=False, places=2
)


def written(number: Decimal, decimal: str, parting: str) -> str:
    """A number as a spreadsheet of a country prints it, always with two decimals."""
    plain = f"{number:,.2f}"
    return plain.replace(",", "|").replace(".", decimal).replace("|", parting)


@pytest.mark.parametrize(("decimal", "parting"), CONVENTIONS)
@given(numbers=st.lists(NUMBERS, min_size=1, max_size=8))
def test_numbers_of_any_convention_come_back(
    decimal: str, parting: str, numbers: list[Decimal]
) -> None:
    """Two decimals show the convention; every number of the column is what was printed."""
    cells = [written(number, decimal, parting) for number in numbers]
    assert read_column(cells) == [float(number) for number in numbers]
    assert decimal_of(cells) == decimal


@given(
    numbers=st.lists(st.integers(1000, 999_999), min_size=1, max_size=6),
    told=st.sampled_from([("0,5", "."), ("1.234.567", "."), ("12,50", "."), ("0.5", ",")]),
)
def test_one_cell_tells_for_the_whole_column(numbers: list[int], told: tuple[str, str]) -> None:
    """Thousands parted by a sign are read as such beside a cell that shows the other sign."""
    cell, parting = told
    cells = [cell, *(f"{number:,}".replace(",", parting) for number in numbers)]
    assert read_column(cells)[1:] == numbers


@given(st.lists(st.one_of(NUMBERS.map(str), st.text(max_size=12), st.integers().map(str))))
def test_no_cell_is_both_a_number_and_another_one(cells: list[str]) -> None:
    """Whatever stands in a column, a cell is read alike in whatever order they come."""
    read = dict(zip(cells, map(str, read_column(cells)), strict=True))
    turned = [*reversed(cells)]
    again = dict(zip(turned, map(str, read_column(turned)), strict=True))
    plain = {cell for cell, value in read.items() if not value.startswith("Doubt")}
    assert {cell: again[cell] for cell in plain if not again[cell].startswith("Doubt")} == {
        cell: read[cell] for cell in plain if not again[cell].startswith("Doubt")
    }


@pytest.mark.parametrize(
    ("cells", "wrong"),
    [
        (["12.500", "950", "8.000"], {0: "12500 or 12.5", 2: "8000 or 8"}),
        (["3,125"], {0: "3125 or 3.125"}),
        (["-4.250", ""], {0: "-4250 or -4.25"}),
        (["1.5", "2.5", "3,5"], {2: "decimal comma"}),
    ],
)
def test_what_no_cell_tells_is_not_guessed(cells: list[str], wrong: dict[int, str]) -> None:
    """The cell is named with both readings; the plain ones beside it are read."""
    for at, value in enumerate(read_column(cells)):
        assert isinstance(value, Doubt) == (at in wrong)
        if isinstance(value, Doubt):
            assert wrong[at] in value.why


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (["950", "20000", ""], [950, 20000, None]),
        (["0.125", "1.375"], [0.125, 1.375]),
        (["1.234,5", "12.500", "950"], [1234.5, 12500, 950]),
        (["0.5", "12.500"], [0.5, 12.5]),
        (["12 500", "8 000"], [12500, 8000]),
        (["1e3", "−2"], [1000.0, -2]),
        (["1/3", "x", "n/a", "1,2,3"], ["1/3", "x", "n/a", "1,2,3"]),
        ([12.5, "3,25", 7], [12.5, 3.25, 7]),
    ],
)
def test_columns_as_people_have_them(
    cells: list[str | float], read: list[str | float | None]
) -> None:
    """A zero before three decimals is no thousands; text stays text; numbers of .xlsx stay."""
    assert read_column(cells) == read


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (["12.500", "0.5"], [12.5, 0.5]),
        (["12.500", "0,5"], [12_500, 0.5]),
        (["12,500", "1.5", "n/a"], [12_500, 1.5, "n/a"]),
        (["12.500", "950"], ["12.500", "950"]),
        (["1,5", "1.5"], ["1,5", "1.5"]),
    ],
)
def test_tables_of_registers_take_what_the_column_shows(
    cells: list[str | float], read: list[str | float]
) -> None:
    """Where no cell shows it, or they disagree, each cell is left to be read by itself."""
    assert with_plain_numbers(cells) == read


def test_a_zero_before_three_decimals_parts_no_thousands() -> None:
    """Also where an amount is typed by itself."""
    assert read_number("0.125") == 0.125
    assert read_number("0,125") == 0.125
