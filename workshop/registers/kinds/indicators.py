"""What is wanted in the end, and how one would see it: measure, value today, value wanted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from workshop.language import say
from workshop.registers.fields import DateField, LinkField, PersonField, TextField
from workshop.registers.register import Finding, Register, Values


def _today_or_why(rows: Mapping[str, Values]) -> Iterator[Finding]:
    """Each has its value today, or says why it has none."""
    for key, values in rows.items():
        if not values["today"] and not values["no_value"]:
            yield Finding((key,), say("neither a value today nor why not"))
        elif values["today"] and values["no_value"]:
            yield Finding((key,), say("a value today, and why there is none"))


REGISTER: Final = Register(
    name="indicators",
    title="Results wanted",
    one="indicator",
    prefix="IN",
    means="The results wanted, each with its measure, its value today or why there is none.",
    place=46,
    whole=(_today_or_why,),
    fields=(
        TextField(
            id="result",
            title="Result wanted",
            means="What will be different when the work is done.",
            required=True,
            weight=4,
            also=("result", "outcome", "benefit"),
        ),
        TextField(
            id="measure",
            title="Measure",
            means="What is counted or asked to see it: `days to close the books`.",
            weight=3,
            asks="What would we count, or whom would we ask, to see it?",
            also=("indicator", "kpi", "metric"),
        ),
        TextField(
            id="today",
            title="Today",
            means="Its value now, with its unit.",
            also=("now", "baseline", "current", "value today"),
        ),
        TextField(
            id="no_value",
            title="Why no value",
            means="Where there is no value today: why not, and what is done about that.",
            weight=2,
            also=("reason", "why not measured"),
        ),
        TextField(
            id="wanted",
            title="Wanted",
            means="The value that is wanted, with its unit.",
            asks="Which value is wanted?",
            also=("target", "goal value"),
        ),
        DateField(
            id="due",
            title="By",
            means="The day by which it is wanted.",
            event="Target of an indicator",
            asks="By when?",
            also=("by when", "date", "deadline"),
        ),
        TextField(
            id="source",
            title="Source",
            means="Where the values come from: a system, a report, a survey.",
            asks="Where does the value come from, and how often?",
            also=("data source", "from"),
        ),
        PersonField(
            id="owner",
            title="Who measures",
            means="Who gets the value.",
            also=("owner", "measured by"),
        ),
        LinkField(
            id="objectives",
            title="Serves",
            means="The business objectives that it serves.",
            to=("objectives",),
            many=True,
            or_text=True,
            origin="*",
            also=("objective", "serves"),
        ),
    ),
)
