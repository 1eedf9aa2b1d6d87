"""What is to be followed up over all sessions: actions and open questions, and people to meet.

What is open stands first: what is overdue, then by the day it is due, then in the order in which
it was said.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from workshop import times
from workshop.guide.step import Step
from workshop.record.documents import Entry, EntryKind, Session
from workshop.record.record import Record
from workshop.record.within import OutcomeState
from workshop.running.asking.planned import done_later
from workshop.running.follow_up.outcomes import FOLLOWED_UP, due_of, outcome_of
from workshop.running.same_person import names_told_apart
from workshop.text import listing, plural, shorten


class FollowedUp(NamedTuple):
    """An action or a question, and how far it is."""

    entry: Entry
    session: Session
    state: OutcomeState
    due: date | None
    """By when, after it was moved."""
    overdue: bool
    """Whether it is open and that day is over."""

    @property
    def is_open(self) -> bool:
        """Whether there is something left to do."""
        return not self.state.is_over


def followed_up(record: Record, today: date) -> list[FollowedUp]:
    """Everything that is followed up, what is open first; nothing that was taken back."""
    found = [
        _how_far(entry, session, today)
        for session in record.sessions()
        for entry in record.entries_of(session.id, off_record=True)
        if entry.kind in FOLLOWED_UP and not entry.retracted
    ]
    return sorted(found, key=_place)


def _how_far(entry: Entry, session: Session, today: date) -> FollowedUp:
    state, due = outcome_of(entry), due_of(entry)
    overdue = not state.is_over and due is not None and due < today
    return FollowedUp(entry, session, state, due, overdue)


def _place(one: FollowedUp) -> tuple[bool, bool, bool, date]:
    """Open before over; actions before questions, those with a day first, the next day first."""
    question = one.entry.kind is EntryKind.QUESTION
    return not one.is_open, question, one.due is None, one.due or date.max


def open_before(record: Record, session: Session, today: date) -> list[FollowedUp]:
    """What other sessions left open: the first thing to ask about in a session."""
    return [
        one for one in followed_up(record, today) if one.is_open and one.session.id != session.id
    ]


def of_those_here(session: Session, found: list[FollowedUp]) -> list[FollowedUp]:
    """Those of them that somebody of a session will do, or asked."""
    here = set(session.people)
    return [one for one in found if here & set(one.entry.people)]


def steps_for_later(record: Record) -> list[tuple[Session, Step]]:
    """The steps that sessions left out for want of time, to be done by mail or next time."""
    return [
        (session, step)
        for session in record.sessions()
        for step in done_later(record.guide_of(session), session)
    ]


def open_words(record: Record, one: FollowedUp) -> str:
    """One of them in a line: what, who, by when, in which session."""
    who = listing(names_told_apart(record, one.entry.people))
    due = f"due {times.day(one.due)}" if one.due else ""
    due = f"overdue since {times.day(one.due)}" if one.overdue and one.due else due
    where = f"{one.session.title}, {times.day(one.session.started.date())}"
    told = ", ".join(part for part in (who, due, where) if part)
    return f"{shorten(one.entry.text, 160)} ({told})"


def how_many(found: list[FollowedUp]) -> str:
    """How much is open, in a sentence."""
    open_ones = [one for one in found if one.is_open]
    return f"{listing(list(_counts(open_ones)))}." if open_ones else "Nothing is open."


def _counts(found: list[FollowedUp]) -> Iterator[str]:
    actions = [one for one in found if one.entry.kind is EntryKind.ACTION]
    questions = len(found) - len(actions)
    if actions:
        late = sum(one.overdue for one in actions)
        yield f"{plural(len(actions), 'action')} open{f' ({late} overdue)' if late else ''}"
    if questions:
        yield f"{plural(questions, 'question')} open"
