"""What history and traces tell of votes: nothing that was given before a vote is closed."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from sessions.store.change_detail import change_lines
from sessions.store.store import Store
from tests.builders.votes import STEP, vote_step, voting
from workshop.ballots.votes.items import items_of
from workshop.privacy.editions import Edition
from workshop.record.documents import Person, Session
from workshop.record.votes.channels import Channel
from workshop.running.commands import AddPerson, BeginEngagement, StartSession
from workshop.running.voting.commands import CastBallot, CloseVote, CountHands, OpenVote
from workshop.trace.tracing import trace


def told(store: Store) -> str:
    """All that history tells, every change with its details."""
    return "\n".join(line for each in store.history.changes for line in change_lines(store, each))


def test_history_and_traces_tell_what_was_given_only_once_the_vote_is_closed(
    tmp_path: Path,
) -> None:
    """Dots of a person, hands for an item: hidden while it is open, told when it is closed."""
    with Store.begin(tmp_path / "Acme", BeginEngagement(name="Acme", purpose="One IT")) as store:
        for name in ("Dana Ortiz", "Ann Li"):
            store.do(AddPerson(name=name))
        people = tuple(person.id for person in store.record.all(Person))
        guide = voting(vote_step("dots", budget=5))
        store.do(StartSession(guide=guide, digest="d", people=people, department_id=None))
        session = next(store.record.all(Session))
        here = {"session_id": session.id, "step_id": STEP}
        store.do(OpenVote(**here))
        items = items_of(store.record, session, store.record.step_of(session, STEP))
        votes = {items[0].id: {"votes": 4.0}}
        store.do(CastBallot(**here, channel=Channel.CALLED, voter=people[0], votes=votes))
        store.do(CountHands(**here, subject_id=items[1].id, counts={"3": 1}))
        open_now = told(store)
        for hidden in ("votes: 4", "4.0", "3: 1"):
            assert hidden not in open_now
        for edition in get_args(Edition):
            assert _traced(store, items[0].id, edition) == set()
        store.do(CloseVote(**here))
        closed_now = told(store)
        assert "4" in closed_now.partition("Took the ballot")[2].partition("It can be")[0]
        for edition in get_args(Edition):  # that it was voted on, never by whom
            assert _traced(store, items[0].id, edition) == {"step"}


def _traced(store: Store, word: str, edition: Edition) -> set[str]:
    """The kinds of what was made of something."""
    return {node.kind for node in trace(store.record, word, edition).made_of_it}
