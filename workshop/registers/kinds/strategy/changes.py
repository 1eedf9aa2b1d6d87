"""What becomes different in the work of departments, from when on."""

from __future__ import annotations

from typing import Final

from workshop.registers.fields import DateField, LinkField, TextField
from workshop.registers.register import Register

CHANGES: Final = "changes"
"""The name of the register."""

REGISTER: Final = Register(
    name=CHANGES,
    title="Changes",
    one="change",
    prefix="CH",
    means="What becomes different in the work, from when on, by which project.",
    place=62,
    fields=(
        TextField(
            id="change",
            title="What changes",
            means="What becomes different, in a few words.",
            required=True,
            weight=3,
            also=("what", "name"),
        ),
        LinkField(
            id="project",
            title="Project",
            means="The project that brings it.",
            to=("projects",),
            or_text=True,
            asks="Which project is it of?",
            origin="*",
            also=("projects", "of"),
        ),
        DateField(
            id="begins",
            title="Begins",
            means="The day from which it holds.",
            event="Change begins",
            asks="When does it begin?",
            also=(
                "begin",
                "start",
                "from when",
                "start date",
            ),
        ),
        TextField(
            id="was",
            title="Before",
            means="How it is done before.",
            weight=3,
            lines=True,
            also=(
                "from",
                "old",
                "from state",
                "current state",
            ),
        ),
        TextField(
            id="will_be",
            title="After",
            means="How it is done from then on.",
            weight=3,
            lines=True,
            asks="How is it done from then on?",
            also=(
                "will be",
                "new",
                "to state",
                "future state",
            ),
        ),
    ),
)
