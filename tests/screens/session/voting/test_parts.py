"""What scrolls in a vote: the row in front is always in view, and nothing overflows."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies
from textual.content import Content

from screens.session.voting.parts import Scrolled


@pytest.mark.law
@given(
    strategies.lists(strategies.integers(1, 4), min_size=1, max_size=60),
    strategies.integers(0, 59),
    strategies.integers(6, 40),
)
def test_the_row_in_front_is_whole_in_view(heights: list[int], front: int, height: int) -> None:
    """In every size; what is left out is counted, and everything stands where there is room."""
    front = min(front, len(heights) - 1)
    rows = tuple(
        tuple(Content(f"{place}.{line}") for line in range(count))
        for place, count in enumerate(heights)
    )
    shown = [line.plain for line in Scrolled((Content("head"),), rows, front=front).fitted(height)]
    assert len(shown) <= height
    assert {f"{front}.{line}" for line in range(heights[front])} <= set(shown)
    whole = sum(heights) <= height - 1
    assert any("above" in line or "below" in line for line in shown) is not whole
