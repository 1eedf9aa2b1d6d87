"""What may go wrong, why, how bad it would be, and what is done about it by whom."""

from __future__ import annotations

from typing import Final

from workshop.registers.computed import Computed
from workshop.registers.fields import (
    ChoiceField,
    DateField,
    LinkField,
    NumberField,
    PersonField,
    TextField,
)
from workshop.registers.register import Register


def _rating(
    name: str, title: str, means: str, *, asks: str = "", also: tuple[str, ...]
) -> NumberField:
    return NumberField(
        id=name, title=title, means=means, least=1, greatest=5, whole=True, asks=asks, also=also
    )


def _product(likelihood: float, impact: float) -> float:
    """From 1 to 25, of which fourteen can occur; the greatest comes first."""
    return likelihood * impact


REGISTER: Final = Register(
    name="risks",
    title="Risks",
    one="risk",
    prefix="R",
    means="What may go wrong, why, how bad it would be, and what is done about it by whom.",
    place=50,
    fields=(
        TextField(
            id="event",
            title="What may happen",
            means="The event, as a sentence: what happens, not why, nor what follows.",
            required=True,
            weight=3,
            also=(
                "risk",
                "event",
                "description",
                "title",
                "risk description",
            ),
        ),
        TextField(
            id="cause",
            title="Cause",
            means="What would bring it about.",
            weight=2,
            lines=True,
            asks="What would bring it about?",
            also=("because of", "source", "threat"),
        ),
        TextField(
            id="effect",
            title="Effect",
            means="What would follow, for whom.",
            weight=2,
            lines=True,
            asks="What would follow, and for whom?",
            also=("consequence", "consequences", "result"),
        ),
        LinkField(
            id="driver",
            title="Driver",
            means="The factors that make it likelier or worse.",
            to=("factor",),
            many=True,
            or_text=True,
            origin="*",
            also=("drivers", "factor", "factors"),
        ),
        ChoiceField(
            id="area",
            title="Area",
            means="Where it comes from.",
            options=("technical fault", "security", "outside constraint", "people", "supplier"),
            preset=True,
            also=("category", "type", "kind of risk"),
        ),
        _rating(
            "likelihood",
            "Likelihood",
            "How likely it is today, from 1 to 5.",
            asks="How likely is it today, from 1 to 5?",
            also=("probability", "likelihood today"),
        ),
        _rating(
            "impact",
            "Impact",
            "How bad it would be today, from 1 to 5.",
            asks="How bad would it be, from 1 to 5?",
            also=("severity", "impact today"),
        ),
        ChoiceField(
            id="treatment",
            title="Treatment",
            means="What is done with it: reduce it, share it with others, avoid it, or bear it.",
            options=("reduce", "share", "avoid", "bear"),
            asks="Is it reduced, shared, avoided or borne?",
            also=(
                "response",
                "strategy",
                "response strategy",
            ),
        ),
        TextField(
            id="mitigation",
            title="Mitigation",
            means="What makes it less likely or less bad.",
            weight=3,
            lines=True,
            asks="What makes it less likely or less bad?",
            also=("mitigations", "measures", "controls"),
        ),
        _rating(
            "likelihood_after",
            "Likelihood after",
            "How likely it is once the mitigation works, from 1 to 5.",
            also=("residual likelihood", "residual probability"),
        ),
        _rating(
            "impact_after",
            "Impact after",
            "How bad it is once the mitigation works, from 1 to 5.",
            also=("residual impact", "residual severity"),
        ),
        PersonField(
            id="owner",
            title="Owner",
            means="Who answers for it.",
            asks="Who answers for it?",
            also=("responsible", "risk owner"),
        ),
        DateField(
            id="due",
            title="By",
            means="By when the mitigation works.",
            event="Mitigation of a risk",
            asks="By when does the mitigation work?",
            also=("due date", "date", "deadline"),
        ),
        TextField(
            id="trigger",
            title="First sign",
            means="By what it would be noticed first.",
            weight=2,
            asks="What would we notice first?",
            also=("trigger", "early warning", "indicator"),
        ),
    ),
    computed=(
        Computed(
            id="exposure",
            title="Exposure",
            means="Likelihood times impact, as things stand today.",
            of=("likelihood", "impact"),
            value=_product,
        ),
        Computed(
            id="residual",
            title="Residual",
            means="Likelihood times impact, once the mitigation works.",
            of=("likelihood_after", "impact_after"),
            value=_product,
        ),
    ),
)
