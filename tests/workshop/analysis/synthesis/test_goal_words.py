"""A goal in its parts: their own words, cut and never made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.analysis.synthesis.goal_words import goal_words
from workshop.text import clean_line


@pytest.mark.parametrize(
    ("told", "parts"),
    [
        (
            "Goal 1: first appointment within 18 days by end of 2028, today 31",
            ("first appointment", "31", "within 18 days by end of 2028"),
        ),
        (
            "Invoice to cash from 58 to 40 days by December 2027",
            ("Invoice to cash", "58", "40 days by December 2027"),
        ),
        (
            "Answer within 90 seconds; October stands at 54%",
            ("Answer", "October stands at 54%", "within 90 seconds"),
        ),
        (
            "Goal: 20,000 portal users by end of 2027, 9,400 today",
            ("portal users", "9,400", "20,000 portal users by end of 2027"),
        ),
        (
            "Survey: tools that help at 38%, target 55% in spring",
            ("Survey: tools that help at 38%", "", "55% in spring"),
        ),
        (
            "Records answered in ten days, today 24",
            ("Records answered", "24", "in ten days"),
        ),
        ("Nobody waits at the door", ("", "", "")),
        ("Break even in 2027/28", ("", "", "")),
        ("What costs above £25,000 gets somebody who answers for all that is in it", ("", "", "")),
    ],
)
def test_the_parts_of_a_goal(told: str, parts: tuple[str, str, str]) -> None:
    """What is measured, where it stands today, what is wanted; empty where it was not said."""
    assert goal_words(told) == parts


@pytest.mark.law
@given(st.text(max_size=80))
def test_every_part_stands_in_what_was_told(told: str) -> None:
    """Whatever was typed: no part has a word that was not said."""
    words = clean_line(told)
    for part in goal_words(told):
        assert part in words or all(piece in words for piece in part.split())
