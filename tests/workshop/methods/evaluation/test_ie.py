"""The IE matrix: nine cells, three regions, bands that are half open."""

from __future__ import annotations

import math
from itertools import product

import pytest

from workshop.methods.core.checks import BadInput
from workshop.methods.evaluation.ie import Unit, ie


@pytest.mark.parametrize(
    ("ife", "efe", "cell"),
    [
        (4, 4, "I"), (3, 3, "I"), (2.99, 3, "II"), (1.99, 3, "III"),
        (3, 2, "IV"), (2, 2.99, "V"), (1, 2, "VI"),
        (3, 1.99, "VII"), (2, 1, "VIII"), (1, 1, "IX"),
        (0.1 + 0.2 + 2.7, 1, "VII"), (2.9999999999, 1, "VII"),
    ],
)  # fmt: skip
def test_totals_at_the_edge_belong_to_the_upper_band(ife: float, efe: float, cell: str) -> None:
    """[1, 2), [2, 3), [3, 4], the last bits of a float aside."""
    assert ie([Unit("u", ife, efe)]).cells == (cell,)


def test_the_regions_are_davids_and_not_the_rows() -> None:
    """I, II, IV grow; III, V, VII are held; VI, VIII, IX are harvested."""
    found = ie([Unit(f"{x} {y}", x, y) for y, x in product((3.5, 2.5, 1.5), repeat=2)])
    by_region: dict[str, list[str]] = {}
    for cell, region in zip(found.cells, found.regions, strict=True):
        by_region.setdefault(region, []).append(cell)
    assert by_region == {
        "grow and build": ["I", "II", "IV"],
        "hold and maintain": ["III", "V", "VII"],
        "harvest or divest": ["VI", "VIII", "IX"],
    }
    assert found.sentence == (
        "9 units: 3 to grow and build, 3 to hold and maintain and 3 to harvest or divest."
    )


def test_two_firms_of_a_published_comparison() -> None:
    """One unit is told by its cell and region."""
    found = ie([Unit("us", 2.8, 3.2)])
    assert found.sentence == "IFE 2.80 and EFE 3.20 meet in cell II: grow and build."


def test_everything_wrong_is_told_at_once() -> None:
    """Totals from 1 to 4 alone, names once, at least one unit."""
    with pytest.raises(BadInput, match="at least 1"):
        ie([])
    with pytest.raises(BadInput) as refused:
        ie([Unit("a", 0.9, 4.1), Unit("a", math.nan, 2)])
    assert [problem.where for problem in refused.value.problems] == [
        "items row 2", "items row 1, ife", "items row 1, efe", "items row 2, ife"
    ]  # fmt: skip
