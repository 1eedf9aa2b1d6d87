"""What is agreed before anything is ranked: criteria and their weights, the rule, the calendar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from workshop.language import say
from workshop.registers.fields import ChoiceField, DateField, NumberField, TextField
from workshop.registers.register import Finding, Register, RowCheck, Values
from workshop.registers.same_rows import rows_alike

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


def _each_criterion_once(rows: Mapping[str, Values]) -> Iterator[Finding]:
    """Two weights of one criterion would count it twice."""
    criteria = {key: row for key, row in rows.items() if row["term_kind"] == CRITERION}
    for keys in rows_alike(criteria, "term"):
        yield Finding(keys, say("a criterion more than once"))


def _one_rule_that_is_known(rows: Mapping[str, Values]) -> Iterator[Finding]:
    """Needs are put in one order, by a rule that can be carried out."""
    rules = tuple(key for key, row in rows.items() if row["term_kind"] == RULE)
    if len(rules) > 1:
        yield Finding(rules, say("more than one rule of the joint order"))
    for key in rules:
        if str(rows[key]["term"]).casefold() not in RULES:
            yield Finding((key,), say("no rule of the joint order is called so"))


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
    whole=(_each_criterion_once, _one_rule_that_is_known),
    checks=(RowCheck(field="weight", wrong=_weight_of_no_criterion),),
)
