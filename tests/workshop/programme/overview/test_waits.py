"""What waits, in words: one thing and several, since the first of them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.workshop.programme.overview.test_moments import TODAY, Life, guide
from workshop.programme.overview.waits import longest_of, waits_of
from workshop.running.command_kinds.checks import SendBack

BEFORE = TODAY - timedelta(days=20)


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (0, []),
        (1, [
            "1 signal to look at again", "1 action is overdue", "what came of 1 prediction",
            "1 person has not answered what they were sent", "1 interview was planned and not held",
            "1 person has not answered the invitation", "1 session is not closed",
        ]),
        (2, [
            "2 signals to look at again", "2 actions are overdue", "what came of 2 predictions",
            "2 people have not answered what they were sent",
            "2 interviews were planned and not held",
            "2 people have not answered the invitation", "2 sessions are not closed",
        ]),
    ],
)  # fmt: skip
def test_one_and_several_are_told_as_such(number: int, told: list[str]) -> None:
    """Nothing where none is; what has waited longest is known."""
    life = Life()
    for place in range(number):
        day = BEFORE + timedelta(days=place)
        sent, missed, asked = (life.person(f"Voter {place} {each}") for each in "ABC")
        life.put("signals", signal="A vendor leaves", review=day, state="watched")
        life.put("predictions", prediction="Costs rise", due=day)
        life.put("interviews", person=missed, answer="agreed", day=day)
        life.put("interviews", person=asked, invited=day)
        life.put("interviews", person=sent)
        held = life.start(guide("senior-interview"), sent)
        life.say(held, "talk", "Slow.")
        life.close(held)
        life.do(SendBack(session_id=held, person_id=sent, until=day))
        session = life.start(guide("kick-off", "overall plan"), life.cfo)
        life.say(session, "actions", f"> Call due:{day.isoformat()}")
    found = waits_of(life.known)
    assert [wait.words for wait in found] == told
    since = {wait.where: wait.since for wait in found if wait.where != "sessions"}
    assert set(since.values()) <= {BEFORE}
    assert all(wait.count == number and longest_of(life.known, wait) for wait in found)
