"""What the strategy stands on: mission, values, techniques and tactics."""

from __future__ import annotations

from typing import Final

from workshop.registers.fields import ChoiceField, TextField
from workshop.registers.register import Register

DIRECTION: Final = "direction"
"""The name of the register."""
KINDS: Final = ("mission", "value", "technique", "tactic")
"""What a statement can be, in the order of the overview."""

REGISTER: Final = Register(
    name=DIRECTION,
    title="Direction",
    one="statement",
    prefix="DR",
    means="Mission and values, the techniques that are used and the tactics that hold now.",
    place=11,
    fields=(
        TextField(
            id="statement",
            title="Statement",
            means="What holds, as a sentence.",
            required=True,
            weight=5,
            also=("text", "what"),
        ),
        ChoiceField(
            id="direction_kind",
            title="Kind",
            means="Whether it is the mission, a value, a technique or a tactic.",
            options=KINDS,
            asks="Is it the mission, a value, a technique or a tactic?",
            also=("type", "element"),
        ),
    ),
)
