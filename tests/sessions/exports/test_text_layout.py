"""Lines, widths and directions of text that no program sets for us."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.exports.text_layout import breakable, clusters, em_width, right_to_left, wrap


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", False),
        ("123 — ", False),
        ("IT نظام", False),
        ("نظام IT", True),
        ("“12 שלום", True),
        ("供給", False),
    ],
)
def test_the_first_letter_with_a_direction_decides(text: str, expected: bool) -> None:
    """Digits and signs decide nothing."""
    assert right_to_left(text) is expected


def test_an_emoji_is_never_torn() -> None:
    """Families, skin tones, flags and accents stay in one piece."""
    text = "👩‍👩‍👧‍👦👍🏽🇩🇪🇫🇷🏳️‍🌈e\u0301x"
    assert clusters(text) == ["👩‍👩‍👧‍👦", "👍🏽", "🇩🇪", "🇫🇷", "🏳️‍🌈", "e\u0301", "x"]


@pytest.mark.slow
@given(st.text(max_size=80), st.floats(3, 30), st.integers(1, 5))
def test_no_line_is_wider_than_its_room(text: str, room: float, most: int) -> None:
    """Whatever the text, the lines fit and there are no more than asked for."""
    lines, whole = wrap(text, room, most)
    assert len(lines) <= most
    for line in lines:
        assert em_width(line) <= room or len(clusters(line)) == 1
    if whole:
        assert "".join("".join(lines).split()) == "".join(text.split())
    else:
        assert lines[-1].endswith("…")


@pytest.mark.slow
@given(st.text(max_size=80))
def test_breaks_lose_nothing(text: str) -> None:
    """The pieces together are the text."""
    assert "".join("".join(piece) for piece in breakable(text)) == text


def test_only_long_words_are_divided() -> None:
    """Words that people use stay whole; addresses break at their strokes in a drawing."""
    assert list(breakable("quite ordinary words")) == [["quite ordinary words"]]
    assert list(breakable("a " + "w" * 25)) == [["a "], ["w" * 10, "w" * 10, "w" * 5]]
    lines, _ = wrap("https://example.org/reports/2026/health-sector", 15, 4)
    assert lines == ["https://", "example.org/reports/", "2026/health-sector"] or all(
        line.endswith(("/", "-", "sector")) for line in lines
    )


@given(
    st.lists(st.text("abcxyzW-", min_size=1, max_size=9), min_size=2, max_size=20),
    st.floats(6, 20),
)
def test_no_line_of_words_is_wider_than_its_room(words: list[str], room: float) -> None:
    """The gap before a word counts; a line ends where the next word would not fit."""
    lines, whole = wrap("  ".join(words), room, len(words) * 9)
    assert whole
    for line, following in pairwise(lines):
        assert em_width(line) <= room
        assert em_width(f"{line} {following}") > room - 0.001
    assert em_width(lines[-1]) <= room


def test_wide_and_narrow_characters_are_what_they_are_in_the_widest_face() -> None:
    """A bracket is narrow, a capital M wide; what is not known counts as a usual letter."""
    narrow, usual, wide = "()[]{}/-ftrI·‘’", "abdeghnopqu", "mwMW@%"
    assert max(map(em_width, narrow)) < min(map(em_width, usual))
    assert max(map(em_width, usual)) < min(map(em_width, wide))
