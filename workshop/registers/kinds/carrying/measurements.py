"""Values of indicators and goals that were measured again."""

from __future__ import annotations

from typing import Final

from workshop.registers.fields import DateField, LinkField, TextField
from workshop.registers.register import Register

MEASUREMENTS: Final = "measurements"
"""The name of the register."""
MEASURED: Final = ("indicators", "goals")
"""The registers whose rows are measured again."""

REGISTER: Final = Register(
    name=MEASUREMENTS,
    title="Measured again",
    one="measurement",
    prefix="ME",
    means="What an indicator or a goal came to when it was measured again.",
    place=72,
    fields=(
        TextField(
            id="value",
            title="Value",
            means="What was measured, with its unit.",
            required=True,
            weight=2,
            also=("measured", "result", "actual"),
        ),
        LinkField(
            id="indicator",
            title="Of",
            means="The indicator or goal.",
            to=MEASURED,
            or_text=True,
            required=True,
            also=("goal", "measure", "kpi"),
        ),
        LinkField(
            id="round",
            title="Round",
            means="The round of feedback.",
            to=("rounds",),
            or_text=True,
            also=("feedback round",),
        ),
        DateField(
            id="measured_on",
            title="On",
            means="The day of which it is the value.",
            also=("date", "day", "measured on"),
        ),
        TextField(id="source", title="Source", means="Where it is from.", also=("from", "by")),
    ),
)
