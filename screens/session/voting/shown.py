"""What a vote shows: plain values; what draws them looks nothing up."""

from __future__ import annotations

from dataclasses import dataclass, field

from screens.session.ballot.shown import Thing
from workshop.guide.parts import Scale
from workshop.running.voting.hands_line import Hands


@dataclass(frozen=True, slots=True)
class Before:
    """A vote that can be opened: on what, by which rule, and who is there."""

    things: tuple[Thing, ...]
    rule: str
    """How it will be held, with the budget and why that many."""
    ways: str
    """How ballots can be given."""
    secret: bool
    there: tuple[str, ...]
    """Who is there, as they are called."""
    marked: tuple[tuple[str, tuple[str, ...]], ...]
    """Who came late or is not there, by the word for it: `late`, `away`."""
    unaired: int = 0
    """How much of it only one person or department knew, and was not read out yet."""


@dataclass(frozen=True, slots=True)
class Room:
    """How far an open vote is."""

    rule: str
    cast: int
    present: int
    waiting: tuple[str, ...]
    """Whose ballot is not in, as they are called."""
    nameless: int = 0
    """How many of the ballots came without a name, so that nobody can say whose are missing."""
    later: tuple[str, ...] = ()
    """Who came after it was opened."""
    words: str = ""
    """How far it is, in words."""


@dataclass(frozen=True, slots=True)
class ByHands:
    """An open vote whose hands are counted."""

    room: Room
    things: tuple[Thing, ...]
    scales: tuple[Scale, ...]
    item: int
    """The place of what is in front."""
    scale: int
    """The place of the scale in front."""
    counted: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    """For what hands were counted, by its id and that of the scale; never how many."""
    typed: Hands | None = None
    """The line as far as it is typed."""
    finding: str = ""
    """What is to be seen in it: whether the room is split."""
