"""What the organisation wants to reach, as its owners put it: the goals that IT has to serve."""

from __future__ import annotations

from typing import Final

from workshop.registers.fields import (
    ChoiceField,
    DepartmentField,
    NumberField,
    PersonField,
    TextField,
)
from workshop.registers.register import Register, RowCheck, Values

AIMS: Final = ("revenue", "cost", "customer satisfaction")
"""What every objective serves in the end."""
PERSPECTIVES: Final = ("financial", "customer", "internal", "learning")
"""The four perspectives of a balanced scorecard (Kaplan & Norton 1992), in its order."""


def _year_without_figure(values: Values) -> str:
    """A year says by when a figure is to be reached."""
    if values.get("year") and not values.get("figure"):
        return "a year needs the figure that is to be reached by then"
    return ""


REGISTER: Final = Register(
    name="objectives",
    title="Business objectives",
    one="objective",
    prefix="B",
    means="What the organisation wants to reach, with a figure and a year where there is one.",
    place=10,
    fields=(
        TextField(
            id="objective",
            title="Objective",
            means="What is to be reached, in the words of those who answer for it.",
            required=True,
            weight=4,
            also=("business objective", "goal", "title", "name"),
        ),
        ChoiceField(
            id="aim",
            title="Aim",
            means="What it serves in the end.",
            options=AIMS,
            preset=True,
            asks="Does it serve revenue, cost or customer satisfaction?",
            also=("serves", "type"),
        ),
        TextField(
            id="figure",
            title="Figure",
            means="By how much, as it was said: `+8 %`, `12 days`.",
            asks="What figure would show that it is reached?",
            also=("target", "measure"),
        ),
        NumberField(
            id="year",
            title="Year",
            means="By when.",
            least=1990,
            greatest=2100,
            whole=True,
            asks="By which year?",
            also=("by", "due"),
        ),
        DepartmentField(
            id="department",
            title="Department",
            means="Who carries it, where it is one.",
            of_speaker=True,
            also=("unit", "team"),
        ),
        PersonField(id="owner", title="Owner", means="Who answers for it.", also=("responsible",)),
        ChoiceField(
            id="perspective",
            title="Perspective",
            means="From where it is looked at: money, customers, the work inside, or learning.",
            options=PERSPECTIVES,
            also=("balanced scorecard", "bsc", "scorecard"),
        ),
    ),
    checks=(RowCheck(field="figure", wrong=_year_without_figure),),
)
