"""What is scored: a ballot asks only for an id."""

from __future__ import annotations

import pytest

from tests.builders.record import IMPACT, Building, workshop
from workshop.ballots.counted import tally
from workshop.ballots.subjects import subject_of, subjects_of
from workshop.ballots.tally import value_in
from workshop.errors import Refused
from workshop.record.documents import Ballot, Factor, Session
from workshop.running.commands import SetScore
from workshop.running.score_rules import score_step


def test_a_ballot_holds_values_of_anything_that_has_an_id() -> None:
    """An entry, an option or a row of a register is counted by the same functions."""
    room = Building()
    talk = room.start(workshop(), room.person("Ana"))
    note = room.say(talk, "talk", "An option")
    ballots = [
        Ballot(
            id=f"0000000000000000000{voter}",
            session_id=talk,
            step_id="outside",
            voter=f"Seat {voter}",
            scores={note.id: {IMPACT.id: float(voter)}},
        )
        for voter in (1, 4)
    ]
    for ballot in ballots:
        room.record.put(ballot)
    assert value_in(room.record, ballots[1], note.id, IMPACT) == 4
    found = tally(room.record, talk, "outside", note.id, IMPACT)
    assert found is not None
    assert (found.spread.count, found.aggregate, found.value) == (2, "median", 2.5)


def test_the_subjects_of_a_step_are_its_factors() -> None:
    """Those of its letters that stand, and nothing else can be scored in it."""
    room = Building()
    talk = room.start(workshop(), room.person("Ana"))
    chance, late = room.say(talk, "talk", "* Chance"), room.say(talk, "talk", "* Late")
    strength = room.factor(room.say(talk, "talk", "+ Fast"))
    room.merge(chance, late)
    step = score_step(room.record, room.record.get(Session, talk), "outside")
    assert subjects_of(room.record, room.record.get(Session, talk), step) == [room.factor(chance)]
    with pytest.raises(Refused, match="S1 is not scored in"):
        subject_of(room.record, step, strength.id, to_score=True)
    with pytest.raises(Refused, match="O2 stands in no summary"):
        subject_of(room.record, step, room.factor(late).id, to_score=True)
    assert subject_of(room.record, step, room.factor(late).id, to_score=False).code == "O2"
    with pytest.raises(Refused, match="There is no factor"):
        room.do(
            SetScore(
                session_id=talk,
                step_id="outside",
                voter="room",
                subject_id=chance.id,
                scale_id=IMPACT.id,
                value=3,
            )
        )
    assert room.record.find(Factor, chance.id) is None
