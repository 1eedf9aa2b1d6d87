"""Median and quartiles by Hyndman & Fan's type 7."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.methods.core.checks import BadInput, Undefined
from workshop.methods.core.quartiles import quantile, spread


def test_the_set_on_which_methods_differ() -> None:
    """Six numbers: 20.25, 37.5 and 39.75 by type 7, where others have 15 or 13 and 40 or 40.25."""
    found = spread([7, 15, 36, 39, 40, 41])
    assert (found.q1, found.median, found.q3, found.iqr) == (20.25, 37.5, 39.75, 19.5)
    eleven = spread([6, 7, 15, 36, 39, 40, 41, 42, 43, 47, 49])
    assert (eleven.q1, eleven.median, eleven.q3) == (25.5, 40, 42.5)


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=30), st.floats(0, 1))
def test_it_is_what_numpy_calls_linear(values: list[float], share: float) -> None:
    """For any share; the order of the input does not matter."""
    oracle = float(np.quantile(values, share, method="linear"))
    assert quantile(values, share) == pytest.approx(oracle, rel=1e-9, abs=1e-6)
    assert quantile(values[::-1], share) == quantile(values, share)


def test_nobody_has_no_median_and_one_has_their_own() -> None:
    """No answer is not 0."""
    assert isinstance(spread([]).median, Undefined)
    assert spread([4]).median == 4
    assert spread([4]).iqr == 0


def test_what_is_no_number_is_refused() -> None:
    """All of it at once."""
    with pytest.raises(BadInput, match="values row 2") as refused:
        spread([1, float("nan"), float("inf")])
    assert len(refused.value.problems) == 2
