"""Signals: what is seen between sessions that may change a factor."""

from __future__ import annotations

from typing import Final

from workshop.registers.fields import (
    ChoiceField,
    DateField,
    LinkField,
    PersonField,
    TextField,
)
from workshop.registers.in_order import not_below
from workshop.registers.register import Register

SIGNALS: Final = "signals"
"""The name of the register."""
WATCHED: Final = "watched"
TAKEN_UP: Final = "taken up"
LET_GO: Final = "let go"

REGISTER: Final = Register(
    name=SIGNALS,
    title="Signals",
    one="signal",
    prefix="SN",
    means="What is seen between sessions that may change a factor: from where, what to watch, when "
    "it is looked at again.",
    place=74,
    checks=(not_below("review", seen_on="it is looked at again before it was seen"),),
    settled=(("state", TAKEN_UP), ("state", LET_GO)),
    fields=(
        TextField(
            id="signal",
            title="Signal",
            means="What was seen.",
            required=True,
            weight=4,
            also=("what", "observation", "text"),
        ),
        TextField(
            id="source",
            title="Source",
            means="Where it was seen: who says it, which paper, which figure.",
            weight=2,
            asks="Where was it seen?",
            also=("from", "reference"),
        ),
        LinkField(
            id="bears_on",
            title="Bears on",
            means="The factors and themes that it may change.",
            to=("factor", "theme"),
            many=True,
            or_text=True,
            asks="Which factor may it change?",
            also=("factor", "factors", "about"),
        ),
        ChoiceField(
            id="makes_it",
            title="Makes it",
            means="What it makes of them.",
            options=("new", "stronger", "weaker", "gone"),
            also=("effect", "trend", "direction"),
        ),
        TextField(
            id="indicator",
            title="Watch",
            means="What would show that it goes on: a figure, an event.",
            weight=2,
            asks="What would show that it goes on?",
            also=("what to watch", "signpost"),
        ),
        DateField(id="seen_on", title="Seen on", means="When it was seen.", also=("date", "seen")),
        PersonField(id="seen_by", title="Seen by", means="Who saw it.", also=("by", "who")),
        DateField(
            id="review",
            title="Review",
            means="When it is looked at again.",
            event="Signal to be looked at again",
            asks="When is it looked at again?",
            also=("review date", "review on", "next review"),
        ),
        ChoiceField(
            id="state",
            title="State",
            means="Whether it is still watched.",
            options=(WATCHED, TAKEN_UP, LET_GO),
            also=("status",),
        ),
    ),
)
