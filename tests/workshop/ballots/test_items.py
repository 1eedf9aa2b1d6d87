"""What is on the list of a vote, which the room sees on the wall and on paper."""

from __future__ import annotations

import pytest

from tests.builders.record import interview
from tests.builders.votes import VotingRoom, vote_step
from workshop.ballots.votes.items import listed
from workshop.errors import Refused
from workshop.record.checks import Verdict
from workshop.record.documents import Entry, WithdrawalLevel
from workshop.running.command_kinds.checks import CheckedWords, CheckWords
from workshop.running.commands import KeepOffRecord, KeepPrivate, Withdraw


def _hide(room: VotingRoom, entry: Entry, how: str) -> None:
    """Keep an entry from the room."""
    if how == "private":
        room.do(KeepPrivate(entry_id=entry.id, private=True))
    elif how == "withdrawn":
        room.do(Withdraw(person_id=entry.people[0], level=WithdrawalLevel.KEPT))
    elif how == "wished out":
        asked = CheckedWords(entry_id=entry.id, verdict=Verdict.LEAVE_OUT)
        person = entry.people[0]
        room.do(CheckWords(session_id=room.talk, person_id=person, answers=(asked,)))
    else:
        room.do(KeepOffRecord(entry_id=entry.id, off_record=True))


@pytest.mark.parametrize("how", ["private", "off the record", "wished out", "withdrawn"])
@pytest.mark.parametrize("scope", ["session", "engagement"])
def test_a_factor_that_rests_on_hidden_words_alone_is_on_no_list(how: str, scope: str) -> None:
    """One with something else said for it stays; in score steps it is the same."""
    step = vote_step("approve", of=("SWOT",), scope=scope)
    room = VotingRoom(step, people=3)
    for_all = room.say(room.talk, "talk", "* Open chance")
    hidden = room.say(room.talk, "talk", "* @Voter.001 The merger that nobody knows of")
    half = room.say(room.talk, "talk", "* New law")
    again = room.say(room.talk, "talk", "* @Voter.002 The law is new")
    room.merge(half, again)
    _hide(room, hidden, how)
    _hide(room, again, how)
    told = [room.factor(for_all).id, room.factor(half).id]
    for step_id in (step.id, "outside"):
        found = listed(room.record, room.session, room.record.step_of(room.session, step_id))
        assert [item.id for item in found] == told
    room.open()
    assert [item.text for item in room.items] == ["Open chance", "New law"]


@pytest.mark.parametrize("how", ["private", "off the record"])
def test_what_a_listed_factor_rests_on_is_not_hidden_while_it_is_voted_on(how: str) -> None:
    """The last thing said for it that the room may see; all else may be kept back."""
    room = VotingRoom(vote_step("approve", of=("SW",)), people=3)
    one = room.say(room.talk, "talk", "+ Fast close")
    other = room.say(room.talk, "talk", "+ Quick month-end")
    room.merge(one, other)
    room.open()
    _hide(room, other, how)
    with pytest.raises(Refused, match="S1 is on the list of the vote of Priorities"):
        _hide(room, one, how)
    room.close_vote()
    _hide(room, one, how)


def test_what_was_said_in_an_interview_by_somebody_who_withdrew_is_on_no_list() -> None:
    """Whatever names nobody there was said by the one who was heard; others' words stay."""
    room = VotingRoom(vote_step("approve", of=("SW",), scope="engagement"), people=3)
    guest = room.person("Guest")
    alone = room.start(interview(), guest)
    room.say(alone, "talk", "- Nobody is told anything")
    room.say(room.talk, "talk", "+ Fast close")
    step = room.record.step_of(room.session, room.step_id)
    texts = [item.text for item in listed(room.record, room.session, step)]
    assert texts == ["Fast close", "Nobody is told anything"]
    room.do(Withdraw(person_id=guest, level=WithdrawalLevel.WITHDRAWN))
    texts = [item.text for item in listed(room.record, room.session, step)]
    assert texts == ["Fast close"]
