"""What somebody let go of, by name and for a reason, so that a project may start without it."""

from __future__ import annotations

from typing import Final

from workshop.registers.fields import DateField, LinkField, PersonField, TextField
from workshop.registers.register import Register

WAIVERS: Final = "waivers"
"""The name of the register."""

REGISTER: Final = Register(
    name=WAIVERS,
    title="Waivers",
    one="waiver",
    prefix="WV",
    means="What a project starts without, who let go of it, and why.",
    place=61,
    fields=(
        TextField(
            id="why",
            title="Why",
            means="Why it need not be there.",
            required=True,
            weight=4,
            also=("reason", "because"),
        ),
        LinkField(
            id="project",
            title="Project",
            means="The project that starts without it.",
            to=("projects",),
            asks="Which project starts without it?",
            also=("for project",),
        ),
        LinkField(
            id="waives",
            title="Waives",
            means="The approval, condition, rule, decision or project that is waived; the project "
            "itself where it has no approval ladder.",
            to=("approvals", "conditions", "rules", "decisions", "projects"),
            asks="What is waived?",
            also=("what", "waived"),
        ),
        PersonField(
            id="waived_by",
            title="Waived by",
            means="Who let go of it, by name.",
            required=True,
            asks="Who let go of it?",
            also=("by", "who"),
        ),
        DateField(id="on", title="On", means="The day on which they did.", also=("date", "day")),
    ),
)
