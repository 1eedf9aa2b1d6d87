"""The strategy map: objectives and goals in four perspectives, with cause and effect.

From Kaplan & Norton (2004): what is learnt carries the work inside, that carries customers, and
these the money. Which goal leads to which is entered; nothing is guessed from where they stand.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from workshop.record.documents import Person
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.kinds.objectives import PERSPECTIVES
from workshop.registers.kinds.strategies import STRATEGIES
from workshop.registers.kinds.strategy.goals import GOALS
from workshop.registers.kinds.strategy.projects import PROJECTS, STOPPED
from workshop.strategy.linked import Linked

OBJECTIVES = "objectives"
INDICATORS = "indicators"

MEASURE = "measure"
TARGET = "target"
INITIATIVE = "initiative"


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """An objective or a goal on the map."""

    row: Row
    perspective: str
    """Its own; of a goal without one that of the first objective that it serves which has one;
    empty where there is none."""
    department_id: str | None
    """Whose it is: that of the objective, else of its owner."""
    lacks: tuple[str, ...]
    """What it has not of `measure`, `target` and `initiative`."""

    @property
    def id(self) -> str:
        """The id of its row."""
        return self.row.id


class Link(msgspec.Struct, frozen=True):
    """What leads to what, by the ids of rows: a goal to a goal, or to an objective it serves."""

    cause: str
    effect: str


class StrategyMap(msgspec.Struct, frozen=True, kw_only=True):
    """All objectives and goals, and how they hang together."""

    nodes: tuple[Node, ...]
    """Objectives, then goals, each as they were entered."""
    links: tuple[Link, ...]

    @property
    def unlinked(self) -> tuple[Node, ...]:
        """Those that lead nowhere and to which nothing leads."""
        linked = {each for link in self.links for each in (link.cause, link.effect)}
        return tuple(node for node in self.nodes if node.id not in linked)

    @property
    def lacking(self) -> tuple[Node, ...]:
        """Those that have no measure, no target or no initiative."""
        return tuple(node for node in self.nodes if node.lacks)

    def in_perspective(self, perspective: str) -> tuple[Node, ...]:
        """Those of a perspective; those of none under an empty name."""
        return tuple(node for node in self.nodes if node.perspective == perspective)

    def part_of(self, department_id: str) -> StrategyMap:
        """The part of a department: what is its own, with what leads there and what that leads to.

        Of the others none is followed further, and links between two of them are left out.
        """
        own = {node.id for node in self.nodes if node.department_id == department_id}
        links = tuple(each for each in self.links if {each.cause, each.effect} & own)
        near = own | {each for link in links for each in (link.cause, link.effect)}
        return StrategyMap(nodes=tuple(n for n in self.nodes if n.id in near), links=links)


def map_of(record: Record) -> StrategyMap:
    """The strategy map of a record.

    A measure is what the row says, or an indicator that serves the objective; a target its figure
    or wanted value; an initiative a strategy or a project that was not stopped. What a goal has
    counts for the objectives that it serves.
    """
    objectives, goals = Linked(record, OBJECTIVES), Linked(record, GOALS)
    serves = {row.id: objectives.ids(row, "objective") for row in goals.rows.values()}
    has = _has(record, objectives, goals)
    for goal, those in serves.items():
        for each in those:
            has[each] |= has[goal]
    perspectives = {row.id: row.cell("perspective") for row in objectives.rows.values()}
    for goal, row in goals.rows.items():
        theirs = (perspectives[each] for each in serves[goal])
        perspectives[goal] = row.cell("perspective") or next(filter(None, theirs), "")
    links = [
        Link(row.id, each)
        for row in goals.rows.values()
        for each in (*goals.ids(row, "leads_to"), *serves[row.id])
        if each != row.id
    ]
    return StrategyMap(
        nodes=tuple(
            Node(
                row=row,
                perspective=perspectives[row.id],
                department_id=_department(record, row),
                lacks=tuple(e for e in (MEASURE, TARGET, INITIATIVE) if e not in has[row.id]),
            )
            for row in (*objectives.rows.values(), *goals.rows.values())
        ),
        links=tuple(links),
    )


def empty_perspectives(found: StrategyMap) -> tuple[str, ...]:
    """The perspectives in which nothing stands, in their order."""
    return tuple(each for each in PERSPECTIVES if not found.in_perspective(each))


def _has(record: Record, objectives: Linked, goals: Linked) -> dict[str, set[str]]:
    """What each objective and goal has by itself, by its id."""
    has: dict[str, set[str]] = {each: set() for each in (*objectives.rows, *goals.rows)}
    for row in objectives.rows.values():
        has[row.id] |= {MEASURE, TARGET} if row.cell("figure") else set()
    for row in goals.rows.values():
        has[row.id] |= {MEASURE} if row.cell("measure") else set()
        has[row.id] |= {TARGET} if row.cell("wanted") else set()
        has[row.id] |= {INITIATIVE} if row.cell("strategies") else set()
    for row in record.rows(INDICATORS):
        for each in objectives.ids(row, "objectives"):
            has[each] |= {MEASURE} if row.cell("measure") else set()
            has[each] |= {TARGET} if row.cell("wanted") else set()
    for each in _carried_out(record, objectives, goals):
        has[each].add(INITIATIVE)
    return has


def _carried_out(record: Record, objectives: Linked, goals: Linked) -> Iterator[str]:
    """The ids of the objectives and goals for which a strategy or a project is there."""
    for row in record.rows(STRATEGIES):
        yield from objectives.ids(row, "objective")
        yield from goals.ids(row, "becomes")
    for row in record.rows(PROJECTS):
        if row.cell("state") != STOPPED:
            yield from goals.ids(row, "goals")


def _department(record: Record, row: Row) -> str | None:
    """The id of the department whose an objective or a goal is; none where nobody said."""
    if row.TABLE == OBJECTIVES and row.cell("department"):
        return str(row.cell("department"))
    owner = record.find(Person, row.cell("owner")) if row.cell("owner") else None
    return owner.department_id if owner else None
