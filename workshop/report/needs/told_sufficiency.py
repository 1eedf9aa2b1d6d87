"""Whether people and systems are sufficient, as an edition tells it."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from typing import Final

import msgspec

from workshop.language import marked, say
from workshop.needs.facts import LoadFact, SufficiencyFact
from workshop.needs.sufficiency import Load, sufficiency_of
from workshop.needs.words import load_told, sufficiency_told
from workshop.privacy.told_rows import ToldRow
from workshop.registers.kinds import REGISTERS
from workshop.registers.kinds.needs.capacity import CAPACITY
from workshop.registers.kinds.needs.workload import WORKLOAD
from workshop.report.needs.told_needs import ToldNeeds

PERSON_DAYS: Final = marked("person-days")
"""What is counted of people."""


def sufficiency(told: ToldNeeds, chosen: Collection[str] | None = None) -> SufficiencyFact:
    """What there is and what is needed, by skill or system and quarter, added up over what is told.

    A sum over all would tell how much something takes that is not told.

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
    sentence = sufficiency_told(as_told)
    if any(each not in rows for load in whole.loads for each in load.rows):
        sentence = f"{sentence} {say('What is left out of this edition is in none of these sums.')}"
    return SufficiencyFact(
        people=people,
        systems=systems,
        n=len({one.resource for one in (*people, *systems)}),
        sentence=sentence,
    )


def _as_told(load: Load, known: Sequence[ToldRow], told: ToldNeeds) -> Load:
    """A load in the words of the rows that are told, and added up over these."""
    capacity = [row for row in known if row.row.register.name == CAPACITY]
    remedies = [row.cells["remedy"] for row in capacity]
    had = [have for row in capacity if (have := row.row.cell("have")) is not None]
    taken = (row.row.cell("needed") or 0 for row in known if row.row.register.name == WORKLOAD)
    return msgspec.structs.replace(
        load,
        resource=known[0].cells["resource"],
        have=round(math.fsum(had), 6) if had else None,
        needed=round(math.fsum(taken), 6),
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
        n=len(known),
        sentence=load_told(load),
        evidence=told.entries(known),
    )
