"""Who and what there is: units of the organisation with their heads, people, skills, systems."""

from __future__ import annotations

from typing import Final

from workshop.registers.computed import Computed
from workshop.registers.fields import (
    ChoiceField,
    DepartmentField,
    LinkField,
    NumberField,
    PersonField,
    TextField,
)
from workshop.registers.register import Register

RESOURCES: Final = "resources"
"""The name of the register."""
UNIT: Final = "unit"
PERSON: Final = "person"
SKILL: Final = "skill"
SYSTEM: Final = "system"
INFRASTRUCTURE: Final = "infrastructure"


def _short(have: float, needed: float) -> float:
    """How much is lacking, nothing where there is enough."""
    return max(needed - have, 0)


REGISTER: Final = Register(
    name=RESOURCES,
    title="Resources",
    one="resource",
    prefix="RS",
    means="The organisation and what it has: units with their heads, people, skills, systems and "
    "infrastructure, how much there is and how much is needed.",
    place=58,
    fields=(
        TextField(
            id="resource",
            title="Resource",
            means="What or who it is.",
            required=True,
            weight=3,
            also=("name", "unit name", "what"),
        ),
        ChoiceField(
            id="resource_kind",
            title="Kind",
            means="Whether it is a unit of the organisation, a person, a skill, a system or "
            "infrastructure.",
            options=(UNIT, PERSON, SKILL, SYSTEM, INFRASTRUCTURE),
            asks="Is it a unit, a person, a skill, a system or infrastructure?",
            also=("type",),
        ),
        LinkField(
            id="above",
            title="Part of",
            means="The unit that it is part of, or the system that it is part of.",
            to=(RESOURCES,),
            upward=True,
            also=("parent", "reports to", "parent unit"),
        ),
        PersonField(
            id="head",
            title="Head",
            means="Who leads it or answers for it.",
            also=("led by", "manager", "owner"),
        ),
        DepartmentField(
            id="department",
            title="Department",
            means="The department that it is, or belongs to.",
            also=("belongs to", "team"),
        ),
        NumberField(
            id="have",
            title="Have",
            means="How much of it there is.",
            least=0,
            also=("available", "now", "today"),
        ),
        NumberField(
            id="needed",
            title="Needed",
            means="How much of it is needed.",
            least=0,
            also=("need", "required", "wanted"),
        ),
        TextField(
            id="unit",
            title="Unit",
            means="What is counted: `posts`, `users`, `TB`.",
            also=(
                "measure",
                "counted in",
                "unit of measure",
            ),
        ),
        TextField(
            id="alternatives",
            title="Alternatives",
            means="What could be used instead, or how it could be had otherwise.",
            weight=3,
            lines=True,
            asks="What could be used instead?",
            also=("alternative", "instead"),
        ),
    ),
    computed=(
        Computed(
            id="short",
            title="Short",
            means="How much is needed beyond what there is.",
            of=("have", "needed"),
            value=_short,
        ),
    ),
)
