"""What IT is to reach: each goal with its figures, what it serves and what it leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from workshop.language import say
from workshop.registers.choices import ChoicesField
from workshop.registers.circles import way_back
from workshop.registers.fields import ChoiceField, DateField, LinkField, PersonField, TextField
from workshop.registers.kinds.objectives import PERSPECTIVES
from workshop.registers.purposes import PURPOSES
from workshop.registers.register import Finding, Register, Values

GOALS: Final = "goals"
"""The name of the register."""


def _no_circle(rows: Mapping[str, Values]) -> Iterator[Finding]:
    """What leads to a goal does not follow from it: each circle is told once."""
    after = {key: [each.id for each in values["leads_to"]] for key, values in rows.items()}
    told: set[str] = set()
    for key in rows:
        way = [] if key in told else way_back(key, after)
        told.update(way)
        if way:
            yield Finding(tuple(way), say("it leads back to itself"))


REGISTER: Final = Register(
    name=GOALS,
    title="Goals",
    one="goal",
    prefix="G",
    means="What IT is to reach: with figures, what it serves, what drives and what blocks it.",
    place=12,
    whole=(_no_circle,),
    fields=(
        TextField(
            id="goal",
            title="Goal",
            means="What is to be reached, as a sentence.",
            required=True,
            weight=4,
            also=(
                "it goal",
                "text",
                "name",
                "strategic goal",
            ),
        ),
        TextField(
            id="measure",
            title="Measure",
            means="What is counted or asked to see it.",
            weight=2,
            asks="What would we count, or whom would we ask, to see it?",
            also=("indicator", "kpi", "metric"),
        ),
        TextField(
            id="today",
            title="Today",
            means="Its value now, with its unit.",
            asks="What is its value today?",
            also=("now", "baseline", "current", "value today"),
        ),
        TextField(
            id="wanted",
            title="Wanted",
            means="The value that is wanted, with its unit.",
            asks="Which value is wanted?",
            also=("target", "goal value"),
        ),
        DateField(
            id="due",
            title="By",
            means="The day by which it is to be reached.",
            event="Goal to be reached",
            asks="By when?",
            also=(
                "by when",
                "date",
                "deadline",
                "target date",
            ),
        ),
        LinkField(
            id="objective",
            title="Serves",
            means="The business objectives that it serves.",
            to=("objectives",),
            many=True,
            or_text=True,
            asks="Which business objective does it serve?",
            origin="*",
            also=("objectives", "business objective", "serves"),
        ),
        ChoicesField(
            id="purposes",
            title="Purposes",
            means="What it is for.",
            options=PURPOSES,
            asks="Which purposes does it serve?",
            also=("purpose",),
        ),
        ChoiceField(
            id="perspective",
            title="Perspective",
            means="From where it is looked at: money, customers, the work inside, or learning.",
            options=PERSPECTIVES,
            asks="Is it financial, of the customer, internal, or of learning?",
            also=("balanced scorecard", "bsc", "scorecard"),
        ),
        LinkField(
            id="drivers",
            title="Drivers",
            means="The factors that help to reach it.",
            to=("factor",),
            many=True,
            or_text=True,
            asks="What helps to reach it?",
            origin="SO",
            also=("driver", "helped by"),
        ),
        LinkField(
            id="blockers",
            title="Blockers",
            means="The factors that stand in its way.",
            to=("factor",),
            many=True,
            or_text=True,
            asks="What stands in its way?",
            origin="WT",
            also=("blocker", "obstacles", "blocked by"),
        ),
        LinkField(
            id="strategies",
            title="Strategies",
            means="The strategies by which it is reached.",
            to=("strategies",),
            many=True,
            or_text=True,
            origin="*",
            also=("strategy", "initiative", "initiatives"),
        ),
        LinkField(
            id="comes_of",
            title="Comes of",
            means="What it was made of: needs, gaps, risks, new offers or themes.",
            to=("needs", "gaps", "risks", "offers", "theme"),
            many=True,
            or_text=True,
            origin="*",
            also=("made of", "origin"),
        ),
        LinkField(
            id="leads_to",
            title="Leads to",
            means="The goals that are reached sooner or better once it is.",
            to=(GOALS,),
            many=True,
            lineage="supports",
            also=("causes", "enables", "effect"),
        ),
        PersonField(id="owner", title="Owner", means="Who answers for it.", also=("responsible",)),
        TextField(
            id="reached",
            title="Reached",
            means="The value when it was measured again, with its unit.",
            also=("result", "actual", "value reached"),
        ),
    ),
)
