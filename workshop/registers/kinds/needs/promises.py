"""What was promised to whom between departments and IT, and whether it was kept."""

from __future__ import annotations

from typing import Final

from workshop.registers.fields import (
    ChoiceField,
    DateField,
    DepartmentField,
    LinkField,
    PersonField,
    TextField,
)
from workshop.registers.register import Register

PROMISES: Final = "promises"
"""The name of the register."""
OPEN: Final = "open"
KEPT: Final = "kept"
BROKEN: Final = "broken"
WITHDRAWN: Final = "taken back"

REGISTER: Final = Register(
    name=PROMISES,
    title="Promises",
    one="promise",
    prefix="PR",
    means="What was promised to a department, by whom and by when, and whether it was kept.",
    place=29,
    settled=(("state", KEPT), ("state", BROKEN), ("state", WITHDRAWN)),
    fields=(
        TextField(
            id="promise",
            title="Promise",
            means="What was promised.",
            required=True,
            weight=4,
            also=("what", "commitment"),
        ),
        PersonField(
            id="person",
            title="By",
            means="Who promised it.",
            asks="Who promised it?",
            also=("who", "promised by", "owner"),
        ),
        DepartmentField(
            id="department",
            title="To",
            means="The department to which it was promised.",
            asks="To which department?",
            also=("to", "promised to"),
        ),
        DateField(
            id="due",
            title="By when",
            means="By when.",
            event="Promise",
            asks="By when?",
            also=("date", "deadline"),
        ),
        ChoiceField(
            id="state",
            title="State",
            means="What became of it.",
            options=(OPEN, KEPT, BROKEN, WITHDRAWN),
            also=("status",),
        ),
        LinkField(
            id="about",
            title="About",
            means="The need that it is about.",
            to=("needs",),
            many=True,
            or_text=True,
            origin="*",
            also=("need", "needs"),
        ),
    ),
)
