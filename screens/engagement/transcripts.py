"""From what is under the cursor to what a recording, or whoever said it, says of it."""

from __future__ import annotations

from typing import Any

from screens.base.navigation import OpenMemberCheck, OpenTranscript
from screens.base.record_screen import RecordScreen
from workshop.record.documents import Entry, Session


def show_of_session(screen: RecordScreen[Any], what: str, chosen: object) -> None:
    """Show one of the things that lie beside a session: its `transcript`, or its member `check`."""
    (_show_check if what == "check" else _show_transcript)(screen, chosen)


def _show_transcript(screen: RecordScreen[Any], chosen: object) -> None:
    """Show the transcript of a session, or the place of an entry in it; say where there is none."""
    session_id, entry_id = "", ""
    if isinstance(chosen, Session):
        session_id = chosen.id
    elif isinstance(chosen, Entry):
        session_id, entry_id = chosen.session_id, chosen.id
    if session_id and screen.store.record.transcripts_of(session_id):
        screen.open(OpenTranscript(session_id, entry_id))
    else:
        screen.warn("There is no transcript of a session under the cursor; Shift+I imports one.")


def _show_check(screen: RecordScreen[Any], chosen: object) -> None:
    """Show what somebody of a session says of their own words; say where none is meant."""
    session = chosen if isinstance(chosen, Session) else None
    if isinstance(chosen, Entry):
        session = screen.store.record.find(Session, chosen.session_id)
    if session is not None and session.people:
        person = chosen.people[0] if isinstance(chosen, Entry) and chosen.people else ""
        screen.open(OpenMemberCheck(session.id, person))
    else:
        screen.warn("Put the cursor on a session in which somebody takes part.")
