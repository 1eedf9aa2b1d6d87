"""The copy for one person as data, and how many have read and confirmed their words."""

from __future__ import annotations

from datetime import date, datetime

import msgspec


class OwnItem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a person said, as they are sent it."""

    number: int
    entry: str
    """Its id."""
    step: str
    """What the step is called in which it was said."""
    kind: str
    text: str
    at: datetime
    verdict: str = ""
    """To be filled in: `right`, `wrong` or `leave out`."""
    correction: str = ""
    """To be filled in: what it should say."""


class OwnFact(msgspec.Struct, frozen=True, kw_only=True):
    """The copy for one person; filled in, `workshop import corrections` reads it."""

    session: str
    person: str
    """The id of the person."""
    name: str
    until: date | None = None
    """By when an answer is wanted."""
    all_right: bool = False
    """To be filled in: whether everything is right of which nothing else is said."""
    items: tuple[OwnItem, ...] = ()


class CheckedFact(msgspec.Struct, frozen=True, kw_only=True):
    """How many of those who said something have read and confirmed their words."""

    n: int
    """How many people said something that is told."""
    confirmed: int
    sentence: str
