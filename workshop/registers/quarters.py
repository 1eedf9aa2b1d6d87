"""A column that holds a quarter of a year."""

from __future__ import annotations

import re
from typing import Final

from workshop.registers.field_base import Field, Names
from workshop.text import clean_line

_FORMS: Final = (
    re.compile(r"(?P<year>\d{4})\s*[-/. ]?\s*[qt](?P<quarter>[1-4])", re.IGNORECASE),
    re.compile(r"[qt](?P<quarter>[1-4])\s*[-/. ]?\s*(?P<year>\d{4})", re.IGNORECASE),
)
"""How a quarter is written: `2027-Q1`, `2027 Q1`, `Q1/2027`, `T1 2027`."""


_YEAR: Final = 4
"""A year has so many quarters."""


def quarters_from(first: str, number: int) -> list[str]:
    """So many quarters in their order, from one on, as they are stored."""
    count = int(first[:4]) * _YEAR + int(first[-1]) - 1
    return [f"{each // _YEAR}-Q{each % _YEAR + 1}" for each in range(count, count + number)]


class QuarterField(Field, frozen=True, kw_only=True):
    """A quarter of a year, stored as `2027-Q1`, so that quarters stand in their order as texts."""

    @property
    def allowed(self) -> str:
        """What a quarter looks like."""
        return "a quarter such as 2027-Q1 or Q1 2027"

    def read(self, text: str, names: Names) -> str:
        """The quarter."""
        del names
        words = clean_line(text)
        if not words:
            return ""
        for form in _FORMS:
            if (found := form.fullmatch(words)) and 1990 <= int(found["year"]) <= 2100:
                return f"{found['year']}-Q{found['quarter']}"
        raise self._refuse(text)
