"""What the start of each project waits for, as an edition tells it.

Whether a project may start is told of the whole record; what is not told in the edition is said to
be so, without its words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop.carrying.gates import Gate, GateReader, Gates, GateWords
from workshop.language import say
from workshop.privacy.told_rows import NOT_NAMED, named_as
from workshop.programme.overview.carrying_facts import GateFact, ProjectGatesFact
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.kinds.carrying.waivers import WAIVERS
from workshop.registers.kinds.strategy.budget import BUDGET
from workshop.registers.kinds.strategy.projects import DONE, PROJECTS, STOPPED
from workshop.report.blocks import Column, Table
from workshop.report.strategy.told.counted import not_counted
from workshop.report.strategy.told.shown import shown
from workshop.report.view import Gathered
from workshop.text import listing
from workshop.times import short_day


class EditionWords(GateWords):
    """Gates in the words of an edition."""

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered

    def person(self, record: Record, person_id: str) -> str:
        """Somebody as they agreed to be told; empty where nothing of them may be."""
        del record  # the edition knows everybody
        found = named_as(self._gathered.telling, person_id) if person_id else ""
        return "" if found == say(NOT_NAMED) else found

    def cell(self, row: Row, field: str) -> str:
        """What a row says, as far as it is told."""
        told = shown(self._gathered, row.TABLE).get(row.id)
        return told.cells[field] if told else ""

    def code(self, row: Row) -> str:
        """What a row is called."""
        return self._gathered.telling.text(row.code)

    def tells_costs(self) -> bool:
        """It would be told by a rung that is or is not needed where a line is left out."""
        return not not_counted(self._gathered, BUDGET)


def gates_of(gathered: Gathered) -> tuple[ProjectGatesFact, ...]:
    """Every project that is told, with what its start waits or waited for; worked out once."""
    return gathered.once(_gates)


def _gates(gathered: Gathered) -> tuple[ProjectGatesFact, ...]:
    projects = shown(gathered, PROJECTS)
    reader = GateReader(gathered.record, EditionWords(gathered))
    return tuple(
        _project(gathered, each) for each in reader.all() if each.project.id in projects
    )  # fmt: skip


def _project(gathered: Gathered, found: Gates) -> ProjectGatesFact:
    row = shown(gathered, PROJECTS)[found.project.id]
    return ProjectGatesFact(
        id=row.code,
        text=row.cells["project"],
        state=str(row.row.cell("state") or ""),
        can_start=not found.holding_up,
        gates=tuple(told for each in found.gates if (told := _gate(gathered, each)) is not None),
    )


def _gate(gathered: Gathered, gate: Gate) -> GateFact | None:
    """A gate; none where it is not told and nothing waits for it."""
    told = shown(gathered, gate.row.TABLE).get(gate.row.id)
    if told is None and not gate.is_open:
        return None
    waiver = shown(gathered, WAIVERS).get(gate.waived.id) if gate.waived else None
    lacks = gate.lacks if told else say("something that is not told in this edition")
    return GateFact(
        kind=gate.kind,
        id=told.code if told else "",
        open=gate.is_open,
        lacks=lacks if gate.is_open else "",
        is_waived=gate.waived is not None,
        waived_by=waiver.cells["waived_by"] if waiver else "",
        why=waiver.cells["why"] if waiver else "",
        waived_on=waiver.row.cell("on") if waiver else None,
    )


# As blocks


def sentence(found: Sequence[ProjectGatesFact]) -> str:
    """Which projects may start and which must wait."""
    coming = [each for each in found if _may_come(each)]
    waiting = [each.id for each in coming if not each.can_start]
    ready = [each.id for each in coming if each.can_start and each.state != "started"]
    words = []
    if waiting:
        words.append(say("Not to be started yet: {codes}.", codes=listing(waiting)))
    if ready:
        words.append(say("Nothing holds up the start of {codes}.", codes=listing(ready)))
    return " ".join(words)


def _may_come(one: ProjectGatesFact) -> bool:
    return one.state not in (DONE, STOPPED, "started")


def table(found: Sequence[ProjectGatesFact]) -> Iterator[Table]:
    """Each project with what its start waits for, and what was waived; nothing without any."""
    rows = [each for each in found if _may_come(each) or _waived(each)]
    if not rows:
        return
    has_waivers = any(_waived(each) for each in rows)
    columns = [
        Column(title=say("Project"), weight=4),
        Column(title=say("State"), weight=2),
        Column(title=say("Its start waits for"), weight=6),
    ]
    columns += [Column(title=say("Waived"), weight=5)] if has_waivers else []
    yield Table(
        caption=say("What the start of each project waits for"),
        columns=tuple(columns),
        rows=tuple(
            (
                f"{each.id} {each.text}",
                say(each.state) if each.state else say("no state yet"),
                _waits_for(each),
                *(["\n".join(map(_waiver, _waived(each)))] if has_waivers else []),
            )
            for each in rows
        ),
    )


def _waived(one: ProjectGatesFact) -> list[GateFact]:
    return [gate for gate in one.gates if gate.open and gate.is_waived]


def _waits_for(one: ProjectGatesFact) -> str:
    if not _may_come(one):
        return "–"
    open_ = [gate for gate in one.gates if gate.open and not gate.is_waived]
    return "\n".join(map(_line, open_)) or say("nothing")


def _line(gate: GateFact) -> str:
    """What is not so, behind the code of what asks for it."""
    if gate.kind == "ladder" or not gate.id:
        return gate.lacks
    return say("{label}: {text}", label=gate.id, text=gate.lacks)


def _waiver(gate: GateFact) -> str:
    """Who let go of what, when and why, as far as that is told."""
    words = say(
        "{code} by {who}", code=gate.id or "–", who=gate.waived_by or say(NOT_NAMED)
    )  # fmt: skip
    if gate.waived_on:
        words = say("{what} on {day}", what=words, day=short_day(gate.waived_on))
    return say("{label}: {text}", label=words, text=gate.why) if gate.why else words
