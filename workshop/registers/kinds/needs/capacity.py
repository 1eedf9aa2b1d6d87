"""What there is of people and systems, quarter by quarter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from workshop.language import say
from workshop.registers.fields import ChoiceField, NumberField, TextField
from workshop.registers.quarters import QuarterField
from workshop.registers.register import Finding, Register, Values
from workshop.registers.same_rows import rows_alike

CAPACITY: Final = "capacity"
"""The name of the register."""
PEOPLE: Final = "people"
SYSTEM: Final = "system"


def _each_quarter_once(rows: Mapping[str, Values]) -> Iterator[Finding]:
    """Of two amounts for one quarter nobody would know which holds."""
    for keys in rows_alike(rows, "resource", "quarter"):
        yield Finding(keys, say("more than one amount for one quarter"))


REGISTER: Final = Register(
    name=CAPACITY,
    title="Capacity",
    one="capacity",
    prefix="CP",
    means="How much there is of each skill and system in each quarter, beside what runs already.",
    place=26,
    whole=(_each_quarter_once,),
    fields=(
        TextField(
            id="resource",
            title="Skill or system",
            means="What there is: a skill of people, or a system.",
            required=True,
            weight=3,
            also=("resource", "skill", "system", "name"),
        ),
        ChoiceField(
            id="resource_kind",
            title="Kind",
            means="Whether it is people or a system.",
            options=(PEOPLE, SYSTEM),
            asks="People or a system?",
            also=("type",),
        ),
        QuarterField(
            id="quarter",
            title="Quarter",
            means="In which quarter.",
            required=True,
            also=("period", "when"),
        ),
        NumberField(
            id="have",
            title="Have",
            means="How much there is for what is new: person-days of people, units of a system.",
            least=0,
            asks="How much is there?",
            also=("available", "capacity"),
        ),
        TextField(
            id="unit",
            title="Unit",
            means="What is counted of a system: `users`, `TB`.",
            also=("measure",),
        ),
        TextField(
            id="remedy",
            title="What would make it enough",
            means="How more of it could be had: hired, trained, bought, moved.",
            weight=3,
            also=("remedy", "how to get more"),
        ),
    ),
)
