"""The reasons that a selection gives as answers: as they are kept, and in another language.

They are kept in English in the cells of needs, as if they had been typed. A document in another
language says those again that stand here to the letter; what somebody typed stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from workshop.language import marked, say
from workshop.needs.selecting import Way
from workshop.needs.words import number_told
from workshop.registers.money_words import money_told, too_little_told
from workshop.registers.numbers import read_cents, read_number

PLANNED_BY: Final[Mapping[Way, str]] = {
    "value": marked("It is chosen for most value within the limits."),
    "equal_shares": marked("It is chosen in equal shares of the departments within the limits."),
}
"""Why something is planned, by the way in which it was chosen."""

WAIVED_BY: Final[Mapping[Way, str]] = {
    "value": marked(
        "It is chosen for most value within the limits, although not all is clear: {reason}"
    ),
    "equal_shares": marked(
        "It is chosen in equal shares of the departments within the limits, although not all is "
        "clear: {reason}"
    ),
}
"""The same where not all is clear, with the reason why it was chosen all the same."""

_MONEY: Final = marked("Too little money is left for it.")
_DAYS: Final = marked("Too few staff days are left for it.")

EXCLUDED: Final = marked("It cannot be done together with something that is chosen.")
"""Why something is not done, without naming what: not everybody may be told of that."""

_LACKS_BOTH: Final = marked(
    "Too little is left for it: it would take {money} more money and {days} more staff days."
)
"""What is kept says money without what it is counted in, as its column does."""

_KEPT: Final = (
    *PLANNED_BY.values(),
    *WAIVED_BY.values(),
    EXCLUDED,
    _LACKS_BOTH,
    marked("Too little money is left for it: it would take {money} more."),
    marked("Too few staff days are left for it: it would take {days} more."),
    _MONEY,
    _DAYS,
    marked("Nobody has said yet what it is worth."),
    marked("Nobody has said yet what it costs and how many staff days it takes."),
    marked("Nobody has said yet how many staff days it takes."),
    marked("Nobody has said yet what it costs."),
    marked("What is chosen in its place is worth as much or more."),
    marked("The departments that want it have too little left of their equal shares."),
)
"""Every reason that a selection gives; those of what is not done as `why_later` of
`workshop.needs.words` says."""


def _pattern(message: str) -> re.Pattern[str]:
    """What a message looks like once its parts are filled in."""
    parts = re.split(r"\{(\w+)\}", message)
    words = (re.escape(each) if at % 2 == 0 else f"(?P<{each}>.+)" for at, each in enumerate(parts))
    return re.compile("".join(words), re.DOTALL)


_PATTERNS: Final = tuple((message, _pattern(message)) for message in _KEPT)


def reason_told(kept: str, currency: str = "") -> str:
    """A reason in the language that is spoken, where a selection gave it; else as it is.

    Args:
        kept: what stands in the cell.
        currency: what money is counted in, a sign or a word; empty where nobody said.
    """
    for message, pattern in _PATTERNS:
        if found := pattern.fullmatch(kept):
            parts = {name: _told(name, v, currency) for name, v in found.groupdict().items()}
            if message == _LACKS_BOTH:
                return too_little_told(**parts, has_currency=bool(currency))
            return say(message, **parts)
    return kept


def without_amounts(kept: str) -> str:
    """A reason without how much is lacking, where a selection gave it; else as it is.

    What is lacking is what all that is chosen leaves, and tells what that takes.

    Args:
        kept: what stands in the cell.
    """
    for message, pattern in _PATTERNS:
        if pattern.fullmatch(kept):
            if "{money}" in message:
                return _MONEY
            return _DAYS if "{days}" in message else kept
    return kept


def _told(name: str, value: str, currency: str) -> str:
    """An amount with the signs of the language; other words as they are."""
    if name == "money" and (cents := read_cents(value)) is not None:
        return money_told(cents, currency)
    if name == "days" and (days := read_number(value)) is not None:
        return number_told(days)
    return value
