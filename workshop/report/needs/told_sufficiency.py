"""Whether people and systems are sufficient, as an edition tells it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

import msgspec

from workshop.language import marked
from workshop.needs.facts import LoadFact, SufficiencyFact
from workshop.needs.sufficiency import Load, sufficiency_of
from workshop.needs.words import sufficiency_told
from workshop.privacy.told_rows import ToldRow
from workshop.registers.kinds import REGISTERS
from workshop.registers.kinds.needs.capacity import CAPACITY
from workshop.registers.kinds.needs.workload import WORKLOAD
from workshop.report.needs.told_needs import ToldNeeds

PERSON_DAYS: Final = marked("person-days")
"""What is counted of people."""


def sufficiency(told: ToldNeeds, chosen: Collection[str] | None = None) -> SufficiencyFact:
    """What there is and what is needed, by skill or system and quarter.

    Args:
        told: the needs as the edition tells them.
        chosen: the ids of the needs that count; all that stand unless given.
    """
    rows = {
        row.row.id: row
        for name in (CAPACITY, WORKLOAD)
        for row in told.gathered.row_telling.rows(REGISTERS[name]).rows
    }
    whole = sufficiency_of(told.record, chosen, needs=told.whole)
    loads = tuple(
        (known, _as_told(load, known, told))
        for load in whole.loads
        if (known := [rows[each] for each in load.rows if each in rows])
    )
    people = tuple(_fact(load, known, told) for known, load in loads if load.is_people)
    systems = tuple(_fact(load, known, told) for known, load in loads if not load.is_people)
    as_told = msgspec.structs.replace(whole, loads=tuple(load for _, load in loads))
    return SufficiencyFact(
        people=people,
        systems=systems,
        n=len({one.resource for one in (*people, *systems)}),
        sentence=sufficiency_told(as_told),
    )


def _as_told(load: Load, known: Sequence[ToldRow], told: ToldNeeds) -> Load:
    """A load in the words of the rows that are told."""
    remedies = [row.cells["remedy"] for row in known if row.row.register.name == CAPACITY]
    return msgspec.structs.replace(
        load,
        resource=known[0].cells["resource"],
        unit=told.telling.text(load.unit),
        remedy="; ".join(dict.fromkeys(each for each in remedies if each)),
    )


def _fact(load: Load, known: Sequence[ToldRow], told: ToldNeeds) -> LoadFact:
    return LoadFact(
        resource=load.resource,
        quarter=load.quarter,
        have=load.have,
        needed=load.needed,
        short=load.short,
        unit=PERSON_DAYS if load.is_people else load.unit,
        remedy=load.remedy,
        evidence=told.entries(row.row for row in known),
    )
