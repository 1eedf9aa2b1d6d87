"""Whether people and systems are sufficient, as an edition tells it."""

from __future__ import annotations

from collections.abc import Collection

from workshop.needs.facts import LoadFact, SufficiencyFact
from workshop.needs.sufficiency import Load, sufficiency_of
from workshop.registers.kinds import REGISTERS
from workshop.registers.kinds.needs.capacity import CAPACITY
from workshop.registers.kinds.needs.workload import WORKLOAD
from workshop.report.needs.told_needs import ToldNeeds
from workshop.report.needs.wording import sufficiency_words

PERSON_DAYS = "person-days"
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
    loads = [
        load
        for load in sufficiency_of(told.record, chosen).loads
        if any(each in rows for each in load.rows)
    ]

    def fact(load: Load) -> LoadFact:
        known = [rows[each] for each in load.rows if each in rows]
        remedies = [row.cells["remedy"] for row in known if row.row.TABLE == CAPACITY]
        return LoadFact(
            resource=known[0].cells["resource"],
            quarter=load.quarter,
            have=load.have,
            needed=load.needed,
            short=load.short,
            unit=PERSON_DAYS if load.is_people else told.telling.text(load.unit),
            remedy="; ".join(dict.fromkeys(each for each in remedies if each)),
            evidence=told.entries(row.row for row in known),
        )

    people = tuple(fact(load) for load in loads if load.is_people)
    systems = tuple(fact(load) for load in loads if not load.is_people)
    return SufficiencyFact(
        people=people,
        systems=systems,
        n=len({load.resource for load in loads}),
        sentence=sufficiency_words(people, systems),
    )
