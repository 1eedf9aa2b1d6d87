"""Thematic saturation: the published rule, the mean over orders, and what cannot be said."""

from __future__ import annotations

from itertools import pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.methods import named
from workshop.methods.core.checks import BadInput, Undefined
from workshop.methods.environment.saturation import mean_new_codes, new_codes_of, saturation

interviews = st.lists(st.lists(st.sampled_from("abcdef"), max_size=4), min_size=1, max_size=5)


def test_the_rule_with_runs_that_overlap_by_one() -> None:
    """Base 10 of four interviews; the runs bring 10 %, 0 and 0: saturated at 5+2, strictly too."""
    found = saturation([4, 3, 2, 1, 1, 0, 0, 0])
    assert (found.base_codes, found.ratios, found.notation) == (10, (0.1, 0.0, 0.0), "5+2")
    assert saturation([4, 3, 2, 1, 1, 0, 0, 0], threshold=0).notation == "5+2"
    assert saturation([4, 3, 2, 1, 1, 0, 0, 0], threshold=0.1).notation == "4+2"


def test_what_is_not_saturated_and_what_cannot_be_said_are_two_things() -> None:
    """Ever new themes: not reached. Too few interviews or an empty base: not defined."""
    ever = saturation([4] * 6)
    assert (ever.ratios, ever.notation) == ((0.5,), None)
    assert isinstance(saturation([1, 2, 3]).notation, Undefined)
    assert isinstance(saturation([]).base_codes, Undefined)
    assert isinstance(saturation([0, 0, 0, 0, 1, 1]).notation, Undefined)


@settings(max_examples=40, deadline=None)
@given(interviews)
def test_the_mean_over_orders_is_the_mean_over_all_of_them(told: list[list[str]]) -> None:
    """Computed without drawing a single order, and the same as from all of them."""
    orders = [new_codes_of(order) for order in permutations(told)]
    mean = [sum(column) / len(orders) for column in zip(*orders, strict=True)]
    assert mean_new_codes(told) == pytest.approx(mean)


@given(interviews)
def test_every_theme_is_new_once(told: list[list[str]]) -> None:
    """In any order and in the mean; later interviews bring no more than earlier ones on average."""
    themes = len({theme for interview in told for theme in interview})
    mean = mean_new_codes(told)
    assert sum(new_codes_of(told)) == themes
    assert sum(mean) == pytest.approx(themes)
    assert all(later <= earlier + 1e-9 for earlier, later in pairwise(mean))


def test_wrong_counts_are_told_together() -> None:
    """Below 0, no base, a share beyond 1."""
    with pytest.raises(BadInput) as refused:
        saturation([1, -1], base=0, run=1, threshold=2)
    assert [problem.where for problem in refused.value.problems] == [
        "new_codes row 2", "base", "threshold",
    ]  # fmt: skip


@pytest.mark.parametrize("orders", ["as held", "all"])
def test_the_order_of_interviews_that_is_meant_is_one_of_two(orders: str) -> None:
    """Both words are taken; any other is refused."""
    method = named("saturation")
    told = [["a", "b"], ["b", "c"], ["a"], ["c"], ["a"], ["b"]]
    assert method.run({"codes_by_interview": told, "orders": orders}).sentence
    with pytest.raises(BadInput, match="as held"):
        method.run({"codes_by_interview": told, "orders": f"{orders}s"})
