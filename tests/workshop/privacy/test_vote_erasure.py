"""What erasing a person does to votes: their ballot goes, and a secret one stays nobody's."""

from __future__ import annotations

import pytest

from tests.builders.recorded import raw
from tests.builders.votes import STEP as PRIORITIES
from tests.builders.votes import VotingRoom, vote_step
from tests.workshop.running.room.test_breakouts import Room as SplitRoom
from workshop.ballots.votes.counting import counted
from workshop.notes import write_notes
from workshop.privacy.erasure import Erasing
from workshop.privacy.erasure_report import extent_of
from workshop.record.document_states import States, Step, typed_of
from workshop.record.ids import id_number
from workshop.record.record import Record
from workshop.record.tables import TABLES
from workshop.running.theming import MakeTheme


def erased(room: VotingRoom, person: str) -> tuple[Record, tuple[str, ...]]:
    """The record without a person, and what is told to stay."""
    documents = list(room.record.documents())
    past = States([Step(d.TABLE, str(id_number(d.id)), raw(d), None) for d in documents])
    erasing = Erasing(room.record, person, past)
    states = ((d.TABLE, erasing.document(d.TABLE, raw(d) or {})) for d in documents)
    typed = (typed_of(TABLES[table], state) for table, state in states if state)
    return Record(document for document in typed if document), extent_of(erasing, past).stays


@pytest.mark.parametrize("secret", [False, True])
def test_nobody_is_named_and_what_is_left_adds_up(secret: bool) -> None:
    """Of an open vote the ballot goes; of a secret one it stays, and in their place is nobody."""
    room = VotingRoom(vote_step("approve", secret=secret), people=4)
    ana, bo, cy, _ = room.people
    room.open()
    for person, code in ((ana, "1"), (bo, "1"), (cy, "2")):
        room.cast("passed", {code: 1}, person)
    room.close_vote()
    record, stays = erased(room, ana)
    (vote,) = record.votes.of_step(room.talk, room.step_id)
    assert ana not in (*vote.roster, *vote.voters)
    found = counted(record, vote)
    votes = {one.code: one.votes for one in found.results if one.votes}
    if secret:
        assert any("1 secret ballot" in sentence for sentence in stays)
        assert (found.present, found.cast, votes) == (4, 3, {"1": 2, "2": 1})
    else:
        assert (found.present, found.cast, votes) == (3, 2, {"1": 1, "2": 1})
    assert found.abstained == 1


def test_groups_and_votes_on_what_they_said_lose_her_and_nothing_else() -> None:
    """Her words and name are in no notes of whole or group; others' votes are as they were."""
    room = SplitRoom()
    ana, bo, cy, dan, *_ = room.people
    one, two = room.split()
    hers = room.say(one.id, "talk", "- The okapi ledger sleeps @Voter.001")
    both = room.say(one.id, "talk", "- Two systems @Voter.001 @Voter.002")
    room.say(one.id, "talk", "Okapis for all @Voter.001")
    room.say(two.id, "talk", "Ask the wards @Voter.004")
    room.together()
    for name, these in (("The okapi ledger sleeps", (hers.id,)), ("Systems", (both.id, hers.id))):
        room.do(MakeTheme(name=name, statements=these, session_id=room.talk, step_id="sort"))
    room.step_id = PRIORITIES
    room.open()
    for person, given in ((ana, {"W1": 2}), (bo, {"W2": 2, "G2.1": 3}), (cy, {"G1.1": 1})):
        room.cast("called", given, person)
    room.close_vote()
    record, _ = erased(room, ana)
    (vote,) = record.votes.of_step(room.talk, PRIORITIES)
    found = counted(record, vote)
    told = {one.text: one.votes for one in found.results if one.votes}
    assert told == {"Ask the wards": 3, "Two systems": 2, "": 1}
    assert (found.present, found.cast, ana in vote.roster) == (5, 2, False)
    notes = [write_notes(record, each) for each in (room.talk, one.id, two.id)]
    assert "% groups: [erased] | Systems" in notes[0]
    assert "- Two systems @Voter.002" in notes[1]
    assert "% theme: Systems" in notes[1]
    assert "Ask the wards @Voter.004" in notes[2]
    for word in ("okapi", "Okapi", "Voter 001", "Voter.001", ana):
        assert not any(word in text for text in notes)
        assert word not in str([str(document) for document in record.documents()])
    assert dan in vote.roster
