"""A vote as every door has it: in which ways it is given, and when no more can come."""

from __future__ import annotations

import pytest

from tests.builders.votes import VotingRoom, vote_step
from workshop.record.votes.channels import Channel
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
