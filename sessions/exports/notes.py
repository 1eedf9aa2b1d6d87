"""A session as a notes file, from which it can be imported again."""

from __future__ import annotations

from pathlib import Path

from sessions.exports.files import save
from workshop.errors import Refused
from workshop.notes import write_notes
from workshop.notes.votes.vote_writer import open_votes_words
from workshop.privacy.editions import Edition
from workshop.privacy.told_record import told_record
from workshop.record.documents import Session
from workshop.record.record import Record


def render(
    record: Record, edition: Edition, session_id: str | None = None, document: str = ""
) -> bytes:
    """The notes of a session, without what is off the record or was withdrawn.

    Raises:
        Refused: there is no such session, or none was named.
    """
    del edition, document  # the table offers the restricted edition of one document alone
    if session_id is None:
        raise Refused("Say which session the notes are of.")
    return write_notes(told_record(record), session_id).encode()


def left_behind(record: Record, session_id: str | None) -> str:
    """What notes of a session lack that they will have later, as a sentence; empty for nothing."""
    session = record.find(Session, session_id)
    return open_votes_words(record, session, "these notes") if session else ""


def export_notes(record: Record, session_id: str, path: Path, *, replace: bool = False) -> None:
    """Write the notes of a session to a file that only its owner may read.

    Raises:
        Refused: there is no such session.
        ExportError: the file is there and `replace` was not said, or it cannot be written; what
            stood there before still does.
    """
    save(render(record, "restricted", session_id), path, private=True, replace=replace)
