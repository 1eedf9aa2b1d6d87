"""Who stands between a department and IT: Business Information Officers and other liaisons."""

from __future__ import annotations

from typing import Final

from workshop.registers.fields import DateField, DepartmentField, PersonField, TextField
from workshop.registers.in_order import not_below
from workshop.registers.register import Register

LIAISONS: Final = "liaisons"
"""The name of the register."""


REGISTER: Final = Register(
    name=LIAISONS,
    title="Liaisons",
    one="liaison",
    prefix="LI",
    means="Who of IT sits with the leadership of which department, from when until when.",
    place=28,
    fields=(
        PersonField(
            id="person",
            title="Who",
            means="The liaison.",
            required=True,
            weight=2,
            also=("name", "liaison", "bio", "business information officer"),
        ),
        DepartmentField(
            id="department",
            title="Department",
            means="The department that they stand for towards IT.",
            required=True,
            also=("unit", "with"),
        ),
        TextField(
            id="role",
            title="Role",
            means="What they are there: `Business Information Officer`.",
            weight=2,
            also=("function",),
        ),
        TextField(
            id="meeting",
            title="Sits in",
            means="The meeting of the department in which they sit.",
            weight=2,
            asks="In which meeting of the department do they sit?",
            also=("meeting", "board", "round"),
        ),
        DateField(id="begins", title="From", means="From when.", also=("since", "start")),
        DateField(
            id="ends",
            title="Until",
            means="Until when; empty while it goes on.",
            also=("end", "to"),
        ),
    ),
    checks=(not_below("ends", begins="it ends before it begins"),),
)
