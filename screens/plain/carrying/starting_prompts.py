"""Projects at plain prompts: what each waits for, recorded or waived, and the start of one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from screens.plain.menus.menu import Choice, Engaged, offer, one_of
from workshop.carrying.gates import Gate, GateReader, Gates
from workshop.errors import Refused
from workshop.language import raised
from workshop.privacy.told_record import told_record
from workshop.record.rows import ROW_TYPES, Row
from workshop.registers.kinds.strategy.projects import BEGUN, PROJECTS
from workshop.running.carrying.commands import GateWaiver, StartProject
from workshop.running.carrying_rows import there_now, waived
from workshop.running.commands import Command
from workshop.running.words.as_said import Around, person_named
from workshop.text import plural, shorten

_LONGEST: Final = 60


def projects_menu(engaged: Engaged) -> None:
    """Offer the projects with what each waits for."""

    def choices() -> Iterator[Choice]:
        yield Choice("Tell what all wait for", partial(engaged.do, "projects"))
        for found in _all(engaged):
            project = found.project
            holding = plural(len(found.holding_up), "thing")
            state = project.cell("state") or "no state yet"
            waits = f", waits for {holding}" if found.holding_up and found.is_to_start else ""
            words = f"{project.code}: {shorten(project.subject, _LONGEST)}, {state}{waits}"
            yield Choice(words, partial(_one, engaged, project.id))

    offer(engaged.ask, lambda: "Which project?", choices)


def _begun(found: Gates) -> bool:
    return found.project.cell("state") in BEGUN


def _all(engaged: Engaged) -> tuple[Gates, ...]:
    with engaged.reading() as store:
        return GateReader(told_record(store.record)).all()


def _of(engaged: Engaged, project_id: str) -> Gates:
    """What a project waits for, as it is by now."""
    with engaged.reading() as store:
        record = store.record
        return GateReader(record).of(record.get(ROW_TYPES[PROJECTS], project_id))


def _one(engaged: Engaged, project_id: str) -> None:
    """Offer to start a project, and each thing that it waits for."""

    def title() -> str:
        found = _of(engaged, project_id)
        project = found.project
        if _begun(found):
            return f"{project.code} is {project.cell('state')}. What?"
        waits = plural(len(found.holding_up), "thing") if found.holding_up else "nothing"
        return f"{project.code} “{shorten(project.subject, _LONGEST)}” waits for {waits}. What?"

    def choices() -> Iterator[Choice]:
        found = _of(engaged, project_id)
        if not _begun(found):
            yield Choice("Start it", partial(_start, engaged, project_id))
        for gate in found.gates:
            if gate.holds_up:
                act = partial(_settle, engaged, project_id, gate.row.id)
                yield Choice(f"{gate.called}: {gate.lacks}", act)

    offer(engaged.ask, title, choices)


def _settle(engaged: Engaged, project_id: str, row_id: str) -> None:
    """Record that one thing is there now, or waive it."""
    found = _of(engaged, project_id)
    gate = next((each for each in found.gates if each.row.id == row_id), None)
    if gate is None:
        return
    acts = [("It is there now: approved, or met today", _there), ("Waive it", _waive)]
    act = one_of(engaged.ask, f"{gate.called}: {raised(gate.lacks)}. What?", acts)
    if act is not None and (command := act(engaged, gate, found.project)):
        engaged.send(command)


def _there(engaged: Engaged, gate: Gate, project: Row) -> Command | None:
    with engaged.reading() as store:
        return there_now(store.record, gate, project, store.moment().today)


def _waive(engaged: Engaged, gate: Gate, project: Row) -> Command | None:
    if (waiver := _waiver(engaged, gate)) is None:
        return None
    with engaged.reading() as store:
        record, today = store.record, store.moment().today
        return waived(record, gate, project, waiver.waived_by, waiver.why, today)


def _waiver(engaged: Engaged, gate: Gate) -> GateWaiver | None:
    """Who waives something, and why; none where nobody does."""
    while who := engaged.line("Who waives it? @handle or name (empty: nobody)"):
        try:
            with engaged.reading() as store:
                person = person_named(Around(store.record), who)
        except Refused as refused:  # said here: what was given for those before it is kept
            engaged.ask.tell(str(refused))
            continue
        if why := engaged.line("Why may it start without it? (empty: it is not waived)"):
            return GateWaiver(waives=gate.row.id, waived_by=person.id, why=why)
        engaged.ask.tell("A waiver needs a reason.")
    return None


def _start(engaged: Engaged, project_id: str) -> None:
    """Start a project; each thing that is open is asked about, and nothing is kept of a refusal.

    Raises:
        Refused: something was not waived. All of it is listed.
    """
    found = _of(engaged, project_id)
    given: list[GateWaiver] = []
    for place, gate in enumerate(found.holding_up, 1):
        engaged.ask.tell(
            f"{place} of {len(found.holding_up)}. {gate.called}: {raised(gate.lacks)}."
        )
        if (waiver := _waiver(engaged, gate)) is not None:
            given.append(waiver)
    engaged.send(StartProject(project_id=project_id, waived=tuple(given)))
