"""What the strategy costs, a line and year each, at least, likely and at most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from workshop.language import say
from workshop.registers.fields import ChoiceField, LinkField, MoneyField, NumberField, TextField
from workshop.registers.in_order import not_below
from workshop.registers.register import Finding, Register, Values

BUDGET: Final = "budget"
"""The name of the register."""

PARTS: Final = ("present", "integration", "new and alternative")
"""What money is for: what is there, bringing things together, and what is new or instead of it."""

USES: Final = ("run", "change", "grow")
"""Whether it keeps the work going, makes it better, or makes new work."""


def _over_by_then(rows: Mapping[str, Values]) -> Iterator[Finding]:
    """What has ended costs nothing any more."""
    for key, values in rows.items():
        if values["year"] and values["ends"] and values["ends"] < values["year"]:
            yield Finding((key,), say("it costs something in a year after it ended"))


REGISTER: Final = Register(
    name=BUDGET,
    title="Budget",
    one="budget line",
    prefix="BL",
    means="What is spent on what in which year: at least, likely and at most.",
    place=56,
    whole=(_over_by_then,),
    checks=(
        not_below("likely", low="it is below what it costs at least"),
        not_below(
            "high",
            likely="it is below what it is likely to cost",
            low="it is below what it costs at least",
        ),
    ),
    fields=(
        TextField(
            id="line",
            title="Line",
            means="What the money is for.",
            required=True,
            weight=3,
            also=("item", "budget line", "name", "what"),
        ),
        NumberField(
            id="year",
            title="Year",
            means="The year in which it is spent.",
            required=True,
            least=1990,
            greatest=2100,
            whole=True,
            also=("in year", "period"),
        ),
        ChoiceField(
            id="part",
            title="Part",
            means="Whether it is for what is there, for bringing things together, or for what is "
            "new or instead of something.",
            options=PARTS,
            asks="Is it for what is there, for integration, or for something new?",
            also=(
                "type",
                "kind",
                "cost type",
            ),
        ),
        ChoiceField(
            id="use",
            title="Use",
            means="Whether it keeps the work running, changes it, or makes it grow.",
            options=USES,
            asks="Does it run, change or grow the work?",
            also=("run change grow", "run/change/grow"),
        ),
        LinkField(
            id="project",
            title="Project",
            means="The project that it belongs to.",
            to=("projects",),
            or_text=True,
            also=("projects", "of"),
        ),
        MoneyField(
            id="low",
            title="At least",
            means="What it costs at least.",
            also=(
                "lowest",
                "minimum",
                "optimistic",
                "low estimate",
            ),
        ),
        MoneyField(
            id="likely",
            title="Likely",
            means="What it is likely to cost.",
            asks="What is it likely to cost?",
            also=(
                "amount",
                "cost",
                "expected",
                "most likely",
            ),
        ),
        MoneyField(
            id="high",
            title="At most",
            means="What it costs at most.",
            asks="What does it cost at most?",
            also=(
                "highest",
                "maximum",
                "pessimistic",
                "high estimate",
            ),
        ),
        MoneyField(
            id="spent",
            title="Spent",
            means="What it did cost, once that is known: how far it ran over tells what plans are "
            "worth here.",
            also=("actual", "actual cost", "paid"),
        ),
        NumberField(
            id="ends",
            title="Last year",
            means="The last year in which it costs anything; empty while no end is known.",
            least=1990,
            greatest=2100,
            whole=True,
            also=("ends", "end", "until"),
        ),
        TextField(
            id="note",
            title="Note",
            means="What the amounts rest on: an offer, last year's bill, an estimate.",
            weight=2,
            also=("notes", "assumption", "assumptions", "comment"),
        ),
    ),
)
