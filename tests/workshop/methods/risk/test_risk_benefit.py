"""Risk-benefit: fields, ratios that do not exist, and what dominates what."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.methods.core.checks import BadInput, Undefined
from workshop.methods.core.raters import Said
from workshop.methods.risk.risk_benefit import risk_benefit


def test_the_four_fields_and_the_line() -> None:
    """By benefit, then by risk."""
    points = {"go": (5, 1), "mitigate": (5, 5), "cheap": (1, 1), "leave": (1, 5), "line": (3, 1)}
    found = risk_benefit([Said(name, point) for name, point in points.items()])
    assert list(found.fields.values()) == [
        "go ahead", "go ahead once mitigated", "only if it is cheap", "leave it", "on the line"
    ]  # fmt: skip
    assert (found.ratios["go"], found.ratios["leave"]) == (5, 0.2)


def test_a_ratio_at_risk_0_does_not_exist() -> None:
    """Neither infinite nor 0; nor does it where nobody judged the risk."""
    found = risk_benefit([Said("a", (5, 0)), Said("b", (5, None))], scale=(0, 5))
    assert found.options[0].ratio == Undefined("the risk is 0")
    assert isinstance(found.ratios["b"], Undefined)
    assert found.not_dominated == ("a",)


def test_equal_options_do_not_dominate_each_other() -> None:
    """Both stand; what is worse in one and better in none falls."""
    found = risk_benefit([Said("b", (4, 2)), Said("a", (4, 2)), Said("c", (4, 3))])
    assert found.not_dominated == ("a", "b")
    assert found.options[2].dominated_by == ("a", "b")


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=1, max_size=7),
    st.randoms(use_true_random=False),
)
def test_something_always_stands_whatever_the_order(
    points: list[tuple[int, int]], chance: random.Random
) -> None:
    """The greatest benefit at the least risk among them is never dominated."""
    said = [Said(f"o{n}", point) for n, point in enumerate(points)]
    one, other = risk_benefit(said), risk_benefit(chance.sample(said, len(said)))
    assert one.not_dominated == other.not_dominated
    top = max(said, key=lambda each: (each.values[0] or 0, -(each.values[1] or 0)))
    assert top.item in one.not_dominated


def test_everything_wrong_is_told_at_once() -> None:
    """A scale below 0, values off it, nothing at all."""
    with pytest.raises(BadInput) as refused:
        risk_benefit([Said("a", (-2, 6))], scale=(-1, 5))
    assert [problem.where for problem in refused.value.problems] == [
        "scale", "options row 1, benefit", "options row 1, risk"
    ]  # fmt: skip
    with pytest.raises(BadInput, match="at least 1"):
        risk_benefit([])
