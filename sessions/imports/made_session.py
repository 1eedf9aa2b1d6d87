"""What imports need that make a session where none is named: its guide, its date, its step."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sessions.imports.notes import LocalZone, guide_finder
from sessions.library.guides import Library
from workshop.errors import Problem, Problems
from workshop.guide.shape import Guide, kind_of
from workshop.notes.fields import read_stamp
from workshop.record.documents import Session
from workshop.record.record import Record
from workshop.text import clean_line


def guide_of(library: Library, record: Record, name: str) -> Guide | None:
    """The guide of a name; none where none was said.

    Raises:
        Refused: there is no such guide.
    """
    return guide_finder(library, record)(name) if name else None


def date_of(said: str) -> datetime | None:
    """When it was; none where that was not said.

    Raises:
        Problems: it is no date.
    """
    if not said:
        return None
    try:
        return read_stamp(said, LocalZone())[0]
    except ValueError:
        allowed = "2026-10-06, or 2026-10-06 10:00"
        what = f"“{clean_line(said)}” is no date; write {allowed}"
        raise Problems("--date", [Problem(what, "--date", None, said, allowed)]) from None


ASKING: Final = frozenset({"ask", "capture"})
"""The kinds of step that take what people say."""


def step_of(record: Record, session: Session, step_id: str) -> str:
    """The step that is named, else the first that asks or collects.

    Raises:
        Refused: the guide has no such step.
    """
    if step_id:
        return record.step_of(session, step_id).id
    steps = record.guide_of(session).steps
    asking = (step.id for step in steps if kind_of(step) in ASKING)
    return next(asking, steps[0].id)
