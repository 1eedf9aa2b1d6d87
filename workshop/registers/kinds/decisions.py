"""What was decided: by what rule, with what result, on what conditions, and who dissents."""

from __future__ import annotations

from typing import Final

from workshop.registers.fields import ChoiceField, DateField, LinkField, PersonField, TextField
from workshop.registers.register import Register

DECISIONS: Final = "decisions"
"""The name of the register."""
DISSENT: Final = "dissent"
"""The field of what was said against a decision, and what such statements are tagged with."""

CARRIED: Final = "carried"
NOT_CARRIED: Final = "not carried"
PUT_OFF: Final = "put off"

REGISTER: Final = Register(
    name=DECISIONS,
    title="Decisions",
    one="decision",
    prefix="DC",
    means="What was decided, by what rule and with what result, on which conditions, and who "
    "dissents, in their own words.",
    place=60,
    fields=(
        TextField(
            id="decision",
            title="Decision",
            means="What is decided.",
            required=True,
            weight=4,
            also=("what", "decided", "resolution"),
        ),
        TextField(
            id="rule",
            title="Rule",
            means="Who decides by what: `two thirds of those present`, `the CIO, after advice`.",
            asks="Who decides, and by what rule?",
            also=("decision rule", "decided by"),
        ),
        ChoiceField(
            id="result",
            title="Result",
            means="What came of it.",
            options=(CARRIED, NOT_CARRIED, PUT_OFF),
            asks="Is it carried, not carried, or put off?",
            also=("outcome", "state", "status"),
        ),
        TextField(
            id="conditions",
            title="Conditions",
            means="What must hold for it.",
            weight=3,
            lines=True,
            also=("condition", "provided that"),
        ),
        LinkField(
            id=DISSENT,
            title="Dissent",
            means="Who was against it, in their own words: what they said as it was recorded, or "
            "words.",
            to=("entry",),
            many=True,
            or_text=True,
            weight=2,
            also=("objections", "against", "minority view"),
        ),
        LinkField(
            id="rests_on",
            title="Rests on",
            means="What it was decided on: factors, themes, strategies, gaps, needs, goals, "
            "projects, or words.",
            to=("factor", "theme", "strategies", "gaps", "needs", "goals", "projects", "entry"),
            many=True,
            or_text=True,
            asks="On what vote or evidence was it decided?",
            origin="*",
            also=("evidence for it", "based on", "grounds", "vote"),
        ),
        PersonField(
            id="owner",
            title="Owner",
            means="Who sees it through.",
            asks="Who sees it through?",
            also=("responsible", "who"),
        ),
        DateField(
            id="begins",
            title="From",
            means="From when it holds.",
            also=("in force", "valid from", "start"),
        ),
        DateField(
            id="review",
            title="Review",
            means="When it is looked at again.",
            event="Review of a decision",
            also=("review date", "review on", "revisit"),
        ),
    ),
)
