"""What was heard over all sessions as data: what the synthesis says, on screen and in JSON."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import msgspec

from workshop.analysis.synthesis.strength import Strength

CellWord = Literal["said", "said the opposite", "silent", "not heard"]
"""What a department says of a theme, as far as it is told."""


class ToldStatement(msgspec.Struct, frozen=True, kw_only=True):
    """One statement under a theme, or on a theme of others."""

    entry: str
    """The id by which `workshop trace` finds it."""
    text: str
    kind: str
    stance: Literal["for", "against"]
    who: str
    """As the edition allows it."""
    departments: tuple[str, ...]
    """The departments that it speaks for, as far as they may be told with it."""
    session: str = ""
    """The session's id; empty where it is not tied to one."""
    session_title: str = ""
    at: datetime | None = None
    """When it was recorded; none where it is not tied to a session."""


class ThemeFact(msgspec.Struct, frozen=True, kw_only=True):
    """A theme as it was heard."""

    id: str
    """The code of the theme (`TH2`), its tag (`#passwords`), or that of a lone factor (`W3`)."""
    text: str
    letter: str | None
    """The letter that most of what says so has."""
    n: int
    """Statements under it."""
    sentence: str
    """Who stands behind it, in words."""
    departments: int
    """Departments that say so."""
    sessions: int
    """Sessions in which it was said."""
    against: int
    """Statements that say the opposite."""
    said_by: tuple[str, ...]
    """The names of the departments that say so, as far as they are told."""
    against_by: tuple[str, ...]
    """The names of those that say the opposite."""
    strength: Strength
    not_judged: int = 0
    """Others that look alike and were not judged."""
    factors: tuple[str, ...] = ()
    """The codes of the factors under it."""
    new: int = 0
    """Statements of the latest session, where it was said before that session too."""
    is_new: bool = False
    """Whether the latest session was the first to bring it."""
    evidence: tuple[str, ...] = ()
    """The statements under it, as `statements` has them."""
    statements: tuple[ToldStatement, ...] = ()


class ThemeRow(msgspec.Struct, frozen=True, kw_only=True):
    """A theme over the departments."""

    id: str
    text: str
    cells: tuple[CellWord, ...]
    """What each department says, in the order of the departments; one that says both, said."""
    said: tuple[int, ...]
    """Statements of each department that say so."""
    against: tuple[int, ...]
    """Statements of each that say the opposite."""
    elsewhere: int
    """Statements that may not be told as any department's."""
    evidence: tuple[str, ...]


class ThemeMatrix(msgspec.Struct, frozen=True, kw_only=True):
    """The themes over the departments."""

    departments: tuple[str, ...]
    """Those heard, then those not heard, as far as they may be named."""
    rows: tuple[ThemeRow, ...]
    """In the order of the themes."""


class Groups(msgspec.Struct, frozen=True, kw_only=True):
    """The departments and other groups, heard and not."""

    n: int
    """How many were heard."""
    of: int
    """How many there are."""
    heard: tuple[str, ...]
    """By name, as far as they may be told."""
    not_heard: tuple[str, ...]
    sentence: str


class Missing(msgspec.Struct, frozen=True, kw_only=True):
    """A must-ask question that was not asked."""

    session: str
    """What the session is called."""
    question: str
    reason: str


class MustAsk(msgspec.Struct, frozen=True, kw_only=True):
    """The must-ask questions over all sessions."""

    n: int
    """How many were asked."""
    of: int
    missed: tuple[Missing, ...]
    sentence: str


class Covered(msgspec.Struct, frozen=True, kw_only=True):
    """What was looked at so far, and what was not."""

    groups: Groups
    pestle: dict[str, int]
    """By the letter of the field, P E S T L En, how many external factors are told."""
    elements: dict[str, int]
    """By the element of the strategy document, how many statements and rows there are for it."""
    must_ask: MustAsk


class HearNext(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody to hear next."""

    who: str
    why: str
    evidence: tuple[str, ...] = ()
    """The entries that say so, where any do."""


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody would put first, let wait, or stop."""

    text: str
    who: str
    entry: str


class PriorityRow(msgspec.Struct, frozen=True, kw_only=True):
    """What one department would put first, let wait, and stop."""

    who: str
    """The department; `not told` for what may not be told as any department's."""
    first: tuple[Wish, ...]
    may_wait: tuple[Wish, ...]
    stop: tuple[Wish, ...]
    evidence: tuple[str, ...]


class GoalTold(msgspec.Struct, frozen=True, kw_only=True):
    """A goal as it was told."""

    text: str
    """In the words of whoever told it."""
    who: str
    department: str
    """Whose goal it is; empty where that is not told."""
    measure: str
    """What is measured; empty where it was not said."""
    today: str
    """Where that stands today; empty where it was not said."""
    wanted: str
    """What is to be reached, and by when; empty where it was not said."""
    id: str = ""
    """The code of its row, where it stands in the register of objectives."""
    evidence: tuple[str, ...] = ()


class PointTold(msgspec.Struct, frozen=True, kw_only=True):
    """A point of a department, and what others say on it."""

    id: str
    """The theme, as `ThemeFact` has it."""
    text: str
    own: tuple[ToldStatement, ...]
    """What the department said."""
    agree: tuple[str, ...]
    """The names of other departments that say the same."""
    agree_elsewhere: int
    """Statements that say the same and may not be told as any department's."""
    opposite: tuple[ToldStatement, ...]
    """What others say against it."""
    strength: Strength
    evidence: tuple[str, ...]


class Follows(msgspec.Struct, frozen=True, kw_only=True):
    """An action or a decision that a department is told of."""

    kind: str
    text: str
    who: str
    due: date | None
    entry: str


class SheetTold(msgspec.Struct, frozen=True, kw_only=True):
    """What one department told, and what became of it."""

    department: str
    n: int
    """Statements of theirs that are told."""
    sentence: str
    points: tuple[PointTold, ...]
    goals: tuple[GoalTold, ...]
    priorities: PriorityRow | None
    follows: tuple[Follows, ...]
