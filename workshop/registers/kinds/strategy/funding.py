"""What money there is for the strategy, year by year."""

from __future__ import annotations

from typing import Final

from workshop.registers.fields import MoneyField, NumberField, TextField
from workshop.registers.register import Register

FUNDING: Final = "funding"
"""The name of the register."""

REGISTER: Final = Register(
    name=FUNDING,
    title="Funding",
    one="fund",
    prefix="FN",
    means="What money there is for the strategy in each year, and from where.",
    place=57,
    fields=(
        TextField(
            id="source",
            title="Source",
            means="Where the money comes from.",
            required=True,
            weight=3,
            also=("fund", "from", "name"),
        ),
        NumberField(
            id="year",
            title="Year",
            means="The year in which it is in hand.",
            required=True,
            least=1990,
            greatest=2100,
            whole=True,
            also=("in year", "period"),
        ),
        MoneyField(
            id="amount",
            title="Money in hand",
            means="How much there is in that year.",
            asks="How much is there?",
            also=("money", "sum", "available"),
        ),
        TextField(
            id="condition",
            title="Condition",
            means="Under which condition it is there.",
            weight=2,
            also=("conditions", "if"),
        ),
    ),
)
