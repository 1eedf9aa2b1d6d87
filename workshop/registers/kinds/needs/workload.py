"""What each need takes of people and systems, quarter by quarter."""

from __future__ import annotations

from typing import Final

from workshop.registers.fields import LinkField, NumberField, TextField
from workshop.registers.quarters import QuarterField
from workshop.registers.register import Register

WORKLOAD: Final = "workload"
"""The name of the register."""

REGISTER: Final = Register(
    name=WORKLOAD,
    title="Workload",
    one="load",
    prefix="WL",
    means="How much each need or solution takes of a skill or system in which quarter.",
    place=27,
    fields=(
        TextField(
            id="resource",
            title="Skill or system",
            means="What is taken, called as in the register of capacity.",
            required=True,
            weight=3,
            also=("resource", "skill", "system"),
        ),
        LinkField(
            id="taken_by",
            title="By",
            means="The need or solution that takes it.",
            to=("needs", "solutions"),
            asks="Which need or solution takes it?",
            also=("need", "solution", "for"),
        ),
        QuarterField(
            id="quarter",
            title="Quarter",
            means="In which quarter.",
            required=True,
            also=("period", "when"),
        ),
        NumberField(
            id="needed",
            title="Needed",
            means="How much it takes: person-days of people, units of a system.",
            least=0,
            asks="How much does it take?",
            also=("amount", "days", "units"),
        ),
    ),
)
