"""What can be done in a vote of the room, one frozen type each.

A vote is opened, ballots are given one by one or hands are counted, and it is closed; until then
nothing of what was given is told anywhere. What it is held by is fixed when it is opened: to change
that is to void it, with a reason, and to open another.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import msgspec

from workshop.record.meanings import (
    Called,
    PersonId,
    ScaleId,
    SessionId,
    StepId,
    SubjectId,
    Voter,
    Votes,
)
from workshop.record.votes.channels import Channel
from workshop.record.votes.documents import Rule
from workshop.running.base.command import Command


class OpenVote(Command, frozen=True, kw_only=True):
    """Open a vote in a step: who is there now may vote, on what stands now."""

    session_id: SessionId
    step_id: StepId


class MarkAired(Command, frozen=True, kw_only=True):
    """Record that things on the list of a vote were read out before it is opened, or waived."""

    session_id: SessionId
    step_id: StepId
    subjects: Annotated[tuple[SubjectId, ...], Called("items")]
    """What was read out; what only one person or department knew is asked for."""
    waived_by: PersonId | None = None
    """Who says that it need not be read out; none where it was read out."""


class CastBallot(Command, frozen=True, kw_only=True):
    """Take one ballot; in a vote that is not secret one more of the same voter replaces it."""

    session_id: SessionId
    step_id: StepId
    channel: Channel
    voter: Voter = ""
    """Whose it is; in a vote that is not secret it may be left out for paper, passed and phone."""
    votes: Votes
    """By the id of what is voted on, then by scale id."""


class CountHands(Command, frozen=True, kw_only=True):
    """Count hands for one thing, value by value; counting again replaces."""

    session_id: SessionId
    step_id: StepId
    subject_id: Annotated[SubjectId, Called("item")]
    scale_id: Annotated[ScaleId, Called("criterion")] = ""
    """On which scale; empty where there is one alone."""
    counts: dict[str, int]
    """By the value as it is written, how many hands."""


class VoidBallots(Command, frozen=True, kw_only=True):
    """Throw away every ballot of the vote in a step, which can be opened anew."""

    session_id: SessionId
    step_id: StepId
    reason: str


class CloseVote(Command, frozen=True, kw_only=True):
    """Take no more ballots: what they come to may be told from now on."""

    session_id: SessionId
    step_id: StepId


class ToldBallot(msgspec.Struct, frozen=True, kw_only=True):
    """A ballot that was given; without voter and channel in a vote that was secret."""

    voter: Voter = ""
    channel: Channel | None = None
    votes: Votes


class ToldHands(msgspec.Struct, frozen=True, kw_only=True):
    """Hands that were counted for one thing."""

    subject_id: Annotated[SubjectId, Called("item")]
    scale_id: Annotated[ScaleId, Called("criterion")]
    counts: dict[str, int]
    """By the value as it is written, how many hands."""


class RecordVote(Command, frozen=True, kw_only=True):
    """Put a vote that was held before, with what was given in it and how it ended."""

    session_id: SessionId
    step_id: StepId
    rule: Rule
    """By what it was held."""
    subjects: tuple[SubjectId, ...]
    """What was voted on, what stands no more too."""
    roster: tuple[PersonId, ...] = ()
    """Who was there when it was opened."""
    away: tuple[PersonId, ...] = ()
    """Who was not there then."""
    secret: bool = False
    """Whether nobody is to know who gave what."""
    opened: datetime
    closed: datetime | None = None
    voided: datetime | None = None
    """When it was voided, where it was."""
    reason: str = ""
    """Why it was voided."""
    thrown_away: int = 0
    """How many ballots were thrown away then."""
    not_aired: tuple[SubjectId, ...] = ()
    """What only one person or department knew and was not read out before."""
    ballots: tuple[ToldBallot, ...] = ()
    hands: tuple[ToldHands, ...] = ()
    voters: tuple[PersonId, ...] = ()
    """Of a secret vote, who gave a ballot."""
    channels: dict[str, int] = msgspec.field(default_factory=dict)
    """Of a secret vote, how many ballots came by each channel."""
