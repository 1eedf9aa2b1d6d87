"""What a discussion shows: plain values; what draws them looks nothing up."""

from __future__ import annotations

from dataclasses import dataclass

from screens.session.ballot.shown import Thing
from workshop.analysis.discussing.discussion import Discussed


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody stands where they stand."""

    at: str
    """When it was said."""
    text: str
    who: str
    """Who said it; empty where nobody is named."""


@dataclass(frozen=True, slots=True)
class Detail:
    """What stands beside the thing in front."""

    secret: bool
    """Whether nobody is to know who gave what."""
    ends: tuple[tuple[str, tuple[tuple[str, str], ...], int], ...]
    """The ends of what counts: the value, who gave it by name and department, how many did."""
    reasons: tuple[Reason, ...]
    """What was said about it, in the order said."""


@dataclass(frozen=True, slots=True)
class Apart:
    """Where a room is apart."""

    rows: tuple[Discussed, ...]
    """The widest first."""
    things: tuple[Thing, ...]
    """What each row is about, factors with their letters."""
    front: int
    """The place of the row in front."""
    detail: Detail | None
    """What stands beside it; none where there are no rows."""
    begin: str
    """Where to begin, or why there is nothing."""
    several: bool
    """Whether there are several scales, so that each row names its own."""
    room: str
    """How far the vote is in which it is rated again; empty where none is open."""
    counted: frozenset[tuple[str, str]] = frozenset()
    """For what hands were counted in it, by its id and that of the scale; never how many."""
