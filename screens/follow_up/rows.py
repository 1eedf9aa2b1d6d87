"""The rows of what is followed up: what is open first, then the rest, then people to meet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from textual.content import Content

from screens.widgets.ink import ALERT, muted, sign
from screens.widgets.row_list import Item, Row
from screens.widgets.row_words import note
from workshop import times
from workshop.analysis.follow_up import FollowedUp, followed_up, steps_for_later
from workshop.record.documents import EntryKind, Person, Session
from workshop.record.record import Record
from workshop.record.within import OutcomeState
from workshop.running.same_person import about, names_told_apart, told_apart
from workshop.running.sources import people_to_meet
from workshop.text import listing, shorten

_DONE_MARKS: Final = {OutcomeState.DONE: "✓", OutcomeState.DROPPED: "✗"}


def follow_up_rows(record: Record, today: date, before: Session | None = None) -> Iterator[Item]:
    """Actions and questions that are open, people to meet, and what is done or dropped.

    Args:
        record: the record.
        today: what is due before is overdue.
        before: the session that goes on, which the open ones of others are shown for.
    """
    found = followed_up(record, today)
    open_ones = [one for one in found if one.is_open]
    titles = ((EntryKind.ACTION, "Actions open"), (EntryKind.QUESTION, "Questions open"))
    first = True
    for kind, title in titles:
        group = [one for one in open_ones if one.entry.kind is kind]
        # What others left open is asked about first; what was said here is known in the room.
        group.sort(key=lambda one: before is not None and one.session.id == before.id)
        if group:
            yield note(title, above=0 if first else 1)
            first = False
        yield from (Item(_row(record, one), one.entry.id, one) for one in group)
    if first:
        yield note("Nothing is open.")
    if to_meet := people_to_meet(record):
        yield note("People to meet, not heard yet", above=1)
        yield from (Item(_person_row(record, each), each.id, each) for each in to_meet)
    if later := steps_for_later(record):
        yield note("Steps left out, to be done by mail or next time", above=1)
        yield from (note(f"{step.title}, {session.title}") for session, step in later)
    if over := [one for one in found if not one.is_open]:
        yield note("Done and dropped", above=1)
        yield from (Item(_row(record, one), one.entry.id, one) for one in over)


def _row(record: Record, one: FollowedUp) -> Row:
    """One of them: what it is, how far, who does it and where it was said."""
    entry = one.entry
    words = shorten(entry.text, 400)
    people = names_told_apart(record, entry.people)
    who = listing(people) if people else "nobody" if entry.kind is EntryKind.ACTION else ""
    small = [who, one.session.title, times.day(one.session.started.date())]
    if entry.outcomes and entry.outcomes[-1].note:
        small.append(f"{one.state.value}: {entry.outcomes[-1].note}")
    mark = _DONE_MARKS.get(one.state)
    return Row(
        Content.styled(words, "bold" if one.is_open else "$ink-muted"),
        lead=Content.styled(mark, "$success") if mark else sign(entry.kind),
        right=_due(one),
        small=muted(" · ".join(part for part in small if part)),
        indent=3,
    )


def _due(one: FollowedUp) -> Content:
    """By when, and that it is overdue, or was moved."""
    if not one.is_open:
        return muted(one.state.value)
    if one.due is None:
        return muted("no day" if one.entry.kind is EntryKind.ACTION else "")
    words = times.short_day(one.due)
    if one.overdue:
        return Content.styled(f"overdue, {words}", ALERT)
    return muted(f"moved to {words}" if one.state is OutcomeState.MOVED else words)


def _person_row(record: Record, person: Person) -> Row:
    small = muted(about(record, person))
    lead = Content.styled("+", "$accent")
    return Row(Content.styled(told_apart(record, person), "bold"), lead=lead, small=small, indent=3)
