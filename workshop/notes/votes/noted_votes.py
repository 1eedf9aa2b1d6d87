"""What a notes file says of votes, read but not yet looked up in an engagement."""

from __future__ import annotations

from datetime import datetime

import msgspec

from workshop.record.documents import Letter
from workshop.record.votes.channels import Channel

Values = dict[int, dict[str, float]]
"""What was given, by the place on the list of the vote, from 0, then by scale id."""


class NotedItem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing on the list of a vote; nothing is set where it stands no more."""

    entry: int | None = None
    """The place of an entry among those of the file."""
    is_factor: bool = False
    """Whether the factor of that entry is meant."""
    factor: tuple[Letter, str] | None = None
    """Letter and statement of a factor of the engagement."""
    theme: str = ""
    """The name of a theme."""
    meeting: bool = False
    """Whether the session itself is meant."""
    row: tuple[str, str] | None = None
    """Register and code of a row."""


class NotedBallot(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody gave; nobody's where the vote was secret."""

    line: int
    voter: str = ""
    """A handle, a seat or the room."""
    is_handle: bool = False
    """Whether the voter is a person of the session."""
    channel: Channel | None = None
    values: Values


class NotedHands(msgspec.Struct, frozen=True, kw_only=True):
    """How many hands went up for one thing."""

    line: int
    item: int
    """The place on the list, from 0."""
    scale: str
    counts: dict[str, int]
    """By the value as it is written."""


class NotedVote(msgspec.Struct, frozen=True, kw_only=True):
    """One vote, closed or voided."""

    line: int
    step_id: str
    method: str
    opened: datetime
    closed: datetime | None = None
    voided: datetime | None = None
    reason: str = ""
    """Why it was voided."""
    thrown_away: int = 0
    """How many ballots were thrown away then."""
    budget: float | None = None
    most_on_one: float | None = None
    support: float | None = None
    """In per cent."""
    vetoes: int | None = None
    suggested: bool = False
    secret: bool = False
    items: tuple[NotedItem, ...] = ()
    voters: tuple[str, ...] = ()
    """Who was there, as handles."""
    away: tuple[str, ...] = ()
    not_aired: tuple[int, ...] = ()
    """The places on the list of what was not read out before, from 0."""
    ballots: tuple[NotedBallot, ...] = ()
    hands: tuple[NotedHands, ...] = ()
    voted: tuple[str, ...] = ()
    """Of a secret vote, who gave a ballot."""
    channels: dict[str, int] = {}
    """Of a secret vote, how many ballots came by each channel."""


class NotedAired(msgspec.Struct, frozen=True, kw_only=True):
    """What was read out before a vote, or waived."""

    line: int
    step_id: str
    items: tuple[NotedItem, ...] = ()
    waived: bool = False
    by: str = ""
    """Who waived it, as a handle; empty where nobody is named."""
