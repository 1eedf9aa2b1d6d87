"""Significance of external factors: the published rule and what is not defined."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.methods.environment.pestle import significance

scores = st.integers(2, 10).map(lambda half: half / 2)


@pytest.mark.parametrize(
    ("impact", "likelihood", "product", "significant"),
    [
        (1, 5, 5, False),
        (2, 4, 8, False),
        (3, 3, 9, True),
        (2, 5, 10, True),
        (5, 2, 10, True),
        (5, 1, 5, False),
        (5, 5, 25, True),
    ],
)
def test_the_threshold_of_nine_is_included(
    impact: float, likelihood: float, product: float, significant: bool
) -> None:
    """UNEP PR.5: impact × likelihood, significant from 9 on."""
    found = significance(impact, likelihood)
    assert (found.value, found.significant) == (product, significant)
    assert "UNEP" in found.source


def test_floats_do_not_move_the_threshold() -> None:
    """A product that is 9 but for the last bits of a float is 9."""
    assert significance(9 / 4.1, 4.1).significant is True


@pytest.mark.parametrize(
    ("impact", "likelihood", "reason"),
    [
        (None, 3, "No impact was scored."),
        (3, None, "No likelihood was scored."),
        (None, None, "No impact and no likelihood was scored."),
        (0, 3, "The impact of 0 is not from 1 to 5."),
        (3, 6, "The likelihood of 6 is not from 1 to 5."),
        (float("nan"), 3, "The impact of nan is not from 1 to 5."),
    ],
)
def test_missing_and_impossible_scores_are_not_zero(
    impact: float | None, likelihood: float | None, reason: str
) -> None:
    """Not scored is neither 0 nor insignificant."""
    found = significance(impact, likelihood)
    assert (found.value, found.significant, found.reason) == (None, None, reason)


@given(impact=scores, likelihood=scores)
def test_impact_and_likelihood_weigh_alike(impact: float, likelihood: float) -> None:
    """Exchanging the two changes nothing, and more of either never gives less."""
    found = significance(impact, likelihood)
    assert found.value == significance(likelihood, impact).value
    assert (significance(5, likelihood).value or 0) >= (found.value or 0)
