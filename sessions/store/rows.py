"""Documents as TinyDB files them: each a row of plain data, in the table of its kind."""

from __future__ import annotations

from typing import Any

from tinydb.table import Document as Row

from sessions.database.database import EngagementDB
from sessions.journal import overlay
from sessions.journal.meta import LASTING, SENTENCE, SESSION
from sessions.journal.schemas import keeping
from workshop.record.change import Change
from workshop.record.document_states import raw_of
from workshop.record.documents import Document
from workshop.record.ids import id_number
from workshop.record.record import Record


def compose_change(database: EngagementDB, change: Change, record: Record) -> overlay.Change:
    """Make the line of a change that was decided on a record, and write nothing yet.

    Raises:
        NotRecorded: it cannot be written as JSON.
        ReadOnly: nothing can be recorded here.
    """
    with database.composed(_meta(change)) as writing:
        for document in change.removes:
            table = database.table(type(document).TABLE)
            table.remove(doc_ids=[id_number(document.id)])
        for document in change.puts:
            _put(database, document, record.find(type(document), document.id))
    return writing


def _meta(change: Change) -> dict[str, Any]:
    """What the journal says about a change."""
    meta: dict[str, Any] = {SENTENCE: change.sentence}
    if change.session_id:
        meta[SESSION] = change.session_id
    if not change.undoable:
        meta[LASTING] = True
    return meta


def _put(database: EngagementDB, document: Document, old: Document | None) -> None:
    """Put one document in the database, new or in place of the one before.

    As a whole: TinyDB's `upsert` would keep fields that are back at their default, which
    documents leave out, so a split or restored one would be read back as it was before.
    Fields that a later version added and this one does not know are kept.
    """
    table, row = database.table(type(document).TABLE), _row(document)
    if old is None or not table.contains(doc_id=row.doc_id):
        table.insert(row)
        return

    def become(raw: Any) -> None:
        kept = keeping(raw, _row(old), row)
        raw.clear()
        raw.update(kept)

    table.update(become, doc_ids=[row.doc_id])


def _row(document: Document) -> Row:
    return Row(raw_of(document), id_number(document.id))
