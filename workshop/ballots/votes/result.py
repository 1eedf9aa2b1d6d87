"""What a vote came to, once it is closed."""

from __future__ import annotations

import msgspec

from workshop.ballots.tally import Spread
from workshop.record.votes.channels import Channel
from workshop.record.votes.documents import Vote


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What one thing got."""

    subject_id: str
    code: str
    """What it is called: `T3`, `N4`; of an option its place in the list, of an entry its number."""
    text: str
    votes: float
    """What it got, the more the better: the sum of dots or points; of ranks the points of the
    nominal group technique; of approvals how many; of gradients how many support it; of best–worst
    best less worst; of scores what they are put in order by."""
    voters: int
    """How many gave it anything; by hands, how many hands went up for it."""
    place: int | None
    """From 1 on; equal ones share a place, and the next has as many places less. None where no
    order can be told."""
    values: tuple[tuple[float, int], ...] = ()
    """Each value that was given and how often, from the least; of scores on the leading scale."""
    spread: Spread | None = None
    """Of levels and scores, how many gave one, the median and the middle half."""
    best: int = 0
    """Of best–worst, how often it was the best of four."""
    worst: int = 0
    """Of best–worst, how often it was the worst."""
    vetoes: int = 0
    """Of gradients, how many gave the last level."""
    carried: bool | None = None
    """Of gradients, whether the support that was agreed is there; none of any other rule."""
    again: str = ""
    """The id of the step in which it was rated again after a discussion; empty where it was not."""
    votes_before: float | None = None
    """What it had got in the round before, where it was rated again."""
    since: str = ""
    """What became of it since: `merged into T3`, `taken back`; empty where it stands."""


class Duels(msgspec.Struct, frozen=True, kw_only=True):
    """What rankings come to two by two."""

    n: int
    """How many ballots were compared."""
    incomplete: int
    """How many of them do not name everything on the list."""
    won: dict[str, int]
    """Against how many others each thing wins, by its id."""
    lost: dict[str, int]
    """Against how many it loses."""
    before: dict[str, dict[str, int]]
    """How many ballots put the first thing before the second."""
    winner: str | None
    """The id of what wins against every other one."""
    unbeaten: tuple[str, ...] = ()
    """Where there is no winner, what loses to none, but is level with some."""
    circle: tuple[str, ...] = ()
    """Where everything is beaten, things of which each beats the next, and the last the first."""
    called: dict[str, str]
    """What each thing is called, by its id."""
    sentence: str = ""
    """What it comes to."""


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """A vote that is closed, counted. Who was there and what was cast add up."""

    vote: Vote
    present: int
    """How many were there when it was opened."""
    cast: int
    abstained: int
    """Those who were there and cast none."""
    away: int
    by_channel: dict[str, int]
    """How many ballots came by each channel, by its word; by hands, the most for one thing."""
    results: tuple[Result, ...]
    """By place, then in the order of the list; what got nothing too."""
    tie: bool
    """Whether several share the first place."""
    rule: str
    """How it was held, in a sentence: `Dots: 5 each, at most 3 on one`."""
    sentence: str
    """What it came to, with how many voted, how, and how far they agree (Kendall's W)."""
    duels: Duels | None = None
    """Of ranks, what they come to two by two; none of any other rule, and where hands were
    counted, of which nobody knows what else each one ranked."""
    flags: tuple[str, ...] = ()
    """What looks odd: ballots that are flat or alike, in sentences; of a secret vote too."""

    @property
    def by_proxy(self) -> int:
        """How many ballots somebody else entered for their voters."""
        return sum(count for word, count in self.by_channel.items() if Channel(word).by_proxy)
