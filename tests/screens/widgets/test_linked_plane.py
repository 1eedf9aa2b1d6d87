"""What leads to what in the terminal: bands, ways of dots, and the one in front told in words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from screens.widgets.figures.plane_drawing import plane_lines, point_words
from tests.sessions.exports.figures.test_linked import linked


def test_arrows_lead_from_cause_to_effect() -> None:
    """Upwards to the effect; without colour each code, band and arrow is there."""
    block = linked([0.5, 2.5, 3.5], [(0, 1), (1, 2)])
    drawn = "\n".join(line.plain for line in plane_lines(block, 70, 24))
    for words in ("G1", "G2", "G3", "Financial", "Customer", "Internal", "Learning"):
        assert words in drawn
    assert drawn.count("▲") == 2
    assert "·" in drawn


def test_the_one_in_front_is_told_with_what_it_is_tied_to() -> None:
    block = linked([0.5, 2.5, 3.5], [(0, 1), (1, 2)])
    assert point_words(block, 1).plain == "G2  A goal 2  Customer · leads to G3 · follows from G1"
    assert "leads nowhere" in point_words(block, 2).plain


@given(
    st.lists(st.sampled_from([0.2, 1.5, 3.5]), max_size=30), st.integers(1, 120), st.integers(1, 40)
)
def test_it_fits_into_any_window(heights: list[float], width: int, height: int) -> None:
    """Whatever stands on it, no line is wider than its room nor are there more than fit."""
    links = [(at, at + 1) for at in range(len(heights) - 1)]
    lines = plane_lines(linked(heights or [0.5], links), width, height, 0)
    assert all(line.cell_length <= max(12, width) for line in lines)
    assert len(lines) <= max(3, height)
