"""What the start of each project waits for, as an edition tells it.

What an edition leaves out holds no project up in it, so that it shows in nothing that is told; the
words say then that only what is told is meant. So a rung above a sum is asked of what the told
lines cost. That something is not there at all is not said where some of its kind is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from workshop.carrying.gates import GATE_REGISTERS, Gate, GateReader, Gates, GateWords
from workshop.language import say
from workshop.privacy.told_rows import NOT_NAMED, name_told
from workshop.programme.overview.carrying_facts import GateFact, ProjectGatesFact
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.kinds.approvals import APPROVALS
from workshop.registers.kinds.carrying.conditions import CONDITIONS
from workshop.registers.kinds.carrying.waivers import WAIVERS
from workshop.registers.kinds.decisions import DECISIONS
from workshop.registers.kinds.strategy.budget import BUDGET
from workshop.registers.kinds.strategy.projects import PROJECTS
from workshop.report.blocks import Column, Table
from workshop.report.strategy.told.counted import not_counted
from workshop.report.strategy.told.shown import shown, without_hidden
from workshop.report.view import Gathered
from workshop.text import listing
from workshop.times import short_day

_HANGS_ON = (*GATE_REGISTERS, WAIVERS, BUDGET)
"""The registers of whose rows it hangs whether a project may start."""


class EditionWords(GateWords):
    """Gates in the words of an edition."""

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered

    def person(self, record: Record, person_id: str) -> str:
        """Somebody as they agreed to be told; empty where nothing of them may be."""
        del record  # the edition knows everybody
        return name_told(self._gathered.telling, person_id)

    def cell(self, row: Row, field: str) -> str:
        """What a row says, as far as it is told."""
        told = shown(self._gathered, row.TABLE).get(row.id)
        return told.cells[field] if told else ""

    def code(self, row: Row) -> str:
        """What a row is called."""
        return self._gathered.telling.text(row.code)


def gates_of(gathered: Gathered) -> tuple[ProjectGatesFact, ...]:
    """Every project that is told, with what its start waits or waited for; worked out once."""
    return gathered.once(_gates)


def _gates(gathered: Gathered) -> tuple[ProjectGatesFact, ...]:
    return tuple(_project(gathered, each) for each in read(gathered))


def read(gathered: Gathered) -> tuple[Gates, ...]:
    """The gates of every project that is told, in the words of the edition; worked out once."""
    return gathered.once(_read)


def _read(gathered: Gathered) -> tuple[Gates, ...]:
    found = GateReader(gathered.once(_starts_record), EditionWords(gathered)).all()
    return tuple(
        msgspec.structs.replace(
            each, gates=tuple(gate for gate in each.gates if _lacks_for_certain(gathered, gate))
        )
        for each in found
    )


def _starts_record(gathered: Gathered) -> Record:
    """The record without the rows on which starts hang and that are not told."""
    return without_hidden(gathered, _HANGS_ON)


def _lacks_for_certain(gathered: Gathered, gate: Gate) -> bool:
    """Whether a gate that rests on something not being there may be told: some may be left out."""
    if gate.kind == "ladder":
        return not not_counted(gathered, APPROVALS)
    if gate.kind == "condition" and gate.row.TABLE == DECISIONS:
        return not not_counted(gathered, CONDITIONS)
    return True


def _project(gathered: Gathered, found: Gates) -> ProjectGatesFact:
    row = shown(gathered, PROJECTS)[found.project.id]
    return ProjectGatesFact(
        id=row.code,
        text=row.cells["project"],
        state=str(row.row.cell("state") or ""),
        can_start=not found.holding_up,
        gates=tuple(_gate(gathered, each) for each in found.gates),
    )


def _gate(gathered: Gathered, gate: Gate) -> GateFact:
    waiver = shown(gathered, WAIVERS)[gate.waived.id] if gate.waived else None
    return GateFact(
        kind=gate.kind,
        id=shown(gathered, gate.row.TABLE)[gate.row.id].code,
        open=gate.is_open,
        lacks=gate.lacks,
        is_waived=gate.waived is not None,
        waived_by=waiver.cells["waived_by"] if waiver else "",
        why=waiver.cells["why"] if waiver else "",
        waived_on=waiver.row.cell("on") if waiver else None,
    )


# As blocks


def sentence(gathered: Gathered) -> str:
    """Which projects may start and which must wait, as far as it is told."""
    found = gates_of(gathered)
    coming = [each for each in found if each.is_to_start]
    waiting = [each.id for each in coming if not each.can_start]
    ready = [each.id for each in coming if each.can_start]
    words = []
    if waiting:
        words.append(say("Not to be started yet: {codes}.", codes=listing(waiting)))
    if ready and gathered.telling.open:
        words.append(say("Nothing holds up the start of {codes}.", codes=listing(ready)))
    elif ready:
        words.append(say("Nothing told here holds up the start of {codes}.", codes=listing(ready)))
    return " ".join(words)


def table(found: Sequence[ProjectGatesFact]) -> Iterator[Table]:
    """Each project with what its start waits for, and what was waived; nothing without any."""
    rows = [each for each in found if each.is_to_start or each.waived]
    if not rows:
        return
    yield Table(
        caption=say("What the start of each project waits for"),
        columns=(
            Column(title=say("Code")),
            Column(title=say("Project"), weight=5),
            Column(title=say("State"), weight=2),
            Column(title=say("Its start waits for"), weight=9),
        ),
        rows=tuple(
            (
                each.id,
                each.text,
                say(each.state) if each.state else say("no state yet"),
                "\n".join(_waits_for(each)),
            )
            for each in rows
        ),
    )


def _waits_for(one: ProjectGatesFact) -> Iterator[str]:
    """What its start waits for, then what was waived, a line each."""
    if one.is_to_start:
        yield from map(_line, one.holding_up) if one.holding_up else (say("nothing"),)
    for gate in one.waived:
        yield say("waived: {what}", what=_waiver(gate))


def _line(gate: GateFact) -> str:
    """What is not so, behind the code of what asks for it."""
    if gate.kind == "ladder":
        return gate.lacks
    return say("{label}: {text}", label=gate.id, text=gate.lacks)


def _waiver(gate: GateFact) -> str:
    """Who let go of what, when and why, as far as that is told."""
    words = say("{code} by {who}", code=gate.id, who=gate.waived_by or say(NOT_NAMED))
    if gate.waived_on:
        words = say("{what} on {day}", what=words, day=short_day(gate.waived_on))
    return say("{label}: {text}", label=words, text=gate.why) if gate.why else words
