"""What somebody gave in a step: scores, or the ballot of a vote that is not secret."""

from __future__ import annotations

from typing import ClassVar, Final

import msgspec

from workshop.record.base.document import Document
from workshop.record.votes.channels import Channel


class Ballot(Document, frozen=True, kw_only=True, omit_defaults=True):
    """One participant's scores in a step, or the one score that the room agreed on."""

    TABLE: ClassVar[str] = "ballots"

    session_id: str
    step_id: str
    voter: str
    """A person's id, `room` for agreed scores, or a seat such as `Seat 3`."""
    scores: dict[str, dict[str, float]] = msgspec.field(default_factory=dict)
    """By the id of what is scored (`workshop.ballots.subjects`), then by scale id."""
    vote_id: str | None = None
    """The vote it was given in; none where it was scored without one being opened."""
    channel: Channel | None = None
    """How it was cast; none where it was scored without a vote."""


ROOM: Final = "room"
"""The voter of a ballot that the room agreed on."""
