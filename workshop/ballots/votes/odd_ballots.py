"""Ballots that look odd: flat ones, and ones that are the same. Nobody is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from workshop.ballots.votes.given import Sheet
from workshop.text import plural


def flags_of(sheets: Sequence[Sheet], ids: Sequence[str]) -> tuple[str, ...]:
    """What looks odd among ballots, in sentences; nothing of a vote on one thing.

    Args:
        sheets: what each ballot gives.
        ids: what is voted on.
    """
    if len(ids) < 2:
        return ()
    rows = [tuple(tuple(sorted(sheet.get(key, {}).items())) for key in ids) for sheet in sheets]
    found = []
    if flat := sum(len(set(row)) == 1 for row in rows):
        gives = "gives" if flat == 1 else "give"
        found.append(f"{plural(flat, 'ballot')} {gives} everything the same, or nothing at all.")
    same = Counter(row for row in rows if len(set(row)) > 1)
    if alike := sum(count for count in same.values() if count > 1):
        groups = sum(count > 1 for count in same.values())
        in_groups = f", in {groups} groups" if groups > 1 else ""
        found.append(f"{alike} ballots are the same in everything{in_groups}.")
    return tuple(found)
