"""Looking for what was said, by the words in it."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from tinydb import where

from sessions.database.database import EngagementDB
from workshop.record.documents import Entry
from workshop.record.ids import id_text
from workshop.record.record import Record
from workshop.record.within import Mark
from workshop.text import folded

_MARK: Final = "mark:"
"""What a word that asks for a mark begins with."""


def entries_with(
    text: str, database: EngagementDB, record: Record, session_id: str | None = None
) -> list[Entry]:
    """Entries that hold all words of `text`, whatever their case and accents, oldest first.

    A word with a `#` before it is a tag, or how one begins; `mark:key` is what an entry is marked
    as. What is off the record is not found.
    """
    words = folded(text).split()
    tags = [word[1:] for word in words if word.startswith("#") and word != "#"]
    marks = [word.removeprefix(_MARK) for word in words if word.startswith(_MARK)]
    words = [word for word in words if not word.startswith(("#", _MARK))]
    query = where("text").test(partial(_holds, words))
    if session_id:
        query = (where("session_id") == session_id) & query
    if tags:
        query = where("tags").test(partial(_has, tags)) & query
    if marks:
        query = where("marks").test(partial(_is_marked, marks)) & query
    rows = database.table(Entry.TABLE).search(query)
    found = (record.find(Entry, id_text(row.doc_id)) for row in rows)
    on_record = (e for e in found if e and not e.off_record)
    return sorted(on_record, key=lambda entry: (entry.at, entry.id))


def _holds(words: list[str], said: Any) -> bool:
    text = folded(said)
    return all(word in text for word in words)


def _has(wanted: list[str], tags: Any) -> bool:
    """Whether each tag that is looked for is one of an entry's, or the beginning of one."""
    here = [folded(tag) for tag in tags]
    return all(any(tag.startswith(word) for tag in here) for word in wanted)


def _is_marked(wanted: list[str], marks: Any) -> bool:
    """Whether an entry has each mark that is looked for, by its word or the beginning of one."""
    here = [name for mark in map(Mark, marks) for name in (mark.value, mark.word)]
    return all(any(name.startswith(word) for name in here) for word in wanted)
