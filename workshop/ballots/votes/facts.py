"""Votes as data: what documents hold of them beside the words."""

from __future__ import annotations

from datetime import datetime

import msgspec


class VoteOptionFact(msgspec.Struct, frozen=True, kw_only=True):
    """What one thing got in a vote; numbers are none where the edition leaves them out."""

    id: str
    """What it is called: `T3`, `N4`; of an option its number on the list."""
    text: str
    votes: float | None
    """What it got, the more the better: the sum of dots or points; of ranks the points of the
    nominal group technique; of approvals how many; of gradients how many support it; of best–worst
    best less worst; of scores what they are put in order by."""
    voters: int | None
    """How many gave it anything; by hands, how many hands went up for it."""
    place: int | None
    """From 1 on; equal votes share a place. None where nobody voted."""
    median: float | None = None
    """Of gradients and scores, the median of what was given."""
    vetoes: int | None = None
    """Of gradients, how many vetoes."""
    carried: bool | None = None
    """Of gradients, whether the support that was agreed before is there."""
    best: int | None = None
    """Of best–worst, how often it was the best of a set."""
    worst: int | None = None
    """Of best–worst, how often the worst."""
    won: int | None = None
    """Of ranks, against how many others it wins two by two."""
    lost: int | None = None
    """Against how many others it loses; level with the rest."""
    since: str = ""
    """What became of it since: `merged into T3`, `taken back`; empty where it stands."""
    evidence: tuple[str, ...] = ()
    """The entries behind it, as `Evidence.entry` has them."""


class DuelFact(msgspec.Struct, frozen=True, kw_only=True):
    """Two things compared."""

    first: str
    """What it is called; it stands before the second on the list."""
    second: str
    before: int
    """How many ballots put the first before the second."""
    after: int
    """How many put it after the second; the rest names neither."""


class DuelsFact(msgspec.Struct, frozen=True, kw_only=True):
    """What rankings come to two by two (Condorcet)."""

    n: int
    """How many ballots were compared."""
    incomplete: int
    """How many of them do not name everything on the list; what they leave out counts as last."""
    winner: str | None
    """What wins against every other one, by what it is called; none where nothing does."""
    circle: tuple[str, ...] = ()
    """Where everything is beaten, things of which each beats the next, and the last the first."""
    pairs: tuple[DuelFact, ...] = ()
    """Every two things that this edition tells; none where so few voted that single ballots would
    show."""
    sentence: str
    source: str


class WaivedFact(msgspec.Struct, frozen=True, kw_only=True):
    """Something that need not be read out before a vote, as somebody said."""

    id: str
    """What it is called."""
    by: str
    """Who said so, as the edition may tell."""


class ReadOutFact(msgspec.Struct, frozen=True, kw_only=True):
    """What of the list only one person or department knew, and what became of that before."""

    n: int
    """How much that was."""
    aired: tuple[str, ...]
    """What was read out to the room, by what it is called."""
    waived: tuple[WaivedFact, ...]
    not_aired: tuple[str, ...]
    """What was neither read out nor waived."""
    sentence: str


class VoteFact(msgspec.Struct, frozen=True, kw_only=True):
    """A vote of the room. Those who were there are those who voted and those who did not."""

    step: str
    """The id of its step."""
    of: str | None = None
    """Of a round in which things were rated again, the id of the step that voted on them first."""
    title: str
    """What the step is called."""
    method: str
    """`dots`, `ranks`, `points`, `approve`, `gradients`, `best-worst` or `score`."""
    rule: str
    """By what it was held, in a sentence."""
    secret: bool
    n: int | None
    """How many voted; none while it is open."""
    present: int
    """How many were there when it was opened."""
    cast: int | None
    """How many voted; none while it is open."""
    abstained: int | None
    """Those who were there and did not vote; none while it is open."""
    away: int
    """Those who take part and were not there when it was opened."""
    by_channel: dict[str, int]
    """How many ballots came by each channel; by hands, the most that went up for one thing."""
    options: tuple[VoteOptionFact, ...]
    """What was voted on: by place, then in the order of the list; none while it is open."""
    left_out: int = 0
    """Options that this edition leaves out."""
    tie: bool
    """Whether several share the first place."""
    sentence: str
    """What it came to, or that it is open."""
    duels: DuelsFact | None = None
    """Of ranks, what they come to two by two; none of any other rule, or where numbers are left
    out."""
    flags: tuple[str, ...] = ()
    """What looks odd: ballots that are flat or alike."""
    voters: tuple[str, ...] = ()
    """Who gave a ballot in their name; in the restricted record alone, and of no secret vote."""
    read_out: ReadOutFact | None = None
    """What was read out before; none where nothing of the list was known to one only."""
    opened: datetime
    closed: datetime | None
    """None while it is open."""


class DiscussedFact(msgspec.Struct, frozen=True, kw_only=True):
    """One thing on one scale of which a room discussed where it is apart."""

    id: str
    """What it is called: `T18`."""
    text: str
    scale: str
    """The title of the scale."""
    n: int | None
    """How many gave a value that counts; none where the numbers are left out."""
    median: float | None
    middle_half: tuple[float, float] | None
    """Lower and upper quartile."""
    apart: str
    """`split`, `wide`, or nothing."""
    median_before: float | None = None
    """What it was before it was rated again; none where it was not, or that is not told."""
    middle_half_before: tuple[float, float] | None = None
    moved: int | None = None
    """How many gave another value; at least so many where nobody knows who gave what."""
    sentence: str
    evidence: tuple[str, ...] = ()
    """The entries behind what is discussed."""
    reasons: tuple[str, ...] = ()
    """The entries that say why, as `Evidence.entry` has them."""


class DiscussionFact(msgspec.Struct, frozen=True, kw_only=True):
    """Where a room was apart, and how it moved."""

    step: str
    """The id of its step."""
    of: str
    """The id of the step whose votes or scores it looked at."""
    n: int
    """How many things are told."""
    rows: tuple[DiscussedFact, ...]
    """The widest first, as it was before."""
    left_out: int = 0
    """Things that this edition leaves out."""
    sentence: str


class VoidedVoteFact(msgspec.Struct, frozen=True, kw_only=True):
    """A vote that was thrown away, which another may have followed."""

    step: str
    """The id of its step."""
    n: int
    """How many ballots were thrown away."""
    opened: datetime
    voided: datetime
    reason: str
    sentence: str


class RatingFact(msgspec.Struct, frozen=True, kw_only=True):
    """What a room gave its meeting on one scale; numbers are none where they are left out."""

    scale: str
    title: str
    least_means: str
    greatest_means: str
    n: int
    """How many gave a value."""
    median: float | None
    values: dict[str, int]
    """By the value as it is written, how many gave it; those that nobody gave too."""
    sentence: str


class FeedbackFact(msgspec.Struct, frozen=True, kw_only=True):
    """What a room said of its meeting in one step."""

    step: str
    title: str
    ratings: tuple[RatingFact, ...]
    """By scale; none before the vote is closed."""
    keep: tuple[str, ...]
    """The ids of entries that say what to keep, as `Evidence.entry` has them."""
    change: tuple[str, ...]
    """The same of what to change."""
