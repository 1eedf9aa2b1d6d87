"""What the needs of a record come to, as the screen shows it: looked up once for every change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from workshop.needs.agreed import MONEY, Framework, framework_of, limit_rows
from workshop.needs.answers import Answer, answers_of
from workshop.needs.hangs import Hangs, hangs_of
from workshop.needs.order import Placed, joint_order, own_orders
from workshop.needs.selecting import Selections, Way, selections_of
from workshop.needs.standing import Need, Needs, needs_of
from workshop.needs.ties import Tie, ties_of
from workshop.record.documents import Department
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.running.row_names import RecordNames
from workshop.text import as_sorted

WAYS: Final[tuple[Way, ...]] = ("value", "equal_shares")
"""How needs are chosen, the way that is shown first before the other one."""


@dataclass(frozen=True, eq=False)
class Picture:
    """Everything but what takes a while: the needs, what is agreed, in which order they stand."""

    needs: Needs
    framework: Framework
    joint: tuple[Placed, ...]
    """All needs in the joint order."""
    own: Mapping[str, Mapping[str, int]]
    """By the id of a department and of a need, the place in that department's own order."""
    ties: tuple[Tie, ...]
    departments: tuple[str, ...]
    """The ids of the departments that asked or scored, in the order of their names."""
    names: Mapping[str, str]
    """How every department is called, by its id."""
    unit: str
    """The sign or name of the money, as the limit has it; empty where nobody said."""
    by_id: Mapping[str, Need]
    """The needs by their ids."""
    places: Mapping[str, int]
    """By the id of a need, its place in the joint order."""
    shared: frozenset[int]
    """The places that several needs share."""
    said: Callable[[Row, str], str]
    """What stands in a cell of a row, by the id of the field, as a table shows it."""

    def code(self, need_id: str) -> str:
        """What a need is called; empty for one that is not there."""
        return self.by_id[need_id].code if need_id in self.by_id else ""

    def name(self, department_id: str | None) -> str:
        """How a department is called."""
        return self.names.get(department_id or "", "") or "no department"


@dataclass(frozen=True, eq=False)
class Results:
    """What is worked out of a picture beside the keys, for it may take a second or two."""

    selections: Selections | None
    """Both ways to choose; none where there are no limits."""
    answers: Mapping[str, tuple[Answer, ...]]
    """By the id of a department, what it is answered; by an empty id, what nobody's department
    asked for."""
    hangs: Mapping[Way, Hangs] | None = None
    """By the way, on what the selection hangs; none until that is worked out too."""


def picture_of(record: Record) -> Picture:
    """What the needs of a record come to."""
    needs, framework = needs_of(record), framework_of(record)
    joint = joint_order(needs, framework)
    own = {
        department: {each.need.id: each.place for each in order}
        for department, order in own_orders(needs, framework).items()
    }
    names = {each.id: each.name for each in record.all(Department)}
    asking = {each for need in needs.standing for each in need.asked_by} | set(own)
    return Picture(
        needs=needs,
        framework=framework,
        joint=joint,
        own=own,
        ties=ties_of(needs),
        departments=tuple(sorted(asking, key=lambda each: as_sorted(names.get(each, "")))),
        names=names,
        unit=_unit(record),
        by_id={need.id: need for need in needs.standing},
        places={each.need.id: each.place for each in joint},
        shared=_shared([each.place for each in joint]),
        said=_sayer(record),
    )


def _sayer(record: Record) -> Callable[[Row, str], str]:
    """Says what stands in cells, links by what they lead to."""
    names = RecordNames(record)

    def said(row: Row, field: str) -> str:
        declared = row.register.field(field)
        return declared.shown(row.cell(field), names) if declared else ""

    return said


def _shared(places: list[int]) -> frozenset[int]:
    """The places that several share, of places in their order."""
    return frozenset(a for a, b in pairwise(places) if a == b)


def _unit(record: Record) -> str:
    """What the money is counted in, as the limit has it."""
    limit = limit_rows(record).get(MONEY)
    return str(limit.cell("unit")) if limit else ""


def results_of(record: Record, picture: Picture) -> Results:
    """What is chosen in both ways, and what every department is answered."""
    selections = selections_of(picture.needs, picture.framework)
    answers: dict[str, list[Answer]] = {}
    for each in answers_of(record, picture.needs, selections, currency=picture.unit):
        answers.setdefault(each.row.cell("department") or "", []).append(each)
    return Results(selections, {key: tuple(found) for key, found in answers.items()})


def hangs_in(record: Record, picture: Picture) -> Mapping[Way, Hangs]:
    """On what each selection hangs."""
    return {way: hangs_of(record, picture.needs, picture.framework, way) for way in WAYS}
