"""Documents as TinyDB files them: each a row of plain data, in the table of its kind."""

from __future__ import annotations

from typing import Any

import msgspec
from tinydb.table import Document as Row

from sessions.database.database import EngagementDB
from sessions.journal.schemas import keeping
from workshop.record.documents import Document
from workshop.record.ids import id_number

_JSON = msgspec.json.Encoder()
_PLAIN = msgspec.json.Decoder()


def put_row(database: EngagementDB, document: Document, old: Document | None) -> None:
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


def remove_row(database: EngagementDB, document: Document) -> None:
    """Remove one document from the database."""
    database.table(type(document).TABLE).remove(doc_ids=[id_number(document.id)])


def _row(document: Document) -> Row:
    return Row(_PLAIN.decode(_JSON.encode(document)), id_number(document.id))
