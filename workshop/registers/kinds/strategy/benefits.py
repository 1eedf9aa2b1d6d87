"""What projects are good for, by which measure and by when, and what it is worth a year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from workshop.language import say
from workshop.registers.fields import (
    DateField,
    LinkField,
    MoneyField,
    NumberField,
    PersonField,
    TextField,
)
from workshop.registers.in_order import not_below
from workshop.registers.register import Finding, Register, Values

BENEFITS: Final = "benefits"
"""The name of the register."""


def _money_from_when(rows: Mapping[str, Values]) -> Iterator[Finding]:
    """Money that comes each year comes from one on."""
    for key, values in rows.items():
        if values["yearly"] is not None and values["from_year"] is None and values["due"] is None:
            yield Finding((key,), say("money a year, and no year from which it comes"))


REGISTER: Final = Register(
    name=BENEFITS,
    title="Benefits",
    one="benefit",
    prefix="BN",
    means="What a project is good for, with its measure and day, and what it is worth a year.",
    place=55,
    whole=(_money_from_when,),
    checks=(
        not_below("yearly", yearly_low="it is below what it brings at least"),
        not_below(
            "yearly_high",
            yearly="it is below what it is likely to bring",
            yearly_low="it is below what it brings at least",
        ),
    ),
    fields=(
        TextField(
            id="benefit",
            title="Benefit",
            means="What becomes better, for whom.",
            required=True,
            weight=4,
            also=("advantage", "name", "what"),
        ),
        LinkField(
            id="project",
            title="Project",
            means="The project that it comes from.",
            to=("projects",),
            or_text=True,
            asks="Which project is it of?",
            origin="*",
            also=("projects", "of"),
        ),
        TextField(
            id="measure",
            title="Measure",
            means="What is counted or asked to see it.",
            weight=2,
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
            id="expected",
            title="Expected",
            means="The value that is expected, with its unit.",
            asks="Which value is expected?",
            also=(
                "target",
                "expected value",
                "target value",
            ),
        ),
        DateField(
            id="due",
            title="By",
            means="By when it is expected.",
            event="Benefit expected",
            asks="By when?",
            also=(
                "by when",
                "date",
                "deadline",
                "realisation date",
            ),
        ),
        TextField(
            id="reached",
            title="Reached",
            means="The value when it was measured again, with its unit.",
            also=("result", "actual", "value reached"),
        ),
        MoneyField(
            id="yearly",
            title="A year",
            means="What it brings or saves each year; below nothing where it costs.",
            negative=True,
            also=(
                "money a year",
                "per year",
                "annual",
                "annual value",
            ),
        ),
        MoneyField(
            id="yearly_low",
            title="A year at least",
            means="What it brings or saves each year at least.",
            negative=True,
            also=("lowest", "minimum", "pessimistic"),
        ),
        MoneyField(
            id="yearly_high",
            title="A year at most",
            means="What it brings or saves each year at most.",
            negative=True,
            also=("highest", "maximum", "optimistic"),
        ),
        NumberField(
            id="from_year",
            title="From year",
            means="The first year in which it does; else that of the day by which it is due.",
            least=1990,
            greatest=2100,
            whole=True,
            also=("since", "first year"),
        ),
        PersonField(
            id="owner",
            title="Owner",
            means="Who answers for it.",
            asks="Who answers for it?",
            also=(
                "responsible",
                "benefit owner",
            ),
        ),
    ),
)
