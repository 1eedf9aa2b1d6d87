"""What must be so before a project starts: approvals, conditions, rules, projects before it.

A gate is open until what it asks for is recorded, or somebody waived it by name for a reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

import msgspec

from workshop.language import say
from workshop.needs.agreed import currency_row
from workshop.record.documents import Person
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.kinds.approvals import APPROVALS, APPROVED, REFUSED
from workshop.registers.kinds.approvals import REGISTER as LADDER
from workshop.registers.kinds.carrying.conditions import CONDITIONS, MET
from workshop.registers.kinds.carrying.waivers import WAIVERS
from workshop.registers.kinds.decisions import CARRIED, DECISIONS
from workshop.registers.kinds.strategy.projects import BEGUN, DONE, PROJECTS, STOPPED
from workshop.registers.kinds.strategy.rules import OPEN, RULES, STANDARD
from workshop.registers.money_words import money_told
from workshop.strategy.linked import Linked
from workshop.strategy.money import likely_costs

GATE_REGISTERS: Final = (APPROVALS, CONDITIONS, RULES, DECISIONS, PROJECTS)
"""The registers of whose rows a project's start may wait for some."""

GateKind = Literal["ladder", "approval", "condition", "rule", "project"]
"""What a gate asks for: that there is a ladder at all, or one row of a register."""


class Gate(msgspec.Struct, frozen=True, kw_only=True):
    """Something that must be so before a project starts."""

    kind: GateKind
    row: Row
    """What asks for it: the approval, condition, rule, decision or project before it; the project
    itself where it has no approval ladder."""
    is_open: bool
    """Whether it is not so yet."""
    lacks: str
    """What is not so, as a sentence without its stop; empty where it is."""
    waived: Row | None = None
    """The waiver that lets the project start all the same; none where nobody gave one."""

    @property
    def holds_up(self) -> bool:
        """Whether the project must not start for it."""
        return self.is_open and self.waived is None

    @property
    def called(self) -> str:
        """The code of what asks for it; of the ladder that there is none of, what a ladder is."""
        return LADDER.title if self.kind == "ladder" else self.row.code


