"""The groups into which a room split up, as data."""

from __future__ import annotations

from datetime import datetime

import msgspec

from workshop.privacy.participant import Participant


class GroupEntryFact(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was said in a group."""

    id: str
    kind: str
    text: str
    who: str
    """As the edition allows it."""
    factor: str = ""
    """The code of the factor that it supports; empty for none."""
    check: str = ""
    """What stands behind words that were not confirmed, or are disputed."""


class GroupFact(msgspec.Struct, frozen=True, kw_only=True):
    """A group into which a room split up."""

    id: str
    """The id of its session."""
    step: str
    """The step in which they split up."""
    title: str
    participants: tuple[Participant, ...]
    state: str
    """`running`, `paused` or `closed`."""
    rejoined: datetime | None
    """When the groups came together again; none where this one has not yet."""
    entries: tuple[GroupEntryFact, ...]
    """What it said, in order; nothing before it came together."""
    left_out: int
    """How many of its entries this edition leaves out."""
