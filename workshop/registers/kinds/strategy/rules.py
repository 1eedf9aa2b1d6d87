"""Laws, contracts and standards that must be met, by when, and who let go of one."""

from __future__ import annotations

from typing import Final

from workshop.registers.fields import ChoiceField, DateField, LinkField, PersonField, TextField
from workshop.registers.register import Register, RowCheck, Values

RULES: Final = "rules"
"""The name of the register."""
OPEN: Final = "open"
MET: Final = "met"
WAIVED: Final = "waived"
STANDARD: Final = "standard"
"""The kind of rule that is a gate; a law and a contract have a day by which they must be met."""


def _waived_by_nobody(values: Values) -> str:
    """A rule is waived by somebody, by name."""
    if values.get("state") == WAIVED and not values.get("waived_by"):
        return "a rule that is waived needs who waived it"
    return ""


def _waived_for_nothing(values: Values) -> str:
    """A rule is waived for a reason."""
    if values.get("state") == WAIVED and not values.get("waived_why"):
        return "a rule that is waived needs the reason"
    return ""


REGISTER: Final = Register(
    name=RULES,
    title="Rules and standards",
    one="rule",
    prefix="RL",
    means="Laws, contracts and standards: what they apply to, by when they must be met, whether "
    "they are.",
    place=59,
    settled=(("state", MET), ("state", WAIVED)),
    checks=(
        RowCheck(field="waived_by", wrong=_waived_by_nobody),
        RowCheck(field="waived_why", wrong=_waived_for_nothing),
    ),
    fields=(
        TextField(
            id="rule",
            title="Rule",
            means="What must be met, and where it is written.",
            required=True,
            weight=4,
            also=("standard", "law", "requirement", "name"),
        ),
        ChoiceField(
            id="rule_kind",
            title="Kind",
            means="Whether it is law, in a contract or a standard.",
            options=("law", "contract", STANDARD),
            asks="Is it law, in a contract or a standard?",
            also=("type",),
        ),
        LinkField(
            id="applies_to",
            title="Applies to",
            means="The projects, goals and tools that must meet it.",
            to=("projects", "goals", "tools"),
            many=True,
            or_text=True,
            asks="What does it apply to?",
            also=("project", "applies", "for"),
        ),
        DateField(
            id="due",
            title="By",
            means="By when it must be met.",
            event="Rule to be met",
            asks="By when?",
            also=("by when", "date", "deadline"),
        ),
        PersonField(
            id="owner",
            title="Owner",
            means="Who sees to it.",
            asks="Who answers for it?",
            also=("responsible",),
        ),
        PersonField(
            id="waived_by",
            title="Waived by",
            means="Who let go of it.",
            also=("waiver by",),
        ),
        TextField(
            id="waived_why",
            title="Why waived",
            means="Why it need not be met.",
            weight=2,
            also=("waiver", "reason", "waived because"),
        ),
        ChoiceField(
            id="state",
            title="State",
            means="Whether it is met, or was waived.",
            options=(OPEN, MET, WAIVED),
            also=("status",),
        ),
    ),
)
