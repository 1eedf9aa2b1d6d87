"""Opening, casting, counting, voiding and closing a vote."""

from __future__ import annotations

import pytest

from tests.builders.votes import OPTIONS, VotingRoom, vote_step, voting
from workshop.ballots.votes.counting import counted
from workshop.ballots.votes.standing import Standing, ledger
from workshop.errors import Refused
from workshop.record.documents import Entry
from workshop.record.parts import PresenceState
from workshop.record.votes.documents import Vote
from workshop.running.command_kinds.people import MarkPresent
from workshop.running.command_kinds.sessions import DiscardSession
from workshop.running.commands import (
    CloseSession,
    FinishScoring,
    JoinSession,
    LeaveSession,
    MoveTo,
    ReopenScoring,
    SetOffRecord,
    SetScore,
)
from workshop.running.talk_rules import JoinTalks
from workshop.running.voting.commands import CloseVote, OpenVote


def test_a_vote_of_dots_from_opening_to_closing() -> None:
    """Options become entries; ballots are counted against who is there; a second one replaces."""
    room = VotingRoom(vote_step("dots", budget=5, most_on_one=3), people=4)
    ana, bo, cy, dee = room.people
    room.do(MarkPresent(session_id=room.talk, person_id=dee, state=PresenceState.AWAY))
    told = room.open().sentence
    assert told == (
        "Opened the vote of Priorities on 6 items: 3 present, 1 away. "
        "Dots: 5 each, at most 3 on one"
    )
    assert [item.text for item in room.items] == list(OPTIONS)
    assert [item.code for item in room.items] == ["1", "2", "3", "4", "5", "6"]
    assert all(room.record.find(Entry, item.id) for item in room.items)
    assert room.cast("paper", {"1": 3, "2": 2}, ana).sentence == (
        "Took the ballot of Voter 001 on paper: Priorities, 1 of 3 in"
    )
    room.cast("paper", {"1": 1}, ana)
    room.cast("passed", {"2": 1})
    assert room.record.ballots_of(room.talk, room.step_id) == []
    with pytest.raises(Refused, match="not on its roster"):
        room.cast("called", {"1": 1}, dee)
    with pytest.raises(Refused, match="Una Hale does not take part in"):
        room.cast("called", {"1": 1}, room.person("Una Hale"))
    with pytest.raises(Refused, match="Each votes for themselves here; say whose ballot it is"):
        room.cast("called", {"1": 1}, "room")
    with pytest.raises(Refused, match="Say whose ballot it is; called ballots have a name"):
        room.cast("called", {"1": 1})
    with pytest.raises(Refused, match="1: 4 dots on one, and at most 3 may be"):
        room.cast("called", {"1": 4}, cy)
    with pytest.raises(Refused, match="7 dots given, and there are 5"):
        room.cast("called", {"1": 3, "2": 3, "3": 1}, cy)
    with pytest.raises(Refused, match="2 hands counted, and 3 people were there, 2 of whom"):
        room.hands("3", {"1": 2})
    room.hands("3", {"1": 1})
    with pytest.raises(Refused, match="2 ballots are in and hands were counted: that is everybody"):
        room.cast("paper", {"1": 1})
    assert room.progress.words == "2 of 3 in, hands counted for 1 of 6"
    assert room.progress.waiting == (bo, cy)
    room.close_vote()
    assert len(room.record.ballots_of(room.talk, room.step_id)) == 2
    with pytest.raises(Refused, match="is closed"):
        room.cast("paper", {"1": 1}, bo)


def test_options_become_entries_with_the_tags_of_the_step() -> None:
    """In small letters, each once, as they would be if somebody typed them."""
    room = VotingRoom(vote_step("dots", budget=5, tags=("Big-Bet", "IT", "big-bet")))
    room.open()
    assert {room.record.get(Entry, item.id).tags for item in room.items} == {("big-bet", "it")}


def test_that_no_hand_went_up_is_counted_too() -> None:
    """The thing is done and has none; a count of nothing takes it out again."""
    room = VotingRoom(vote_step("dots", budget=5), people=3)
    room.open()
    room.hands("1", {"1": 2})
    room.hands("1", {"1": 0})
    room.hands("2", {"1": 0, "2": 0})
    assert room.progress.words == "hands counted for 2 of 6"
    room.hands("2", {})
    assert room.progress.words == "hands counted for 1 of 6"
    with pytest.raises(Refused, match="2: say how many hands"):
        room.hands("2", {})
    room.hands("3", {"2": 1})
    room.close_vote()
    found = {one.code: one for one in counted(room.record, room.vote).results}
    assert (found["1"].votes, found["1"].voters, found["1"].values) == (0, 0, ())
    assert (found["3"].votes, found["3"].voters, found["3"].place) == (2, 1, 1)


