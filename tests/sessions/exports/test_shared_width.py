"""The width of a table in Word, divided among its columns."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sessions.exports.word.page_width import USUAL, text_is, text_width
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


@pytest.mark.parametrize(
    ("margins_leave", "width"),
    [(-9, 4500), (4499, 4500), (4501, 4501), (19_999, 19_999), (20_001, 20_000)],
)
def test_a_template_of_any_paper_leaves_room_to_write(margins_leave: int, width: int) -> None:
    """Columns are cut for what its margins leave, within what can be read; ours comes back."""
    with text_is(margins_leave):
        assert text_width() == width
        with text_is(USUAL):
            assert text_width() == 9638
        assert text_width() == width
    assert text_width() == 9638
