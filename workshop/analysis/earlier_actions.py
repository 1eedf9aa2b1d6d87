"""What earlier sessions left open, as one goes through it: what became of it, what was kept.

All of it follows from the record: what was open when the session began, and what was told of it
while the session was held. Nothing private or off the record is among it: a room looks at it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Final, NamedTuple

import msgspec

from workshop.language import marked, say
from workshop.record.documents import Entry, Session
from workshop.record.record import Record
from workshop.record.session_day import day_of
from workshop.record.within import Outcome, OutcomeState
from workshop.running.follow_up.outcomes import FOLLOWED_UP
from workshop.text import listing, plural


class Earlier(NamedTuple):
    """An action or a question that an earlier session left open."""

    entry: Entry
    session: Session
    """The session in which it was said."""
    due: date | None
    """By when it was to be done, as it stood when this session began."""
    overdue: bool
    """Whether that day was over then."""
    told: Outcome | None
    """What was told of it in this session; none where it was not come to."""

    @property
    def kept(self) -> bool | None:
        """Whether it was done by its day; none where it had none, or that was still to come."""
        if not self.overdue:
            return None
        return self.told is not None and self.told.state is OutcomeState.DONE


def earlier_open(record: Record, session: Session) -> list[Earlier]:
    """What earlier sessions left open when one began: what is due first, then the oldest.

    Args:
        record: the record.
        session: the session that goes through it.
    """
    day = day_of(record, session)
    found = [
        _earlier(entry, other, session, day)
        for other in record.sessions()
        if other.id != session.id and other.started < session.started
        for entry in record.entries_of(other.id)
        if _was_open(entry, session.started)
    ]
    return sorted(found, key=lambda one: (one.due is None, one.due or date.max, one.entry.at))


def _was_open(entry: Entry, at: datetime) -> bool:
    """Whether something was to be followed up at a moment, and may be looked at by a room."""
    followed = entry.kind in FOLLOWED_UP and not (entry.retracted or entry.private)
    before = [each for each in entry.outcomes if each.at < at]
    is_over = bool(before) and before[-1].state.is_over
    return followed and not entry.off_record and entry.at < at and not is_over


def _earlier(entry: Entry, other: Session, session: Session, day: date) -> Earlier:
    before = [each for each in entry.outcomes if each.at < session.started]
    ended = session.closed
    told = [
        each
        for each in entry.outcomes
        if each.at >= session.started and (ended is None or each.at <= ended)
    ]
    due = next((each.due for each in reversed(before) if each.due), entry.due)
    overdue = due is not None and due < day
    return Earlier(entry, other, due, overdue, told[-1] if told else None)


def earlier_words(found: Sequence[Earlier]) -> str:
    """How much of it was come to, what became of it, and what was kept, in sentences."""
    if not found:
        return say("Earlier sessions left nothing open.")
    told = [one.told for one in found if one.told is not None]
    things = plural(len(found), "thing")
    if not told:
        return say("{things} open from earlier sessions; none of it was come to.", things=things)
    counts = [*_counts(told)]
    if rest := len(found) - len(told):
        counts.append(say("{number} not come to", number=rest))
    words = say(
        "{things} open from earlier sessions: {counts}.", things=things, counts=", ".join(counts)
    )
    due = [one for one in found if one.kept is not None]
    return f"{words} {_due_words(due)}" if due else words


def _due_words(due: Sequence[Earlier]) -> str:
    """How much was due by now, and how much of it was kept."""
    kept = sum(bool(one.kept) for one in due)
    parts = [say("{number} kept", number=kept)] if kept else []
    parts += [say("{number} broken", number=len(due) - kept)] if kept < len(due) else []
    if len(due) == 1:
        return say("{number} was due: {kept}.", number=len(due), kept=listing(parts))
    return say("{number} were due: {kept}.", number=len(due), kept=listing(parts))


_BECAME: Final = {
    OutcomeState.DONE: marked("{number} done"),
    OutcomeState.CONTINUES: marked("{number} kept on"),
    OutcomeState.MOVED: marked("{number} moved‖to another day"),
    OutcomeState.DROPPED: marked("{number} dropped"),
    OutcomeState.OPEN: marked("{number} open again"),
}
"""What became of so many things."""


def _counts(told: Sequence[Outcome]) -> Iterator[str]:
    for state, message in _BECAME.items():
        if count := sum(each.state is state for each in told):
            yield say(message, number=count)


# As data


class EarlierFact(msgspec.Struct, frozen=True, kw_only=True):
    """An action or a question that an earlier session left open."""

    entry: str
    """Its id."""
    text: str
    who: str
    session: str
    """The title of the session in which it was said."""
    due: date | None
    """By when it was to be done, as it stood when this session began."""
    overdue: bool
    state: str
    """What was told of it here: `done`, `continues`, `moved`, `dropped`; empty for nothing."""
    note: str
    kept: bool | None
    """Whether it was done by its day; none where it had none, or that was still to come."""


class OpenActionsFact(msgspec.Struct, frozen=True, kw_only=True):
    """What earlier sessions left open, as one went through it."""

    n: int
    """How much that is."""
    sentence: str
    left_out: int
    """How much of it the edition does not tell."""
    items: tuple[EarlierFact, ...]
