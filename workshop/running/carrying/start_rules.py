"""The rule for starting a project: waivers are recorded in the same change."""

from __future__ import annotations

from workshop.ballots.subjects import find_row
from workshop.carrying.gates import GateReader, Gates
from workshop.errors import Refused
from workshop.language import raised
from workshop.record.change import Change, Moment
from workshop.record.documents import Person
from workshop.record.record import Record
from workshop.record.rows import ROW_TYPES, Row
from workshop.registers.field_base import Target
from workshop.registers.kinds.carrying.waivers import WAIVERS
from workshop.registers.kinds.strategy.projects import BEGUN, PROJECTS, STARTED
from workshop.running.base.registry import rule_in_session
from workshop.running.base.written_rows import WrittenRows
from workshop.running.carrying.commands import GateWaiver, StartProject
from workshop.text import clean, listing


@rule_in_session(StartProject)
def start_project(record: Record, command: StartProject, moment: Moment) -> Change:
    """Mark the project as started, with a row for each waiver.

    That nothing else holds it up is asked of every change (`start_guard`).

    Raises:
        Refused: it has started already; or a waiver has no reason, is there twice, or is of
            something that does not hold the project up. All of these are listed.
    """
    project = record.get(ROW_TYPES[PROJECTS], command.project_id)
    if project.cell("state") in BEGUN:
        raise Refused(f"{project.code} is {project.cell('state')} already.")
    gates = GateReader(record).of(project)
    rows = WrittenRows(record, WAIVERS, moment, command.session_id)
    for waiver, row in _checked(record, gates, command.waived):
        rows.new(
            why=waiver.why,
            project=(Target(table=PROJECTS, id=project.id),),
            waives=(Target(table=row.TABLE, id=row.id),),
            waived_by=record.get(Person, waiver.waived_by).id,
            on=moment.today,
        )
    started = WrittenRows(record, PROJECTS, moment)
    started.change(project, state=STARTED)
    codes = [gate.row.code for gate in gates.holding_up if _is_waived(gate.row, command)]
    waived = f", {listing(codes)} waived" if codes else ""
    return Change(
        sentence=f"Started {project.code}{waived}", puts=(*rows.puts, *started.puts)
    )  # fmt: skip


def _is_waived(row: Row, command: StartProject) -> bool:
    return any(each.waives == row.id for each in command.waived)


def _checked(
    record: Record, gates: Gates, waivers: tuple[GateWaiver, ...]
) -> list[tuple[GateWaiver, Row]]:
    """Each waiver with what it waives.

    Raises:
        Refused: as the rule says.
    """
    holding = {each.row.id: each.row for each in gates.holding_up}
    found: dict[str, tuple[GateWaiver, Row]] = {}
    problems = []
    for waiver in waivers:
        row = holding.get(waiver.waives)
        if row is None:
            problems.append(f"{_called(record, waiver.waives)} does not hold it up")
        elif not clean(waiver.why).strip():
            problems.append(f"the waiver of {row.code} has no reason")
        elif row.id in found:
            problems.append(f"{row.code} is waived twice")
        else:
            found[row.id] = (waiver, row)
    if problems:
        raise Refused(f"{raised('; '.join(problems))}.")
    return list(found.values())


def _called(record: Record, row_id: str) -> str:
    """The code of a row, if there is one of that id."""
    row = find_row(record, row_id)
    return row.code if row else "what is waived"
