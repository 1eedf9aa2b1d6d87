"""The impact-uncertainty grid: zones, lines, axes, independence, ties for the group."""

from __future__ import annotations

import random
import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from workshop.methods.core.checks import BadInput, Undefined
from workshop.methods.core.ranks import rank_correlation
from workshop.methods.environment.impact_uncertainty import Grid, Rating, impact_uncertainty

PEOPLE = ("Ana", "Ben", "Cem", "Dia")


def rated(**factors: tuple[tuple[float | None, ...], tuple[float | None, ...]]) -> list[Rating]:
    """Ratings of factors, each a pair of impacts and uncertainties in the order of PEOPLE."""
    return [
        Rating(factor, rater, impact, unsure)
        for factor, (impacts, uncertainties) in factors.items()
        for rater, impact, unsure in zip(PEOPLE, impacts, uncertainties, strict=False)
    ]


def test_medians_put_each_factor_into_its_zone() -> None:
    """Low impact is monitored however uncertain; on a line a factor is in no field."""
    found = impact_uncertainty(
        rated(
            law=((5, 4, 4, 5), (4, 4, 5, 5)),
            ageing=((5, 5, 4, 4), (1, 1, 2, 2)),
            fashion=((1, 2, 2, 1), (5, 5, 5, 5)),
            small=((1, 2, 2, 1), (3, 3, 3, 3)),
            edge=((3, 3, 3, 3), (5, 5, 5, 5)),
            split=((5, 5, 5, 5), (2, 2, 4, 4)),
        )
    )
    assert found.zones == {
        "law": "critical uncertainty",
        "ageing": "predetermined element",
        "fashion": "monitor",
        "small": "monitor",
        "edge": "on the line",
        "split": "on the line",
    }
    assert (found.cross_hairs, found.impact_line, found.uncertainty_line) == ("midpoint", 3, 3)


def test_the_two_of_greatest_impact_are_the_axes_and_their_independence_is_told() -> None:
    """Law and demand move together over the raters; prices move on their own."""
    found = impact_uncertainty(
        rated(
            law=((5, 5, 5, 5), (4, 5, 4, 5)),
            demand=((5, 4, 5, 4), (4, 5, 4, 5)),
            prices=((4, 4, 4, 4), (4, 4, 5, 5)),
        )
    )
    assert found.axes == ("law", "demand")
    assert (found.correlation, found.independent) == (1.0, False)
    assert (
        "by these ratings they go together, so choose others (rank correlation 1.00)"
        in found.sentence
    )
    assert [(pair.one, pair.other) for pair in found.pairs[:2]] == [
        ("demand", "prices"), ("law", "prices")
    ]  # fmt: skip
    assert found.pairs[0].correlation == 0


@pytest.mark.parametrize("turned", [False, True])
def test_ties_at_impact_are_for_the_group_whatever_the_order(turned: bool) -> None:
    """Second place is shared by two: nobody is picked, and both are named."""
    high = (4, 5, 4, 5)
    ratings = rated(
        law=((5, 5, 5, 5), high), zeal=((4, 4, 4, 4), high), demand=((4, 4, 4, 4), high)
    )
    found = impact_uncertainty(ratings[::-1] if turned else ratings)
    assert isinstance(found.axes, Undefined)
    assert found.tied == ("demand", "zeal")
    assert isinstance(found.independent, Undefined)
    assert found.sentence.endswith(
        "No axes yet: demand and zeal tie at impact 4; the group decides."
    )


def test_two_that_share_the_first_place_are_the_axes_all_the_same() -> None:
    """Here the tie leaves nothing to choose."""
    found = impact_uncertainty(rated(b=((5,) * 4, (4, 5, 4, 5)), a=((5,) * 4, (4, 4, 5, 5))))
    assert (found.axes, found.tied, found.independent) == (("a", "b"), (), True)


@pytest.mark.parametrize(
    ("unsure", "reason"),
    [
        ((4, 5, None, None), "fewer than three"),
        ((5, 5, 5, 5), "the same uncertainty"),
    ],
)
def test_independence_that_cannot_be_known_is_said_so(
    unsure: tuple[float | None, ...], reason: str
) -> None:
    """Too few rated both, or one person's answers are all alike."""
    found = impact_uncertainty(rated(a=((5,) * 4, unsure), b=((4,) * 4, (4, 5, 4, 5))))
    assert isinstance(found.correlation, Undefined)
    assert reason in found.correlation.reason
    assert isinstance(found.independent, Undefined)


@pytest.mark.parametrize("cross_hairs", ["midpoint", "means", "medians"])
def test_a_factor_that_nobody_rated_lies_nowhere(cross_hairs: str) -> None:
    """Not in the middle, and not low."""
    found = impact_uncertainty(rated(a=((None,), (4,))), cross_hairs=cross_hairs)
    assert isinstance(found.zones["a"], Undefined)
    assert isinstance(found.impact_line, Undefined) == (cross_hairs != "midpoint")
    assert "none complete" in found.sentence


def test_everything_wrong_is_told_at_once() -> None:
    """A person twice on a factor, values off the scale, lines that do not exist."""
    with pytest.raises(BadInput) as refused:
        impact_uncertainty(
            [Rating("a", "Ana", 6, 1), Rating("a", "Ana", 1, 0)], cross_hairs="corners"
        )
    assert [problem.where for problem in refused.value.problems] == [
        "ratings row 1, impact", "ratings row 2, uncertainty", "ratings row 2", "cross_hairs"
    ]  # fmt: skip
    with pytest.raises(BadInput, match="at least 1"):
        impact_uncertainty([])


grids = st.lists(
    st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=4, max_size=4),
    min_size=2,
    max_size=5,
)


@settings(max_examples=40)
@given(grids, st.randoms(use_true_random=False))
def test_the_order_of_ratings_changes_nothing(
    rows: list[list[tuple[int, int]]], chance: random.Random
) -> None:
    """Neither zones nor axes, ties nor pairs."""
    ratings = [
        Rating(f"f{at}", person, *given)
        for at, row in enumerate(rows)
        for person, given in zip(PEOPLE, row, strict=True)
    ]
    one = impact_uncertainty(ratings)
    other = impact_uncertainty(chance.sample(ratings, len(ratings)))
    assert facts(one) == facts(other)


def facts(grid: Grid) -> tuple[object, ...]:
    """What must not depend on order; floats may differ in their last bits."""
    axes = grid.axes if isinstance(grid.axes, Undefined) else set(grid.axes)
    return (grid.zones, grid.critical, axes, grid.tied, grid.independent, set(grid.pairs))


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=3, max_size=8))
def test_rank_correlation_is_spearmans(rows: list[tuple[int, int]]) -> None:
    """As scipy has it, ties and all; none where one side has no order."""
    one, other = [row[0] for row in rows], [row[1] for row in rows]
    found = rank_correlation(one, other)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", stats.ConstantInputWarning)
        oracle = float(stats.spearmanr(one, other).statistic)
    if found is None:
        assert oracle != oracle  # noqa: PLR0124 - NaN is what scipy calls it
    else:
        assert found == pytest.approx(oracle, abs=1e-9)
