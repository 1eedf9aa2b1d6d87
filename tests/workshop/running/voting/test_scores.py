"""Steps that score, held as votes: by hands, by ballots, and truly secret."""

from __future__ import annotations

import msgspec
import pytest

from tests.builders.record import IMPACT, workshop
from tests.builders.votes import VotingRoom
from workshop.ballots.counted import tally
from workshop.ballots.results import orders_of, placed, results_of
from workshop.ballots.standing import is_taken_in
from workshop.ballots.votes.counting import counted
from workshop.errors import Refused
from workshop.guide.shape import Guide, Score, as_kind
from workshop.running.commands import CloseSession, FinishScoring, SetScore

STEP = "outside"


def scoring(*, secret: bool = False) -> Guide:
    """The workshop, whose second score step may be secret."""
    guide = workshop()
    steps = (
        msgspec.structs.replace(step, secret=secret) if isinstance(step, Score) else step
        for step in guide.steps
    )
    return msgspec.structs.replace(guide, steps=tuple(steps))


def impact_of(room: VotingRoom) -> tuple[float, ...]:
    """The values that count for the impact of the first threat."""
    found = tally(room.record, room.talk, STEP, room.items[0].id, IMPACT)
    return found.values if found else ()


def room_of(guide: Guide) -> VotingRoom:
    """Twelve people and two threats."""
    room = VotingRoom(people=12, guide=guide)
    room.step_id = STEP
    for line in ("! Prices rise", "! Staff leave"):
        room.say(room.talk, "talk", line)
    return room


def test_twelve_hands_stand_in_the_result_of_the_step() -> None:
    """Hands and ballots are one tally; scores come in when the vote is closed, and not before."""
    room = room_of(scoring())
    room.open()
    for code in ("T1", "T2"):
        room.hands(code, {"1": 6, "4": 1, "5": 4} if code == "T1" else {"3": 11}, "impact")
    # Both on one of four scales, and on no other: that is a quarter of it.
    assert room.progress.words == "hands counted for 2 of 8"
    with pytest.raises(Refused, match="13 hands counted, and 12 people were there"):
        room.hands("T1", {"1": 13}, "likelihood")
    with pytest.raises(Refused, match="Impact goes from 1"):
        room.hands("T1", {"6": 1}, "impact")
    with pytest.raises(Refused, match="Say the criterion"):
        room.hands("T1", {"1": 1})
    threat = room.item("T1")
    room.give("called", {threat: {"impact": 4.0, "weight": 60.0}}, room.people[0])
    assert not impact_of(room)
    entering = SetScore(
        session_id=room.talk, step_id=STEP, voter=room.people[0], subject_id=threat,
        scale_id="impact", value=3,
    )  # fmt: skip
    for command in (entering, FinishScoring(session_id=room.talk, step_id=STEP)):
        with pytest.raises(Refused, match="is open"):
            room.do(command)
    with pytest.raises(Refused, match="is open: close it first"):
        room.do(CloseSession(session_id=room.talk))
    room.close_vote()
    assert is_taken_in(room.session, STEP)
    assert impact_of(room) == (1,) * 6 + (4, 4) + (5,) * 4
    room.void("counted the wrong room")
    assert (is_taken_in(room.session, STEP), impact_of(room)) == (False, ())


def test_secret_scores_count_and_are_nobodys() -> None:
    """A score step that is secret and opened as a vote is truly so: no ballot bears a name."""
    room = room_of(scoring(secret=True))
    room.open()
    first, second = (item.id for item in room.items)
    for at, person in enumerate(room.people):
        room.give(
            "passed",
            {
                first: {"weight": 70.0, "rating": 2.0},
                second: {"weight": 30.0, "rating": 1.0 + at % 4},
            },
            person,
        )
    room.close_vote()
    assert room.record.ballots_of(room.talk, STEP) == []
    step = as_kind(room.record.step_of(room.session, STEP), Score)
    assert step is not None
    results = results_of(room.record, room.session, step)
    assert [one.tallies["weight"].value for one in results] == [840, 360]
    ranked = placed(results, orders_of(step)[0])
    found = counted(room.record, room.vote)
    assert [one.code for one in found.results] == [one.result.subject.code for one in ranked]
    assert (found.results[0].votes, found.cast, found.by_channel) == (840, 12, {"passed": 12})


def test_the_order_of_disagreement_goes_by_the_scale_on_which_people_are_furthest_apart() -> None:
    """The widest middle half on any scale, in parts of it; camps first; agreement is no order."""
    room = room_of(scoring())
    for line in ("! Camps form", "! All alike", "! Nobody scored it"):
        room.say(room.talk, "talk", line)
    given = {
        "T1": {"impact": (1, 2, 4, 5), "likelihood": (3, 3, 3, 3), "rating": (1, 1, 1, 1)},
        "T2": {"impact": (3, 3, 3, 4), "likelihood": (2, 2, 3, 3), "rating": (1, 1, 1, 2)},
        "T3": {"impact": (1, 1, 5, 5), "likelihood": (3, 3, 3, 3), "rating": (2, 2, 2, 2)},
        "T4": {"impact": (3, 3, 3, 3), "likelihood": (3, 3, 3, 3), "rating": (2, 2, 2, 2)},
    }
    subjects = {item.code: item.id for item in room.items}
    for code, scales in given.items():
        for scale_id, values in scales.items():
            for person, value in zip(room.people, values, strict=False):
                room.do(
                    SetScore(
                        session_id=room.talk, step_id=STEP, voter=person, scale_id=scale_id,
                        subject_id=subjects[code], value=value,
                    )
                )  # fmt: skip
    step = as_kind(room.record.step_of(room.session, STEP), Score)
    assert step is not None
    order = orders_of(step)[-1]
    assert order.title == "how far voters are apart"
    found = placed(results_of(room.record, room.session, step), order)
    assert [(one.result.subject.code, one.place) for one in found] == [
        ("T3", 1), ("T1", 2), ("T2", 3), ("T4", 4), ("T5", None),
    ]  # fmt: skip


def test_scores_that_were_entered_are_not_voted_over() -> None:
    """A step with scores of its own is opened as a vote only once they are taken out."""
    room = room_of(scoring())
    entering = SetScore(
        session_id=room.talk, step_id=STEP, voter=room.people[0], subject_id=room.items[0].id,
        scale_id="impact", value=3,
    )  # fmt: skip
    room.do(entering)
    with pytest.raises(Refused, match="entered without a vote"):
        room.open()
