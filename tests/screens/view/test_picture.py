"""The wall at any size: large letters where they fit, plain ones where not, and no row too long.

Requirement: own large letters at any size from 60×20 to 240×67; the hour to be back is the largest
thing of a break; a clock that is over says so in a word.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from screens.view.letters import ROWS, can_draw, drawn, letters, width_of, wrapped
from screens.view.picture import as_lines, picture
from workshop.report.wall.projection import Bar, Projection

NOW = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
QUESTION = "What is changing around us that we must answer by 2030?"
BLOCKS = set(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")

SHOWN = (
    Projection(shows="name", work="Merrowdale Health"),
    Projection(
        shows="question",
        work="Merrowdale Health",
        title="What is coming at us",
        words=QUESTION,
        manner="in silence",
        ends=NOW + timedelta(minutes=8, seconds=40),
    ),
    Projection(shows="break", work="Acme", words="Break", ends=NOW + timedelta(minutes=40)),
    Projection(shows="list", work="Acme", words="Threats", items=("One", QUESTION), count=17),
    Projection(shows="ballots", work="Acme", words="Where first?", cast=9, present=12),
    Projection(
        shows="result",
        work="Acme",
        words="Where first?",
        sentence="12 of 12 voted.",
        results=tuple(
            Bar(code=f"T{n}", text=QUESTION, votes=20 - 2 * n, place=n + 1) for n in range(11)
        ),
    ),
)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36), (240, 67), (20, 8)])
@pytest.mark.parametrize("shown", SHOWN, ids=lambda each: each.shows)
def test_it_fills_the_wall_and_no_more(shown: Projection, size: tuple[int, int]) -> None:
    """As many rows as there are, none wider than the wall."""
    rows = picture(shown, NOW, *size)
    assert len(rows) == size[1]
    for row in as_lines(rows).splitlines():
        assert cell_len(row) <= size[0]


def test_a_question_is_large_where_it_fits_and_plain_where_not() -> None:
    """Large at 120×36, larger at 240×67, in plain letters at 60×20: never cut."""
    medium, wide = (as_lines(picture(SHOWN[1], NOW, *size)) for size in ((120, 36), (240, 67)))
    assert "changing" not in medium
    assert sum(c in BLOCKS - {" "} for c in wide) > 2 * sum(c in BLOCKS - {" "} for c in medium)
    small = " ".join(as_lines(picture(SHOWN[1], NOW, 60, 20)).split())
    assert QUESTION in small


def test_signs_without_a_large_form_are_told_in_plain_letters() -> None:
    """What people call things is shown whatever they write in."""
    shown = Projection(shows="question", work="Acme", words="何が変わるか")
    assert not can_draw(shown.words)
    assert "何が変わるか" in as_lines(picture(shown, NOW, 120, 36))


def test_time_that_is_over_is_told_in_a_word() -> None:
    """Beside the clock, in a question; never by colour alone."""
    late = Projection(shows="question", work="A", words="Why?", ends=NOW - timedelta(minutes=2))
    rows = picture(late, NOW, 60, 20)
    assert "".join(drawn(["over"])[4]).strip() in as_lines(rows)
    assert {piece.ink for row in rows for piece in row if "█" in piece.text} >= {"warning"}


def test_the_hour_to_be_back_is_the_largest_thing() -> None:
    """Larger than the words above it."""
    rows = as_lines(picture(SHOWN[2], NOW, 120, 36)).splitlines()
    widest = max(rows, key=cell_len)
    assert cell_len(widest) > 60
    assert "████" in widest


def test_hands_are_told_by_things_as_long_as_no_ballot_is_in() -> None:
    """Not 0 of 12, while the room puts up its hands."""
    shown = Projection(
        shows="ballots", work="Acme", words="Where?", cast=0, present=12, counted=3, things=7
    )
    told = as_lines(picture(shown, NOW, 60, 20))
    assert "3 of 7 counted · hidden until the vote is closed" in told
    assert "███░░░░\n" in told
    both = as_lines(picture(msgspec.structs.replace(shown, cast=2), NOW, 60, 20))
    assert "2 of 12 in · hidden" in both


def test_a_result_says_what_did_not_fit() -> None:
    """Nothing is lost without a word."""
    told = as_lines(picture(SHOWN[5], NOW, 60, 20))
    assert "1. T0" in told
    assert "more" in told


ALPHABET = st.sampled_from([each for each in sorted(letters()) if each != " " and can_draw(each)])


@given(words=st.lists(st.text(ALPHABET, min_size=1, max_size=8), min_size=1, max_size=9))
def test_lines_fit_and_keep_every_word(words: list[str]) -> None:
    """Broken between words, in their order, none wider than the width."""
    text = " ".join(words)
    lines = wrapped(text, 60)
    if lines is None:
        assert any(width_of(word) > 120 for word in text.split())
        return
    assert " ".join(lines).split() == text.split()
    rows = drawn(lines)
    assert all(cell_len(row) <= 60 for row in rows)
    assert len(rows) == -(-((len(lines) - 1) * 12 + ROWS) // 2)
    assert set("".join(rows)) <= BLOCKS
