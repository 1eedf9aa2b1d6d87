"""Every document of a record in an edition, of which what each needs is worked out once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from workshop.privacy.editions import Edition
from workshop.privacy.told_record import told_record
from workshop.record.record import Record
from workshop.report.blocks import Report
from workshop.report.build import build_of
from workshop.report.document_names import DOCUMENTS
from workshop.report.view import Gathered


class Built(NamedTuple):
    """A document as it was built."""

    name: str
    """Its key in `DOCUMENTS`."""
    place: int
    """Which session it is of, from 0; 0 where it is of none."""
    session_id: str | None
    """The session, for a document of one."""
    report: Report


def built(
    record: Record, edition: Edition, documents: Iterable[str] = tuple(DOCUMENTS)
) -> Iterator[Built]:
    """Documents in the language that is spoken, each of a session for every session."""
    gathered = Gathered(told_record(record), edition)
    for name in documents:
        of_session = DOCUMENTS[name].of_session
        sessions = [each.id for each in record.sessions()] if of_session else [None]
        for place, session_id in enumerate(sessions):
            yield Built(name, place, session_id, build_of(gathered, name, session_id))
