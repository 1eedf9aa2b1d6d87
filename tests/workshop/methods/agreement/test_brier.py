"""The Brier score and its three parts (Brier 1950; Murphy 1973).

Requirement: the mean squared distance of chance and outcome, and reliability - resolution +
uncertainty is that to the last digit; what is not known yet is not counted.
"""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.methods.agreement.brier import Prediction, brier
from workshop.methods.core.checks import BadInput, Undefined


def predictions(*said: tuple[float, bool | None]) -> list[Prediction]:
    """Predictions of chances with what came of them."""
    return [Prediction(f"P{n}", chance, came) for n, (chance, came) in enumerate(said, 1)]


def test_by_hand() -> None:
    """Two at 80 %, one of which came; two at 50 %, both came; one of 10 % is still open.

    Score (0.04 + 0.64 + 0.25 + 0.25) / 4 = 0.295; base rate 3/4, uncertainty 3/16 = 0.1875;
    reliability (2 × 0.3² + 2 × 0.5²) / 4 = 0.17; resolution (2 × 0.25² + 2 × 0.25²) / 4 = 0.0625.
    """
    found = brier(predictions((0.8, True), (0.8, False), (0.5, True), (0.5, True), (0.1, None)))
    assert (found.score, found.reliability, found.resolution) == (0.295, 0.17, 0.0625)
    assert (found.uncertainty, found.counted, found.waiting) == (0.1875, 4, 1)
    assert found.skill == pytest.approx(1 - 0.295 / 0.1875)
    assert found.sentence == (
        "4 predictions: Brier score 0.295, worse than saying one half of everything (0.25), worse "
        "than saying the base rate; 1 more not known yet."
    )


@pytest.mark.parametrize(
    ("chance", "came", "score"), [(1, True, 0), (0, True, 1), (0.5, True, 0.25)]
)
def test_the_ends_of_the_scale(chance: float, came: bool, score: float) -> None:
    """Certain and right is 0, certain and wrong 1; of things that all came out alike no skill."""
    found = brier(predictions((chance, came), (chance, came)))
    assert found.score == score
    assert isinstance(found.skill, Undefined)


CHANCES = st.integers(0, 100).map(lambda percent: percent / 100)


@given(st.lists(st.tuples(CHANCES, st.booleans()), min_size=1, max_size=40))
def test_the_parts_add_up_and_order_does_not_matter(said: list[tuple[float, bool]]) -> None:
    """Score = reliability - resolution + uncertainty, and the score is the mean by definition."""
    found, turned = brier(predictions(*said)), brier(predictions(*said[::-1]))
    parts = (found.reliability, found.resolution, found.uncertainty)
    assert not any(isinstance(each, Undefined) for each in (found.score, *parts))
    reliability, resolution, uncertainty = map(float, parts)  # type: ignore[arg-type]
    assert found.score == pytest.approx(reliability - resolution + uncertainty, abs=1e-12)
    mean = sum((Fraction(str(chance)) - came) ** 2 for chance, came in said) / len(said)
    assert found.score == float(mean)
    assert (turned.score, turned.chances) == (found.score, found.chances)


def test_nothing_known_yet_is_not_zero() -> None:
    """No score, rather than the best one."""
    found = brier(predictions((0.4, None)))
    assert isinstance(found.score, Undefined)
    assert found.sentence == "1 prediction, of which no outcome is known yet."


def test_wrong_input_is_refused_whole() -> None:
    """A chance in per cent, a name twice, none at all."""
    with pytest.raises(BadInput) as refused:
        brier([Prediction("P1", 80, True), Prediction("P1", -0.1, None)])
    assert len(refused.value.problems) == 3
    with pytest.raises(BadInput):
        brier([])
