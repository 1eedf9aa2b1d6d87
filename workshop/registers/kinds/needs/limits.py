"""Within which limits of money, staff and other means something is chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from workshop.language import say
from workshop.registers.fields import ChoiceField, DateField, NumberField, PersonField, TextField
from workshop.registers.register import Finding, Register, Values
from workshop.registers.same_rows import rows_alike

LIMITS: Final = "limits"
"""The name of the register."""


def _each_limit_once(rows: Mapping[str, Values]) -> Iterator[Finding]:
    """Of two amounts for one thing nobody would know which holds."""
    for projects in (False, True):
        own = {key: row for key, row in rows.items() if (row["choice"] == "projects") is projects}
        for keys in rows_alike(own, "limit"):
            yield Finding(keys, say("limited more than once"))


REGISTER: Final = Register(
    name=LIMITS,
    title="Limits",
    one="limit",
    prefix="LM",
    means="How much money and how many days of staff there are for what is chosen, who set that, "
    "and until when it holds.",
    place=22,
    whole=(_each_limit_once,),
    fields=(
        TextField(
            id="limit",
            title="Limit",
            means="What is limited: the name of a column, such as `cost` or `staff_days`.",
            required=True,
            weight=2,
            also=("what", "resource", "column"),
        ),
        ChoiceField(
            id="choice",
            title="Chosen are",
            means="What is chosen within it.",
            options=("needs", "projects"),
            also=("register", "for"),
        ),
        NumberField(
            id="amount",
            title="Amount",
            means="How much there is, in the unit of the table.",
            least=0,
            asks="How much is there?",
            also=("capacity", "maximum", "how much"),
        ),
        TextField(
            id="unit",
            title="Unit",
            means="What is counted.",
            also=("currency", "measure"),
        ),
        PersonField(
            id="set_by",
            title="Set by",
            means="Who set it.",
            asks="Who set it?",
            also=("owner", "sponsor"),
        ),
        DateField(
            id="until",
            title="Until",
            means="Until when it holds.",
            event="End of a limit",
            also=("valid until", "end", "period"),
        ),
        TextField(
            id="reason",
            title="Why it is so",
            means="Why it is as it is, or why it was changed after it was signed.",
            weight=2,
            also=("why", "note", "reason"),
        ),
    ),
)
