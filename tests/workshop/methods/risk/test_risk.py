"""Risk as a product: 14 scores, stated bands, inherent and residual."""

from __future__ import annotations

from itertools import product

import pytest

from workshop.methods.core.checks import BadInput, Undefined
from workshop.methods.risk.risk import ATTAINABLE, Band, Risk, risk

EVERY = [Risk(f"{one}{two}", one, two) for one, two in product(range(1, 6), repeat=2)]


def test_only_fourteen_scores_occur_and_each_is_in_one_band() -> None:
    """7, 11, 13 and 14 never do."""
    found = risk(EVERY)
    scores = {score for score in found.inherent if not isinstance(score, Undefined)}
    assert scores == set(ATTAINABLE) == {1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 20, 25}
    listed = [score for scores_of in found.bands.values() for score in scores_of]
    assert listed == list(ATTAINABLE)


def test_more_of_either_is_never_in_a_lower_band() -> None:
    """And likelihood and impact count alike."""
    names = ["low", "medium", "high", "very high"]
    found = risk(EVERY)
    band = {
        (each.likelihood, each.impact): names.index(str(name))
        for each, name in zip(EVERY, found.inherent_bands, strict=True)
    }
    for one, two in product(range(1, 6), repeat=2):
        assert band[one, two] == band[two, one]
        assert band[one, two] <= band[min(5, one + 1), two]


def test_inherent_and_residual_stand_side_by_side() -> None:
    """What is not judged is not 0; a risk that would rise is warned of."""
    found = risk([Risk("a", 4, 5, 2, 4), Risk("b", 3, 3), Risk("c", 1, 2, 2, 2)])
    assert (found.inherent, found.residual[0], found.residual[2]) == ((20, 9, 2), 8, 4)
    assert isinstance(found.residual[1], Undefined)
    assert isinstance(found.residual_bands[1], Undefined)
    assert found.warnings == ("The residual risk is above the inherent one for c; check both.",)
    assert found.sentence == (
        "3 risks: 1 very high, 1 medium and 1 low; afterwards 1 medium, 1 low and 1 not judged."
    )


def test_stated_bands_count_from_scores_that_occur() -> None:
    """A band from 9 holds 9; half of a pair is not judged."""
    found = risk([Risk("a", 3, 3, 2, None)], bands=[Band("green", 1), Band("red", 9)])
    assert (found.inherent_bands, found.bands["red"][:2]) == (("red",), (9, 10))
    assert isinstance(found.residual[0], Undefined)


def test_everything_wrong_is_told_at_once() -> None:
    """Levels that are no whole number from 1 to 5; bands with edges that cannot occur."""
    with pytest.raises(BadInput) as refused:
        risk(
            [Risk("a", 2.5, 6), Risk("a", 1, 1)],
            bands=[Band("low", 2), Band("mid", 7), Band("mid", 6)],
        )
    assert [str(problem).partition(":")[0] for problem in refused.value.problems] == [
        "risks row 2", "risks row 1, likelihood", "risks row 1, impact", "bands row 3",
        "bands row 2, from", "bands row 1, from", "bands row 3, from",
    ]  # fmt: skip
    assert "the next that can is 8" in str(refused.value)
