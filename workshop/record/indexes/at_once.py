"""Indexes of what there is most of, made at once when a record is filled.

Entries and factors entered one by one, each asked what it is, took a tenth of opening an engagement
of 100,000 entries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from workshop.record.documents import Entry, Factor, Letter
from workshop.record.indexes.numbers import Numbers


def enter_entries(entries: Iterable[Entry], by_session: defaultdict[str, dict[str, Entry]]) -> None:
    """Enter all entries by their session."""
    for entry in entries:
        by_session[entry.session_id][entry.id] = entry


def enter_factors(
    factors: Iterable[Factor],
    numbers: defaultdict[Letter | str, Numbers],
    parts: defaultdict[str, dict[str, Factor]],
) -> None:
    """Enter all factors: the numbers that they have, and those that went into another one.

    Args:
        factors: the factors.
        numbers: the numbers under each letter.
        parts: what went into a factor, by its id; a new one is made where there is none.
    """
    given: dict[Letter, list[int]] = {letter: [] for letter in Letter}
    by_letter = tuple(given.items())
    for factor in factors:
        letter = factor.letter
        for each, found in by_letter:
            # To look it up would take longer: members of an enum are hashed in Python.
            if each is letter:
                found.append(factor.number)
                break
        if factor.into:
            parts[factor.into][factor.id] = factor
    for letter, found in by_letter:
        if found:
            numbers[letter].take_all(found)
