"""What of the strategy works and what needs work, as a round of feedback has it."""

from __future__ import annotations

from typing import Final

from workshop.registers.fields import ChoiceField, DepartmentField, LinkField, TextField
from workshop.registers.register import Register

ASPECTS: Final = "aspects"
"""The name of the register."""
WORKS: Final = "works"
NEEDS_WORK: Final = "needs work"

REGISTER: Final = Register(
    name=ASPECTS,
    title="What works",
    one="aspect",
    prefix="AE",
    means="Each aspect of the strategy in a round: whether it works or needs work, and why.",
    place=71,
    fields=(
        TextField(
            id="aspect",
            title="Aspect",
            means="What is looked at, in the same words in each round.",
            required=True,
            weight=3,
            also=("what", "name", "area"),
        ),
        LinkField(
            id="round",
            title="Round",
            means="The round of feedback.",
            to=("rounds",),
            or_text=True,
            asks="In which round?",
            also=("feedback round",),
        ),
        ChoiceField(
            id="verdict",
            title="Verdict",
            means="Whether it works or needs work.",
            options=(WORKS, NEEDS_WORK),
            asks="Does it work, or does it need work?",
            also=("works", "state", "answer"),
        ),
        TextField(
            id="why",
            title="Why",
            means="What shows it.",
            weight=3,
            lines=True,
            asks="What shows it?",
            also=("reason", "because", "comment"),
        ),
        DepartmentField(
            id="department",
            title="Department",
            means="Whose answer it is; empty for the room's.",
            answers=True,
            also=("unit", "group"),
        ),
        LinkField(
            id="about",
            title="About",
            means="The goals, projects, strategies and changes that it is an aspect of.",
            to=("goals", "projects", "strategies", "changes"),
            many=True,
            or_text=True,
            also=("project", "goal"),
        ),
    ),
)
