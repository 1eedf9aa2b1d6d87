"""What departments want, reconciled, as data: what the documents say, on screen and in JSON."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from workshop.needs.answers import AnswerWord


class SolutionFact(msgspec.Struct, frozen=True, kw_only=True):
    """A way to meet a need."""

    id: str
    text: str
    state: str
    """`candidate`, `chosen` or `rejected`; empty where nobody said."""
    open_questions: tuple[str, ...] = ()
    cost: float | None = None
    staff_days: float | None = None


class ScoreFact(msgspec.Struct, frozen=True, kw_only=True):
    """What a need came to on one scale, and where that is from."""

    scale: str
    """`priority`, `need`, or the name of a criterion."""
    value: float
    by: Literal["room", "hand"]
    n: int
    """How many gave a value."""
    sentence: str


class NeedFact(msgspec.Struct, frozen=True, kw_only=True):
    """A need that stands."""

    id: str
    """Its code."""
    department: str | None
    """Who asked for it, as far as that is told."""
    want: str
    problem: str
    often: str = ""
    consequence: str = ""
    goal: str
    """The code, or the words, of the goal; empty for none."""
    objective: str
    serves_by: str = ""
    purposes: tuple[str, ...] = ()
    priority: float | None
    """1 to 5: the median of the room, else what was entered by hand; none where it is not known or
    may not be told."""
    need: float | None
    value: float | None
    """What it is worth in a selection."""
    cost: float | None
    """In the unit of the table, cents as decimals."""
    staff_days: float | None
    solutions: tuple[SolutionFact, ...]
    merged: tuple[str, ...]
    """The codes of the needs that were merged into it."""
    asked_by: tuple[str, ...]
    """The departments that asked for it or for what was merged into it."""
    liaison: str | None
    """Who stands between that department and IT; none where nobody does, or that is not told."""
    scores: tuple[ScoreFact, ...] = ()
    evidence: tuple[str, ...] = ()
    entered_by: str = ""
    """`hand` or `session` where it cites nothing that was said."""


class CriterionFact(msgspec.Struct, frozen=True, kw_only=True):
    """By what needs are judged."""

    name: str
    weight: float
    """0 to 1."""
    meaning: str = ""


class SignatureFact(msgspec.Struct, frozen=True, kw_only=True):
    """What a department says to the framework."""

    department: str | None
    who: str
    """As the edition tells it."""
    agrees: bool
    holds: bool
    """Whether what was signed is what stands now."""
    words: str = ""
    on: date | None = None


class FrameworkFact(msgspec.Struct, frozen=True, kw_only=True):
    """What was agreed before anything was ranked."""

    criteria: tuple[CriterionFact, ...]
    rule: str
    limits: dict[str, float]
    """In the unit of the table."""
    agreed_by: tuple[str, ...]
    """The departments whose yes holds, as far as they may be named."""
    signatures: tuple[SignatureFact, ...] = ()
    missing: tuple[str, ...] = ()
    """The departments that ask for something and have not said yes or no."""
    signed: bool
    n: int
    """How many departments said yes or no to what stands now."""
    sentence: str


class PlacedFact(msgspec.Struct, frozen=True, kw_only=True):
    """A need at its place; equal ones share it."""

    id: str
    place: int


class ConflictFact(msgspec.Struct, frozen=True, kw_only=True):
    """Two needs that exclude each other or compete."""

    first: str
    second: str
    why: str
    tie: Literal["excludes", "competes"]


class SynergyFact(msgspec.Struct, frozen=True, kw_only=True):
    """Two needs that help each other."""

    first: str
    second: str
    why: str


class LoadFact(msgspec.Struct, frozen=True, kw_only=True):
    """A skill or a system in a quarter."""

    resource: str
    quarter: str
    have: float | None
    needed: float
    short: float
    unit: str
    """`person-days`, or what is counted of a system."""
    remedy: str = ""
    n: int
    """How many rows of capacity and workload it comes from."""
    sentence: str
    evidence: tuple[str, ...] = ()


class SufficiencyFact(msgspec.Struct, frozen=True, kw_only=True):
    """Whether people and systems are sufficient."""

    people: tuple[LoadFact, ...]
    systems: tuple[LoadFact, ...]
    n: int
    """How many skills and systems were looked at."""
    sentence: str


class NotDoneFact(msgspec.Struct, frozen=True, kw_only=True):
    """A need that is not chosen."""

    id: str
    why: str


class SelectionFact(msgspec.Struct, frozen=True, kw_only=True):
    """What one way chooses."""

    chosen: tuple[str, ...]
    not_done: tuple[NotDoneFact, ...]
    next_in: tuple[str, ...]
    used: dict[str, float]
    share: dict[str, float]
    """By department, value chosen over value asked for, 0 to 1."""
    value: float | None
    """What is chosen is worth together; none where values rest on scores that are not told."""
    asked: float | None
    """What all that is asked for is worth together; likewise."""
    proven: bool
    bound: float | None = None
    n: int
    """How many needs were looked at."""
    sentence: str


class FairnessFact(msgspec.Struct, frozen=True, kw_only=True):
    """What both ways come to, and what fairness costs."""

    value: float
    """The value that the way of most value chooses."""
    equal_shares: float
    least_share_value: float
    """The least share of a department in the way of most value."""
    least_share_equal: float
    n: int
    """How many departments ask for something."""
    sentence: str


class HangsFact(msgspec.Struct, frozen=True, kw_only=True):
    """Whose absence, or which weight, would turn the selection."""

    without: Literal["department", "weight"]
    name: str
    comes_in: tuple[str, ...]
    goes_out: tuple[str, ...]
    n: int
    sentence: str


class SelectionsFact(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Both selections side by side; empty where there are no limits."""

    value: SelectionFact | None = None
    equal_shares: SelectionFact | None = None


