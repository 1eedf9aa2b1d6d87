"""The answer as data: findings, where people differ, what is asked, what changed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import msgspec

from workshop.analysis.synthesis.strength import Strength


class CiteFact(msgspec.Struct, frozen=True, kw_only=True):
    """A factor or theme that a finding rests on, as far as the edition tells it."""

    id: str
    """Its code: `W4`, `TH2`."""
    kind: Literal["factor", "theme"]
    text: str
    contested: bool = False


class SaidFact(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was said for or against a finding, as the edition tells it."""

    entry: str
    """The id by which `workshop trace` finds it."""
    text: str
    stance: Literal["for", "against"]
    kind: str
    who: str = ""
    departments: tuple[str, ...] = ()
    session_title: str = ""
    at: datetime | None = None
    """When it was recorded; none where it is not tied to a session."""
    chosen: bool = False
    """Whether it was chosen to be printed below the finding."""


class AskFact(msgspec.Struct, frozen=True, kw_only=True):
    """What those who decide are asked for."""

    finding: str
    """The code of the finding that asks it."""
    text: str
    who: str = ""
    by: date | None = None


class FindingFact(msgspec.Struct, frozen=True, kw_only=True):
    """A finding with all that follows from what it cites. Nobody types any of that."""

    id: str
    """`F3`; of a draft by rule, the code of the theme or factor that it was made of."""
    key: str = ""
    """The id in the record, for a screen that acts on it; empty in what is sent."""
    place: int
    """From 1 on."""
    text: str
    by_rule: bool = False
    """Whether no person wrote it: it is what a rule puts in a working draft."""
    cites: tuple[CiteFact, ...]
    cites_left_out: int = 0
    """How many of those that it cites this edition leaves out."""
    n: int
    """Statements behind it that are told."""
    sentence: str
    """Who stands behind it, in words."""
    departments: int
    departments_heard: int
    said_by: tuple[str, ...] = ()
    """The departments that say so, as far as they may be named."""
    against_by: tuple[str, ...] = ()
    sessions: int
    settings: tuple[Literal["interview", "workshop"], ...] = ()
    """In which kinds of sessions it was said."""
    against: int = 0
    """Statements that say the opposite."""
    strength: Strength | None = None
    recommendation: str = ""
    ask: AskFact | None = None
    said: tuple[SaidFact, ...] = ()
    """What was said for it, what was chosen first, then the opposite."""
    evidence: tuple[str, ...] = ()
    """The ids of the entries behind it, as `said` has them."""
    by_room: bool = False
    """Whether the room of a session made it."""


class SideFact(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a disagreement."""

    id: str = ""
    """The code of the factor that says it; empty where a statement does."""
    text: str
    who: str
    """Whose it is: departments as far as they may be told, and how many more."""


class DisagreementFact(msgspec.Struct, frozen=True, kw_only=True):
    """Where people differ, with both wordings."""

    about: str
    """What it is about: the name of a theme, the words that both have, a factor that was scored."""
    theme: str = ""
    """The code of the theme; empty where it is about none."""
    codes: tuple[str, ...]
    """The factors that it makes contested."""
    first: SideFact
    second: SideFact
    width: float
    """How far they are apart, 0 to 1: the widest stands first."""
    n: int
    """Statements on both sides, or how many scored."""
    sentence: str
    """How far they are apart, in numbers."""
    reason: str = ""
    """Why, as somebody said when it was discussed; empty where nobody did."""
    reason_who: str = ""
    """Who said so, as the edition tells it."""
    evidence: tuple[str, ...] = ()


class VersionFact(msgspec.Struct, frozen=True, kw_only=True):
    """How far the documents are."""

    status: Literal["working draft", "draft", "final"]
    number: int | None = None
    """Of the version that was issued last; none where none was."""
    at: datetime | None = None
    author: str = ""
    changed: bool = False
    """Whether something was recorded since it was issued."""
    sentence: str
    """`Draft 2 of 28 November 2026`."""


class ChangeFact(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is not as it was."""

    kind: Literal["new", "support", "reworded", "merged", "split", "moved", "gone", "withdrawn"]
    id: str
    """The code of the factor, theme or finding; empty where an edition may not tell which."""
    text: str = ""
    before: str = ""
    sentence: str


class ChangesFact(msgspec.Struct, frozen=True, kw_only=True):
    """What changed since an earlier moment."""

    since: datetime
    what: str
    """What that moment was: `draft 1`, `6 November 2026`."""
    n: int
    sentence: str
    changes: tuple[ChangeFact, ...]


class AnswerFact(msgspec.Struct, frozen=True, kw_only=True):
    """The first page as data."""

    headline: str
    headline_left_out: bool = False
    """Whether there is one that this edition does not tell, for it holds what may not be told."""
    lines: tuple[str, ...] = ()
    version: VersionFact
    findings: tuple[FindingFact, ...]
    findings_left_out: int = 0
    """Findings all of whose evidence this edition hides."""
    disagreements: tuple[DisagreementFact, ...] = ()
    """The widest first."""
    asked: tuple[AskFact, ...] = ()
    """What those who decide are asked for: what is due next first, what has no date last."""
    not_heard: tuple[str, ...] = ()
    """Departments that were not heard, as far as they may be named."""
    decided: tuple[str, ...] = ()
    """What was decided already, in the words of the decisions."""
    changes: ChangesFact | None = None
    """What changed since the version or date that was asked for."""
