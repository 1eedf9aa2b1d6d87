"""What can be done to what is agreed before needs are ranked, and to what is chosen of them."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec

from workshop.needs.selecting import Way
from workshop.record.meanings import (
    AboutId,
    Called,
    DepartmentId,
    EntryId,
    NeedId,
    PersonId,
    RegisterName,
    SessionId,
    StepId,
)
from workshop.running.base.command import Command


class SetLimits(Command, frozen=True, kw_only=True):
    """Say within which limits the rows of a register are chosen; a limit not named stays.

    Limits are those of `cost`, in the unit of the table, and `staff_days`; null takes one away.
    Once somebody signed what stands, a reason is asked for, and signatures then no longer hold.
    """

    of: RegisterName
    """The register: `needs`."""
    limits: dict[str, float | None]
    """By the id of a column, how much there is, money in the unit of the table; none takes the
    limit away."""
    reason: str = ""
    """Why; asked for where what stands is signed."""
    set_by: PersonId | None = None
    """Who set it."""
    session_id: SessionId | None = None
    """The session in which it is done, where it is in one: its undo takes it back."""


class CriterionText(msgspec.Struct, frozen=True, kw_only=True):
    """A criterion with its weight."""

    name: str
    weight: float
    """How much it counts against the others, above 0; weights are told in per cent of all."""
    meaning: str = ""


class SetFramework(Command, frozen=True, kw_only=True):
    """Set criteria with their weights, or the rule of the joint order; what is not given stays.

    Criteria take the place of those of before, `preset` gives the five that are proposed. The rule
    is `priority and need alike`, `priority first, then need`, `need first, then priority` or
    `value`. Once somebody signed what stands, or needs were scored by the criteria, a reason is
    asked for.
    """

    criteria: tuple[CriterionText, ...] | None = None
    """All of them, in the place of those of before."""
    rule: str | None = None
    """One of the rules of `workshop.registers.kinds.needs.framework`."""
    preset: bool = False
    """Whether the criteria are the five that are proposed, each weighing as much as the others."""
    reason: str = ""
    """Why; asked for where what stands is signed, or needs were scored by it."""
    session_id: SessionId | None = None
    """The session in which it is done, where it is in one: its undo takes it back."""


class SignFramework(Command, frozen=True, kw_only=True):
    """Say yes to limits, criteria and rule as they stand now, or dissent, for a department.

    A department has one signature; a later one takes its place.
    """

    person_id: PersonId
    department_id: DepartmentId | None = None
    """The department that is signed for; their own unless given."""
    dissent: str = ""
    """Why not, in their words; empty is a yes."""
    session_id: SessionId | None = None
    """The session in which it is done, where it is in one: its undo takes it back."""


class Waiver(msgspec.Struct, frozen=True, kw_only=True):
    """That a need is chosen although it is not clear how it would be met."""

    need_id: NeedId
    reason: str


class SelectNeeds(Command, frozen=True, kw_only=True):
    """Choose needs in one of the two ways: what is chosen is planned, the rest gets its reason.

    Answers that somebody gave stay. It is refused without limits, and where something that is
    chosen is not clear and not waived: a wish without a problem, with open questions, or with fewer
    than two solutions and no reason why.
    """

    way: Way
    decided_by: PersonId | None = None
    """Who decides."""
    day: date | None = None
    """When what is chosen is there."""
    waived: tuple[Waiver, ...] = ()
    session_id: SessionId | None = None
    """The session in which it is decided, where it is in one."""


class MakeRows(Command, frozen=True, kw_only=True):
    """Make a row of a register of each of some things, in their words, with what was said for them.

    What has a row of the register already is left as it is. The row leads to what it was made of,
    and a strategy to the goals and projects that came of it.
    """

    register: RegisterName
    entry_ids: Annotated[tuple[EntryId, ...], Called("entries")] = ()
    of: tuple[AboutId, ...] = ()
    """Factors, themes and rows of other registers, beside the entries."""
    session_id: SessionId | None = None
    """The session in which it is done, where it is in one; once that is closed, the rows stand
    outside of it."""
    step_id: StepId = ""
    """The step of that session; the one in front of the room unless given."""
