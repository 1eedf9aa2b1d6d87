"""What the departments want from IT: each request as it was worded, and the problem behind it."""

from __future__ import annotations

from typing import Final

from workshop.registers.choices import ChoicesField
from workshop.registers.fields import (
    ChoiceField,
    DateField,
    DepartmentField,
    LinkField,
    MoneyField,
    NumberField,
    PersonDaysField,
    PersonField,
    TextField,
)
from workshop.registers.purposes import PURPOSES
from workshop.registers.register import Register, RowCheck, Values

NEEDS: Final = "needs"
"""The name of the register."""

DONE: Final = "done"
PLANNED: Final = "planned"
PARTLY: Final = "partly"
LATER: Final = "later"
NOT: Final = "not"

ANSWERS: Final = (DONE, PLANNED, PARTLY, LATER, NOT)
"""What a department can be answered."""

LEAST: Final = 1
GREATEST: Final = 5
"""The ends of the scales of priority and need."""


def _answer_without_why(values: Values) -> str:
    """A department that gets less than it asked for is told why."""
    if values.get("answer") in (PARTLY, LATER, NOT) and not values.get("answer_why"):
        return f"“{values['answer']}” needs the reason that the department is told"
    return ""


REGISTER: Final = Register(
    name=NEEDS,
    title="Needs",
    one="need",
    prefix="N",
    means="What each department wants from IT, the problem behind it, what it serves, how urgent "
    "and how needed it is, what it costs, and what the department is answered.",
    place=24,
    fields=(
        TextField(
            id="want",
            title="Request as worded",
            means="What is wanted, in the words of those who want it.",
            required=True,
            weight=4,
            also=("request", "wish", "need as worded", "title", "name", "requirement"),
        ),
        DepartmentField(
            id="department",
            title="Department",
            means="Who wants it.",
            of_speaker=True,
            asks="Which department asks for it?",
            also=("unit", "team", "asked by", "requester"),
        ),
        TextField(
            id="problem",
            title="Problem behind it",
            means="What cannot be done today, or goes wrong.",
            weight=4,
            lines=True,
            asks="What is the problem behind it?",
            also=("problem", "pain", "why", "reason"),
        ),
        TextField(
            id="often",
            title="How often",
            means="How often that happens: `daily`, `each month end`.",
            asks="How often does that happen?",
            also=("frequency", "how often"),
        ),
        TextField(
            id="consequence",
            title="Consequence",
            means="What comes of it, with a figure where there is one.",
            weight=2,
            asks="What does that lead to?",
            also=("impact", "effect", "consequences"),
        ),
        LinkField(
            id="goal",
            title="Goal",
            means="The goal that it serves.",
            to=("goals", "objectives", "theme"),
            or_text=True,
            asks="Which goal does it serve?",
            also=("it goal", "goals"),
        ),
        LinkField(
            id="objective",
            title="Financial objective",
            means="The business objective that it serves: revenue, cost, customer satisfaction.",
            to=("objectives",),
            or_text=True,
            asks="Which business objective does it serve?",
            also=("business objective", "objectives", "financial objective"),
        ),
        TextField(
            id="serves_by",
            title="By how much",
            means="By how much it serves that objective: `12 days`, `2 % of cost`.",
            asks="By how much does it serve that objective?",
            also=("by how much", "contribution", "effect on objective"),
        ),
        ChoicesField(
            id="purposes",
            title="Purposes",
            means="What it is for.",
            options=PURPOSES,
            asks="Which purposes does it serve?",
            also=("purpose",),
        ),
        NumberField(
            id="priority",
            title="Priority",
            means="How soon it has to come, from 1 (can wait) to 5 (at once), where that was "
            "entered by hand.",
            least=LEAST,
            greatest=GREATEST,
            also=("urgency", "priority score"),
        ),
        NumberField(
            id="need",
            title="Need",
            means="How much it is needed, from 1 (nice to have) to 5 (cannot do without), where "
            "that was entered by hand.",
            least=LEAST,
            greatest=GREATEST,
            also=("necessity", "need score"),
        ),
        NumberField(
            id="value",
            title="Value",
            means="What it is worth against the others, 0 or more, where that was entered by hand.",
            least=0,
            also=("worth", "benefit", "points"),
        ),
        MoneyField(
            id="cost",
            title="Cost",
            means="What it costs until it is there.",
            asks="What does it cost?",
            also=("costs", "budget", "price", "money"),
        ),
        PersonDaysField(
            id="staff_days",
            title="Staff days",
            means="How much work it takes of one's own people.",
            asks="How many days of our own people does it take?",
            also=("days", "effort", "person-days", "person days"),
        ),
        LinkField(
            id="merged_into",
            title="Merged into",
            means="The need that stands for this one too, where another department asked the same.",
            to=("needs",),
            upward=True,
            merges=True,
            lineage="supports",
            also=("same as", "duplicate of", "part of"),
        ),
        LinkField(
            id="excludes",
            title="Excludes",
            means="Needs that cannot be met together with it.",
            to=("needs",),
            lineage="beside",
            many=True,
            also=("excluded by",),
        ),
        LinkField(
            id="competes",
            title="Competes with",
            means="Needs that want the same people, systems or time.",
            to=("needs",),
            lineage="beside",
            many=True,
            also=("competes", "conflicts with"),
        ),
        LinkField(
            id="helps",
            title="Helps",
            means="Needs that become easier, cheaper or more useful with it.",
            to=("needs",),
            lineage="beside",
            many=True,
            also=("synergy with", "supports", "enables"),
        ),
        TextField(
            id="tie_reason",
            title="Why they are tied",
            means="Why it excludes, competes with or helps the others.",
            weight=2,
            also=("why they conflict", "conflict reason"),
        ),
        TextField(
            id="one_way",
            title="Why only one way",
            means="Why there is no second solution to choose from.",
            weight=2,
            also=("why no alternative", "no alternative"),
        ),
        ChoiceField(
            id="answer",
            title="Answer",
            means="What the department is answered.",
            options=ANSWERS,
            also=("reply", "decision", "state", "status"),
        ),
        TextField(
            id="answer_why",
            title="Reason of the answer",
            means="Why it is answered so, in a sentence that the department is told.",
            weight=3,
            also=("reply reason", "reason for the answer"),
        ),
        DateField(
            id="answer_day",
            title="When",
            means="When it is there, begins, or is looked at again.",
            event="Answer to a department",
            also=("when", "date", "by when", "due"),
        ),
        DateField(
            id="answered_on",
            title="Answered on",
            means="The day on which the department was told the answer.",
            also=("answered", "told on"),
        ),
        PersonField(
            id="decided_by",
            title="Decided by",
            means="Who decided the answer.",
            also=("who decided", "decider"),
        ),
        LinkField(
            id="decided_in",
            title="Follows from",
            means="The decision that the answer follows from.",
            to=("decisions",),
            lineage="supports",
            or_text=True,
            also=("decided in", "decision code"),
        ),
    ),
    checks=(RowCheck(field="answer_why", wrong=_answer_without_why),),
    settled=(("answer", DONE), ("answer", NOT)),
)
