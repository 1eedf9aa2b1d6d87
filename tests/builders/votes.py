"""A room that votes, in a test: a session whose guide has vote steps, boxes kept beside it.

room = VotingRoom(vote_step("dots", budget=5))
room.open()
room.cast("paper", {"1": 3, "2": 2}, voter=room.people[0])
room.close_vote()
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import msgspec

from tests.builders.record import TEN, Building, workshop
from workshop.ballots.votes.items import Item, items_of
from workshop.ballots.votes.standing import Progress, progress, vote_of
from workshop.guide.shape import Guide
from workshop.guide.vote import Vote as VoteStep
from workshop.record.change import Change, Moment
from workshop.record.documents import Document, Session
from workshop.record.votes.box import Box
from workshop.record.votes.channels import Channel
from workshop.record.votes.documents import VOTES, Vote
from workshop.running.commands import Command
from workshop.running.session_rules import decide
from workshop.running.voting.commands import (
    CastBallot,
    CloseVote,
    CountHands,
    OpenVote,
    VoidBallots,
)

OPTIONS = ("Single sign-on", "Help desk", "Data warehouse", "New phones", "Wi-Fi", "Training")
"""What a room votes on here."""

STEP = "priorities"
"""The step in which it does."""


def vote_step(method: str = "dots", **fields: Any) -> VoteStep:
    """A step that votes on options."""
    given = {"id": STEP, "title": "Priorities", "minutes": TEN, "of": ("options",)} | fields
    if given["of"] == ("options",):
        given.setdefault("options", OPTIONS)
    return VoteStep(method=method, **given)  # type: ignore[arg-type]


def voting(*steps: VoteStep) -> Guide:
    """A workshop that ends with votes."""
    guide = workshop()
    return msgspec.structs.replace(guide, name="voting", steps=(*guide.steps, *steps))


class VotingRoom(Building):
    """A session of several people in which votes are held."""

    before: dict[str, Document]
    """By id, the documents that the last command changed or removed, as they were."""

    def __init__(self, step: VoteStep | None = None, people: int = 12, guide: Guide | None = None):
        super().__init__()
        department = self.department("Finance")
        self.people = [
            self.person(f"Voter {number:03d}", "Member", department)
            for number in range(1, people + 1)
        ]
        self.step_id = STEP
        self.boxes: dict[str, Box] = {}
        self.talk = self.start(guide or voting(step or vote_step()), *self.people)

    def do(self, command: Command) -> Change:
        """Carry a command out, ballot boxes too."""
        moment = Moment(self.now, self._new.__next__, getattr(self, "boxes", {}))
        change = decide(self.record, command, moment)
        self.before = {
            each.id: old
            for each in (*change.puts, *change.removes)
            if (old := self.record.find(type(each), each.id))
        }
        if change.box is not None:
            self.boxes[change.box.vote_id] = change.box
        if change.emptied:
            self.boxes.pop(change.emptied, None)
        self.record.apply(change)
        self.now += timedelta(minutes=1)
        return change

    @property
    def session(self) -> Session:
        """The session as it stands."""
        return self.record.get(Session, self.talk)

    @property
    def vote(self) -> Vote:
        """The vote of the step."""
        found = vote_of(self.record, self.talk, self.step_id)
        assert found is not None
        return found

    @property
    def items(self) -> list[Item]:
        """What is on its list."""
        step = self.record.step_of(self.session, self.step_id)
        return items_of(self.record, self.session, step)

    @property
    def progress(self) -> Progress:
        """How far it is."""
        return progress(self.record, self.vote, self.boxes)

    def open(self) -> Change:
        """Open the vote."""
        return self.do(OpenVote(session_id=self.talk, step_id=self.step_id))

    def cast(self, channel: str, votes: Mapping[str, float], voter: str = "") -> Change:
        """Cast a ballot of values by the codes of items."""
        given = {self.item(code): {VOTES: float(value)} for code, value in votes.items()}
        return self.give(channel, given, voter)

    def give(self, channel: str, scores: dict[str, dict[str, float]], voter: str = "") -> Change:
        """Cast a ballot as it is stored."""
        return self.do(
            CastBallot(
                session_id=self.talk,
                step_id=self.step_id,
                channel=Channel(channel),
                voter=voter,
                votes=scores,
            )
        )

    def hands(self, code: str, counts: dict[str, int], scale: str = "") -> Change:
        """Count hands for an item."""
        return self.do(
            CountHands(
                session_id=self.talk,
                step_id=self.step_id,
                subject_id=self.item(code),
                scale_id=scale,
                counts=counts,
            )
        )

    def void(self, reason: str = "miscounted") -> Change:
        """Void the vote."""
        return self.do(VoidBallots(session_id=self.talk, step_id=self.step_id, reason=reason))

    def close_vote(self) -> Change:
        """Close it."""
        return self.do(CloseVote(session_id=self.talk, step_id=self.step_id))

    def item(self, code: str) -> str:
        """The id of an item by its code."""
        return next(item.id for item in self.items if item.code == code)


def full_room(method: str, people: int, options: int) -> VotingRoom:
    """A room in which everybody gave a ballot, closed; the same each time."""
    chance = random.Random(people)  # noqa: S311
    named = tuple(f"Option {number:02}" for number in range(1, options + 1))
    room = VotingRoom(vote_step(method, options=named), people=people)
    room.open()
    ids = [item.id for item in room.items]
    for person in room.people:
        picked = chance.sample(ids, {"ranks": 5, "gradients": options}.get(method, options // 3))
        scores = {}
        for place, key in enumerate(picked, 1):
            value = {"ranks": place, "gradients": chance.randint(1, 8)}.get(method, 1)
            scores[key] = {VOTES: float(value)}
        room.give("paper", scores, person)
    room.close_vote()
    return room
