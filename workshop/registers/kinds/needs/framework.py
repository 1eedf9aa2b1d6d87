"""What is agreed before anything is ranked: criteria and their weights, the rule, the calendar."""

from __future__ import annotations

from typing import Final

from workshop.registers.fields import ChoiceField, DateField, NumberField, TextField
from workshop.registers.register import Register, RowCheck, Values

FRAMEWORK: Final = "framework"
"""The name of the register."""
CRITERION: Final = "criterion"
RULE: Final = "rule"
DATE: Final = "date"

CRITERIA: Final = ("budget", "performance", "functionality", "accessibility", "legal compliance")
"""The criteria that are proposed, each weighing as much as the others."""

BOTH: Final = "priority and need alike"
PRIORITY_FIRST: Final = "priority first, then need"
NEED_FIRST: Final = "need first, then priority"
BY_VALUE: Final = "value"

RULES: Final = (BOTH, PRIORITY_FIRST, NEED_FIRST, BY_VALUE)
"""By what needs can be put in one order; the first holds where nothing is agreed."""


def _weight_of_no_criterion(values: Values) -> str:
    """A weight is that of a criterion."""
    if values.get("weight") is not None and values.get("term_kind") != CRITERION:
        return "only a criterion has a weight"
    return ""


REGISTER: Final = Register(
    name=FRAMEWORK,
    title="Framework",
    one="term",
    prefix="FW",
    means="What all departments agree on before anything is ranked: the criteria with their "
    "weights, the rule of the joint order, the calendar.",
    place=23,
    fields=(
        TextField(
            id="term",
            title="Term",
            means="What is agreed: the name of a criterion, the rule of the joint order, or what "
            "happens on a day.",
            required=True,
            weight=3,
            also=("criterion", "what", "name"),
        ),
        ChoiceField(
            id="term_kind",
            title="Kind",
            means="Whether it is a criterion, the rule or a date of the calendar.",
            options=(CRITERION, RULE, DATE),
            required=True,
            also=("type",),
        ),
        NumberField(
            id="weight",
            title="Weight",
            means="How much a criterion counts against the others, in per cent.",
            least=0,
            greatest=100,
            also=("per cent", "share"),
        ),
        DateField(
            id="day",
            title="Day",
            means="The day in the calendar.",
            event="Calendar of the framework",
            also=("date", "on", "when"),
        ),
        TextField(
            id="meaning",
            title="What it means",
            means="What is meant by it.",
            weight=3,
            also=("meaning", "description"),
        ),
        TextField(
            id="reason",
            title="Why it is so",
            means="Why it is as it is, or why it was changed after it was signed.",
            weight=2,
            also=("why", "reason"),
        ),
    ),
    checks=(RowCheck(field="weight", wrong=_weight_of_no_criterion),),
)
