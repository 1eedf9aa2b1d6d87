"""A time that a statement names, as a document says it in its language."""

from __future__ import annotations

import re
from typing import Final

from workshop.language import marked, say, spoken
from workshop.times import MONTHS

_LIMITS: Final = {
    "by": marked("by {time}"),
    "until": marked("until {time}"),
    "before": marked("before {time}"),
}
_PARTS: Final = {
    "early ": marked("early {time}"),
    "mid-": marked("mid-{time}"),
    "late ": marked("late {time}"),
    "end of ": marked("end of {time}"),
    "middle of ": marked("middle of {time}"),
    "beginning of ": marked("beginning of {time}"),
    "start of ": marked("start of {time}"),
}
_SEASONS: Final = {
    "spring": marked("spring {year}"),
    "summer": marked("summer {year}"),
    "autumn": marked("autumn {year}"),
    "Q1": marked("Q1 {year}"),
    "Q2": marked("Q2 {year}"),
    "Q3": marked("Q3 {year}"),
    "Q4": marked("Q4 {year}"),
    "H1": marked("H1 {year}"),
    "H2": marked("H2 {year}"),
}
_SHORT: Final = {month[:3]: at for at, month in enumerate(MONTHS)}
_DATED: Final = re.compile(r"(?:(\d+) )?([A-Z][a-z]{2}) (\d{4})")


def when_words(when: str) -> str:
    """A time in the language that is spoken.

    Args:
        when: as `SaidDate` tells it: `by 2028`, `mid-2027`, `8 Jun 2027`.
    """
    limit, _, rest = when.partition(" ")
    if limit in _LIMITS:
        return say(_LIMITS[limit], time=when_words(rest))
    for part, message in _PARTS.items():
        if when.startswith(part):
            return say(message, time=when_words(when.removeprefix(part)))
    if limit in _SEASONS:
        return say(_SEASONS[limit], year=rest)
    found = _DATED.fullmatch(when)
    if found is None or not spoken().short_months:
        return when
    month = spoken().short_months[_SHORT[found[2]]]
    if found[1]:
        return say("{day} {month} {year}", day=found[1], month=month, year=found[3])
    return say("{month} {year}", month=month, year=found[3])
