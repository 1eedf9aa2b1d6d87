"""Whether enough interviews were held: theme first, then both methods in one sentence."""

from __future__ import annotations

import pytest

from tests.builders.record import Building, interview, workshop
from workshop.analysis.synthesis.heard_enough import HeardEnough, heard_enough, interviews_of
from workshop.analysis.synthesis.heard_themes import HeardThemes


def heard(*talks: str, room: Building | None = None) -> HeardEnough:
    """What interviews come to that each name some themes, a letter a theme."""
    room = room or Building()
    for place, themes in enumerate(talks):
        session = room.start(interview(), room.person(f"Person {place}"))
        for theme in themes:
            room.say(session, "talk", f"- In talk {place} of {theme} #{theme}")
    told = {session.id for session in room.record.sessions()}
    found = HeardThemes(room.record, lambda _: True).themes
    return heard_enough(found, interviews_of(room.record, told))


def test_no_verdict_while_most_themes_were_heard_once() -> None:
    """It says to theme first; coverage is given all the same."""
    found = heard("ab", "bc", "dg")
    assert found.sentence.startswith("Theme first: 4 of 5 themes")
    assert found.notation is None
    assert found.coverage == pytest.approx(1 - 4 / 6 * (2 * 4) / (2 * 4 + 2 * 1))


def test_both_methods_in_one_sentence() -> None:
    """Base of four, then two that bring nothing: saturated at 4+2, with what is left unheard."""
    found = heard("abc", "abg", "acg", "bcg", "ab", "cg")
    assert (found.interviews, found.n, found.themes, found.new) == (6, 6, 4, (3, 1, 0, 0, 0, 0))
    assert (found.notation, found.coverage, found.next_brings) == ("4+2", 1, 0)
    assert found.sentence.startswith("Saturated at 4+2: 6 interviews brought 4 themes")
    fewer = heard("abc", "abg", "acg")
    assert fewer.notation is None
    assert "cannot be judged" in fewer.sentence


def test_interviews_alone_count_and_a_theme_counts_once_in_each() -> None:
    """What a workshop says is no interview, and to say something twice is no second hearing."""
    room = Building()
    session = room.start(workshop(), room.person("Wu"))
    room.say(session, "talk", "- In the room #a")
    found = heard("aa", "a", room=room)
    assert (found.interviews, found.themes, found.heard_once, found.coverage) == (2, 1, 0, 1)
    assert heard().coverage is None


def test_no_verdict_where_the_base_brought_no_theme() -> None:
    """Six interviews are enough to judge, but not where the first four brought nothing."""
    found = heard("", "", "", "", "ab", "ab")
    assert (found.interviews, found.notation) == (6, None)
    assert "Not saturated" not in found.sentence
    assert "no theme came up in the base" in found.sentence


def test_one_interview_is_told_as_one() -> None:
    """Of one interview everything was heard once: theme first, in words that fit the number."""
    assert heard("a").sentence.endswith("so whether 1 interview is enough cannot be told yet.")
