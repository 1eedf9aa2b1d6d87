"""Who has a stake in the plan: how much say and interest, what they think of it, who talks to them.

What stands here is a judgement of people by those who run the work, so no row leaves their hands.
"""

from __future__ import annotations

from typing import Final

from workshop.language import marked
from workshop.registers.computed import Computed
from workshop.registers.fields import ChoiceField, NumberField, PersonField, TextField
from workshop.registers.register import Register

_ATTITUDES: Final = ("against", "doubtful", "neutral", "in favour", "leading")
_MIDDLE: Final = 3
"""The middle of both scales; who stands on it is for people to place."""


def _treatment(power: float, interest: float) -> str:
    """How somebody is treated, by the field in which they stand, as `power_interest` has it."""
    if _MIDDLE in (power, interest):
        return marked("on the line")
    if power > _MIDDLE:
        return marked("manage closely") if interest > _MIDDLE else marked("keep satisfied")
    return marked("keep informed") if interest > _MIDDLE else marked("monitor")


REGISTER: Final = Register(
    name="stakeholders",
    title="Stakeholders",
    one="stakeholder",
    prefix="SH",
    means="Who has a stake, with what power and attitude, and who keeps in touch.",
    place=35,
    internal=True,
    fields=(
        TextField(
            id="who",
            title="Who",
            means="A person, a post or a group, as they are called.",
            required=True,
            weight=2,
            also=("stakeholder", "name", "who"),
        ),
        TextField(
            id="group",
            title="Group",
            means="What they belong to: a department, the board, customers, a supplier.",
            asks="What do they belong to?",
            also=("department", "organisation", "organization"),
        ),
        NumberField(
            id="power",
            title="Power",
            means="How far they can stop or carry the plan, from 1 to 5.",
            least=1,
            greatest=5,
            whole=True,
            asks="How far can they stop or carry it, from 1 to 5?",
            also=("influence",),
        ),
        NumberField(
            id="interest",
            title="Interest",
            means="How much it matters to them, from 1 to 5.",
            least=1,
            greatest=5,
            whole=True,
            asks="How much does it matter to them, from 1 to 5?",
            also=("concern", "stake"),
        ),
        ChoiceField(
            id="attitude",
            title="Attitude today",
            means="What they think of it today, by what they said or did.",
            options=_ATTITUDES,
            asks="What do they think of it today, by what they said or did?",
            also=("attitude", "position", "today"),
        ),
        ChoiceField(
            id="wanted",
            title="Attitude wanted",
            means="What it would take of them: not everybody need be in favour.",
            options=_ATTITUDES,
            also=("wanted", "target attitude"),
        ),
        TextField(
            id="approach",
            title="Approach",
            means="What they need from us, and how they are met.",
            weight=3,
            lines=True,
            asks="What do they need from us?",
            also=("engagement", "how", "what they need"),
        ),
        PersonField(
            id="contact",
            title="Kept in touch by",
            means="Who keeps in touch with them.",
            asks="Who keeps in touch with them?",
            also=("contact", "owner", "responsible"),
        ),
    ),
    computed=(
        Computed(
            id="treatment",
            title="Field",
            means="Where they stand by power and interest; a 3 in either is on the line.",
            of=("power", "interest"),
            value=_treatment,
            is_word=True,
        ),
    ),
)
