"""Who agrees to the framework and the limits, and who dissents, in their own words."""

from __future__ import annotations

from typing import Final

from workshop.registers.fields import (
    ChoiceField,
    DateField,
    DepartmentField,
    PersonField,
    TextField,
)
from workshop.registers.register import Register, RowCheck, Values

SIGNATURES: Final = "signatures"
"""The name of the register."""
AGREES: Final = "agrees"
DISSENTS: Final = "dissents"


def _dissent_without_words(values: Values) -> str:
    """Dissent is kept in words."""
    if values.get("stance") == DISSENTS and not values.get("words"):
        return "whoever dissents is kept in their own words"
    return ""


REGISTER: Final = Register(
    name=SIGNATURES,
    title="Signatures",
    one="signature",
    prefix="SI",
    means="Who agrees to the framework and the limits for their department, and who dissents.",
    place=23,
    said_by="person",
    fields=(
        PersonField(
            id="person",
            title="Who",
            means="Who signs.",
            required=True,
            weight=2,
            also=("name", "head", "signed by"),
        ),
        DepartmentField(
            id="department",
            title="For",
            means="The department that they sign for.",
            asks="For which department?",
            also=("department", "unit"),
        ),
        ChoiceField(
            id="stance",
            title="Says",
            means="Whether they agree or dissent.",
            options=(AGREES, DISSENTS),
            required=True,
            also=("agreed", "vote"),
        ),
        TextField(
            id="words",
            title="In their words",
            means="What they say to it; of dissent always.",
            weight=4,
            lines=True,
            also=("dissent", "comment"),
        ),
        DateField(id="day", title="On", means="When they signed.", also=("date", "signed on")),
        TextField(
            id="version",
            title="Version",
            means="Which state of limits, criteria and rule was signed, by its fingerprint.",
            also=("fingerprint",),
        ),
    ),
    checks=(RowCheck(field="words", wrong=_dissent_without_words),),
)
