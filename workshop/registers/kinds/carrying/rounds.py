"""Rounds of feedback: when it is asked again how the strategy does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from workshop.language import say
from workshop.registers.fields import DateField, TextField
from workshop.registers.in_order import not_below
from workshop.registers.register import Finding, Register, Values
from workshop.times import short_day

ROUNDS: Final = "rounds"
"""The name of the register."""


def _days_shared(rows: Mapping[str, Values]) -> Iterator[Finding]:
    """Two rounds in the same days: a session in them would be of the later one alone."""
    dated = sorted((row["begins"], key) for key, row in rows.items() if row["begins"])
    for place, (begins, key) in enumerate(dated):
        for _, earlier in dated[:place]:
            if last := _last_shared(rows[earlier], rows[key]):
                what = (
                    say("both have {day}", day=short_day(begins))
                    if last == begins
                    else say(
                        "both have {first} to {last}", first=short_day(begins), last=short_day(last)
                    )
                )
                yield Finding((key, earlier), what)


def _last_shared(earlier: Values, later: Values) -> date | None:
    """The last day that two rounds share from the first day of the later one on; none for none.

    A round without a last day ends before the next one.
    """
    begins: date = later["begins"]
    if earlier["ends"] is None:
        return begins if earlier["begins"] == begins else None
    if earlier["ends"] < begins:
        return None
    found: date = min(earlier["ends"], later["ends"] or earlier["ends"])
    return found


REGISTER: Final = Register(
    name=ROUNDS,
    title="Rounds of feedback",
    one="round",
    prefix="RD",
    means="When it is asked again how the strategy does; the sessions held in its days are its.",
    place=70,
    checks=(not_below("ends", begins="it ends before it begins"),),
    whole=(_days_shared,),
    says_at_once=True,
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
