"""What a ballot shows: plain values that the grid is given; it looks nothing up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from workshop.ballots.results import Placed
from workshop.guide.parts import Scale


class Thing(Protocol):
    """Whatever stands on a ballot; a factor has a letter besides."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def code(self) -> str:
        """What it is called: `T18`, or its place in a list."""

    @property
    def text(self) -> str:
        """What it says."""


@dataclass(frozen=True, slots=True)
class Taking:
    """How ballots of a vote are taken, where the grid takes such."""

    way: str
    """By which way they come, in words."""
    again: bool
    """Whether the voter's ballot is in, and this one takes its place."""
    most: int
    """How many things a ballot names; 0 where it may name all."""
    named: str
    """What naming one is called: `ranked`."""
    keys: tuple[tuple[str, str], ...]
    """The keys, with what they do."""
    explained: str = ""
    """How a row is filled in, where that is not plain from the scales."""


@dataclass(frozen=True, slots=True)
class Voter:
    """Whose ballot it is."""

    name: str
    role: str = ""
    department: str = ""
    """By role and department two people of one name are told apart."""
    short: str = ""
    """What they are called in the row of all voters."""
    done: bool = False
    """Whether nothing is missing on their ballot."""


@dataclass(frozen=True, slots=True)
class Results:
    """What the scores came to, in an order."""

    rows: tuple[Placed, ...]
    order: str
    """By what they are in order, in words."""
    next_order: str
    """The order that a key puts them in; empty where there is no other one."""
    ballots: int
    """How many ballots count."""
    ties: str
    """Which of them share a place, in words; empty where none do."""
    voted: bool = False
    """Whether they were given in a vote, which is voided to go on, and not reopened."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Everything that the grid shows."""

    scales: tuple[Scale, ...]
    factors: tuple[Thing, ...]
    """In the order of their rows."""
    voters: tuple[Voter, ...]
    """In turn; the room alone where it scores as one."""
    here: int
    """Whose ballot is in front, from 0."""
    values: dict[tuple[str, str], float]
    """The voter's values by thing and scale."""
    results: Results | None = None
    """What the scores came to, once they are in."""
    complete: bool = False
    """Whether the scores count by themselves: the room's, with nothing missing."""
    empty: str = ""
    """What stands there while there is nothing to score; where it is not said, that of factors."""
    taking: Taking | None = None
    """How the ballots of a vote are taken; none where scores are entered as they come."""

    @property
    def voter(self) -> Voter:
        """Whose ballot is in front."""
        return self.voters[self.here]

    def given(self, scale: Scale) -> float:
        """What the voter gave on a scale, for everything."""
        return sum(value for (_, scale_id), value in self.values.items() if scale_id == scale.id)

    def blank(self, scale: Scale) -> int:
        """How many cells of a scale are empty."""
        return sum((factor.id, scale.id) not in self.values for factor in self.factors)

    def points(self, column: int) -> Scale | None:
        """The scale whose total is shown: that of the column, else the first that has one."""
        with_total = [scale for scale in self.scales if scale.total is not None]
        own = [scale for scale in with_total if scale is self.scales[column]]
        return next(iter(own or with_total), None)
