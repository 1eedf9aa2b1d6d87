"""The rows that one key enters or changes: that something is there now, was told, came out.

Each gives the command that a table would give for the same cells, so that it is checked, told and
undone alike.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from workshop.carrying.gates import Gate
from workshop.carrying.told_changes import ToldChange
from workshop.errors import Refused
from workshop.record.documents import Department
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.kinds.approvals import APPROVALS, APPROVED
from workshop.registers.kinds.carrying.conditions import CONDITIONS, MET
from workshop.registers.kinds.carrying.predictions import (
    HAPPENED,
    NOT_HAPPENED,
    NOT_KNOWN,
    PREDICTIONS,
)
from workshop.registers.kinds.carrying.signals import LET_GO, SIGNALS, TAKEN_UP, WATCHED
from workshop.registers.kinds.carrying.waivers import WAIVERS
from workshop.registers.kinds.decisions import DECISIONS
from workshop.registers.kinds.strategy import rules
from workshop.registers.kinds.strategy.notices import NOTICES
from workshop.registers.numbers import write_cents, write_number
from workshop.running.row_commands import PutRows, RowText
from workshop.running.row_names import RecordNames

OUTCOMES: Final = (HAPPENED, NOT_HAPPENED, NOT_KNOWN)
"""What can come of a prediction."""


def _typed(register: str, *rows: tuple[Row | None, dict[str, str]]) -> PutRows:
    """Rows as they would be typed: new ones, or cells of those that are there."""
    given = tuple(RowText(values={**cells}, row_id=row.id if row else None) for row, cells in rows)
    return PutRows(register=register, rows=given)


def _person(record: Record, person_id: str) -> str:
    return RecordNames(record).name("person", person_id)


# What a start waits for


def there_now(record: Record, gate: Gate, project: Row, today: date) -> PutRows:
    """Record that what a gate asks for is there now: approved, or met.

    An approval that is asked of every project above a sum, and a condition in the words of a
    decision, become a row of this project.

    Raises:
        Refused: it is there already, or no cell says that it is: there is no ladder, or a project
            before it is not done.
    """
    row, day = gate.row, today.isoformat()
    if not gate.is_open:
        raise Refused(f"{row.code} is there already.")
    if gate.kind == "ladder":
        raise Refused(
            f"Nobody is asked to approve {project.code}: enter who does in the approval ladder."
        )
    if gate.kind == "project":
        raise Refused(f"{row.code} must be done first: its state says so.")
    if gate.kind == "rule":
        return _typed(rules.RULES, (row, {"state": rules.MET}))
    if gate.kind == "approval":
        answer = {"answer": APPROVED, "answered_on": day}
        if row.cell("project"):
            return _typed(APPROVALS, (row, answer))
        return _typed(APPROVALS, (None, {**_asked(record, row, project), **answer}))
    met = {"state": MET, "met_on": day}
    if row.TABLE == DECISIONS:
        words = {
            "condition": row.cell("conditions"),
            "decision": row.code,
            "project": project.code,
        }
        return _typed(CONDITIONS, (None, {**words, **met}))
    return _typed(CONDITIONS, (row, met))


def _asked(record: Record, row: Row, project: Row) -> dict[str, str]:
    """An approval of every project above a sum, as asked of one."""
    rung = row.cell("rung")
    return {
        "what": project.subject,
        "approver": _person(record, row.cell("approver")),
        "rung": "" if rung is None else write_number(rung),
        "above": write_cents(row.cell("above")),
        "project": project.code,
    }


def waived(
    record: Record, gate: Gate, project: Row, person_id: str, why: str, today: date
) -> PutRows:
    """Record that a project may start without something, before it is started.

    Raises:
        Refused: the project does not wait for it, or there is no reason.
    """
    if not gate.holds_up:
        raise Refused(f"{project.code} does not wait for {gate.row.code}.")
    if not why.strip():
        raise Refused("A waiver needs a reason.")
    cells = {
        "why": why,
        "project": project.code,
        "waives": gate.row.code,
        "waived_by": _person(record, person_id),
        "on": today.isoformat(),
    }
    return _typed(WAIVERS, (None, cells))


# Who is told


def told_now(record: Record, notice: Row, person_id: str | None, today: date) -> PutRows:
    """Record that a notice was told today.

    Args:
        record: the record.
        notice: the notice.
        person_id: who told it; none leaves who was to tell it.
        today: the day.

    Raises:
        Refused: it was told before.
    """
    if notice.cell("told_on"):
        raise Refused(f"{notice.code} was told before.")
    by = {"told_by": _person(record, person_id)} if person_id else {}
    return _typed(NOTICES, (notice, {"told_on": today.isoformat(), **by}))


def acknowledged_now(notice: Row, today: date) -> PutRows:
    """Record that a department said today that it knows; it was told by then.

    Raises:
        Refused: it said so before.
    """
    if notice.cell("acknowledged_on"):
        raise Refused(f"{notice.code} was acknowledged before.")
    day = today.isoformat()
    told = {} if notice.cell("told_on") else {"told_on": day}
    return _typed(NOTICES, (notice, {"acknowledged_on": day, **told}))


def missing_notices(record: Record, told: ToldChange) -> PutRows:
    """A notice of a change to every department that has none, in the words of the change.

    Raises:
        Refused: every department has one, or nobody said what the project changes.
    """
    change = told.change
    if change is None:
        raise Refused(f"Nobody said what {told.row.code} changes: enter that in its changes.")
    names = RecordNames(record)
    departments = [record.get(Department, each) for each in told.without_notice]
    if not departments:
        raise Refused(f"Every department has a notice of {change.code}.")
    words = change.cell("will_be") or change.subject
    rows = (
        {
            "message": words,
            "change": change.code,
            "department": names.name("department", each.id),
        }
        for each in departments
    )
    return _typed(NOTICES, *((None, cells) for cells in rows))


# What is watched


def answered(prediction: Row, outcome: str, today: date) -> PutRows:
    """Record what came of a prediction, seen today.

    Raises:
        Refused: it is none of the outcomes.
    """
    if outcome not in OUTCOMES:
        raise Refused(f"What came of it is one of: {', '.join(OUTCOMES)}.")
    cells = {"outcome": outcome, "known_on": today.isoformat()}
    return _typed(PREDICTIONS, (prediction, cells))


def looked_at_again(signal: Row, review: date) -> PutRows:
    """Record that a signal is watched on, and when it is looked at next."""
    return _typed(SIGNALS, (signal, {"review": review.isoformat(), "state": WATCHED}))


def over(signal: Row, state: str) -> PutRows:
    """Record that a signal was taken up or let go.

    Raises:
        Refused: it is neither.
    """
    if state not in (TAKEN_UP, LET_GO):
        raise Refused(f"A signal is {TAKEN_UP} or {LET_GO}.")
    return _typed(SIGNALS, (signal, {"state": state}))


def entered(register: str, cells: dict[str, str]) -> PutRows:
    """A new row of what a dialog or a prompt asked for: by the ids of fields, what was typed."""
    return _typed(register, (None, {name: text for name, text in cells.items() if text.strip()}))
