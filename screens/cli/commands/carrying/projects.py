"""The commands that tell what projects wait for, and start one."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from functools import partial

import msgspec

from screens.base.terminal_output import as_text
from screens.cli.commands.carrying.telling import tell
from screens.cli.commands.lookup import carried_out, each_of, pair_of
from sessions.store.store import Store
from workshop.carrying.gates import Gate, GateReader, Gates
from workshop.errors import Refused
from workshop.record.documents import Person
from workshop.record.meanings import Meaning
from workshop.record.record import Record
from workshop.running.carrying.commands import GateWaiver, StartProject
from workshop.running.commands import Command
from workshop.running.words.as_said import LOOK_UPS, Around, person_named, session_named


class GateFact(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a project waits for."""

    kind: str
    id: str
    """Its code."""
    open: bool
    lacks: str
    """What is not so, in words; empty where it is."""
    waived_by: str | None = None
    """Who waived it, by name."""
    why: str = ""
    """Why they did."""


class ProjectFact(msgspec.Struct, frozen=True, kw_only=True):
    """A project and what its start hangs on."""

    id: str
    text: str
    state: str
    cost: float | None
    """Likely cost, in the unit of the table; none where it is not known."""
    waits: bool
    """Whether its start is still to come; what has started, is done or was stopped waits not."""
    can_start: bool
    gates: tuple[GateFact, ...]


def projects(arguments: Namespace) -> int:
    """Tell what each project waits for."""
    return tell(arguments, lambda record, _: _facts(record), _lines, named="projects")


def start(arguments: Namespace) -> int:
    """Mark a project as started; what is lacking is refused, or waived by name for a reason."""

    def command(store: Store) -> Command:
        record, said = store.record, arguments.session
        project, session, waived = each_of(
            lambda: LOOK_UPS[Meaning.PROJECT](Around(record), as_text(arguments.project)),
            lambda: session_named(record, as_text(said)).id if said else None,
            lambda: _waivers(record, arguments),
        )
        return StartProject(project_id=project, waived=tuple(waived), session_id=session)

    return carried_out(arguments, command)


def _waivers(record: Record, arguments: Namespace) -> list[GateWaiver]:
    """The waivers that were given, each by whoever waives.

    Raises:
        Refused: words are not CODE=REASON, or mean nothing; or nobody was named who waives. All
            of it is told.
    """
    if not arguments.waive:
        return []
    around = Around(record)

    def who() -> str:
        if arguments.by is None:
            raise Refused("Say who waives, by name: --by WHO.")
        return person_named(around, as_text(arguments.by)).id

    def gate(word: str) -> tuple[str, str]:
        code, why = pair_of(word, "CODE=REASON")
        return LOOK_UPS[Meaning.GATE](around, code), why

    by, *gates = each_of(who, *(partial(gate, word) for word in arguments.waive))
    return [GateWaiver(waives=code, waived_by=by, why=why) for code, why in gates]


def _facts(record: Record) -> list[ProjectFact]:
    return [_fact(record, each) for each in GateReader(record).all()]


def _fact(record: Record, found: Gates) -> ProjectFact:
    return ProjectFact(
        id=found.project.code,
        text=found.project.subject,
        state=found.project.cell("state"),
        cost=None if found.cost is None else found.cost / 100,
        waits=found.is_to_start,
        can_start=not found.holding_up,
        gates=tuple(_gate(record, each) for each in found.gates),
    )


def _gate(record: Record, gate: Gate) -> GateFact:
    waiver = gate.waived
    person = record.find(Person, waiver.cell("waived_by")) if waiver else None
    return GateFact(
        kind=gate.kind,
        id=gate.row.code,
        open=gate.is_open,
        lacks=gate.lacks,
        waived_by=person.name if person else None,
        why=waiver.subject if waiver else "",
    )


def _lines(found: list[ProjectFact]) -> Iterator[str]:
    if not found:
        yield "There are no projects yet."
    for each in found:
        state = each.state or "no state yet"
        yield f"{each.id} {each.text} · {state}"
        for gate in each.gates:
            if gate.waived_by is not None:
                yield f"  ◇ {gate.id}: {gate.lacks}; waived by {gate.waived_by}: {gate.why}"
            elif gate.open:  # of what runs already, or is over, it holds nothing up
                code = "" if gate.kind == "ladder" else f"{gate.id}: "
                yield f"  {'○' if each.waits else '·'} {code}{gate.lacks}"
            else:
                yield f"  ✓ {gate.id}"
