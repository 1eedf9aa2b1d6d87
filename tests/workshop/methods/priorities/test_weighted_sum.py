"""Weighted scoring: ties stay ties, order and percent change nothing, gaps are refused."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.methods.core.checks import BadInput
from workshop.methods.priorities.weighted_sum import weighted_sum

tables = st.integers(1, 4).flatmap(
    lambda n: st.lists(st.lists(st.integers(1, 5), min_size=n, max_size=n), min_size=1, max_size=5)
)


def test_a_tie_for_the_first_place_is_shown_as_one() -> None:
    """Triantaphyllou's options: 21.5, 22.0, 22.0; the last two share the place, whatever order."""
    rows = [[25, 20, 15, 30], [10, 30, 20, 30], [30, 10, 30, 10]]
    found = weighted_sum([0.2, 0.15, 0.4, 0.25], rows)
    assert (found.scores, found.tied) == ((21.5, 22.0, 22.0), (1, 2))
    turned = weighted_sum([0.2, 0.15, 0.4, 0.25], rows[::-1], options=["c", "b", "a"])
    assert turned.ranking == (("b", "c"), "a")
    assert "b and c tie" in turned.sentence


@settings(max_examples=30)
@given(tables, st.randoms(use_true_random=False))
def test_scores_are_the_product_of_matrix_and_weights(
    rows: list[list[int]], chance: random.Random
) -> None:
    """As numpy multiplies; in percent too; criteria in another order; within the ratings."""
    parts = [chance.randint(1, 9) for _ in rows[0]]
    weights = [part / sum(parts) for part in parts]
    found = weighted_sum(weights, rows, scale=(1, 5))
    assert found.scores == pytest.approx(np.array(rows) @ np.array(weights), abs=1e-8)
    assert all(
        min(row) - 1e-9 <= s <= max(row) + 1e-9 for row, s in zip(rows, found.scores, strict=True)
    )
    percent = weighted_sum([w * 100 for w in weights][::-1], [row[::-1] for row in rows])
    assert percent.scores == pytest.approx(found.scores, abs=1e-8)
    assert len(found.tied) != 1


def test_everything_wrong_is_told_at_once() -> None:
    """A short row, a rating off the scale, weights that make no whole, too few names."""
    with pytest.raises(BadInput) as refused:
        weighted_sum([0.5, 0.6], [[1], [6, 2]], options=["a"], scale=(1, 5))
    assert [problem.where for problem in refused.value.problems] == [
        "options", "matrix row 1", "matrix row 2, column 1", "weights",
    ]  # fmt: skip
    with pytest.raises(BadInput):
        weighted_sum([], [])
