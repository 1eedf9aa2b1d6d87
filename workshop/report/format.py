"""Numbers and counts as every report writes them."""

from __future__ import annotations

from collections.abc import Sequence

from workshop.running.score_rules import Spread
from workshop.text import plural


def number(value: float | None) -> str:
    """A score without needless decimals; a dash where there is none."""
    return "–" if value is None else f"{value:.10g}"


def minutes(value: float) -> str:
    """Minutes to the half: `12`, `2.5`."""
    return f"{round(value * 2) / 2:g}"


def codes(listed: Sequence[str], most: int = 12) -> str:
    """Codes in a row, not more than can be read."""
    if len(listed) <= most:
        return ", ".join(listed)
    return f"{', '.join(listed[:most])} and {len(listed) - most} more"


def some_of(count: int, base: int, noun: str) -> str:
    """A count with its base: `4 of 6 departments`."""
    return f"{count} of {plural(base, noun)}"


def spread_words(spread: Spread, *, agreed: bool) -> str:
    """What several values came to, never an average alone: `4 (5 voters, 2 to 5)`.

    Args:
        spread: the values.
        agreed: whether the room gave one value together.
    """
    middle = number(spread.median)
    if agreed:
        return f"{middle} (agreed by the room)"
    voters = plural(spread.count, "voter")
    if spread.count == 1:
        return f"{middle} ({voters})"
    if spread.least == spread.greatest:
        return f"{middle} ({voters}, all alike)"
    return f"median {middle} ({voters}, {number(spread.least)} to {number(spread.greatest)})"
