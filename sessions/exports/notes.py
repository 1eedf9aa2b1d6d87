"""A session as a notes file, from which it can be imported again."""

from __future__ import annotations

from pathlib import Path

from sessions.disk.disk import Disk, replace_file
from sessions.errors import cause_of
from sessions.exports.errors import ExportError
from workshop.notes import write_notes
from workshop.record.record import Record


def export_notes(record: Record, session_id: str, path: Path) -> None:
    """Write the notes of a session to a file, whole or not at all.

    Raises:
        Refused: there is no such session.
        ExportError: the file cannot be written; what stood there before still does.
    """
    content = write_notes(record, session_id).encode()
    try:
        replace_file(Disk(), path, content)
    except OSError as error:
        raise ExportError(f"{path} was not written: {cause_of(error, path)}") from error
