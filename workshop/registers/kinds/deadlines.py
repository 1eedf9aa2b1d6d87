"""Days that are set: what has to be there by when, whether the day can move, what waits for it."""

from __future__ import annotations

from typing import Final

from workshop.registers.fields import ChoiceField, DateField, PersonField, TextField
from workshop.registers.register import Register

REGISTER: Final = Register(
    name="deadlines",
    title="Deadlines",
    one="deadline",
    prefix="DL",
    means="What has to be there by which day, who sees to it, and whether the day can move.",
    place=44,
    fields=(
        TextField(
            id="what",
            title="What",
            means="What has to be there on that day.",
            required=True,
            weight=4,
            also=("milestone", "deliverable", "event", "deadline"),
        ),
        DateField(
            id="day",
            title="By",
            means="The day.",
            event="Deadline",
            required=True,
            also=("date", "due", "by when", "deadline date"),
        ),
        PersonField(
            id="owner",
            title="Who sees to it",
            means="Who says in time when it will not be there.",
            weight=2,
            asks="Who sees to it?",
            also=("owner", "responsible", "who"),
        ),
        ChoiceField(
            id="firm",
            title="Can it move",
            means="Whether the day is set from outside, or can move if we say so in time.",
            options=("no, it is set from outside", "yes, if we say so in time"),
            asks="Who set the day, and can it move?",
            also=("fixed", "firm", "hard or soft"),
        ),
        TextField(
            id="waits",
            title="What waits for it",
            means="What cannot go on before.",
            weight=3,
            asks="What cannot go on before?",
            also=("blocks", "needed for", "dependents"),
        ),
    ),
)
