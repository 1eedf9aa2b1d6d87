"""The tools and systems at hand: what each department has of them, and what becomes of them."""

from __future__ import annotations

from typing import Final

from workshop.language import marked
from workshop.registers.fields import ChoiceField, DepartmentField, PersonField, TextField
from workshop.registers.register import Register, Voiced

REGISTER: Final = Register(
    name="tools",
    title="Tools",
    one="tool",
    prefix="TL",
    means="What tools there are, what each department has of them, what becomes of them.",
    place=40,
    voiced=(Voiced(field="disposition", lacking=marked("no voice supports the verdict")),),
    fields=(
        TextField(
            id="tool",
            title="Tool",
            means="What it is called where it is used: a system, a service, a spreadsheet.",
            required=True,
            weight=2,
            also=("system", "application", "name"),
        ),
        DepartmentField(
            id="department",
            title="Department",
            means="Who judges it here; each department that uses a tool has a row of its own.",
            of_speaker=True,
            asks="Which department judges it?",
            also=("unit", "team", "used by"),
        ),
        TextField(
            id="used_for",
            title="Used for",
            means="What work is done with it.",
            weight=2,
            asks="What work is done with it?",
            also=("purpose", "use", "task"),
        ),
        TextField(
            id="benefit",
            title="Benefit",
            means="What the department has of it.",
            weight=2,
            lines=True,
            asks="What would be missed without it?",
            also=("benefits", "advantage", "advantages", "pro"),
        ),
        TextField(
            id="drawback",
            title="Drawback",
            means="What it costs, hinders or lacks.",
            weight=2,
            lines=True,
            asks="What does it cost, hinder or lack?",
            also=("drawbacks", "disadvantage", "disadvantages", "con"),
        ),
        ChoiceField(
            id="disposition",
            title="Verdict",
            means="Tolerate it as it is, invest in it, migrate to something else, or eliminate it.",
            options=("tolerate", "invest", "migrate", "eliminate"),
            asks="Tolerate, invest, migrate or eliminate?",
            also=("decision", "verdict"),
        ),
        PersonField(
            id="keeper",
            title="Looked after by",
            means="Who looks after it.",
            also=("owner", "keeper", "responsible"),
        ),
    ),
)
