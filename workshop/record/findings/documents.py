"""Findings, the headline and the versions as they are stored.

A *finding* is a sentence by people that cites factors or themes. What it rests on, how far it can
be relied on, and what an edition may show of it is worked out from what it cites and never typed.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar, Final

import msgspec

from workshop.record.base.document import Document

MOST_CITED: Final = 12
"""A finding cites one thing at least, and at most so many."""
MOST_LINES: Final = 3
"""So many lines stand below the headline: so what, for whom, by when."""


class Ask(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a finding asks of those who decide."""

    text: str
    """What they are asked for, in one line."""
    who: str = ""
    """Of whom: a body, a role or a name."""
    by: date | None = None
    """Until when."""


class Finding(Document, frozen=True, kw_only=True, omit_defaults=True):
    """A sentence about the organisation, by the facilitator or the room."""

    TABLE: ClassVar[str] = "findings"

    number: int
    """Its number, given once and never again: F2 stays F2, wherever it stands."""
    text: str
    """The sentence, in one line."""
    cites: tuple[str, ...]
    """The ids of the factors and themes that it rests on, 1 to `MOST_CITED`."""
    recommendation: str = ""
    """What follows from it, in one line; empty where nothing was recommended yet."""
    ask: Ask | None = None
    quotes: tuple[str, ...] = ()
    """The ids of the entries that are printed below it, in that order; chosen by hand."""
    order: float
    """Its place among the findings: that of the smallest number stands first."""
    session_id: str | None = None
    """The session whose room made it; none where whoever ran the sessions did."""
    made: datetime
    """When it was made."""
    changed: datetime | None = None
    """When it was last changed; none where it stands as it was made."""
    dropped: bool = False
    """Whether it is no finding any more. Its number is not given again."""

    @property
    def code(self) -> str:
        """The name by which it goes everywhere: `F2`."""
        return f"F{self.number}"


class Headline(Document, frozen=True, kw_only=True, omit_defaults=True):
    """The answer of the whole work in a sentence; one for an engagement, under its id."""

    TABLE: ClassVar[str] = "headlines"

    text: str
    """The sentence, in one line; empty where it was taken away again."""
    lines: tuple[str, ...] = ()
    """What it means, for whom and until when: at most `MOST_LINES`."""
    at: datetime


class Version(Document, frozen=True, kw_only=True, omit_defaults=True):
    """The documents of the engagement as they were handed out once: a draft, or the final ones."""

    TABLE: ClassVar[str] = "versions"

    number: int
    """From 1 on, in the order in which they were issued."""
    final: bool = False
    author: str = ""
    """Who answers for it."""
    at: datetime
    """When it was issued."""
