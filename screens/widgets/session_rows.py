"""The rows of a list of sessions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from textual.content import Content

from screens.widgets.ink import muted
from screens.widgets.row_list import Item, Row
from screens.widgets.row_words import day, note
from sessions.clock import local_time
from workshop.analysis.member_check import checks_of
from workshop.programme.appointments import appointments
from workshop.programme.conversations import Conversations
from workshop.programme.fact import when_words
from workshop.programme.stages import Programme
from workshop.record.documents import Department, Session
from workshop.record.record import Record
from workshop.record.within import SessionState
from workshop.running.same_person import told_apart
from workshop.running.session_rules import state_of
from workshop.text import listing, plural

_STATES: Final = {
    SessionState.RUNNING: ("▶", "$accent", "running"),
    SessionState.PAUSED: ("‖", "$warning", "paused"),
    SessionState.CLOSED: ("✓", "$success", "closed"),
}


def session_rows(record: Record) -> Iterator[Item]:
    """The sessions, the latest first, with those that are not closed on top."""
    sessions = sorted(record.sessions(), key=lambda s: (s.closed is None, s.started), reverse=True)
    if not sessions:
        yield note("No sessions yet. Press n to start one from a guide.")
    conversations = Conversations(record)
    for session in sessions:
        again = conversations.words(session)
        yield Item(_session_row(record, session, again), session.id, session)


def planned_rows(record: Record) -> Iterator[Item]:
    """What is planned for a day, the next first; it is no session yet."""
    for one in appointments(record, Programme(record), lambda _: None):
        if one.cancelled:
            continue
        row = Row(
            Content.assemble(("Planned", "bold"), f"  {listing(list(one.names))}"),
            lead=Content.styled("◷", "$accent"),
            right=muted(when_words(one)),
            small=muted(" · ".join(part for part in (one.guide, one.place) if part)),
            indent=3,
        )
        yield Item(row, one.key, one)


def _session_row(record: Record, session: Session, again: str) -> Row:
    """A session: state, title, date; then people, department, entries."""
    mark, style, word = _STATES[state_of(session, record.clock_of(session.id))]
    people = record.people_of(session)
    names = [told_apart(record, person) for person in people]
    few = len(names) < 3
    ids = [session.department_id] if session.department_id else [p.department_id for p in people]
    departments = {d.name: None for d in (record.find(Department, i) for i in ids) if d}
    parts = [
        again,
        "" if few else plural(len(names), "person", "people"),
        ", ".join(departments) if few or session.department_id else "",
        plural(record.entry_count(session.id), "entry", "entries"),
        "" if session.closed else word,
        checks_of(record, session, local_time().date()),
    ]
    return Row(
        Content.assemble((session.title, "bold"), f"  {listing(names)}" if few else ""),
        lead=Content.styled(mark, style),
        right=muted(day(session.started)),
        small=muted(" · ".join(part for part in parts if part)),
        indent=3,
    )
