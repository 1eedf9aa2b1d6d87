"""IFE for files: the classic rule, the scale, weights that fit and weights that do not."""

from __future__ import annotations

import math

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.methods.core.checks import BadInput
from workshop.methods.core.factor_scores import Factor
from workshop.methods.evaluation.ife import ife
from workshop.methods.evaluation.ife_efe import Judged, internal_evaluation


def listed(letter: str, *rows: tuple[float, float]) -> list[Factor]:
    """Factors of one letter from pairs of weight and rating."""
    return [Factor(f"{letter}{n}", weight, rating) for n, (weight, rating) in enumerate(rows, 1)]


def test_ratings_against_the_classic_rule_are_named_and_only_warned_of() -> None:
    """A published table of total 2.50 rates a strength 2 and a weakness 3: both are told."""
    found = ife(listed("S", (0.3, 4), (0.2, 2)), listed("W", (0.2, 3), (0.3, 1)))
    assert found.rule_violations == ("S2", "W1")
    assert found.warnings[0].startswith("The ratings of S2 and W1 stand against the classic rule")
    assert found.total == 2.5
    assert (found.strength_subtotal, found.weakness_subtotal) == pytest.approx((1.6, 0.9))


def test_later_editions_allow_any_rating() -> None:
    """By the rule `any` nothing is warned of, and the result says which rule held."""
    found = ife(listed("S", (0.5, 2)), listed("W", (0.5, 3)), rule="any")
    assert (found.rule, found.rule_violations) == ("any", ())
    assert not any("rule" in warning for warning in found.warnings)


def test_another_scale_has_its_own_midpoint_and_halves() -> None:
    """From 1 to 5 the midpoint is 3, which is neither a strength nor a weakness."""
    found = ife(listed("S", (0.5, 4), (0.2, 3)), listed("W", (0.3, 2)), scale=(1, 5))
    assert (found.midpoint, found.position) == (3.0, "above average")
    assert found.rule_violations == ("S2",)
    assert "on a scale of 1 to 5" in found.sentence


@pytest.mark.parametrize(
    ("weights", "warning"),
    [
        ((0.334, 0.333, 0.334), "add up to 1.001 and were taken as rounded"),
        ((33.3, 33.3, 33.3), "read as percent"),
        ((0.5, 0.3, 0.2), ""),
    ],
)
def test_rounded_weights_and_percent_are_taken_with_a_word(
    weights: tuple[float, float, float], warning: str
) -> None:
    """Within 0.002 of 1, or 0.2 of 100."""
    one, two, three = weights
    found = ife(listed("S", (one, 4), (two, 3)), listed("W", (three, 1)))
    told = [each for each in found.warnings if "weights" in each]
    assert (warning in told[0]) if warning else not told


def test_everything_wrong_is_told_at_once() -> None:
    """Ratings off the scale, a negative weight, a name twice, an unknown rule, with places."""
    with pytest.raises(BadInput) as refused:
        ife(
            [Factor("A", 0.5, 5), Factor("A", -1, 3)],
            [Factor("B", 0.5, math.nan)],
            rule="modern",
        )
    assert [problem.where for problem in refused.value.problems] == [
        "rule",
        "strengths row 1, rating",
        "weaknesses row 1, rating",
        "strengths row 2",
        "strengths row 2, weight",
    ]


@pytest.mark.parametrize("weights", [(0.5, 0.4), (0.5, 0.503), (60, 39)])
def test_weights_that_make_no_whole_are_refused(weights: tuple[float, float]) -> None:
    """Nobody's weights are stretched for them."""
    with pytest.raises(BadInput, match="neither 1 nor 100"):
        ife(listed("S", (weights[0], 3)), listed("W", (weights[1], 2)))


def test_no_factor_is_refused_and_one_is_enough() -> None:
    """One factor has a total; that it is few is said."""
    with pytest.raises(BadInput, match="at least 1"):
        ife([], [])
    found = ife(listed("S", (1, 4)), [])
    assert (found.total, found.position) == (4.0, "above average")
    assert "there is 1 factor here" in found.warnings[-1]


factors = st.lists(
    st.tuples(st.integers(1, 50), st.integers(1, 4), st.booleans()), min_size=1, max_size=15
)


@settings(max_examples=40)
@given(factors, st.randoms(use_true_random=False))
def test_the_order_of_factors_and_the_unit_of_weights_change_nothing(
    rows: list[tuple[int, int, bool]], chance: object
) -> None:
    """The total stays to 1e-9, lies from 1 to 4, and is that of the report's own matrix."""
    whole = sum(weight for weight, _, _ in rows)
    made = [(Factor(f"F{n}", w / whole, r), good) for n, (w, r, good) in enumerate(rows)]
    turned = [(msgspec.structs.replace(f, weight=100 * f.weight), good) for f, good in made]
    chance.shuffle(turned)  # type: ignore[attr-defined]
    one, other = (
        ife([f for f, good in each if good], [f for f, good in each if not good])
        for each in (made, turned)
    )
    assert other.total == pytest.approx(one.total, abs=2e-9)
    assert other.position == one.position
    assert 1 <= one.total <= 4
    assert one.strength_subtotal + one.weakness_subtotal == pytest.approx(one.total, abs=2e-9)
    judged = [Judged(f.key, good, f.weight, f.rating) for f, good in made]
    assert internal_evaluation(judged).total == one.total
