"""Small refusals and kindnesses of the rules that no screen leads to."""

from __future__ import annotations

import pytest

from tests.builders.record import Building, interview, workshop
from workshop.errors import Refused
from workshop.record.documents import Ballot, Session
from workshop.running.commands import NormaliseScores, SetScore


def test_a_session_is_of_people_and_departments_that_there_are() -> None:
    """Somebody may have been removed in another window while the dialog was open."""
    room = Building()
    dana = room.person("Dana Ortiz")
    with pytest.raises(Refused):
        room.start(interview(), dana, department="nowhere")
    with pytest.raises(Refused):
        room.start(interview(), "nobody")
    assert not list(room.record.all(Session))


@pytest.mark.parametrize("typed", [" Ana", "Ana ", "A\u0000na", "Ana"])
def test_a_voters_name_is_one_however_it_is_typed(typed: str) -> None:
    """Setting and normalising by a name with a blank too many is about the same ballot."""
    room = Building()
    held = room.start(workshop(), room.person("Dana Ortiz"))
    said = room.say(held, "talk", "+ Fast help desk")
    other = room.say(held, "talk", "- Slow close")
    for entry, value in ((said, 10.0), (other, 30.0)):
        room.do(
            SetScore(
                session_id=held, step_id="inside", voter=typed,
                subject_id=room.factor(entry).id, scale_id="weight", value=value,
            )
        )  # fmt: skip
    room.do(
        NormaliseScores(session_id=held, step_id="inside", voter=f" {typed} ", scale_id="weight")
    )
    (ballot,) = room.record.all(Ballot)
    assert ballot.voter == "Ana"
    assert [row["weight"] for row in ballot.scores.values()] == [25, 75]
