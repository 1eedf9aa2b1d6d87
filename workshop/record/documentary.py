"""Evidence that is no word of anybody: what a document says."""

from __future__ import annotations

from workshop.record.documents import Entry, EntryKind


def is_documentary(entry: Entry) -> bool:
    """Whether a document says it, and nobody who was heard.

    An action that follows from a document is still somebody's to do.
    """
    return entry.cited is not None and entry.kind is not EntryKind.ACTION
