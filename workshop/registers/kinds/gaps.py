"""Where it stands and where it should: how wide each gap is, and how much it matters."""

from __future__ import annotations

from typing import Final

from workshop.registers.computed import Computed
from workshop.registers.fields import LinkField, NumberField, TextField
from workshop.registers.register import Register

_LEVELS: Final = 5
"""The highest level."""


def _gap(present: float, wanted: float) -> float:
    """How far it is; below nothing where more is there than wanted."""
    return wanted - present


def _weighted(present: float, wanted: float, importance: float) -> float:
    """The gap times how much it matters."""
    return importance * (wanted - present)


def bar(present: float, wanted: float) -> str:
    """From what is there to what is wanted: two cells a level."""
    here, there = round(2 * present), round(2 * wanted)
    far = max(here, there)
    return f"{'█' * here}{'▒' * (far - here)}{'·' * (2 * _LEVELS - far)}"


REGISTER: Final = Register(
    name="gaps",
    title="Gaps",
    one="gap",
    prefix="GP",
    means="Where it stands today and where it should, on a scale from 0 to 5, and how much that "
    "matters.",
    place=55,
    fields=(
        TextField(
            id="what",
            title="What",
            means="The capability or performance that is looked at.",
            required=True,
            weight=4,
            also=("capability", "name", "area"),
        ),
        TextField(
            id="measure",
            title="Measure",
            means="By what it is told: `days to close a month`.",
            weight=2,
            asks="By what would you tell?",
            also=("indicator", "metric"),
        ),
        NumberField(
            id="present",
            title="Present",
            means="The level today: 0 nothing, 5 as good as it can be.",
            least=0,
            greatest=5,
            asks="At which level is it today, from 0 to 5?",
            also=("today", "as is", "current", "is"),
        ),
        NumberField(
            id="wanted",
            title="Wanted",
            means="The level that is wanted, on the same scale.",
            least=0,
            greatest=5,
            asks="Which level is wanted, from 0 to 5?",
            also=("target", "to be", "desired"),
        ),
        NumberField(
            id="importance",
            title="Importance",
            means="How much it matters: 1 little, 5 decisive.",
            least=1,
            greatest=5,
            whole=True,
            asks="How much does it matter, from 1 to 5?",
            also=("weight", "priority"),
        ),
        TextField(
            id="cause",
            title="Cause",
            means="Why it is not there yet.",
            weight=3,
            lines=True,
            asks="Why is it not there yet?",
            also=("root cause", "why", "reason"),
        ),
        LinkField(
            id="seen_in",
            title="Seen in",
            means="The factors and themes that show it.",
            to=("factor", "theme"),
            many=True,
            or_text=True,
            origin="*",
            also=("factors", "evidence for it", "shown by"),
        ),
    ),
    computed=(
        Computed(
            id="gap",
            title="Gap",
            means="Wanted less present; below 0 where more is there than wanted.",
            of=("present", "wanted"),
            value=_gap,
        ),
        Computed(
            id="weighted",
            title="Weighted",
            means="Importance times the gap: the greatest comes first.",
            of=("present", "wanted", "importance"),
            value=_weighted,
        ),
        Computed(
            id="span",
            title="Is ▸ wanted",
            means="█ what is there, ▒ what is missing to what is wanted, each level two cells.",
            of=("present", "wanted"),
            value=bar,
            is_picture=True,
        ),
    ),
)
