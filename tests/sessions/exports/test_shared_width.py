"""The width of a table in Word, divided among its columns."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from sessions.exports.word.xml import shared


@given(st.integers(200, 20_000), st.lists(st.floats(0, 50), min_size=1, max_size=12))
@example(9000, [0.0, 0.0])
@example(9000, [0.0, 1.0])
def test_the_parts_are_the_whole(width: int, weights: list[float]) -> None:
    """No twentieth of a point is lost or made up, and who weighs more never has less."""
    parts = shared(width, weights)
    assert sum(parts) == width
    assert len(parts) == len(weights)
    for one, mine in zip(weights, parts, strict=True):
        for other, theirs in zip(weights, parts, strict=True):
            assert one < other or mine >= theirs - 1


def test_half_the_weight_is_half_the_width() -> None:
    """The figures themselves."""
    assert shared(9000, [1, 2]) == [3000, 6000]
    assert shared(1000, [0, 1]) == [0, 1000]
