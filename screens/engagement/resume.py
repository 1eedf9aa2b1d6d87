"""Going back to where a run was that did not end by itself: told first, then offered."""

from __future__ import annotations

from typing import Any

from screens.base.record_screen import RecordScreen
from screens.engagement.resume_dialog import CutOff
from sessions.store.drafts import LINE, Place
from sessions.store.unfinished_run import UnfinishedRun
from workshop.record.documents import Clock, Session
from workshop.record.record import Record
from workshop.text import shorten


async def place_to_return_to(
    screen: RecordScreen[Any], unclosed: UnfinishedRun | None
) -> Place | None:
    """Tell of a run that was cut off; where to go on, if that is wanted.

    Args:
        screen: over which it is told.
        unclosed: what the run left, if it did not even close.
    """
    store = screen.store
    place = _place(store.record, store.drafts.left_at, unclosed)
    if unclosed is None and place is None:
        return None
    sentences = unclosed.sentences if unclosed else ("It was stopped in the middle of a session.",)
    words = _words(store.record, place, store.drafts.text(place)) if place else ""
    if await screen.app.push_screen_wait(CutOff(sentences, words)) and place:
        return place
    store.drafts.go(None)
    return None


def _place(record: Record, left_at: Place | None, unclosed: UnfinishedRun | None) -> Place | None:
    """Where the run was, as far as that is known and the session still goes on."""
    if left_at is None and unclosed and unclosed.session_id:
        clock = record.find(Clock, unclosed.session_id)
        left_at = Place(clock.id, clock.step_id, LINE) if clock else None
    session = record.find(Session, left_at.session_id) if left_at else None
    return left_at if session and session.closed is None else None


def _words(record: Record, place: Place, typed: str) -> str:
    """Where it was, and what was typed there."""
    session = record.get(Session, place.session_id)
    step = record.guide_of(session).step(place.step_id)
    words = f"It was in {session.title}, at the step {step.title if step else place.step_id}."
    if typed:
        words += f" Typed there and not recorded: {shorten(typed, 60)}"
    return words
