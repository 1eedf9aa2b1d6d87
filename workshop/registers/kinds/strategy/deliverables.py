"""What projects hand over, and when it counts as done."""

from __future__ import annotations

from typing import Final

from workshop.registers.fields import ChoiceField, DateField, LinkField, PersonField, TextField
from workshop.registers.register import Register

DELIVERABLES: Final = "deliverables"
"""The name of the register."""
OPEN: Final = "open"
ACCEPTED: Final = "accepted"
REFUSED: Final = "refused"

REGISTER: Final = Register(
    name=DELIVERABLES,
    title="Deliverables",
    one="deliverable",
    prefix="DV",
    means="What a project hands over, by when, and by what it is seen to be right.",
    place=53,
    settled=(("state", ACCEPTED),),
    fields=(
        TextField(
            id="deliverable",
            title="Deliverable",
            means="What is handed over.",
            required=True,
            weight=3,
            also=("result", "name", "what"),
        ),
        LinkField(
            id="project",
            title="Project",
            means="The project that hands it over.",
            to=("projects",),
            or_text=True,
            asks="Which project is it of?",
            origin="*",
            also=("projects", "of"),
        ),
        TextField(
            id="acceptance",
            title="Acceptance",
            means="By what it is seen to be right.",
            weight=3,
            asks="By what is it seen to be right?",
            also=("acceptance criteria", "criteria"),
        ),
        DateField(
            id="due",
            title="By",
            means="By when it is handed over.",
            event="Deliverable due",
            asks="By when?",
            also=("by when", "date", "deadline"),
        ),
        ChoiceField(
            id="state",
            title="State",
            means="What has become of it.",
            options=(OPEN, ACCEPTED, REFUSED),
            also=("status",),
        ),
        PersonField(
            id="accepted_by",
            title="Accepted by",
            means="Who says whether it is right.",
            asks="Who says whether it is right?",
            also=("accepts", "approver"),
        ),
    ),
)
