"""How a project is started by keys: at once where nothing is open, else by the dialog."""

from __future__ import annotations

from screens.dialogs.acting import ActedOn, perform_and_tell, refusal_of
from screens.dialogs.asked import people_in
from screens.starting.start_dialog import StartDialog
from workshop.carrying.gates import GateReader
from workshop.record.rows import ROW_TYPES
from workshop.registers.kinds.strategy.projects import BEGUN, PROJECTS
from workshop.running.carrying.commands import StartProject


async def start_project(
    screen: ActedOn,
    project_id: str,
    session_id: str | None = None,
    none_yet: str = "There is no project yet: enter one in this table first.",
) -> None:
    """Start a project; what it waits for is listed, and waived by name or recorded first.

    Args:
        screen: where it is asked for.
        project_id: the id of the project; where there is none of it, that is said.
        session_id: the session in which it is done, where it is in one.
        none_yet: what is said where there is no project at all.
    """
    record = screen.store.record
    project = record.find(ROW_TYPES[PROJECTS], project_id)
    if project is None:
        screen.warn("Put the cursor on a project first." if record.rows(PROJECTS) else none_yet)
        return
    if project.cell("state") in BEGUN:
        screen.warn(f"{project.code} is {project.cell('state')} already.")
        return
    gates = GateReader(record).of(project)
    command: StartProject | None = StartProject(project_id=project.id, session_id=session_id)
    if gates.holding_up:
        dialog = StartDialog(
            gates,
            people_in(record),
            lambda wanted: refusal_of(screen.store, wanted),
            session_id,
        )
        command = await screen.app.push_screen_wait(dialog)
    perform_and_tell(screen, command)