@pytest.mark.parametrize(
    ("method", "first", "second"),
    [("dots", {"1": 1}, {"3": 3}), ("ranks", {"1": 3}, {"1": 1})],
)
def test_hands_that_are_too_many_tell_nothing_of_those_before(
    method: str, first: dict[str, int], second: dict[str, int]
) -> None:
    """A refusal does not say what it makes in all: the rest is of a vote that is still open."""
    rule = {"budget": 3} if method == "dots" else {}
    room = VotingRoom(vote_step(method, **rule), people=3)
    room.open()
    room.hands("1", first)
    with pytest.raises(Refused, match="with what was counted before, that is more") as refused:
        room.hands("2", second)
    assert not set("1045678").intersection(str(refused.value).replace("place 1", ""))


def test_a_voided_vote_is_kept_with_its_reason_and_without_its_ballots() -> None:
    """A vote is voided with a reason, and another can be opened on what stands then."""
    room = VotingRoom(vote_step("dots", budget=5), people=3)
    room.open()
    room.cast("paper", {"1": 3}, room.people[0])
    with pytest.raises(Refused, match="Say why"):
        room.void(" ")
    with pytest.raises(Refused, match="open already"):
        room.open()
    first = room.vote
    room.void("the budget was wrong")
    kept = room.record.get(Vote, first.id)
    assert (kept.reason, kept.thrown_away) == ("the budget was wrong", 1)
    assert room.record.votes.cast_in(first.id) == []
    room.open()
    assert room.vote.id != first.id
    assert len(room.items) == len(OPTIONS)


@pytest.mark.parametrize("secret", [False, True])
@pytest.mark.parametrize("closed", [False, True])
def test_the_box_of_a_secret_vote_is_emptied_with_it_and_no_other(
    secret: bool, closed: bool
) -> None:
    """Voided while it is open its ballots go; closed they are out of the box already."""
    room = VotingRoom(vote_step("approve", secret=secret), people=3)
    room.open()
    vote = room.vote
    room.cast("passed", {"1": 1}, room.people[0])
    if closed:
        assert room.close_vote().emptied == (vote.id if secret else "")
    change = room.void()
    assert change.emptied == (vote.id if secret and not closed else "")
    assert change.undoable is not secret
    assert {each.TABLE for each in change.removes} == (set() if secret else {"ballots"})


def test_a_secret_vote_lies_in_its_box_until_it_is_closed() -> None:
    """No document says who gave what, nor that any came in; the same ballots leave the same."""
    left = []
    for order in ((0, 1, 2), (2, 0, 1)):
        room = VotingRoom(vote_step("approve", secret=True), people=3)
        room.open()
        before = list(room.record.documents())
        for who in order:
            change = room.cast("passed", {str(who + 1): 1}, room.people[who])
            assert change.puts == change.removes == ()
            assert "Voter" not in change.sentence
        assert list(room.record.documents()) == before
        left.append(room.boxes[room.vote.id])
        with pytest.raises(Refused, match="voted already"):
            room.cast("passed", {"1": 1}, room.people[0])
        with pytest.raises(Refused, match="Say whose"):
            room.cast("paper", {"1": 1})
        with pytest.raises(Refused, match="no secret"):
            room.hands("1", {"1": 3})
        room.close_vote()
        assert not room.boxes
        assert len(room.vote.ballots) == len(room.vote.voters) == 3
        assert room.vote.channels == {"passed": 3}
    assert left[0] == left[1]


def test_the_ledger_tells_who_was_there_and_who_came_later() -> None:
    """Present, late, left, away and came later are told of everybody in the session."""
    room = VotingRoom(people=5)
    ana, bo, cy, dee, eve = room.people
    for person, state in ((bo, "late"), (dee, "away"), (eve, "away")):
        mark = MarkPresent(session_id=room.talk, person_id=person, state=PresenceState(state))
        room.do(mark)
    room.open()
    for person, state in ((cy, "left"), (eve, "present")):
        mark = MarkPresent(session_id=room.talk, person_id=person, state=PresenceState(state))
        room.do(mark)
    new = room.person("Fay", "Guest")
    room.do(JoinSession(session_id=room.talk, person_id=new))
    room.cast("paper", {"1": 1}, cy)
    lines = ledger(room.record, room.vote, {})
    found = {line.person_id: line.standing for line in lines}
    assert found == {
        ana: Standing.PRESENT,
        bo: Standing.LATE,
        cy: Standing.LEFT,
        dee: Standing.AWAY,
        eve: Standing.CAME_LATER,
        new: Standing.CAME_LATER,
    }
    assert [line.person_id for line in lines if line.voted] == [cy]
    with pytest.raises(Refused, match="came later"):
        room.cast("paper", {"1": 1}, new)


