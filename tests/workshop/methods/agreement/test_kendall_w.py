"""Kendall's W against a published table, scipy, its laws and its edges."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from workshop.methods.agreement.chances import chi_square_tail
from workshop.methods.agreement.kendall_w import kendall_w
from workshop.methods.core.checks import BadInput, Undefined

ANXIETY = (
    (3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3),
    (3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4),
    (2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2),
)
"""Three raters of twenty people, as the manual of R's irr and DescTools has them."""

tables = st.integers(2, 6).flatmap(
    lambda items: st.lists(
        st.lists(st.integers(1, 5), min_size=items, max_size=items), min_size=3, max_size=8
    )
)


def test_the_published_table_is_met_with_its_correction_for_ties() -> None:
    """W .540 and chi² 30.76 at 19 degrees; without the correction W is .502."""
    found = kendall_w(ANXIETY)
    assert (found.W, found.W_uncorrected) == pytest.approx((0.540, 0.502), abs=0.0005)
    assert found.chi2 == pytest.approx(30.76, abs=0.005)
    assert found.df == 19
    assert found.p == pytest.approx(0.043, abs=0.0005)
    assert found.sentence == "3 took part; they agree moderately (W 0.54, p 0.04)."


@pytest.mark.slow
@given(tables)
def test_it_agrees_with_friedmans_test_of_scipy(rows: list[list[int]]) -> None:
    """chi² of W is Friedman's statistic, ties and all, and so is p."""
    assume(len(rows[0]) > 2 and any(len(set(row)) > 1 for row in rows))
    found = kendall_w(rows)
    oracle = stats.friedmanchisquare(*zip(*rows, strict=True))
    assert found.chi2 == pytest.approx(oracle.statistic, abs=1e-9)
    assert found.p == pytest.approx(oracle.pvalue, abs=1e-9)


@given(tables, st.randoms(use_true_random=False))
def test_the_order_of_people_and_items_changes_nothing(
    rows: list[list[int]], chance: random.Random
) -> None:
    """Neither does any other scale of the same order; W lies from 0 to 1."""
    order = list(range(len(rows[0])))
    chance.shuffle(order)
    turned = [[10 * row[at] - 7 for at in order] for row in chance.sample(rows, len(rows))]
    one, other = kendall_w(rows).W, kendall_w(turned).W
    assert isinstance(one, Undefined) == isinstance(other, Undefined)
    if not isinstance(one, Undefined) and not isinstance(other, Undefined):
        assert other == pytest.approx(one, abs=1e-9)
        assert 0 <= one <= 1


def test_people_of_one_mind_reach_one() -> None:
    """Five people with the same order."""
    assert kendall_w([[1, 2, 3, 4]] * 5).W == 1.0


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([], "0 people answered all"),
        ([[1, 2, 3]], "1 person answered all"),
        ([[1], [2]], "there is 1"),
        ([[2, 2, 2], [1, 1, 1]], "the same rank"),
        ([[1, None], [None, 2], [1, 2]], "1 person answered all"),
    ],
)
def test_agreement_that_does_not_exist_is_said_so(
    rows: list[list[float | None]], reason: str
) -> None:
    """No people, one person, one item, nothing but ties: never 0, NaN or an exception."""
    found = kendall_w(rows)
    assert isinstance(found.W, Undefined)
    assert reason in found.W.reason
    assert "not defined" in found.sentence


def test_who_did_not_answer_all_is_left_out_and_counted() -> None:
    """A missing answer is no zero."""
    with_gap: list[list[float | None]] = [[1, 2, 3], [3, None, 1], [1, 2, 3]]
    found = kendall_w(with_gap, invited=5)
    assert (found.W, found.raters, found.invited) == (1.0, 2, 5)
    assert found.sentence.startswith("2 of 5 took part")


def test_everything_wrong_is_told_at_once() -> None:
    """Short rows and values that are no numbers, each with its place."""
    with pytest.raises(BadInput) as refused:
        kendall_w([[1, 2], [1, math.nan, 3], [math.inf, 2]])
    assert [problem.where for problem in refused.value.problems] == [
        "raters_by_items row 2",
        "raters_by_items row 2, column 2",
        "raters_by_items row 3, column 1",
    ]


@given(st.floats(0, 500), st.integers(1, 120))
def test_the_tail_of_chi_square_is_that_of_scipy(statistic: float, degrees: int) -> None:
    """To 12 digits, near the middle and far out."""
    oracle = float(stats.chi2.sf(statistic, degrees))
    assert chi_square_tail(statistic, degrees) == pytest.approx(oracle, rel=1e-9, abs=1e-14)
