"""Strategies that come of pairs: a factor inside met with one outside (TOWS)."""

from __future__ import annotations

from typing import Final

from workshop.registers.fields import (
    ChoiceField,
    LinkField,
    NumberField,
    PersonField,
    TextField,
)
from workshop.registers.register import Register

STRATEGIES: Final = "strategies"
"""The name of the register."""
CELLS: Final = ("SO", "WO", "ST", "WT")
"""The cells of the matrix: a letter inside, a letter outside."""
BY_ATTRACTIVENESS: Final = "attractiveness"
DECIDED: Final = "decided"
RULES: Final = (BY_ATTRACTIVENESS, DECIDED)
"""By what strategies are shortlisted: the greatest sums of a QSPM, or because it was decided so."""

REGISTER: Final = Register(
    name=STRATEGIES,
    title="Strategies",
    one="strategy",
    prefix="SG",
    means="What follows from factors inside that meet factors outside, and how attractive it is.",
    place=50,
    fields=(
        TextField(
            id="strategy",
            title="Strategy",
            means="What is to be done, in one sentence.",
            required=True,
            weight=4,
            also=("text", "option", "name"),
        ),
        LinkField(
            id="cites",
            title="Cites",
            means="The factors that it comes from: at least one inside and one outside.",
            to=("factor",),
            many=True,
            or_text=True,
            asks="Which factor inside and which outside does it come from?",
            also=("factors", "codes", "comes from"),
        ),
        ChoiceField(
            id="quadrant",
            title="Cell",
            means="Where it stands in the matrix, by the letters of what it cites.",
            options=CELLS,
            also=("cell", "tows"),
        ),
        NumberField(
            id="attractiveness",
            title="Attractiveness",
            means="How well it makes use of what it cites: 1 not at all, 4 very well.",
            least=1,
            greatest=4,
            whole=True,
            asks="How attractive is it, from 1 to 4?",
            also=("score", "rating", "attractive"),
        ),
        PersonField(
            id="owner",
            title="Owner",
            means="Who drafts it.",
            asks="Who drafts it?",
            also=("responsible", "who"),
        ),
        LinkField(
            id="objective",
            title="Serves",
            means="The business objectives that it serves.",
            to=("objectives",),
            many=True,
            or_text=True,
            also=("objectives", "serves", "goal"),
        ),
        ChoiceField(
            id="shortlisted",
            title="Shortlisted",
            means="Whether it is among those that are to be carried out.",
            options=("yes", "no"),
            also=("shortlist", "chosen", "selected"),
        ),
        ChoiceField(
            id="shortlisted_by",
            title="Shortlisted by",
            means="By what rule it is shortlisted or not: its attractiveness, or a decision.",
            options=RULES,
            also=("shortlist rule", "rule"),
        ),
        LinkField(
            id="becomes",
            title="Becomes",
            means="The goals and projects that come of it.",
            to=("goals", "projects"),
            many=True,
            or_text=True,
            lineage="supports",
            becomes=True,
            also=("project", "projects", "goals"),
        ),
    ),
)
