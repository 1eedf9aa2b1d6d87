"""Looking for what was said, by the words in it."""

from __future__ import annotations

from functools import partial
from typing import Any

from tinydb import where
from tinydb.queries import QueryLike

from sessions.database.database import EngagementDB
from workshop.record.documents import Entry
from workshop.record.ids import id_text
from workshop.record.record import Record


def entries_with(
    text: str, database: EngagementDB, record: Record, session_id: str | None = None
) -> list[Entry]:
    """Entries whose text holds all words of `text`, whatever their case, oldest first.

    What is off the record is not found.
    """
    words = text.casefold().split()
    query: QueryLike = where("text").test(partial(_holds, words))
    if session_id:
        query = (where("session_id") == session_id) & query
    rows = database.table(Entry.TABLE).search(query)
    found = (record.find(Entry, id_text(row.doc_id)) for row in rows)
    on_record = (e for e in found if e and not e.off_record)
    return sorted(on_record, key=lambda entry: (entry.at, entry.id))


def _holds(words: list[str], said: Any) -> bool:
    return all(word in said.casefold() for word in words)
