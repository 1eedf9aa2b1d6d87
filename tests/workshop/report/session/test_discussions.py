"""Where a room was apart, in the summary of its session and in its data."""

from __future__ import annotations

import pytest

from tests.builders.discussed import AGAIN, call_out, discussing, reason
from tests.builders.votes import STEP, VotingRoom, vote_step
from workshop.ballots.votes.facts import DiscussedFact
from workshop.privacy.editions import Edition
from workshop.record.documents import Attribution
from workshop.report.blocks import Report
from workshop.report.build import build
from workshop.running.commands import KeepPrivate


def session_of(room: VotingRoom, edition: Edition = "restricted") -> Report:
    """The summary of the session."""
    return build(room.record, "session", edition, session_id=room.talk)


def discussed(room: VotingRoom, edition: Edition = "restricted") -> tuple[DiscussedFact, ...]:
    """What it says of the first discussion."""
    found = session_of(room, edition).facts.discussions
    assert found is not None
    return found[0].rows


def called(first: tuple[int, ...], second: tuple[int, ...]) -> VotingRoom:
    """Six people who rated one threat twice, by name."""
    room = VotingRoom(people=6, guide=discussing())
    for person in room.people:
        room.consent(room.talk, person, Attribution.NAME)
    room.say(room.talk, "talk", "! Prices rise @Voter.001")
    call_out(room, "outside", {"T1": first})
    call_out(room, AGAIN, {"T1": second})
    return room


def test_before_and_after_with_the_reasons() -> None:
    """The widest first, what it was and what it is, who moved, why; rounds name the first vote."""
    room = called((1, 1, 1, 5, 5, 5), (4, 4, 4, 4, 5, 5))
    item = room.item("T1")
    why = reason(room, "Agencies hide the gap @Voter.002", item)
    private = reason(room, "Ask her alone @Voter.003", item)
    room.do(KeepPrivate(entry_id=private.id, private=True))
    for edition, reasons in (("restricted", (why.id, private.id)), ("shareable", None)):
        (row,) = discussed(room, edition)  # type: ignore[arg-type]
        assert (row.n, row.median_before, row.median, row.moved) == (6, 3, 4, 4)
        if reasons:
            assert row.reasons == reasons
        else:
            assert len(row.reasons) == 1
    told = repr(session_of(room, "shareable"))
    assert "Where the room was apart" in told
    assert "Agencies hide the gap" in told
    assert "Ask her alone" not in told
    assert "median 4 (6 voters, 4 to 5), rated again, 3 before" in told
    votes = session_of(room).facts.votes
    assert votes is not None
    assert [(each.step, each.of) for each in votes if each.of] == [(AGAIN, "outside")]


def test_what_one_voter_changed_is_told_to_nobody_outside() -> None:
    """The difference of two rounds is theirs who moved: of few, what it was before is left out."""
    room = called((1, 1, 1, 5, 5, 5), (1, 1, 1, 5, 5, 4))
    (row,) = discussed(room)
    assert (row.median_before, row.moved) == (3, 1)
    (row,) = discussed(room, "shareable")
    assert (row.median, row.median_before, row.moved) == (2.5, None, None)
    told = session_of(room, "shareable")
    assert ", rated again, " not in repr(told)
    assert told.facts.votes is not None
    first = next(vote for vote in told.facts.votes if vote.step == "outside")
    assert {option.median for option in first.options} == {None}


def test_how_far_apart_few_were_is_told_to_nobody_outside() -> None:
    """Where numbers are left out, so is what follows from them; in the document and its data."""
    room = VotingRoom(people=2, guide=discussing())
    room.say(room.talk, "talk", "! Prices rise")
    call_out(room, "outside", {"T1": (1, 5)})
    told = session_of(room).facts.discussions
    assert told is not None
    assert told[0].sentence == "1 of 1 far apart; the widest first."
    outside = session_of(room, "shareable")
    hidden = "How far the room was apart is left out where its numbers are."
    assert outside.facts.discussions is not None
    assert outside.facts.discussions[0].sentence == hidden
    assert hidden in repr(outside.blocks)
    assert "far apart" not in repr(outside)


@pytest.mark.parametrize(("second", "shown"), [({"2": 3}, True), ({"1": 2, "2": 1}, False)])
def test_a_vote_by_names_is_guarded_alike(second: dict[str, int], *, shown: bool) -> None:
    """Six share out dots and again: all move, or one alone."""
    room = VotingRoom(people=6, guide=discussing(vote_step("dots", budget=3)))
    room.step_id = STEP
    room.open()
    for person in room.people:
        room.cast("called", {"1": 3}, person)
    room.close_vote()
    room.step_id = AGAIN
    room.open()
    for person in room.people:
        moves = shown or person == room.people[0]
        room.cast("called", second if moves else {"1": 3}, person)
    room.close_vote()
    rows = {row.id: row for row in discussed(room, "shareable")}
    assert (rows["1"].median_before is not None) == shown
