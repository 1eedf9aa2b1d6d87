"""A vote as every door has it: in which ways it is given, and when no more can come."""

from __future__ import annotations

import pytest

from tests.builders.votes import VotingRoom, vote_step
from workshop.errors import Refused
from workshop.record.parts import PresenceState
from workshop.record.votes.channels import Channel
from workshop.running.command_kinds.people import MarkPresent
from workshop.running.voting.at_hand import VoteAtHand


def at_hand(room: VotingRoom) -> VoteAtHand:
    """The vote of the room."""
    step = room.record.step_of(room.session, room.step_id)
    return VoteAtHand(room.record, room.session, step, room.boxes)


@pytest.mark.parametrize("secret", [False, True])
def test_everything_is_in_once_as_many_gave_a_ballot_as_are_there(*, secret: bool) -> None:
    """With a name or without: nobody is asked for one more, which would be refused."""
    room = VotingRoom(vote_step("approve", secret=secret), people=3)
    assert not at_hand(room).all_in
    room.open()
    for person in room.people[:2]:
        room.cast("passed", {"1": 1}, person)
    assert not at_hand(room).all_in
    room.cast("passed", {"2": 1}, room.people[2] if secret else "")
    assert at_hand(room).all_in
    assert at_hand(room).missing == ""


def test_a_vote_takes_ballots_from_its_opening_to_its_closing() -> None:
    """Before and after it none is open; who came late or later, and who is missing, is told."""
    room = VotingRoom(vote_step("approve"), people=3)
    ana, bo, cy = room.people
    for person, state in ((bo, PresenceState.LATE), (cy, PresenceState.AWAY)):
        room.do(MarkPresent(session_id=room.talk, person_id=person, state=state))
    now = at_hand(room)
    assert now.marked == (("late", (now.there[1],)), ("away", ("Voter 003, Member",)))
    assert len(now.there) == 2
    assert (now.later, now.waiting, now.is_empty, now.nameless) == ((), (), False, 0)
    with pytest.raises(Refused, match="No vote is open in Priorities"):
        now.need_open()
    room.open()
    now = at_hand(room)
    assert now.need_open() == room.vote
    assert (now.is_empty, now.missing) == (
        True,
        "2 ballots not in: Voter 001, Member, Voter 002, Member.",
    )
    room.do(MarkPresent(session_id=room.talk, person_id=cy, state=PresenceState.PRESENT))
    room.cast("called", {"1": 1}, ana)
    now = at_hand(room)
    assert (now.is_empty, now.later, now.waiting) == (
        False,
        ("Voter 003, Member",),
        ("Voter 002, Member",),
    )
    assert now.no_voter(bo) == ""
    assert now.no_voter(cy).startswith("They were not there when the vote was opened")
    room.close_vote()
    with pytest.raises(Refused, match="No vote is open in Priorities"):
        at_hand(room).need_open()


def test_a_way_that_the_vote_does_not_take_is_refused_in_one_sentence() -> None:
    """Called out and on paper are entered alike, so either of them will do."""
    room = VotingRoom(vote_step(channels=("paper", "passed")))
    now = at_hand(room)
    assert now.for_others == (Channel.PAPER,)
    assert now.why_not_by(Channel.CALLED) == now.why_not_by(Channel.PASSED) == ""
    assert now.why_not_by(Channel.HANDS) == "Hands are not counted in this vote."
    assert all(
        at_hand(VotingRoom(vote_step(channels=("hands",)))).why_not_by(each)
        for each in Channel
        if each is not Channel.HANDS
    )
