"""The short forms that are typed in this engagement, and what they stand for."""

from __future__ import annotations

import re
from typing import Final

from workshop.registers.fields import TextField
from workshop.registers.register import Register

SHORT: Final = re.compile(r"[^\W_][\w&./-]{0,19}")
"""What is one when it is typed; a row with other words is kept, and becomes nothing."""


REGISTER: Final = Register(
    name="abbreviations",
    title="Abbreviations",
    one="abbreviation",
    prefix="AB",
    means="Short forms and what they stand for, put in their place while a line is typed.",
    place=90,
    fields=(
        TextField(
            id="short",
            title="Short form",
            means="What is typed: one word, of at most 20 characters.",
            required=True,
            also=("abbreviation", "acronym"),
        ),
        TextField(
            id="stands_for",
            title="Stands for",
            means="What it becomes when a blank ends the word.",
            required=True,
            weight=4,
            also=("meaning", "long form", "definition"),
        ),
    ),
)
