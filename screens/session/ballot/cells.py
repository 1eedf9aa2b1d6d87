"""What may be typed into a cell of a ballot, digit by digit."""

from __future__ import annotations

from typing import Final

from workshop.ballots.points import on_scale
from workshop.errors import Refused
from workshop.guide.parts import Scale

DIGITS: Final = frozenset("0123456789.,-")
"""The characters that a cell takes."""

_BEGUN: Final = frozenset({"-", ".", "-."})
"""Signs that become a number with the next digit."""


def number(typed: str) -> float | None:
    """Typed digits as a number, or none where they are none yet."""
    try:
        return float(typed)
    except ValueError:
        return None


def why_not(scale: Scale, typed: str) -> str:
    """Why a cell does not take what was typed so far, in words; empty where it may become right."""
    value = number(typed)
    if value is None:
        fits = typed in _BEGUN and not (typed[0] == "-" and scale.least >= 0)
        return "" if fits else f"{typed} is not a number that {scale.title.lower()} can have."
    if value <= scale.greatest and (value >= 0 or value >= scale.least):
        return ""
    return why_wrong(scale, typed)


def why_wrong(scale: Scale, typed: str) -> str:
    """Why what was typed is no value of the scale, now that nothing follows; empty where it is."""
    value = number(typed)
    if value is None:
        return f"{typed} is not a number that {scale.title.lower()} can have."
    try:
        on_scale(scale, value)
    except Refused as refusal:
        return str(refusal)
    return ""


def is_complete(scale: Scale, typed: str) -> bool:
    """Whether the scale has values of one digit only, and one of them was typed."""
    value = number(typed)
    whole = scale.step == int(scale.step) and scale.least == int(scale.least)
    return value is not None and whole and scale.least >= 0 and scale.greatest < 10
