"""The rows that one key enters or changes: that something is there now, was told, came out.

Each gives the command that a table would give for the same cells, so that it is checked, told and
undone alike.
"""

from __future__ import annotations

from collections.abc import Sequence
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
from workshop.text import listing
from workshop.times import short_day

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


def told_now(
    record: Record,
    notices: Sequence[Row],
    person_id: str | None,
    today: date,
    *,
    instead: bool = False,
) -> PutRows:
    """Record that notices were told today, all of them in one change.

    Args:
        record: the record.
        notices: the notices, one at least.
        person_id: who told those that name nobody; none leaves who was to tell them.
        today: the day.
        instead: whether it is said of those too that name somebody else.

    Raises:
        Refused: some were told before.
    """
    _none_of(notices, "told_on", "told")
    name = _person(record, person_id) if person_id else ""
    rows = []
    for notice in notices:
        by = {"told_by": name} if name and (instead or nobody_tells(notice)) else {}
        rows.append((notice, {"told_on": today.isoformat(), **by}))
    return _typed(NOTICES, *rows)


def nobody_tells(notice: Row) -> bool:
    """Whether nobody is named who tells a notice."""
    return not notice.cell("told_by")


def acknowledged_now(notices: Sequence[Row], today: date) -> PutRows:
    """Record that departments said today that they know; they were told by then.

    Args:
        notices: the notices to them, one at least.
        today: the day.

    Raises:
        Refused: some of them said so before.
    """
    _none_of(notices, "acknowledged_on", "acknowledged")
    day = today.isoformat()
    rows = (
        (each, {"acknowledged_on": day, **({} if each.cell("told_on") else {"told_on": day})})
        for each in notices
    )
    return _typed(NOTICES, *rows)


def _none_of(notices: Sequence[Row], field: str, words: str) -> None:
    """Refuse where one of some notices has a day already, or there is none."""
    if not notices:
        raise Refused("No notice waits for that.")
    if before := [each.code for each in notices if each.cell(field)]:
        were = "was" if len(before) == 1 else "were"
        raise Refused(f"{listing(before)} {were} {words} before.")


def waiting(told: ToldChange, field: str = "told_on") -> tuple[Row, ...]:
    """The notices of a change that are still to be told, in the order of departments.

    Args:
        told: the change.
        field: the day that they lack: `told_on`, or `acknowledged_on`.
    """
    return tuple(each for one in told.told for each in one.notices if not each.cell(field))


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


def answered(prediction: Row, outcome: str, today: date, *, again: bool = False) -> PutRows:
    """Record what came of a prediction, seen today.

    Args:
        prediction: the prediction.
        outcome: what came of it, one of `OUTCOMES`.
        today: the day.
        again: whether it may stand in the place of an answer that was given before.

    Raises:
        Refused: it is none of the outcomes, or it was answered before.
    """
    if outcome not in OUTCOMES:
        raise Refused(f"What came of it is one of: {', '.join(OUTCOMES)}.")
    if not again and (before := answer_before(prediction)):
        raise Refused(f"{before}.")
    cells = {"outcome": outcome, "known_on": today.isoformat()}
    return _typed(PREDICTIONS, (prediction, cells))


def answer_before(prediction: Row) -> str:
    """What was said to have come of a prediction, as a sentence; empty where nothing was."""
    if not (outcome := prediction.cell("outcome")):
        return ""
    known_on = prediction.cell("known_on")
    on = f" on {short_day(known_on)}" if known_on else ""
    return f"{prediction.code} was answered before{on}: {outcome}"


def looked_at_again(signal: Row, review: date, today: date) -> PutRows:
    """Record that a signal is watched on, and when it is looked at next.

    Raises:
        Refused: that day has gone by, or is before the signal was seen.
    """
    seen = signal.cell("seen_on")
    if seen and review < seen:
        raise Refused(
            f"{signal.code} was seen on {short_day(seen)}: it cannot be looked at next on "
            f"{short_day(review)}, before that."
        )
    if review < today:
        raise Refused(
            f"{short_day(review)} has gone by: give a day from {short_day(today)} on for the next "
            f"review of {signal.code}."
        )
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
