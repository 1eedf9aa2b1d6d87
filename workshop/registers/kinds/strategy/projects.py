"""What is done to reach the goals: projects, proposed ones too, with their way from then to now."""

from __future__ import annotations

from typing import Final

from workshop.registers.choices import ChoicesField
from workshop.registers.fields import (
    ChoiceField,
    DateField,
    LinkField,
    NumberField,
    PersonDaysField,
    PersonField,
    TextField,
)
from workshop.registers.in_order import not_below
from workshop.registers.purposes import PURPOSES
from workshop.registers.register import Register

PROJECTS: Final = "projects"
"""The name of the register."""
IDEA: Final = "idea"
PROPOSED: Final = "proposed"
APPROVED: Final = "approved"
STARTED: Final = "started"
DONE: Final = "done"
STOPPED: Final = "stopped"

STATES: Final = (IDEA, PROPOSED, APPROVED, STARTED, DONE, STOPPED)
"""How far a project is, in the order in which it comes there."""
BEGUN: Final = (STARTED, DONE)
"""The states of a project that has started."""
OVER: Final = (DONE, STOPPED)
"""The states of a project of which nothing more is to come."""

REGISTER: Final = Register(
    name=PROJECTS,
    title="Projects",
    one="project",
    prefix="PJ",
    means="What is done, proposed or thought of to reach the goals, from when until when, with "
    "what result.",
    place=51,
    settled=(("state", DONE), ("state", STOPPED)),
    checks=(not_below("ends", begins="it ends before it begins"),),
    fields=(
        TextField(
            id="project",
            title="Project",
            means="What is done, in a few words.",
            required=True,
            weight=4,
            also=(
                "name",
                "title",
                "initiative",
                "project name",
            ),
        ),
        ChoiceField(
            id="state",
            title="State",
            means="How far it is.",
            options=STATES,
            asks="How far is it?",
            also=("status",),
        ),
        LinkField(
            id="goals",
            title="Goals",
            means="The goals that it serves.",
            to=("goals",),
            many=True,
            or_text=True,
            asks="Which goal does it serve?",
            origin="*",
            also=("goal", "serves"),
        ),
        LinkField(
            id="strategies",
            title="Strategies",
            means="The strategies that it carries out.",
            to=("strategies",),
            many=True,
            or_text=True,
            origin="*",
            also=("strategy",),
        ),
        LinkField(
            id="needs",
            title="Needs",
            means="The needs of departments that it meets.",
            to=("needs",),
            many=True,
            or_text=True,
            origin="*",
            also=("need", "meets"),
        ),
        LinkField(
            id="comes_of",
            title="Comes of",
            means="What else it was made of: factors, themes, gaps, risks, new offers, objectives.",
            to=("factor", "offers", "gaps", "risks", "objectives", "theme"),
            many=True,
            or_text=True,
            origin="*",
            also=("made of", "origin"),
        ),
        ChoicesField(
            id="purposes",
            title="Purposes",
            means="What it is for.",
            options=PURPOSES,
            asks="Which purposes does it serve?",
            also=("purpose",),
        ),
        DateField(
            id="begins",
            title="Begins",
            means="The day on which it begins.",
            event="Project begins",
            asks="When does it begin?",
            also=(
                "begin",
                "start",
                "from",
                "start date",
            ),
        ),
        DateField(
            id="ends",
            title="Ends",
            means="The day on which it is to be done.",
            event="Project ends",
            asks="When is it done?",
            also=(
                "end",
                "finish",
                "until",
                "end date",
            ),
        ),
        LinkField(
            id="depends_on",
            title="Depends on",
            means="The projects that must be done before it can be.",
            to=(PROJECTS,),
            many=True,
            also=(
                "depends",
                "after",
                "requires",
                "predecessors",
            ),
        ),
        NumberField(
            id="value",
            title="Value",
            means="What it is worth against the other projects, on one scale for all.",
            least=0,
            also=("worth", "points"),
        ),
        PersonDaysField(
            id="staff_days",
            title="Staff days",
            means="How many days of own staff it takes.",
            also=(
                "person days",
                "effort",
                "days",
                "effort in person days",
            ),
        ),
        TextField(
            id="expected",
            title="Expected",
            means="The result that is expected, with a figure where there is one.",
            weight=3,
            asks="Which result is expected?",
            also=("expected result", "outcome", "anticipated result"),
        ),
        TextField(
            id="reached",
            title="Reached",
            means="The result that was reached.",
            weight=2,
            also=("result", "reached result", "actual"),
        ),
        TextField(
            id="from_state",
            title="From",
            means="How it is done before the project.",
            weight=2,
            lines=True,
            also=(
                "from state",
                "was",
                "current state",
            ),
        ),
        TextField(
            id="to_state",
            title="To",
            means="How it is done after the project.",
            weight=2,
            lines=True,
            also=(
                "to state",
                "will be",
                "future state",
            ),
        ),
        DateField(
            id="cut_over",
            title="Cut-over",
            means="The day from which the new way holds.",
            event="Cut-over of a project",
            also=(
                "cutover",
                "go live",
                "switch",
                "go-live date",
            ),
        ),
        TextField(
            id="fall_back",
            title="Fall-back",
            means="What is done where the new way fails.",
            weight=2,
            asks="What is done where the new way fails?",
            also=(
                "fallback",
                "back-out",
                "rollback plan",
            ),
        ),
        TextField(
            id="training",
            title="Training",
            means="Who has to learn what, and how.",
            weight=2,
            asks="Who has to learn what?",
            also=("trainings", "teaching"),
        ),
        PersonField(
            id="owner",
            title="Owner",
            means="Who answers for it.",
            asks="Who answers for it?",
            also=(
                "responsible",
                "lead",
                "manager",
                "project manager",
            ),
        ),
    ),
)
