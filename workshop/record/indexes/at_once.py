"""Indexes of what there is most of, made at once when a record is filled.

Entries and factors entered one by one, each asked what it is, took a tenth of opening an engagement
of 100,000 entries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Protocol, TypeVar

from workshop.record.indexes.numbers import Numbers


class OfSession(Protocol):
    """What belongs to a session, as an entry does."""

    @property
    def id(self) -> str:
        """Its own id."""

    @property
    def session_id(self) -> str:
        """That of its session."""


class Numbered(Protocol):
    """What has a number under a letter, and may have gone into another one, as a factor does."""

    @property
    def id(self) -> str:
        """Its own id."""

    @property
    def letter(self) -> Hashable:
        """Under which it has its number."""

    @property
    def number(self) -> int:
        """Its number."""

    @property
    def into(self) -> str | None:
        """The id of what it went into; none where it stands."""


E = TypeVar("E", bound=OfSession)
F = TypeVar("F", bound=Numbered)
L = TypeVar("L", bound=Hashable)


def enter_entries(entries: Iterable[E], by_session: defaultdict[str, dict[str, E]]) -> None:
    """Enter all entries by their session."""
    for entry in entries:
        by_session[entry.session_id][entry.id] = entry


def enter_factors(
    factors: Iterable[F],
    letters: Iterable[L],
    numbers: defaultdict[L, Numbers],
    parts: defaultdict[str, dict[str, F]],
) -> None:
    """Enter all factors: the numbers that they have, and those that went into another one.

    Args:
        factors: the factors.
        letters: all letters that there are.
        numbers: the numbers under each letter.
        parts: what went into a factor, by its id; a new one is made where there is none.
    """
    by_letter = tuple((letter, list[int]()) for letter in letters)
    for factor in factors:
        letter = factor.letter
        for each, found in by_letter:
            # To look it up would take longer: members of an enum are hashed in Python.
            if each is letter:
                found.append(factor.number)
                break
        if factor.into:
            parts[factor.into][factor.id] = factor
    for each, found in by_letter:
        if found:
            numbers[each].take_all(found)
