"""Weighted PEST: the tutorial's figure, missing experts, and laws."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.tables import numbered
from workshop.methods import named
from workshop.methods.core.checks import BadInput, Undefined
from workshop.methods.environment.pest_weighted import WeightedPest, pest_weighted

INFLUENCES = (2, 3, 1, 1, 2, 2, 1, 3)


def test_the_first_factor_of_the_tutorial_scores_0_48() -> None:
    """2 / 15 × 3.6 = 0.48; the factors that nobody rated there have no score and no sum."""
    found = pest_weighted(INFLUENCES, [(2, 4, 4, 5, 3), *[(None,) * 5] * 7])
    assert (found.influence_sum, found.mean_probability[0]) == (15, 3.6)
    assert found.weighted_scores[0] == pytest.approx(0.48)
    assert all(isinstance(score, Undefined) for score in found.weighted_scores[1:])
    assert isinstance(found.total, Undefined)
    assert found.sentence == "1 of 8 factors rated: factor 1 weighs most (0.48)."


def test_an_expert_who_gave_no_answer_is_left_out_of_that_factor() -> None:
    """The count says so; no answer is no 0."""
    found = pest_weighted((1, 1), [(4, None, 2), (3, 3, 3)])
    assert [lie.n for lie in found.probability] == [2, 3]
    assert list(found.mean_probability) == [3, 3]
    assert found.sentence.endswith("factor 1 and factor 2 weigh most (1.50).")


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.integers(1, 3), st.lists(st.integers(1, 5), min_size=3, max_size=3)),
        min_size=1,
        max_size=8,
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_factors_changes_nothing(
    rows: list[tuple[int, list[int]]], chance: object
) -> None:
    """The sum is a weighted mean and lies from 1 to 5."""
    turned = list(rows)
    chance.shuffle(turned)  # type: ignore[attr-defined]
    one, other = (
        pest_weighted([row[0] for row in each], [row[1] for row in each]).total
        for each in (rows, turned)
    )
    assert not isinstance(one, Undefined)
    assert other == pytest.approx(one, abs=1e-8)
    assert 1 - 1e-8 <= one <= 5 + 1e-8


def test_everything_wrong_is_told_at_once() -> None:
    """Influence off 1 to 3, probability off 1 to 5, too few rows."""
    with pytest.raises(BadInput) as refused:
        pest_weighted((4, 1, 2), [(0, 3), (6, None)])
    assert [problem.where for problem in refused.value.problems] == [
        "influences row 1", "ratings", "ratings row 1, column 1", "ratings row 2, column 1"
    ]  # fmt: skip


def test_a_table_has_a_column_an_expert() -> None:
    """With their names as they are written."""
    method = named("pest-weighted")
    assert method.sheet is not None
    rows = [["factor", "influence", "Ana", "Ben"], ["law", "1", "5", ""], ["tax", "3", "2", "3"]]
    found = method.run(method.sheet.read(numbered(rows)).data)
    assert isinstance(found, WeightedPest)
    assert found.factors == ("law", "tax")
    assert found.weighted_scores == pytest.approx((1.25, 1.875))
