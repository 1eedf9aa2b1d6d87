"""Rounds of feedback: when it is asked again how the strategy does."""

from __future__ import annotations

from typing import Final

from workshop.registers.fields import DateField, TextField
from workshop.registers.in_order import not_below
from workshop.registers.register import Register

ROUNDS: Final = "rounds"
"""The name of the register."""


REGISTER: Final = Register(
    name=ROUNDS,
    title="Rounds of feedback",
    one="round",
    prefix="RD",
    means="When it is asked again how the strategy does; the sessions held in its days are its.",
    place=70,
    checks=(not_below("ends", begins="it ends before it begins"),),
    fields=(
        TextField(
            id="round",
            title="Round",
            means="What it is called: `Spring 2028`.",
            required=True,
            weight=3,
            also=("name", "feedback round"),
        ),
        DateField(
            id="begins",
            title="Begins",
            means="Its first day.",
            required=True,
            event="Round of feedback begins",
            also=("begin", "start", "from"),
        ),
        DateField(
            id="ends",
            title="Ends",
            means="Its last day; empty: the day before the next round.",
            event="Round of feedback ends",
            also=("end", "until"),
        ),
        TextField(
            id="note",
            title="Note",
            means="What is to be looked at in it.",
            weight=2,
            also=("notes", "focus"),
        ),
    ),
)
