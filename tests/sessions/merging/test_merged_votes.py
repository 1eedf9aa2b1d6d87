"""Two laptops hold votes apart: what was given in one stays together, and no vote is counted twice.

Requirement: how a vote ended is one whole; of two votes in a step an open one is voided beside
another; two ballots without a name stay two; hands for one thing are counted once; nothing is left
of what was given in a vote that is voided.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
import pytest

from sessions.store.store import Store
from sessions.transfer.merge_folders import compare, merge_into
from tests.builders.acme import Clock
from tests.builders.secret_votes import SecretVote
from workshop.record.change import Change
from workshop.record.documents import Document
from workshop.record.votes.ballot import Ballot
from workshop.record.votes.channels import Channel
from workshop.record.votes.documents import HandCount, SecretBallot, Vote


class Apart:
    """Two copies of an engagement with an open vote, and what each records."""

    def __init__(self, place: Path) -> None:
        self.made = SecretVote(place / "one")
        self.clock: Clock = self.made.acme.clock
        self.vote = self.made.vote
        self.made.store.close()
        self.folders = (self.made.acme.folder, place / "two")
        shutil.copytree(*self.folders)

    def put(self, side: int, *documents: Document, sentence: str = "Voted") -> None:
        """Record documents on one side, a minute later."""
        self.clock.forward(minutes=1)
        with Store.open(self.folders[side], now=self.clock) as store:
            store.commit(Change(sentence=sentence, puts=documents, session_id=self.vote.session_id))

    def ended(self, **how: object) -> Vote:
        """The vote, ended in a way."""
        return msgspec.structs.replace(self.vote, **how)

    def merged(self) -> Store:
        """What both come to; the same when it is opened and joined again."""
        folder = merge_into(compare(*self.folders), now=self.clock)
        with Store.open(folder, now=self.clock) as store:
            assert store.joined == ()
        return Store.open(folder, now=self.clock, read_only=True)


@pytest.fixture
def apart(tmp_path: Path) -> Apart:
    """Two laptops."""
    return Apart(tmp_path)


def test_how_a_vote_ended_is_one_whole(apart: Apart) -> None:
    """Ballots of one side and people of the other never stand together."""
    for side, people in ((0, 2), (1, 3)):
        voters = apart.vote.roster[:people] if side else apart.vote.roster[3 : 3 + people]
        given = ({apart.vote.subjects[0]: {"votes": float(n)}} for n in range(people))
        ballots = tuple(SecretBallot(scores=each) for each in given)
        channels = {"paper": people} if side else {"passed": people}
        closed = {"closed": apart.clock(), "ballots": ballots}
        apart.put(side, apart.ended(**closed, voters=tuple(voters), channels=channels))
    with apart.merged() as store:
        vote = store.record.get(Vote, apart.vote.id)
        assert len(vote.ballots) == len(vote.voters) == 3
        assert vote.channels == {"paper": 3}
        assert store.record.get(Vote, apart.vote.id).voters == apart.vote.roster[:3]


def test_what_was_given_to_a_voided_vote_counts_no_more(apart: Apart) -> None:
    """It was voided on one side; on the other ballots went on."""
    apart.put(0, apart.ended(voided=apart.clock(), reason="Wrong list", thrown_away=2))
    ballot = Ballot(
        id=apart.made.acme.ids(),
        session_id=apart.vote.session_id,
        step_id="works",
        vote_id=apart.vote.id,
        voter="Paper 1",
    )
    hands = HandCount(
        id=apart.made.acme.ids(),
        session_id=apart.vote.session_id,
        step_id="works",
        vote_id=apart.vote.id,
        subject_id=apart.vote.subjects[0],
    )
    apart.put(1, ballot, hands)
    with apart.merged() as store:
        assert not list(store.record.all(Ballot))
        assert not list(store.record.all(HandCount))
        vote = store.record.get(Vote, apart.vote.id)
        assert (vote.reason, vote.thrown_away) == ("Wrong list", 4)


@pytest.mark.parametrize("closed", [False, True])
def test_of_two_votes_in_a_step_one_stands(apart: Apart, *, closed: bool) -> None:
    """The one that is closed, or else the older one."""
    apart.put(0, apart.ended(voided=apart.clock(), reason="Again"))
    shutil.rmtree(apart.folders[1])
    shutil.copytree(*apart.folders)
    opened = []
    for side in (0, 1):
        new = msgspec.structs.replace(apart.vote, id=apart.made.acme.ids(), opened=apart.clock())
        ends = {"closed": apart.clock()} if closed and side else {}
        opened.append(msgspec.structs.replace(new, **ends))
        apart.put(side, opened[-1])
    with apart.merged() as store:
        stands, other = opened if not closed else reversed(opened)
        assert store.record.get(Vote, stands.id) == stands
        assert "on another laptop" in store.record.get(Vote, other.id).reason


def test_ballots_without_a_name_stay_two(apart: Apart) -> None:
    """Both sides called theirs Paper 1; of a person the later ballot stands, as it was given."""
    one, two = apart.vote.subjects
    for side in (0, 1):
        for voter in ("Paper 1", apart.made.voters[0]):
            ballot = Ballot(
                id=apart.made.acme.ids(),
                session_id=apart.vote.session_id,
                step_id="works",
                voter=voter,
                vote_id=apart.vote.id,
                channel=Channel.PAPER,
                scores={(one, two)[side]: {"votes": 1.0}},
            )
            apart.put(side, ballot)
    with apart.merged() as store:
        given = {ballot.voter: set(ballot.scores) for ballot in store.record.all(Ballot)}
    assert given == {"Paper 1": {one}, "Paper 2": {two}, apart.made.voters[0]: {two}}


def test_hands_are_counted_once(apart: Apart) -> None:
    """The later count of the same stands."""
    for side in (0, 1):
        hands = HandCount(
            id=apart.made.acme.ids(),
            session_id=apart.vote.session_id,
            step_id="works",
            vote_id=apart.vote.id,
            subject_id=apart.vote.subjects[0],
            counts={"5": side + 1},
        )
        apart.put(side, hands)
    with apart.merged() as store:
        (kept,) = store.record.all(HandCount)
    assert kept.counts == {"5": 2}
