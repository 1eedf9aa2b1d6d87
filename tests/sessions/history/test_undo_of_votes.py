"""Votes in a real folder: what can be taken back, and what cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from sessions.history.history import RecordedChange
from sessions.history.undo import NotUndone
from tests.builders.acme import Acme
from tests.builders.votes import OPTIONS, STEP, vote_step, voting
from workshop.ballots.votes.counting import counted
from workshop.ballots.votes.standing import vote_of
from workshop.record.votes.channels import Channel
from workshop.record.votes.documents import VOTES, Vote
from workshop.running.voting.commands import CastBallot, CloseVote, OpenVote, VoidBallots


def test_what_was_given_in_a_vote_is_taken_back_whole_and_never_once_it_is_closed(
    tmp_path: Path,
) -> None:
    """A ballot that replaced another is undone to it, not mixed; a closed vote stays as it is."""
    acme = Acme(tmp_path / "acme", guide=voting(vote_step("dots", budget=3)))
    store, here = acme.store, {"session_id": acme.session_id, "step_id": STEP}

    def last() -> RecordedChange:
        return store.history.changes[-1]

    store.do(OpenVote(**here))
    opened = last()
    one, other, third = vote(acme).subjects[:3]

    def cast(**given: float) -> RecordedChange:
        ids = {"a": one, "b": other, "c": third}
        votes = {ids[key]: {VOTES: each} for key, each in given.items()}
        store.do(CastBallot(channel=Channel.PAPER, voter=acme.dana.id, votes=votes, **here))
        return last()

    first, second = cast(a=2, b=1), cast(a=2, c=1)
    for change in (opened, first):
        with pytest.raises(NotUndone):
            store.undo_redo.undo_change(change)
    store.undo_redo.undo_change(second)
    (ballot,) = store.record.votes.cast_in(vote(acme).id)
    assert ballot.scores == {one: {VOTES: 2}, other: {VOTES: 1}}
    store.undo_redo.redo_change(second)
    (ballot,) = store.record.votes.cast_in(vote(acme).id)
    assert ballot.scores == {one: {VOTES: 2}, third: {VOTES: 1}}

    store.do(CloseVote(**here))
    closed = last()
    with pytest.raises(NotUndone):
        store.undo_redo.undo_change(second)
    before = counted(store.record, vote(acme))
    store.do(VoidBallots(reason="Misread", **here))
    assert vote_of(store.record, acme.session_id, STEP) is None
    store.undo_redo.undo_change(last())
    assert counted(store.record, vote(acme)) == before
    assert len(before.results) == len(OPTIONS)
    store.undo_redo.undo_change(closed)
    assert vote(acme).is_open
    store.undo_redo.undo_change(second)
    store.close()


def vote(acme: Acme) -> Vote:
    """The vote of the step."""
    found = vote_of(acme.store.record, acme.session_id, STEP)
    assert found is not None
    return found
