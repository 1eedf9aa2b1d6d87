"""What each decision is about: the projects that it touches, their cost, risks and approvals.

A decision touches the projects that it rests on, and those that carry out a strategy or meet a need
on which it rests, or a need that is answered by it with anything but no. Its approvals are those of
these projects, and those that are asked for in its own words or by its code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

import msgspec

from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.field_base import Target
from workshop.registers.kinds.approvals import APPROVALS
from workshop.registers.kinds.decisions import DECISIONS
from workshop.registers.kinds.needs.needs import DONE, NEEDS, PARTLY, PLANNED
from workshop.registers.kinds.strategies import STRATEGIES
from workshop.registers.kinds.strategy.budget import BUDGET
from workshop.registers.kinds.strategy.projects import PROJECTS
from workshop.strategy.linked import Linked
from workshop.strategy.money import NOTHING, Amounts, amounts_of
from workshop.strategy.risks import RiskLevels, risks_of
from workshop.text import clean_line, folded

_WITH_PROJECTS = (DONE, PLANNED, PARTLY)
"""Answers to a need that something is done for."""


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """A decision, and what hangs on it."""

    row: Row
    projects: tuple[Row, ...]
    """As they were entered."""
    lines: Mapping[str, tuple[Row, ...]]
    """By the id of a project, its budget lines that may be known and say an amount."""
    all_lines: bool
    """Whether all budget lines may be known, and so what it costs."""
    risks: tuple[RiskLevels, ...]
    """Those that a factor drives on which it rests, the highest first."""
    approvals: tuple[Row, ...]
    """The steps of their ladders, by what is approved and by rung."""
    answers: tuple[Row, ...]
    """The needs whose answer follows from it."""

    def costs(self, projects: Iterable[str] | None = None) -> Amounts:
        """What its projects cost, in cents, over those of their lines that may be known.

        Args:
            projects: some of them, by id; all unless given.
        """
        ids = self.lines if projects is None else projects
        found = (amounts_of(line) for each in ids for line in self.lines.get(each, ()))
        return sum((amounts for amounts in found if amounts), NOTHING)

    def needs_approval(self, step: Row) -> bool:
        """Whether a step of the ladder is needed for what it is likely to cost.

        It is where not all may be known of that: it could not be told that it is not.
        """
        above = step.cell("above")
        return above is None or not self.all_lines or self.costs().likely > above


def decisions_of(record: Record, tells: Callable[[Row], bool] = bool) -> tuple[Decided, ...]:
    """The decisions of a record, as they were entered.

    Args:
        record: the record.
        tells: whether a row may be known; a decision touches nothing by way of one that may not.
            Neither is a budget line in any sum that may not. All may unless given.
    """
    grounds = _Grounds(Linked(record, PROJECTS), Linked(record, STRATEGIES), Linked(record, NEEDS))
    whole = record.rows(BUDGET)
    known = [*filter(tells, whole)]
    lines = grounds.projects.grouped(known, "project")
    ladders = grounds.projects.grouped(record.rows(APPROVALS), "project")
    decisions, risks = Linked(record, DECISIONS), risks_of(record)
    answered = decisions.grouped(filter(tells, record.rows(NEEDS)), "decided_in")
    found = []
    for row in decisions.rows.values():
        answers = answered.get(row.id, [])
        own = [*filter(tells, _projects(row, grounds, answers, tells))]
        found.append(
            Decided(
                row=row,
                projects=tuple(own),
                lines={
                    each.id: tuple(line for line in lines.get(each.id, ()) if amounts_of(line))
                    for each in own
                },
                all_lines=len(known) == len(whole),
                risks=tuple(each for each in risks if _drives(row, each.row)),
                approvals=tuple(_approvals(record, row, own, ladders)),
                answers=tuple(answers),
            )
        )
    return tuple(found)


class _Grounds(NamedTuple):
    """What a decision can rest on that leads to projects."""

    projects: Linked
    strategies: Linked
    needs: Linked


def _projects(
    row: Row, on: _Grounds, answers: Iterable[Row], tells: Callable[[Row], bool]
) -> list[Row]:
    """The projects that a decision touches."""
    projects, strategies, needs = on
    direct = set(projects.ids(row, "rests_on"))
    named = [each for each in strategies.ids(row, "rests_on") if tells(strategies.rows[each])]
    grounds = {each for each in needs.ids(row, "rests_on") if tells(needs.rows[each])} | set(named)
    grounds |= {need.id for need in answers if need.cell("answer") in _WITH_PROJECTS}
    for each in named:
        direct |= set(projects.ids(strategies.rows[each], "becomes"))
    return [
        project
        for project in projects.rows.values()
        if project.id in direct or grounds & _targets(project, "strategies", "needs")
    ]


def _targets(row: Row, *fields: str) -> set[str]:
    """The ids to which a row leads."""
    found: Iterable[Target] = (target for field in fields for target in row.cell(field))
    return {target.id for target in found if target.id}


def _drives(decision: Row, risk: Row) -> bool:
    """Whether a risk is driven by a factor on which a decision rests."""
    return bool(_targets(decision, "rests_on") & _targets(risk, "driver"))


def _approvals(
    record: Record, row: Row, projects: Iterable[Row], ladders: dict[str, list[Row]]
) -> list[Row]:
    """The steps of the ladders, by what is approved and by rung; those without a rung last."""
    words = {_key(row.code), _key(row.subject)}
    found = {step.id: step for each in projects for step in ladders.get(each.id, ())}
    for step in record.rows(APPROVALS):
        if _key(step.cell("what")) in words:
            found.setdefault(step.id, step)
    order: dict[str, int] = {}
    for step in found.values():
        order.setdefault(_key(step.cell("what")), len(order))
    return sorted(
        found.values(),
        key=lambda step: (
            order[_key(step.cell("what"))],
            step.cell("rung") is None,
            step.cell("rung") or 0,
        ),
    )


def _key(words: str) -> str:
    return folded(clean_line(words))
