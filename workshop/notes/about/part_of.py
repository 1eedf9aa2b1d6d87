"""The line of a header that says of which session a group is part.

part of: 2026-10-06 10:00 | What works | groups
"""

from __future__ import annotations

from datetime import datetime, tzinfo

import msgspec

from workshop.errors import Refused
from workshop.notes.grammar.fields import join_fields, read_stamp, split_fields, write_stamp
from workshop.notes.grammar.lines import quoted
from workshop.record.documents import Session
from workshop.record.record import Record
from workshop.text import clean_line


class NotedPart(msgspec.Struct, frozen=True, kw_only=True):
    """The session that a group is part of, as a file names it."""

    started: datetime
    title: str
    step_id: str


def read_part(words: str, zone: tzinfo) -> NotedPart:
    """What stands behind `part of`.

    Raises:
        Refused: it has another form.
    """
    fields = split_fields(words)
    try:
        started, title, step_id = fields
        return NotedPart(started=read_stamp(started, zone, None)[0], title=title, step_id=step_id)
    except ValueError:
        form = "write `part of: 2026-10-06 10:00 | Title | step`"
        raise Refused(f"{quoted(words)} does not say of what it is a group; {form}") from None


def part_words(record: Record, session: Session) -> str:
    """The same of a session, as the file has it; empty where it is no group."""
    whole = record.find(Session, session.part_of)
    if whole is None:
        return ""
    return join_fields([write_stamp(whole.started), whole.title, session.part_step])


def whole_of(record: Record, part: NotedPart | None) -> tuple[str, str] | None:
    """The ids of the session and the step that are meant; none for the notes of no group.

    Raises:
        Refused: it is not in the engagement, or has no such step.
    """
    if part is None:
        return None
    for session in record.sessions():
        same = write_stamp(session.started) == write_stamp(part.started)
        if same and clean_line(session.title) == part.title and not session.part_of:
            record.step_of(session, part.step_id)
            return session.id, part.step_id
    raise Refused(
        f"It is a group of {part.title} of {write_stamp(part.started)}, which is not here: import "
        "the notes of that session first, or take out the line `part of`."
    )
