"""Documents as TinyDB files them: each a row of plain data, in the table of its kind."""

from __future__ import annotations

from typing import Any

from sessions.database.database import EngagementDB
from sessions.journal import overlay
from sessions.journal.meta import LASTING, SENTENCE, SESSION
from sessions.journal.schemas import keeping
from workshop.record.change import Change
from workshop.record.document_states import raw_of
from workshop.record.documents import Document
from workshop.record.ids import id_number
from workshop.record.record import Record


def write_change(database: EngagementDB, change: Change, record: Record) -> overlay.Change:
    """Record a change that was decided on a record, as one line with its sentence.

    Raises:
        NotRecorded: the disk refused; everything is as before.
        ReadOnly: nothing can be recorded here.
    """
    with database.change(_meta(change)) as writing:
        _lay(database, change, record)
    return writing


def compose_change(database: EngagementDB, change: Change, record: Record) -> overlay.Change:
    """Make the line of a change that was decided on a record, and write nothing yet.

    Raises:
        NotRecorded: it cannot be written as JSON.
        ReadOnly: nothing can be recorded here.
    """
    with database.composed(_meta(change)) as writing:
        _lay(database, change, record)
    return writing


def _meta(change: Change) -> dict[str, Any]:
    """What the journal says about a change."""
    meta: dict[str, Any] = {SENTENCE: change.sentence}
    if change.session_id:
        meta[SESSION] = change.session_id
    if not change.undoable:
        meta[LASTING] = True
    return meta


def _lay(database: EngagementDB, change: Change, record: Record) -> None:
    """Have the tables hold what a change puts, and no longer what it removes."""
    for document in change.removes:
        table = database.table(type(document).TABLE)
        table.remove(doc_ids=[id_number(document.id)])
    for document in change.puts:
        _put(database, document, record.find(type(document), document.id))


def _put(database: EngagementDB, document: Document, old: Document | None) -> None:
    """Put one document in the database, new or in place of the one before.

    As a whole: TinyDB's `upsert` would keep fields that are back at their default, which
    documents leave out, so a split or restored one would be read back as it was before.
    Fields that a later version added and this one does not know are kept.
    """
    table = type(document).TABLE
    key, raw = str(id_number(document.id)), raw_of(document)
    stored = database.journal.documents(table).get(key)
    if stored is not None:
        if old is None:
            raise ValueError(f"{table} {key} is there, and not in the record")
        raw = keeping(stored, raw_of(old), raw)
    database.journal.put(table, key, raw)
