"""Whether people and systems are sufficient: what there is and what is needed, by quarter."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

import msgspec

from workshop.needs.clear import by_need
from workshop.needs.standing import Need, Needs, needs_of
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.kinds.needs.capacity import CAPACITY, SYSTEM
from workshop.registers.kinds.needs.solutions import CHOSEN, REJECTED, SOLUTIONS
from workshop.registers.kinds.needs.workload import WORKLOAD
from workshop.text import as_sorted, folded

Cell = tuple[str, str]
"""A skill or system as it is compared, and a quarter."""


class Load(msgspec.Struct, frozen=True, kw_only=True):
    """One skill or system in one quarter."""

    resource: str
    is_people: bool
    quarter: str
    """`2027-Q1`."""
    have: float | None
    """How much there is; none where nobody said."""
    needed: float
    unit: str = ""
    """What is counted; of people empty, which means person-days."""
    remedy: str = ""
    """What would make it enough, as it was said of this quarter, else of another one."""
    rows: tuple[str, ...] = ()
    """The ids of the rows of capacity and workload that it comes from."""

    @property
    def short(self) -> float:
        """How much is missing; 0 where it is enough. Where nobody said what there is, all is."""
        return max(0.0, round(self.needed - (self.have or 0.0), 6))


class Sufficiency(msgspec.Struct, frozen=True, kw_only=True):
    """All skills and systems over all quarters."""

    loads: tuple[Load, ...]
    """People first, by name, then by quarter."""
    chosen_alone: bool = False
    """Whether only what is chosen was counted."""

    @property
    def people(self) -> tuple[Load, ...]:
        """Those of skills."""
        return tuple(load for load in self.loads if load.is_people)

    @property
    def systems(self) -> tuple[Load, ...]:
        """Those of systems."""
        return tuple(load for load in self.loads if not load.is_people)


def sufficiency_of(
    record: Record, chosen: Collection[str] | None = None, *, needs: Needs | None = None
) -> Sufficiency:
    """What there is and what is needed.

    A skill or system is the same whatever the case and accents of its name. What a need takes is in
    its own rows of workload; those of what was merged into it count where it has none. The load of
    a solution counts once, however many needs it meets, and not where it is rejected or another one
    is chosen for every need that it meets. Of alternatives among which nothing is chosen yet, the
    one that takes most counts, cell by cell: so it is enough whichever is taken. What is taken by
    nothing that is named always counts.

    Args:
        record: the record.
        chosen: the ids of the needs that count; all that stand unless given.
        needs: the needs of the record, where they are at hand.
    """
    needs = needs_of(record) if needs is None else needs
    kept = None if chosen is None else frozenset(chosen)
    counting = [need for need in needs.standing if kept is None or need.id in kept]
    capacity, workload = record.rows(CAPACITY), record.rows(WORKLOAD)
    taken: defaultdict[Cell, list[Row]] = defaultdict(list)
    for row in _counted(record.rows(SOLUTIONS), workload, counting):
        taken[_cell(row)].append(row)
    had: defaultdict[Cell, list[Row]] = defaultdict(list)
    for row in capacity:
        had[_cell(row)].append(row)
    about: defaultdict[str, list[Row]] = defaultdict(list)
    for row in (*capacity, *workload):
        about[_cell(row)[0]].append(row)
    loads = [_load(cell, had[cell], taken[cell], about[cell[0]]) for cell in {**had, **taken}]
    loads.sort(key=lambda load: (not load.is_people, as_sorted(load.resource), load.quarter))
    return Sufficiency(loads=tuple(loads), chosen_alone=chosen is not None)


def _cell(row: Row) -> Cell:
    return folded(row.cell("resource")), row.cell("quarter")


def _load(cell: Cell, had: Sequence[Row], taken: Sequence[Row], about: Sequence[Row]) -> Load:
    """One cell, with what the rows of capacity of its skill or system say of all quarters."""
    known = [amount for row in had if (amount := row.cell("have")) is not None]
    capacity = [row for row in about if row.TABLE == CAPACITY]
    kinds = [kind for row in capacity if (kind := row.cell("resource_kind"))]
    units = [unit for row in (*had, *capacity) if (unit := row.cell("unit"))]
    is_people = kinds[-1] != SYSTEM if kinds else not units
    own = dict.fromkeys(words for row in had if (words := row.cell("remedy")))
    others = dict.fromkeys(words for row in capacity if (words := row.cell("remedy")))
    return Load(
        resource=about[0].cell("resource"),
        is_people=is_people,
        quarter=cell[1],
        have=round(math.fsum(known), 6) if known else None,
        needed=round(math.fsum(row.cell("needed") or 0 for row in taken), 6),
        unit="" if is_people or not units else units[0],
        remedy="; ".join(own or others),
        rows=tuple(row.id for row in (*had, *taken)),
    )


def _counted(solutions: Sequence[Row], workload: Sequence[Row], needs: Iterable[Need]) -> list[Row]:
    """The rows of workload that count, in their order."""
    by_taker: defaultdict[str, list[Row]] = defaultdict(list)
    free: list[Row] = []
    for row in workload:
        taker = next((target.id for target in row.cell("taken_by") if target.id), "")
        (by_taker[taker] if taker else free).append(row)
    ways = by_need(way for way in solutions if way.cell("state") != REJECTED)
    found = {row.id: row for row in free}
    for need in needs:
        own = by_taker.get(need.id) or [
            row for part in need.merged for row in by_taker.get(part.id, ())
        ]
        options = _once(way for row in need.rows for way in ways.get(row.id, ()))
        chosen = [way for way in options if way.cell("state") == CHOSEN]
        loaded = [way for way in chosen or options if way.id in by_taker]
        picked = [row for way in loaded for row in by_taker[way.id]]
        if len(loaded) > 1 and not chosen:
            picked = _most(picked)
        found |= {row.id: row for row in (*own, *picked)}
    return [row for row in workload if row.id in found]


def _once(rows: Iterable[Row]) -> list[Row]:
    return list({row.id: row for row in rows}.values())


def _most(rows: Iterable[Row]) -> list[Row]:
    """Of the loads of alternatives, in each cell those of the one that takes most there."""
    cells: defaultdict[Cell, defaultdict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        cells[_cell(row)][row.cell("taken_by")[0].id].append(row)
    return [
        row
        for ways in cells.values()
        for row in max(ways.values(), key=lambda own: sum(each.cell("needed") or 0 for each in own))
    ]
