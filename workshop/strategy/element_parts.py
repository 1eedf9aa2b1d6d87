"""What each of the six elements of the strategy is made of, and what would fill what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from workshop.guide.step import Element
from workshop.language import marked, say
from workshop.record.documents import Letter
from workshop.registers.kinds.needs.capacity import CAPACITY
from workshop.registers.kinds.strategy.assumptions import ASSUMPTIONS
from workshop.registers.kinds.strategy.benchmarks import BENCHMARKS
from workshop.registers.kinds.strategy.benefits import BENEFITS
from workshop.registers.kinds.strategy.budget import BUDGET, PARTS
from workshop.registers.kinds.strategy.business_model import BUSINESS_MODEL
from workshop.registers.kinds.strategy.deliverables import DELIVERABLES
from workshop.registers.kinds.strategy.direction import DIRECTION, KINDS
from workshop.registers.kinds.strategy.funding import FUNDING
from workshop.registers.kinds.strategy.goals import GOALS
from workshop.registers.kinds.strategy.mitigations import MITIGATIONS
from workshop.registers.kinds.strategy.projects import PROJECTS
from workshop.registers.kinds.strategy.resources import (
    INFRASTRUCTURE,
    PERSON,
    RESOURCES,
    SKILL,
    SYSTEM,
    UNIT,
)
from workshop.registers.kinds.strategy.rules import RULES

ELEMENTS: Final[tuple[Element, ...]] = (
    "overview",
    "budget",
    "projects",
    "resources",
    "factors",
    "risk_benefit",
)
"""The six, in the order of the document."""

ELEMENT_TITLES: Final[Mapping[Element, str]] = MappingProxyType(
    {
        "overview": marked("Overview"),
        "budget": marked("Budget and forecast"),
        "projects": marked("Projects"),
        "resources": marked("Resources and tools"),
        "factors": marked("Internal and external factors"),
        "risk_benefit": marked("Risks and benefits"),
    }
)
"""What the six are called."""

FACTORS: Final = "factors"
"""Where a part is made of factors, and of no register."""


class Part(NamedTuple):
    """Something that an element must have."""

    element: Element
    id: str
    """What it is called in data: `mission`."""
    title: str
    """What it is called within a sentence; a message."""
    registers: tuple[str, ...]
    """The registers whose rows are it; `factors` for factors."""
    guide: str
    """The shipped guide whose session gives to the element and fills the part best."""
    field: str = ""
    """The field that tells which rows it is of; of factors their letter tells. Empty: all are."""
    words: tuple[str, ...] = ()
    """What stands in that field; unless given, anything that is not empty."""


_MISSION, _VALUE, _TECHNIQUE, _TACTIC = KINDS
_PRESENT, _INTEGRATION, _NEW = PARTS

PARTS_OF_ELEMENTS: Final = (
    Part("overview", "mission", marked("the mission"), (DIRECTION,), "direction-and-goals",
         "direction_kind", (_MISSION,)),
    Part("overview", "values", marked("the values"), (DIRECTION,), "direction-and-goals",
         "direction_kind", (_VALUE,)),
    Part("overview", "goals", marked("the goals"), (GOALS,), "direction-and-goals"),
    Part("overview", "techniques", marked("the techniques"), (DIRECTION,), "direction-and-goals",
         "direction_kind", (_TECHNIQUE,)),
    Part("overview", "tactics", marked("the current tactics"), (DIRECTION,), "direction-and-goals",
         "direction_kind", (_TACTIC,)),
    Part("budget", "present", marked("what present technology costs"), (BUDGET,),
         "budget-round", "part", (_PRESENT,)),
    Part("budget", "integration", marked("what integration costs"), (BUDGET,),
         "budget-round", "part", (_INTEGRATION,)),
    Part("budget", "new", marked("what new and alternative resources cost"), (BUDGET,),
         "budget-round", "part", (_NEW,)),
    Part("budget", "funding", marked("the money in hand"), (FUNDING,), "budget-round"),
    Part("projects", "projects", marked("the projects"), (PROJECTS,), "project-outlines"),
    Part("projects", "expected", marked("the results that projects are to have"), (PROJECTS,),
         "project-outlines", "expected"),
    Part("projects", "deliverables", marked("the deliverables"), (DELIVERABLES,),
         "project-outlines"),
    Part("projects", "benchmarks", marked("the benchmarks"), (BENCHMARKS,), "project-outlines"),
    Part("resources", "organisation", marked("the organisation"), (RESOURCES,), "resources-review",
         "resource_kind", (UNIT,)),
    Part("resources", "people", marked("people and skills"), (RESOURCES, CAPACITY),
         "resources-review", "resource_kind", (PERSON, SKILL, "people")),
    Part("resources", "systems", marked("systems and infrastructure"), (RESOURCES, CAPACITY),
         "resources-review", "resource_kind", (SYSTEM, INFRASTRUCTURE)),
    Part("resources", "tools", marked("the benefits and drawbacks of tools"), ("tools",),
         "tool-appraisal"),
    Part("factors", "strengths", marked("the strengths"), (FACTORS,), "swot-workshop",
         words=(Letter.STRENGTH.value,)),
    Part("factors", "weaknesses", marked("the weaknesses"), (FACTORS,), "swot-workshop",
         words=(Letter.WEAKNESS.value,)),
    Part("factors", "opportunities", marked("the opportunities"), (FACTORS,),
         "environmental-scan", words=(Letter.OPPORTUNITY.value,)),
    Part("factors", "threats", marked("the threats"), (FACTORS,), "environmental-scan",
         words=(Letter.THREAT.value,)),
    Part("risk_benefit", "risks", marked("the risks"), ("risks",), "risk-workshop"),
    Part("risk_benefit", "mitigations", marked("what is done about risks"), (MITIGATIONS, "risks"),
         "risk-workshop", "mitigation"),
    Part("risk_benefit", "benefits", marked("the benefits"), (BENEFITS,), "project-outlines"),
)  # fmt: skip
"""What every element must have, in the order of the document."""

REGISTERS_OF: Final[dict[Element, tuple[str, ...]]] = {
    "overview": (DIRECTION, "objectives", GOALS, "strategies", BUSINESS_MODEL),
    "budget": (BUDGET, FUNDING, ASSUMPTIONS),
    "projects": (PROJECTS, DELIVERABLES, BENCHMARKS, RULES),
    "resources": (RESOURCES, CAPACITY, "tools"),
    "factors": (),
    "risk_benefit": ("risks", MITIGATIONS, BENEFITS),
}
"""The registers whose rows stand in an element, in the order of the document."""


def would_fill(part: str, guide: str) -> str:
    """What is not there yet, and the session that would fill it, in a sentence.

    Args:
        part: what is missing, as it stands within a sentence, in the language that is spoken.
        guide: the name of a guide that ships.
    """
    return say(
        "Nothing is there yet of {part}; a session by the guide “{guide}” would fill that.",
        part=part,
        guide=guide,
    )


def filled_by(what: str, guide: str) -> str:
    """What is missing as a sentence of its own, and the session that would fill it.

    Args:
        what: the sentence, in the language that is spoken.
        guide: the name of a guide that ships.
    """
    return say("{what} A session by the guide “{guide}” would fill that.", what=what, guide=guide)
