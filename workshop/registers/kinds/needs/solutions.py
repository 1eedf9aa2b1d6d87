"""Ways to meet needs: what each would take, and what has to be clear before it can be chosen."""

from __future__ import annotations

from typing import Final

from workshop.registers.fields import (
    ChoiceField,
    LinkField,
    MoneyField,
    PersonDaysField,
    PersonField,
    TextField,
)
from workshop.registers.register import Register

SOLUTIONS: Final = "solutions"
"""The name of the register."""
REJECTED: Final = "rejected"
CHOSEN: Final = "chosen"

REGISTER: Final = Register(
    name=SOLUTIONS,
    title="Solutions",
    one="solution",
    prefix="SL",
    means="Ways to meet the needs, alternatives beside each other, with what is still open in "
    "each.",
    place=25,
    fields=(
        TextField(
            id="solution",
            title="Solution",
            means="What would be done or bought.",
            required=True,
            weight=4,
            also=("option", "alternative", "candidate", "name"),
        ),
        LinkField(
            id="for_needs",
            title="For",
            means="The needs that it would meet.",
            to=("needs",),
            many=True,
            or_text=True,
            asks="Which need would it meet?",
            origin="*",
            also=("need", "needs", "meets", "serves"),
        ),
        TextField(
            id="open_questions",
            title="Open questions",
            means="What has to be clear before it can be chosen, a line each; empty where it is.",
            weight=3,
            lines=True,
            also=("questions", "to clarify", "unclear"),
        ),
        TextField(
            id="advantages",
            title="For it",
            means="What speaks for it.",
            weight=2,
            lines=True,
            also=("pro", "benefit", "advantage"),
        ),
        TextField(
            id="drawbacks",
            title="Against it",
            means="What speaks against it.",
            weight=2,
            lines=True,
            also=("con", "drawback", "disadvantages"),
        ),
        MoneyField(
            id="cost",
            title="Cost",
            means="What it costs until it is there.",
            also=("costs", "budget", "price"),
        ),
        PersonDaysField(
            id="staff_days",
            title="Staff days",
            means="How much work it takes of one's own people.",
            also=("days", "effort", "person-days"),
        ),
        ChoiceField(
            id="state",
            title="State",
            means="What has become of it.",
            options=("candidate", CHOSEN, REJECTED),
            also=("status", "decision"),
        ),
        PersonField(
            id="clarified_by",
            title="Clarified by",
            means="Who answers the open questions.",
            also=("owner", "responsible"),
        ),
    ),
)
