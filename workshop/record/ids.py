"""The ids of documents: 20 digits to the base 32, time first and then chance.

So two laptops never give the same one, and ids in their order are documents in theirs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

_DIGITS: Final = "0123456789abcdefghijklmnopqrstuv"
_PAIRS: Final = tuple(first + second for first in _DIGITS for second in _DIGITS)
_PAIR_SHIFTS: Final = tuple(range(90, -1, -10))

NewId = Callable[[], str]
"""Gives an id that was never given before."""


def new_id(milliseconds: int, chance: int) -> str:
    """An id of 20 digits to the base 32, 10 of time and 10 of chance.

    Args:
        milliseconds: since 1970 in UTC, 0 to 2**50 - 1.
        chance: a random number, 0 to 2**50 - 1.
    """
    return id_text((milliseconds << 50) | chance)


def id_number(id: str) -> int:  # noqa: A002 - the word of the model
    """The id as the whole number under which the database files it."""
    return int(id, 32)


def id_text(number: int) -> str:
    """The id that `id_number` turned into `number`."""
    return "".join([_PAIRS[(number >> shift) & 1023] for shift in _PAIR_SHIFTS])
