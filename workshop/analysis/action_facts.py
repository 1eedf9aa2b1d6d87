"""What is to be done over all sessions as data: the register of actions."""

from __future__ import annotations

from datetime import date

import msgspec


class LaterFact(msgspec.Struct, frozen=True, kw_only=True):
    """What was told of an action or a question once it was there."""

    on: date
    state: str
    """`open`, `done`, `dropped`, `moved` or `continues`."""
    note: str
    """Why, or what came of it."""


class AgreedFact(msgspec.Struct, frozen=True, kw_only=True):
    """An action, or an open question."""

    id: str
    """The id by which `workshop trace` finds it."""
    text: str
    who: str
    """Who does it, or who asked; empty where nobody is named."""
    due: date | None = None
    """By when, after it was moved."""
    state: str
    """`open`, `moved`, `continues`, `done` or `dropped`."""
    overdue: bool = False
    """Whether it is open and its day was over when the record last changed."""
    session_title: str = ""
    """Where it was agreed; empty where that is not told."""
    on: date | None = None
    """The day of that session; likewise."""
    serves: tuple[str, ...] = ()
    """The codes of the factors and findings that it is done for."""
    later: tuple[LaterFact, ...] = ()
    """What sessions said of it later, oldest first."""
    evidence: tuple[str, ...] = ()


class DecidedFact(msgspec.Struct, frozen=True, kw_only=True):
    """A decision."""

    id: str
    text: str
    who: str = ""
    session_title: str = ""
    on: date | None = None
    evidence: tuple[str, ...] = ()


class NoActionFact(msgspec.Struct, frozen=True, kw_only=True):
    """What a finding recommends or asks, for which no action is named."""

    finding: str
    """Its code: `F3`."""
    text: str
    who: str = ""
    """Of whom it is asked."""
    by: date | None = None


class ActionRegisterFact(msgspec.Struct, frozen=True, kw_only=True):
    """All actions, by the day they are due, what is overdue first."""

    as_of: date
    """The day on which the record last changed: what was due before is overdue."""
    n: int
    """How many actions there are."""
    open: int
    overdue: int
    done: int
    dropped: int
    sentence: str
    left_out: int = 0
    """How many actions, decisions and questions this edition leaves out."""
    items: tuple[AgreedFact, ...] = ()
    no_action: tuple[NoActionFact, ...] = ()
    decisions: tuple[DecidedFact, ...] = ()
    questions: tuple[AgreedFact, ...] = ()
    """What is still open of what was asked."""