class Gates(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a project's start hangs on."""

    project: Row
    cost: int | None
    """The likely cost of its budget lines in cents; none where none says an amount."""
    gates: tuple[Gate, ...]
    """The ladder in the order of its rungs, then conditions, rules, projects before it."""

    @property
    def is_to_start(self) -> bool:
        """Whether the project has not started and was not stopped."""
        return self.project.cell("state") not in (*BEGUN, STOPPED)

    @property
    def holding_up(self) -> tuple[Gate, ...]:
        """Those for which it must not start."""
        return tuple(each for each in self.gates if each.holds_up)

    @property
    def waived(self) -> tuple[Gate, ...]:
        """Those that are open and were waived."""
        return tuple(each for each in self.gates if each.is_open and each.waived)


class GateWords:
    """What gates are told in: as it was entered. An edition that tells less has one of its own."""

    def person(self, record: Record, person_id: str) -> str:
        """What somebody is called; empty where nobody is named."""
        person = record.find(Person, person_id)
        return person.name if person else ""

    def cell(self, row: Row, field: str) -> str:
        """What a row says in a field of text."""
        return str(row.cell(field) or "")

    def code(self, row: Row) -> str:
        """What a row is called."""
        return row.code


class GateReader:
    """Reads the gates of projects; what they share is looked up once.

    Args:
        record: the whole record.
        words: what they are told in; as it was entered unless given.
    """

    def __init__(self, record: Record, words: GateWords | None = None) -> None:
        self._record = record
        self._words = words or GateWords()
        self._projects = Linked(record, PROJECTS)
        self._decisions = Linked(record, DECISIONS)
        self._approvals = self._projects.grouped(record.rows(APPROVALS), "project")
        self._above = [
            row
            for row in record.rows(APPROVALS)
            if not row.cell("project") and row.cell("above") is not None
        ]
        self._costs = likely_costs(record, self._projects)
        self._waivers = self._waivers_given()

    def of(self, project: Row) -> Gates:
        """What the start of a project hangs on."""
        cost = self._costs.get(project.id)
        found = [
            *self._ladder(project, cost),
            *self._conditions(project),
            *self._rules(project),
            *self._before(project),
        ]
        return Gates(project=project, cost=cost, gates=tuple(found))

    def all(self) -> tuple[Gates, ...]:
        """Those of every project, as they were entered."""
        return tuple(self.of(each) for each in self._projects.rows.values())

    # Where each kind of gate is from

    def _ladder(self, project: Row, cost: int | None) -> Iterator[Gate]:
        """The rungs of its ladder: those that name it, and those of every project above a sum."""
        own = self._approvals.get(project.id, [])
        answered = {row.cell("approver") for row in own}
        general = [row for row in self._above if row.cell("approver") not in answered]
        asked = [row for row in (*own, *general) if _asked_at(row, cost)]
        for row in sorted(asked, key=_rung):
            yield self._gate("approval", project, row, self._not_approved(row, project, cost))
        if not own and not self._above:
            lacks = say(
                "no approval ladder says who approves {project}",
                project=self._words.code(project),
            )
            yield self._gate("ladder", project, project, lacks)

    def _not_approved(self, row: Row, project: Row, cost: int | None) -> str:
        """Why an approval is not there; empty where it is."""
        who = self._words.person(self._record, row.cell("approver")) or say("somebody")
        if not row.cell("project"):
            if cost is None:
                return say(
                    "{who} approves what costs more than {sum}, and what {project} costs is not "
                    "known",
                    who=who,
                    sum=self._money(row),
                    project=self._words.code(project),
                )
            return say(
                "{who} approves what costs more than {sum}, and was not asked about {project}",
                who=who,
                sum=self._money(row),
                project=self._words.code(project),
            )
        if row.cell("answer") == APPROVED:
            return ""
        if row.cell("answer") == REFUSED:
            return say("{who} refused it", who=who)
        needs = self._words.cell(row, "needs")
        if needs:
            return say("{who} has not approved it, and needs before: {needs}", who=who, needs=needs)
        return say("{who} has not approved it", who=who)

    def _conditions(self, project: Row) -> Iterator[Gate]:
        """Its conditions, and those of decisions on it whose words stand in no row for it."""
        decisions = self._decisions
        taken_apart: set[str] = set()
        for row in self._record.rows(CONDITIONS):
            decided = decisions.one(row, "decision")
            named = self._projects.one(row, "project")
            of_decision = decisions.rows.get(decided)
            here = named == project.id or (
                not named and of_decision is not None and self._rests_on(of_decision, project)
            )
            if here:
                taken_apart.add(decided)
                met = row.cell("state") == MET
                condition = self._words.cell(row, "condition")
                lacks = "" if met else say("“{condition}” is not met yet", condition=condition)
                yield self._gate("condition", project, row, lacks)
        for row in decisions.rows.values():
            words = row.cell("conditions")
            if (
                words
                and row.id not in taken_apart
                and row.cell("result") == CARRIED
                and self._rests_on(row, project)
            ):
                lacks = say(
                    "nobody said that its condition is met: “{words}”",
                    words=self._words.cell(row, "conditions"),
                )
                yield self._gate("condition", project, row, lacks)

    def _rests_on(self, decision: Row, project: Row) -> bool:
        return project.id in self._projects.ids(decision, "rests_on")

    def _rules(self, project: Row) -> Iterator[Gate]:
        """The standards that it must meet; a law and a contract have a day for that instead."""
        for row in self._record.rows(RULES):
            is_gate = row.cell("rule_kind") in ("", STANDARD)
            if is_gate and project.id in self._projects.ids(row, "applies_to"):
                is_open = row.cell("state") in ("", OPEN)
                rule = self._words.cell(row, "rule")
                lacks = say("“{rule}” is not met yet", rule=rule) if is_open else ""
                yield self._gate("rule", project, row, lacks)

    def _before(self, project: Row) -> Iterator[Gate]:
        """The projects that must be done before it."""
        for each in self._projects.ids(project, "depends_on"):
            row = self._projects.rows[each]
            done = row.cell("state") == DONE
            name = self._words.cell(row, "project")
            lacks = "" if done else say("“{project}” is not done yet", project=name)
            yield self._gate("project", project, row, lacks)

    def _money(self, row: Row) -> str:
        """The sum above which somebody approves, with what money is counted in."""
        limit = currency_row(self._record)
        return money_told(row.cell("above"), limit.cell("unit") if limit else "")

    def _gate(self, kind: GateKind, project: Row, row: Row, lacks: str) -> Gate:
        waived = self._waivers.get((project.id, row.id)) if lacks else None
        return Gate(kind=kind, row=row, is_open=bool(lacks), lacks=lacks, waived=waived)

    # What all projects share

    def _waivers_given(self) -> dict[tuple[str, str], Row]:
        """By the ids of a project and of what is waived, the first waiver that says so.

        What nobody waived by name lets no project start. One that has started keeps it: who gave
        it may have been erased since.
        """
        found: dict[tuple[str, str], Row] = {}
        for row in self._record.rows(WAIVERS):
            project = self._projects.one(row, "project")
            if not (row.cell("waived_by") or self._has_begun(project)):
                continue
            for target in row.cell("waives"):
                found.setdefault((project, target.id), row)
        return found

    def _has_begun(self, project_id: str) -> bool:
        project = self._projects.rows.get(project_id)
        return project is not None and project.cell("state") in BEGUN


def _asked_at(row: Row, cost: int | None) -> bool:
    """Whether an approval is needed at a cost; one that is not known may be above any sum."""
    above = row.cell("above")
    return above is None or cost is None or cost > above


def _rung(row: Row) -> tuple[float, str]:
    rung = row.cell("rung")
    return (float("inf") if rung is None else float(rung), row.id)
