"""What must hold before a project that was decided on starts: each condition with its state."""

from __future__ import annotations

from typing import Final

from workshop.registers.fields import ChoiceField, DateField, LinkField, PersonField, TextField
from workshop.registers.register import Register

CONDITIONS: Final = "conditions"
"""The name of the register."""
OPEN: Final = "open"
MET: Final = "met"

REGISTER: Final = Register(
    name=CONDITIONS,
    title="Conditions",
    one="condition",
    prefix="CN",
    means="What must hold before a project that was decided on starts, who sees to it, by when.",
    place=61,
    settled=(("state", MET),),
    fields=(
        TextField(
            id="condition",
            title="Condition",
            means="What must hold.",
            required=True,
            weight=4,
            also=("provided that", "name", "requirement"),
        ),
        LinkField(
            id="decision",
            title="Decision",
            means="The decision that asks for it.",
            to=("decisions",),
            or_text=True,
            also=("decided in", "of decision"),
        ),
        LinkField(
            id="project",
            title="Project",
            means="The project that must not start before it holds.",
            to=("projects",),
            or_text=True,
            asks="Which project waits for it?",
            also=("projects", "for project"),
        ),
        PersonField(
            id="owner",
            title="Owner",
            means="Who sees to it.",
            asks="Who sees to it?",
            also=("responsible",),
        ),
        DateField(
            id="due",
            title="By",
            means="The day by which it must hold.",
            event="Condition to be met",
            asks="By when must it hold?",
            also=("by when", "date", "deadline"),
        ),
        ChoiceField(
            id="state",
            title="State",
            means="Whether it holds.",
            options=(OPEN, MET),
            also=("status", "answer"),
        ),
        DateField(
            id="met_on",
            title="Met on",
            means="The day on which it was seen to hold.",
            also=("met", "holds since"),
        ),
    ),
)
