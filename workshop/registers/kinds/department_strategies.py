"""The strategy that each department arrives with: what it aims at, how, and what it plans."""

from __future__ import annotations

from typing import Final

from workshop.registers.fields import DepartmentField, LinkField, PersonField, TextField
from workshop.registers.register import Register

REGISTER: Final = Register(
    name="department_strategies",
    title="Department strategies",
    one="strategy",
    prefix="D",
    means="What each department aims at, how it goes about it, and what it plans.",
    place=20,
    fields=(
        TextField(
            id="aim",
            title="Aim",
            means="What the department wants to reach.",
            required=True,
            weight=3,
            also=("goal", "objective of the department"),
        ),
        DepartmentField(
            id="department",
            title="Department",
            means="Whose strategy it is.",
            of_speaker=True,
            required=True,
            also=("unit", "team"),
        ),
        TextField(
            id="approach",
            title="Approach",
            means="How the department goes about it.",
            weight=3,
            lines=True,
            asks="How do they go about it?",
        ),
        TextField(
            id="plans",
            title="Plans",
            means="What is planned, with times where they were named.",
            weight=3,
            lines=True,
            asks="What is planned, and for when?",
            also=("planned", "initiatives"),
        ),
        LinkField(
            id="objectives",
            title="Serves",
            means="The business objectives that it serves.",
            to=("objectives",),
            many=True,
            or_text=True,
            asks="Which business objective does it serve?",
            also=("objective", "serves"),
        ),
        PersonField(id="contact", title="Contact", means="Who speaks for it."),
    ),
)
