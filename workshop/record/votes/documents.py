"""The documents of a vote: how it was held, and the hands that were counted.

What each person gave in a vote that is not secret is a `Ballot` that names its vote. What people
gave in a secret one lies in a box beside the record until it is closed
(`workshop.record.votes.box`); then it stands in the vote itself, sorted, apart from who gave it.
"""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Final

import msgspec

from workshop.guide.parts import Scale
from workshop.record.base.document import Document

VOTES: Final = "votes"
"""The scale on which a ballot of a `vote` step holds its values; a `score` step has its own."""

BEST: Final = "best"
WORST: Final = "worst"
"""The two scales of best–worst: in how many sets of four something was chosen as that."""


class Rule(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """By what a vote is held: fixed when it is opened."""

    method: str
    """The word of the guide, or `score`."""
    budget: float | None = None
    """What one ballot may spend: dots or points; of ranks and approvals, how many it names."""
    most_on_one: float | None = None
    """How much of it may go to one item."""
    support: float | None = None
    """Of gradients, the share of ballots, above 0 to 1, that must support it."""
    vetoes: int | None = None
    """Of gradients, how many vetoes are borne."""
    scales: tuple[Scale, ...] = ()
    """Of scores, the scales."""
    suggested: bool = False
    """Whether the budget is what the rule suggests for so many items, and not the guide's."""


class SecretBallot(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What somebody gave in a secret vote; nobody knows who."""

    scores: dict[str, dict[str, float]] = msgspec.field(default_factory=dict)
    """By the id of what is voted on, then by scale id."""


class Vote(Document, frozen=True, kw_only=True, omit_defaults=True):
    """One vote of a room in one step, from its opening on."""

    TABLE: ClassVar[str] = "votes"

    session_id: str
    step_id: str
    rule: Rule
    subjects: tuple[str, ...]
    """The ids of what is voted on, in the order of the list."""
    roster: tuple[str, ...]
    """The ids of those who were there when it was opened, in the order of the list of people."""
    away: tuple[str, ...] = ()
    """The ids of those who take part in the session and were not there then."""
    secret: bool = False
    """Whether nobody is to know who gave what."""
    opened: datetime
    closed: datetime | None = None
    """When it was closed; none while ballots are taken, and in one that was voided."""
    voided: datetime | None = None
    """When all its ballots were thrown away."""
    reason: str = ""
    """Why they were."""
    thrown_away: int = 0
    """How many ballots that were."""
    not_aired: tuple[str, ...] = ()
    """The ids of what only one person or department knew and nobody had read out by then."""
    ballots: tuple[SecretBallot, ...] = ()
    """Of a secret vote that is closed, what was given, sorted so that no order tells of voters."""
    voters: tuple[str, ...] = ()
    """Of a secret vote that is closed, the ids of those who gave a ballot, sorted."""
    channels: dict[str, int] = msgspec.field(default_factory=dict)
    """Of a secret vote that is closed, how many ballots came by each channel."""

    @property
    def is_open(self) -> bool:
        """Whether ballots are taken."""
        return self.closed is None and self.voided is None


class HandCount(Document, frozen=True, kw_only=True, omit_defaults=True):
    """How many hands went up for one thing on one scale, value by value."""

    TABLE: ClassVar[str] = "hand_counts"

    session_id: str
    step_id: str
    vote_id: str
    subject_id: str
    scale_id: str = VOTES
    counts: dict[str, int] = msgspec.field(default_factory=dict)
    """By the value as it is written, `4` or `2.5`, how many hands."""
