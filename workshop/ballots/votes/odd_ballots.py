"""Ballots that look odd: flat ones, and ones that are the same. Nobody is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from workshop.ballots.votes.given import Sheet
from workshop.language import grouped, say
from workshop.text import plural


def flags_of(sheets: Sequence[Sheet], ids: Sequence[str]) -> tuple[str, ...]:
    """What looks odd among ballots, in sentences; nothing of a vote on one thing.

    Args:
        sheets: what each ballot gives.
        ids: what is voted on.
    """
    if len(ids) < 2:
        return ()
    flat = [_is_flat(sheet, len(ids)) for sheet in sheets]
    found = []
    if count := sum(flat):
        flat_ballots = plural(
            count,
            "ballot gives everything the same, or nothing at all",
            "ballots give everything the same, or nothing at all",
        )
        found.append(f"{flat_ballots}.")
    # Bytes are compared faster than what they are made of, of two hundred ballots on fifty things.
    same = Counter(
        msgspec.json.encode(sheet, order="sorted")
        for sheet, is_flat in zip(sheets, flat, strict=True)
        if not is_flat
    )
    if alike := sum(count for count in same.values() if count > 1):
        groups = sum(count > 1 for count in same.values())
        if groups > 1:
            found.append(
                say(
                    "{number} ballots are the same in everything, in {groups} groups.",
                    number=grouped(alike),
                    groups=groups,
                )
            )
        else:
            found.append(say("{number} ballots are the same in everything.", number=grouped(alike)))
    return tuple(found)


def _is_flat(sheet: Sheet, items: int) -> bool:
    """Whether a ballot gives nothing, or the same to everything."""
    rows = [row for row in sheet.values() if any(row.values())]
    if not rows:
        return True
    return len(rows) == items and all(row == rows[0] for row in rows)