class PairFact(msgspec.Struct, frozen=True, kw_only=True):
    """Two departments and what they share."""

    first: str
    second: str
    needs: tuple[str, ...]
    ties: tuple[str, ...]


class ReplyFact(msgspec.Struct, frozen=True, kw_only=True):
    """What is answered to one request of a department."""

    id: str
    department: str | None
    """Who asked for it; none where nobody is named."""
    want: str
    answer: AnswerWord
    why: str
    when: date | None
    who: str
    """Who decided it, as the edition tells it; that nobody did yet."""
    is_decided: bool
    stands_in: str
    """The code of the need that stands for it: its own, or what it was merged into."""
    evidence: tuple[str, ...] = ()


class SatFact(msgspec.Struct, frozen=True, kw_only=True):
    """A session of a department, who of IT was in it, and what came of it."""

    session: str
    title: str
    on: date | None
    who: tuple[str, ...]
    """Who of IT was there, as the edition tells them; empty where nobody is told."""
    needs: tuple[str, ...] = ()
    """The codes of the needs that rest on what was said in it, or were entered in it."""
    decisions: tuple[str, ...] = ()
    """The codes, or the ids of entries, of its decisions that are told."""
    actions: tuple[str, ...] = ()
    """The ids of the entries that are its actions, as far as they are told."""
    promises: tuple[str, ...] = ()
    """The codes of the promises that rest on what was said in it, or were entered in it."""


class PromiseFact(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was promised to a department."""

    id: str
    text: str
    by: str
    department: str | None
    due: date | None
    state: str
    overdue: bool
    evidence: tuple[str, ...] = ()


class AtTheTableFact(msgspec.Struct, frozen=True, kw_only=True):
    """What a department has of IT."""

    department: str
    liaisons: tuple[str, ...]
    sessions: tuple[SatFact, ...]
    promises: tuple[PromiseFact, ...]
    n: int
    """Sessions in which somebody of IT was."""
    sentence: str


class SaidFact(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was said, decided, asked or agreed on."""

    id: str
    """The id by which `workshop trace` finds it."""
    kind: str
    """What it is: `decision`, `action`, `question`, `note`."""
    text: str
    who: str
    """Who said it, or is to do it, as the edition tells it."""
    session_title: str = ""
    """Where it was said; empty where that is not told."""
    on: date | None = None
    """The day of that session; likewise."""
    due: date | None = None
    """By when, for an action."""
    evidence: tuple[str, ...] = ()


class ComingFact(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who is to be heard, or a day that is to come."""

    what: str
    """Who, or what happens on that day."""
    on: date | None = None
    """The day; none where it is not known."""
    words: str = ""
    """How far it is: `agreed`, `invited`."""


class BriefFact(msgspec.Struct, frozen=True, kw_only=True):
    """What a liaison goes into the next session of a department with."""

    promises: tuple[PromiseFact, ...]
    """Those that are open, by day."""
    answers: tuple[ReplyFact, ...]
    """What the department asked for that is neither done nor refused, with what it is answered."""
    said_since: tuple[SaidFact, ...]
    """What was said for the department, or of its needs, after its last session."""
    questions: tuple[SaidFact, ...]
    """The questions of the department that are open."""
    to_hear: tuple[ComingFact, ...]
    """Who of the department is to be heard; in the restricted edition alone."""
    dates: tuple[ComingFact, ...]
    """The days of the calendar that are to come."""
    meets: tuple[str, ...]
    """Whom of the department they sit with, as far as these may be named."""


class DigestFact(msgspec.Struct, frozen=True, kw_only=True):
    """What the last session of a department brought for it."""

    session: SatFact
    answers: tuple[ReplyFact, ...]
    """The needs that were raised in it, with what they are answered."""
    decisions: tuple[SaidFact, ...]
    actions: tuple[SaidFact, ...]
    questions: tuple[SaidFact, ...]
    promises: tuple[PromiseFact, ...]
    """Those that were made in it, kept and broken ones too."""


class LiaisonFact(msgspec.Struct, frozen=True, kw_only=True):
    """A liaison of one department: the brief before its next session, the digest of its last."""

    who: str
    """As the edition tells it."""
    department: str
    role: str = ""
    sits_in: str = ""
    """The meeting of the department in which they sit."""
    begins: date | None = None
    ends: date | None = None
    brief: BriefFact
    digest: DigestFact | None = None
    """None where no session of the department is told."""
    n: int
    """Sessions of the department in which somebody of IT was."""
    sentence: str
