"""New goods and services that were thought of: what, for whom, and how it would be found out."""

from __future__ import annotations

from typing import Final

from workshop.registers.fields import ChoiceField, LinkField, PersonField, TextField
from workshop.registers.register import Register

REGISTER: Final = Register(
    name="offers",
    title="New goods and services",
    one="new offer",
    prefix="NG",
    means="What could be offered that is not offered yet, to whom, and how to find out.",
    place=65,
    fields=(
        TextField(
            id="offer",
            title="What",
            means="What would be offered, in a sentence that a customer would understand.",
            required=True,
            weight=3,
            also=("offer", "idea", "product", "service", "title"),
        ),
        TextField(
            id="for_whom",
            title="For whom",
            means="Who would use it, and when.",
            weight=2,
            asks="Who would use it, and when?",
            also=("customer", "customers", "segment", "audience"),
        ),
        ChoiceField(
            id="novelty",
            title="What is new",
            means="Better, for others, another thing, or paid for in another way.",
            options=("better", "for others", "another thing", "another model"),
            preset=True,
            also=("novelty", "kind of change"),
        ),
        TextField(
            id="changes",
            title="What it changes",
            means="What it changes for them, and for how we work.",
            weight=3,
            lines=True,
            asks="What does it change for them, and for us?",
            also=("benefit", "change", "impact"),
        ),
        LinkField(
            id="rests_on",
            title="Rests on",
            means="The factors it makes use of, or answers to.",
            to=("factor",),
            many=True,
            or_text=True,
            origin="*",
            also=("factors", "factor"),
        ),
        TextField(
            id="proof",
            title="What we know",
            means="Who asked for it, what was tried, what was counted; and what is a guess.",
            weight=2,
            lines=True,
            asks="How do we know that anybody wants it?",
            also=("evidence", "facts", "proof"),
        ),
        TextField(
            id="first_step",
            title="First step",
            means="The cheapest thing that would tell us more, within weeks.",
            weight=2,
            asks="What is the cheapest thing that would tell us more?",
            also=("next step", "test", "trial"),
        ),
        PersonField(
            id="lead",
            title="Who tries it",
            means="Who takes the first step.",
            also=("owner", "lead", "responsible"),
        ),
    ),
)
