"""Numbers and counts as every report writes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from workshop.ballots.tally import Tally
from workshop.language import counted, grouped, pointed, say
from workshop.text import plural

FEWEST_TO_HALVE: Final = 8
"""Of so many values at least the middle half is told."""


def number(value: float | None) -> str:
    """A score without needless decimals; a dash where there is none."""
    return "–" if value is None else pointed(f"{value:.10g}")


def minutes(value: float) -> str:
    """Minutes to the half: `12`, `2.5`."""
    return pointed(f"{round(value * 2) / 2:g}")


def codes(listed: Sequence[str], most: int = 12) -> str:
    """Codes in a row, not more than can be read."""
    if len(listed) <= most:
        return ", ".join(listed)
    shown = ", ".join(listed[:most])
    return say("{codes} and {n} more", codes=shown, n=grouped(len(listed) - most))


def some_of(count: int, base: int, noun: str) -> str:
    """A count with its base: `4 of 6 departments`."""
    return say("{n} of {all}", n=grouped(count), all=counted(base, noun, of=True))


def tally_words(found: Tally) -> str:
    """What several values came to, by the name of their aggregate, and never a number alone.

    `median 4 (5 voters, 2 to 5, middle half 3 to 4)`, `66 of 600 points (6 voters, 8 to 16)`; of
    what was rated again after a discussion that too, with what it was before.
    """
    return f"{_given_words(found)}{found.again_words}"


def _given_words(found: Tally) -> str:
    value, given = number(round(found.value, 9)), found.spread
    if found.agreed:
        return say("{value} (agreed by the room)", value=value)
    voters = plural(given.count, "voter")
    if found.aggregate == "sum":
        value = say("{value} of {n} points", value=value, n=number(round(found.whole, 9)))
    if given.count == 1:
        return f"{value} ({voters})"
    if given.least == given.greatest:
        if found.aggregate == "sum":
            each = number(given.least)
            return say("{value} ({voters}, {each} each)", value=value, voters=voters, each=each)
        return say("{value} ({voters}, all alike)", value=value, voters=voters)
    range_ = say("{low} to {high}", low=number(given.least), high=number(given.greatest))
    if found.aggregate == "sum":
        return say("{value} ({voters}, {each} each)", value=value, voters=voters, each=range_)
    spread = ", ".join([voters, range_, *_middle_half(found)])
    return say("median {value} ({spread})", value=value, spread=spread)


def range_words(found: Tally) -> str:
    """From where to where the values go that were given; empty where all are alike."""
    given = found.spread
    if given.count < 2 or given.least == given.greatest:
        return ""
    return say("{low} to {high}", low=number(given.least), high=number(given.greatest))


def _middle_half(found: Tally) -> Iterator[str]:
    """The middle half of the values; of fewer than eight it would tell every single one."""
    if found.spread.quartiles is None or found.spread.count < FEWEST_TO_HALVE:
        return
    low, high = (number(round(quartile, 9)) for quartile in found.spread.quartiles)
    yield say("middle half {low} to {high}", low=low, high=high)