def test_a_session_with_an_open_vote_is_neither_closed_discarded_nor_joined() -> None:
    """Its ballots would be lost, or stay hidden for ever; off the record none is opened."""
    room = VotingRoom(people=2)
    second = room.start(voting(vote_step()), *room.people, title="Second record")
    room.do(SetOffRecord(session_id=room.talk, on=True))
    with pytest.raises(Refused, match="off the record"):
        room.open()
    room.do(SetOffRecord(session_id=room.talk, on=False))
    room.open()
    joined = JoinTalks(session_id=second, other=room.talk)
    for command in (
        CloseSession(session_id=room.talk),
        DiscardSession(session_id=room.talk),
        joined,
        LeaveSession(session_id=room.talk, person_id=room.people[0]),
    ):
        with pytest.raises(Refused, match=r"vote of Priorities is open|roster of a vote"):
            room.do(command)
    room.cast("paper", {"1": 1}, room.people[0])
    room.close_vote()
    opened = OpenVote(session_id=second, step_id=room.step_id)
    room.do(opened)
    room.do(CloseVote(session_id=second, step_id=room.step_id))
    with pytest.raises(Refused, match="Both records hold a vote of Priorities"):
        room.do(joined)
    room.do(CloseSession(session_id=room.talk))
    with pytest.raises(Refused, match="reopen it to vote"):
        room.void()
    room.do(DiscardSession(session_id=room.talk))
    assert not room.record.votes.held_in(room.talk)


def test_that_no_hand_went_up_is_a_count() -> None:
    """Nobody for an item is an answer: it is counted and gives nothing; no value takes it out."""
    room = VotingRoom(vote_step("dots", budget=5), people=3)
    room.open()
    room.hands("1", {"1": 0, "2": 0})
    room.hands("2", {"1": 2, "3": 0})
    room.hands("3", {"1": 1})
    room.hands("3", {})
    assert room.progress.words == "hands counted for 2 of 6"
    with pytest.raises(Refused, match="say how many hands"):
        room.hands("4", {})
    room.cast("paper", {"3": 1})
    room.close_vote()
    found = counted(room.record, room.vote)
    assert (found.by_channel, found.abstained) == ({"hands": 2, "paper": 1}, 0)
    assert [(one.code, one.votes, one.voters) for one in found.results][-1] == ("6", 0, 0)
    assert next(one.values for one in found.results if one.code == "1") == ()


@pytest.mark.parametrize("closed", [False, True])
def test_scores_that_come_from_a_vote_are_entered_in_no_other_way(closed: bool) -> None:
    """While it is open and once it is closed; void it first, and they can be again."""
    room = VotingRoom(people=2)
    room.say(room.talk, "talk", "- Slow")
    room.do(MoveTo(session_id=room.talk, step_id="inside"))
    room.step_id = "inside"
    room.open()
    if closed:
        room.close_vote()
    where = {"session_id": room.talk, "step_id": "inside"}
    given = {"voter": "room", "scale_id": "rating"}
    score = SetScore(**where, **given, subject_id=room.item("W1"), value=3)
    told = f"The vote of Weigh the inside is {'closed' if closed else 'open'}: its scores come from"
    for command in (FinishScoring(**where), ReopenScoring(**where), score):
        with pytest.raises(Refused, match=told):
            room.do(command)
    room.void()
    assert room.do(score).puts


def test_hands_that_are_counted_again_take_the_place_of_those_before() -> None:
    """They do not add up with themselves; with those for something else they do."""
    room = VotingRoom(vote_step("dots", budget=1), people=3)
    room.open()
    assert room.hands("1", {"1": 3}).sentence == "Counted hands for 1: Priorities"
    with pytest.raises(Refused, match="2"):
        room.hands("2", {"1": 1})
    assert room.hands("1", {"1": 2}).sentence == "Counted hands again for 1: Priorities"
    room.hands("2", {"1": 1})
    with pytest.raises(Refused, match="1"):
        room.hands("1", {"1": 3})
