"""What makes risks less likely or less bad: several for one risk, each with what it costs."""

from __future__ import annotations

from typing import Final

from workshop.registers.computed import Computed
from workshop.registers.fields import (
    ChoiceField,
    DateField,
    LinkField,
    MoneyField,
    NumberField,
    PersonField,
    TextField,
)
from workshop.registers.register import Register

MITIGATIONS: Final = "mitigations"
"""The name of the register."""
DONE: Final = "done"
DROPPED: Final = "dropped"


def _product(likelihood: float, impact: float) -> float:
    """From 1 to 25."""
    return likelihood * impact


REGISTER: Final = Register(
    name=MITIGATIONS,
    title="Mitigations",
    one="mitigation",
    prefix="MT",
    means="What could be done about risks, several things for one risk, with what would be left "
    "of it and what that costs.",
    place=52,
    settled=(("state", DONE), ("state", DROPPED)),
    fields=(
        TextField(
            id="mitigation",
            title="Mitigation",
            means="What makes it less likely or less bad.",
            required=True,
            weight=4,
            also=("action", "measure", "control", "name"),
        ),
        LinkField(
            id="risk",
            title="Risk",
            means="The risk that it is about.",
            to=("risks",),
            or_text=True,
            asks="Which risk is it about?",
            origin="*",
            also=("risks", "for", "against"),
        ),
        NumberField(
            id="likelihood_after",
            title="Likelihood after",
            means="How likely it is once the mitigation works, from 1 to 5.",
            least=1,
            greatest=5,
            whole=True,
            asks="How likely is it then, from 1 to 5?",
            also=("residual likelihood", "residual probability"),
        ),
        NumberField(
            id="impact_after",
            title="Impact after",
            means="How bad it is once the mitigation works, from 1 to 5.",
            least=1,
            greatest=5,
            whole=True,
            asks="How bad is it then, from 1 to 5?",
            also=("residual impact", "residual severity"),
        ),
        MoneyField(
            id="cost",
            title="Cost",
            means="What it costs.",
            asks="What does it cost?",
            also=("costs", "price"),
        ),
        PersonField(
            id="owner",
            title="Owner",
            means="Who sees to it.",
            asks="Who answers for it?",
            also=("responsible",),
        ),
        DateField(
            id="due",
            title="By",
            means="By when it works.",
            event="Mitigation of a risk",
            asks="By when does the mitigation work?",
            also=("due date", "date", "deadline"),
        ),
        ChoiceField(
            id="state",
            title="State",
            means="How far it is.",
            options=("proposed", "planned", DONE, DROPPED),
            also=("status",),
        ),
    ),
    computed=(
        Computed(
            id="residual",
            title="Residual",
            means="Likelihood times impact, once the mitigation works.",
            of=("likelihood_after", "impact_after"),
            value=_product,
        ),
    ),
)
