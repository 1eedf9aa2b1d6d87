"""The approval ladder: what must be approved before it starts, by whom, in which order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from workshop.language import say
from workshop.registers.fields import (
    ChoiceField,
    DateField,
    LinkField,
    MoneyField,
    NumberField,
    PersonField,
    TextField,
)
from workshop.registers.register import Finding, Register, Values
from workshop.text import clean_line

APPROVALS: Final = "approvals"
"""The name of the register."""
APPROVED: Final = "approved"
REFUSED: Final = "refused"
TO_ASK: Final = "to ask"


def _ladders(rows: Mapping[str, Values]) -> Iterator[list[str]]:
    """The keys of the rungs of each ladder that have a number, the first to approve first."""
    ladders: dict[str, list[str]] = {}
    for key, values in rows.items():
        if values["rung"] is not None:
            ladders.setdefault(clean_line(values["what"]).casefold(), []).append(key)
    for keys in ladders.values():
        yield sorted(keys, key=lambda key: float(rows[key]["rung"]))


def _each_rung_once(rows: Mapping[str, Values]) -> Iterator[Finding]:
    """Two who approve the same do so one after the other."""
    for keys in _ladders(rows):
        numbers: dict[float, list[str]] = {}
        for key in keys:
            numbers.setdefault(rows[key]["rung"], []).append(key)
        for number, same in numbers.items():
            if len(same) > 1:
                yield Finding(
                    tuple(same), say("rung {number} is there twice", number=f"{number:g}")
                )


def _from_below(rows: Mapping[str, Values]) -> Iterator[Finding]:
    """Nobody approves before those who come first did."""
    for keys in _ladders(rows):
        for place, key in enumerate(keys):
            if rows[key]["answer"] != APPROVED:
                continue
            below = [
                each
                for each in keys[:place]
                if rows[each]["answer"] != APPROVED and rows[each]["rung"] < rows[key]["rung"]
            ]
            if below:
                yield Finding((key, *below), say("approved before those who come first"))


REGISTER: Final = Register(
    name=APPROVALS,
    title="Approval ladder",
    one="approval",
    prefix="AP",
    means="What must be approved before it starts, who approves it, in which order, by when.",
    place=42,
    settled=(("answer", APPROVED), ("answer", REFUSED)),
    whole=(_each_rung_once, _from_below),
    fields=(
        TextField(
            id="what",
            title="What",
            means="What is to be approved, in the same words for all who approve it.",
            required=True,
            weight=3,
            also=("item", "subject", "decision"),
        ),
        PersonField(
            id="approver",
            title="Who approves",
            means="Who has to say yes.",
            required=True,
            weight=2,
            also=("approved by", "approver", "authority"),
        ),
        NumberField(
            id="rung",
            title="Rung",
            means="In which order they approve: 1 for the first.",
            least=1,
            greatest=20,
            whole=True,
            asks="After whom does this person approve?",
            also=("order", "step", "level"),
        ),
        MoneyField(
            id="above",
            title="Above",
            means="The sum above which this approval is needed; empty: always.",
            also=("limit", "threshold"),
        ),
        TextField(
            id="needs",
            title="Needs",
            means="What has to lie before them: a paper, a figure, a test passed.",
            weight=3,
            asks="What do they need to see before they can say yes?",
            also=("requires", "documents"),
        ),
        DateField(
            id="due",
            title="By when",
            means="The day by which the answer is needed.",
            event="Approval",
            asks="By when is the answer needed?",
            also=("by", "deadline", "date"),
        ),
        ChoiceField(
            id="answer",
            title="State",
            means="How far it is.",
            options=(TO_ASK, "asked", APPROVED, REFUSED),
            also=("status", "state"),
        ),
        DateField(
            id="answered_on",
            title="Answered on",
            means="The day on which they said yes or no.",
            also=("approved on", "answered", "date of approval"),
        ),
        LinkField(
            id="project",
            title="Project",
            means="The project that must not start before it is approved.",
            to=("projects",),
            or_text=True,
            also=("projects", "for project"),
        ),
    ),
)
