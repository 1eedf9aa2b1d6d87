"""Which department was told of which change, when and by whom, and whether it said so."""

from __future__ import annotations

from typing import Final

from workshop.registers.fields import DateField, DepartmentField, LinkField, PersonField, TextField
from workshop.registers.in_order import not_below
from workshop.registers.register import Register

NOTICES: Final = "notices"
"""The name of the register."""


REGISTER: Final = Register(
    name=NOTICES,
    title="Notices",
    one="notice",
    prefix="NT",
    means="What a department is told of a change: when, by whom, whether it acknowledged that, "
    "and what the change gives it and asks of it.",
    place=63,
    checks=(not_below("acknowledged_on", told_on="it was acknowledged before it was told"),),
    fields=(
        TextField(
            id="message",
            title="Message",
            means="What the department is told.",
            required=True,
            weight=4,
            lines=True,
            also=("notice", "text", "what"),
        ),
        LinkField(
            id="change",
            title="What changes",
            means="The change that it is about.",
            to=("changes",),
            or_text=True,
            asks="Which change is it about?",
            origin="*",
            also=("changes", "about"),
        ),
        DepartmentField(
            id="department",
            title="Department",
            means="Who is told.",
            asks="Which department is told?",
            also=("to", "for", "unit"),
        ),
        DateField(
            id="told_on",
            title="Told on",
            means="When they were told; empty until then.",
            also=(
                "told",
                "date",
                "sent",
                "date sent",
            ),
        ),
        PersonField(
            id="told_by",
            title="Told by",
            means="Who told them, or is to.",
            asks="Who tells them?",
            also=("by", "sender"),
        ),
        DateField(
            id="acknowledged_on",
            title="Acknowledged",
            means="When they said that they know.",
            also=("acknowledged on", "confirmed"),
        ),
        TextField(
            id="gains",
            title="Gains",
            means="What they gain by the change.",
            weight=2,
            asks="What do they gain?",
            also=("gain", "wins"),
        ),
        TextField(
            id="carries",
            title="Carries",
            means="What the change asks of them: how much, when.",
            weight=2,
            asks="What does it ask of them?",
            also=("burden", "carry", "costs them"),
        ),
    ),
)
