"""What erasing a person does to votes: their ballot goes, and a secret one stays nobody's."""

from __future__ import annotations

import pytest

from tests.builders.recorded import raw
from tests.builders.votes import VotingRoom, vote_step
from workshop.ballots.votes.counting import counted
from workshop.privacy.erasure import Erasing
from workshop.privacy.erasure_report import extent_of
from workshop.record.document_states import States, Step, typed_of
from workshop.record.ids import id_number
from workshop.record.record import Record
from workshop.record.tables import TABLES


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
