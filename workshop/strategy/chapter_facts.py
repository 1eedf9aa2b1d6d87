"""Parts of the strategy as data that have chapters or documents of their own."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec


class UntoldFact(msgspec.Struct, frozen=True, kw_only=True):
    """A started project of which some departments know nothing yet."""

    id: str
    """The code of the project."""
    text: str
    concerned: tuple[str, ...]
    """The departments for which a notice waits, or whose needs it meets."""
    others: tuple[str, ...]
    """The other departments that were told nothing."""
    changes: tuple[str, ...]
    """The codes of its changes; empty where nobody said what it changes."""


class RequestTimeFact(msgspec.Struct, frozen=True, kw_only=True):
    """When a request was asked and answered."""

    id: str
    asked: date
    answered: date | None
    """None where no day of its answer is known."""
    days: int | None


class AnswerTimeFact(msgspec.Struct, frozen=True, kw_only=True):
    """How long a department waited for answers to what it asked for."""

    department: str
    n: int
    """How many of its requests were answered on a day that is known."""
    asked: int
    """How many requests of it are told."""
    median_days: float | None
    """None where none was answered on a day that is known."""
    requests: tuple[RequestTimeFact, ...] = ()
    """Each of its requests; in the restricted record alone."""


class ModelBlockFact(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in one of the nine blocks of the business model."""

    id: str
    block: str
    now: str
    then: str
    changes: bool
    """Whether it is to be another one."""
    called_for_by: tuple[str, ...]
    """The codes of factors, or words."""
    evidence: tuple[str, ...]


class BearingFact(msgspec.Struct, frozen=True, kw_only=True):
    """On what factors bear."""

    on: str
    """`use`, `investment`, `hardware`, `software`, `service` or `people`."""
    factors: tuple[str, ...]
    """Their codes."""
    share: float
    """Of all factors that are told, 0 to 1."""


class RuleFact(msgspec.Struct, frozen=True, kw_only=True):
    """A law, a contract or a standard that must be met."""

    id: str
    text: str
    kind: str
    applies_to: tuple[str, ...]
    due: date | None
    late: bool
    """Whether it is open after that day, as the record stands."""
    owner: str
    state: str
    waived_by: str
    waived_why: str
    evidence: tuple[str, ...]


class ToolFact(msgspec.Struct, frozen=True, kw_only=True):
    """What a department has of a tool."""

    id: str
    tool: str
    department: str
    benefit: str
    drawback: str
    verdict: str
    """`tolerate`, `invest`, `migrate` or `eliminate`; empty where there is none yet."""
    evidence: tuple[str, ...]
    voiceless: bool
    """Whether no voice of all that were heard supports the verdict."""


class AlternativeFact(msgspec.Struct, frozen=True, kw_only=True):
    """What could be used instead of a resource."""

    id: str
    resource: str
    kind: str
    alternatives: str
    """Empty where nobody named any."""
    short: float | None
    """How much is needed beyond what there is; none where that is not known."""


class ImpactFact(msgspec.Struct, frozen=True, kw_only=True):
    """What a change gives a department, and what it asks of it."""

    change: str
    """Its code; empty where the notice is about none that is told."""
    text: str
    """What changes."""
    department: str
    begins: date | None
    gains: str
    carries: str
    state: Literal["acknowledged", "told", "to tell", "untold"]
    told_on: date | None
    told_by: str
    acknowledged_on: date | None
    notices: tuple[str, ...]
    """The codes of the notices."""


class LetterFact(msgspec.Struct, frozen=True, kw_only=True):
    """A letter to a department on what changes for it."""

    department: str
    changes: tuple[ImpactFact, ...]
    open: tuple[str, ...]
    """The codes of the notices that it was not told yet."""
    ask: str
    """Whom to ask."""


class ApprovalStepFact(msgspec.Struct, frozen=True, kw_only=True):
    """A step of an approval ladder."""

    id: str
    what: str
    """What is to be approved."""
    who: str
    above: float | None
    """The sum above which it is needed, in the unit of the table; none where always."""
    needed: bool
    """Whether what it is about is likely to cost more than that."""
    needs: str
    due: date | None
    answer: str
    """`to ask`, `asked`, `approved` or `refused`."""


class GroundFact(msgspec.Struct, frozen=True, kw_only=True):
    """What a decision rests on."""

    id: str
    """Its code; empty for words."""
    text: str
    evidence: tuple[str, ...] = ()


class ConditionFact(msgspec.Struct, frozen=True, kw_only=True):
    """What must hold before a project that was decided on starts."""

    id: str
    text: str
    owner: str
    due: date | None
    met: bool
    met_on: date | None


class DecisionFact(msgspec.Struct, frozen=True, kw_only=True):
    """A decision, on a page."""

    id: str
    text: str
    rule: str
    result: str
    """`carried`, `not carried` or `put off`; empty where nobody said."""
    conditions: str
    owner: str
    begins: date | None
    review: date | None
    grounds: tuple[GroundFact, ...]
    against: tuple[str, ...]
    """What was said against its grounds, as people differ on them."""
    dissent: tuple[str, ...]
    """In their own words, as the edition allows it."""
    projects: tuple[str, ...]
    """The codes of the projects that it touches."""
    cost: float | None
    """Likely cost of these projects, in the unit of the table, over those of their budget
    lines that the edition tells; none where none says one."""
    risks: tuple[str, ...]
    """The codes of the risks that its grounds drive."""
    approvals: tuple[ApprovalStepFact, ...]
    answers: tuple[str, ...]
    """The codes of the requests whose answer follows from it."""
    evidence: tuple[str, ...]
    condition_rows: tuple[ConditionFact, ...] = ()
    """Its conditions that are rows of their own, each with its state."""


class MarkFact(msgspec.Struct, frozen=True, kw_only=True):
    """Something that stands on a board."""

    code: str
    text: str
    kind: str
    """`factor`, `row`, or empty."""


class BoardFact(msgspec.Struct, frozen=True, kw_only=True):
    """A board as data."""

    name: str
    title: str
    n: int
    counted: str
    sentence: str
    source: str
    marks: tuple[MarkFact, ...]
    missing: tuple[str, ...]
    left_out: int


class AroundFact(msgspec.Struct, frozen=True, kw_only=True):
    """What the strategy document tells around its six elements."""

    business_model: tuple[ModelBlockFact, ...] = ()
    bearing: tuple[BearingFact, ...] = ()
    rules: tuple[RuleFact, ...] = ()
    tools: tuple[ToolFact, ...] = ()
    alternatives: tuple[AlternativeFact, ...] = ()
    answer_times: tuple[AnswerTimeFact, ...] = ()
