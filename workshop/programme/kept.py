"""What became of actions whose day has come: kept, late, broken, dropped."""

from __future__ import annotations

from datetime import date
from itertools import takewhile

import msgspec

from workshop.record.documents import Entry, EntryKind
from workshop.record.record import Record
from workshop.record.within import OutcomeState
from workshop.running.follow_up.outcomes import due_of


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """Actions whose day came since the round before, up to the end of a round."""

    kept: tuple[str, ...]
    """The ids of the entries that were done by their day."""
    late: tuple[str, ...]
    """Those that were done after it."""
    broken: tuple[str, ...]
    """Those that are not done."""
    dropped: tuple[str, ...]
    """Those that somebody said will not be done."""


def kept_of(record: Record, since: date, until: date) -> Kept:
    """The actions whose day came after one day, and by another."""
    found: dict[str, list[str]] = {"kept": [], "late": [], "broken": [], "dropped": []}
    for entry in record.all(Entry):
        due = due_of(entry)
        if entry.kind is not EntryKind.ACTION or entry.retracted or entry.off_record:
            continue
        if due is not None and since < due <= until:
            found[_became(entry, due)].append(entry.id)
    return Kept(**{name: tuple(ids) for name, ids in found.items()})


def _became(entry: Entry, due: date) -> str:
    """What became of an action whose day has come."""
    last = entry.outcomes[-1] if entry.outcomes else None
    if last is None or not last.state.is_over:
        return "broken"
    if last.state is OutcomeState.DROPPED:
        return "dropped"
    same = takewhile(lambda each: each.state is last.state, reversed(entry.outcomes))
    first = [*same][-1]  # that it is done may be said again, with other words
    return "kept" if first.at.date() <= due else "late"
