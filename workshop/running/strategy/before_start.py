"""A project is started once its ladder is climbed and its standards are met, or waived by name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from workshop.errors import Refused
from workshop.record.change import Change
from workshop.record.documents import Person
from workshop.record.record import Record
from workshop.record.rows import ROW_TYPES, Row
from workshop.registers.kinds.approvals import APPROVED
from workshop.registers.kinds.strategy.budget import BUDGET
from workshop.registers.kinds.strategy.projects import PROJECTS, STARTED
from workshop.registers.kinds.strategy.rules import OPEN, RULES
from workshop.strategy.linked import Linked
from workshop.strategy.money import amounts_of
from workshop.text import shorten

_STANDARD: Final = "standard"
"""The kind of rule that is a gate; a law and a contract have a day by which they must be met."""
_SHOWN: Final = 60


def require_ladder(record: Record, change: Change) -> None:
    """Make sure that no project is started that may not be.

    A project that is entered as started was so before anybody entered it, and is let through.

    Args:
        record: the record before the change.
        change: what would be done.

    Raises:
        Refused: an approval is missing, or a standard is neither met nor waived; the sentence says
            which, and what to do.
    """
    kind = ROW_TYPES[PROJECTS]
    for row in (each for each in change.puts if isinstance(each, kind)):
        before = record.find(kind, row.id)
        if before is None or row.cell("state") != STARTED or before.cell("state") == STARTED:
            continue
        if lacking := list(_lacking(record, row)):
            raise Refused(
                f"{row.code} “{shorten(row.subject, _SHOWN)}” cannot be started yet: "
                f"{'; '.join(lacking)}."
            )


def _lacking(record: Record, project: Row) -> Iterator[str]:
    """What stands between a project and its start, each as part of a sentence."""
    ladder = _leading_to(record, "approvals", "project", project)
    if not ladder:
        yield "nobody is entered who approves it; the register of approvals takes them"
    cost = _cost_of(record, project)
    for row in sorted(ladder, key=lambda each: each.cell("rung") or 0):
        above = row.cell("above")
        if row.cell("answer") == APPROVED or (above and cost is not None and cost <= above):
            continue
        person = record.find(Person, row.cell("approver"))
        name = person.name if person else "whoever approves"
        yield f"{row.code} waits for {name} ({row.cell('answer') or 'not asked'})"
    for row in _leading_to(record, RULES, "applies_to", project):
        if row.cell("rule_kind") == _STANDARD and row.cell("state") in ("", None, OPEN):
            rule = shorten(row.subject, _SHOWN)
            yield f"{row.code} “{rule}” is neither met nor waived by somebody, with the reason"


def _leading_to(record: Record, register: str, field: str, project: Row) -> list[Row]:
    """The rows of a register whose link leads to a project, in the order of entry."""
    projects = Linked(record, PROJECTS)
    return [row for row in record.rows(register) if project.id in projects.ids(row, field)]


def _cost_of(record: Record, project: Row) -> int | None:
    """What a project is likely to cost in all years, in cents; none where no line says so."""
    lines = [amounts_of(row) for row in _leading_to(record, BUDGET, "project", project)]
    known = [each.likely for each in lines if each]
    return sum(known) if known else None
