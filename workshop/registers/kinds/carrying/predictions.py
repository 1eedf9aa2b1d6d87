"""What somebody expects, with the chance that they give it, and what came of it."""

from __future__ import annotations

from typing import Final

from workshop.registers.fields import (
    ChoiceField,
    DateField,
    NumberField,
    PersonField,
    TextField,
)
from workshop.registers.register import Register

PREDICTIONS: Final = "predictions"
"""The name of the register."""
HAPPENED: Final = "happened"
NOT_HAPPENED: Final = "did not happen"
NOT_KNOWN: Final = "cannot be told"
"""Its words do not decide what came of it, or nobody can know: it is not counted."""

REGISTER: Final = Register(
    name=PREDICTIONS,
    title="Predictions",
    one="prediction",
    prefix="PD",
    means="What is expected, with the chance that is given to it beforehand, and what came of it.",
    place=73,
    settled=tuple(("outcome", each) for each in (HAPPENED, NOT_HAPPENED, NOT_KNOWN)),
    fields=(
        TextField(
            id="prediction",
            title="Prediction",
            means="What will be so by a day, in words that decide whether it is.",
            required=True,
            weight=4,
            also=("statement", "text", "expectation"),
        ),
        NumberField(
            id="chance",
            title="Chance",
            means="How likely it is, in per cent: 0 impossible, 100 certain.",
            least=0,
            greatest=100,
            asks="How likely is it, from 0 to 100 %?",
            also=("probability", "likelihood", "per cent", "percent"),
        ),
        PersonField(
            id="who",
            title="Who",
            means="Who predicts it; empty for the room.",
            also=("by", "predicted by", "person"),
        ),
        DateField(
            id="due",
            title="Known by",
            means="The day by which it is known.",
            event="Prediction to be answered",
            asks="By when will it be known?",
            also=("by when", "deadline", "date"),
        ),
        ChoiceField(
            id="outcome",
            title="Outcome",
            means="What came of it.",
            options=(HAPPENED, NOT_HAPPENED, NOT_KNOWN),
            also=("result", "answer", "came true"),
        ),
        DateField(
            id="known_on",
            title="Known on",
            means="The day on which that was seen.",
            also=("answered on",),
        ),
    ),
)
