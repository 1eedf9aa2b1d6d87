"""What was done, in lines: change by change, and what one did to which fields.

All of it as the history may tell it today: what is kept back by now is told of no change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import msgspec

from sessions.history.history import RecordedChange
from sessions.journal.replay import operations_of
from sessions.store.store import Store
from workshop import times
from workshop.record.documents import Document, Session
from workshop.record.tables import TABLES
from workshop.running.words.change_words import Changed, changed


def changes_of(store: Store, change: RecordedChange) -> Iterator[Changed]:
    """What a change did to each document; what is kept back by now is told of none."""
    for operation in operations_of(store.history.line(change)) or ():
        if operation.table in TABLES:
            sides = (_typed(operation.table, raw) for raw in (operation.old, operation.new))
            old, new = map(store.kept_back.document, sides)
            if old or new:
                yield changed(store.record, old, new)


def _typed(table: str, raw: Mapping[str, Any] | None) -> Document | None:
    """A document as it stands in a line; none where there is none that can be read."""
    try:
        return None if raw is None else msgspec.convert(raw, TABLES[table])
    except msgspec.ValidationError:
        return None


def told_changes(store: Store, session_id: str = "") -> list[str]:
    """Every change in a line, oldest first; of a session, or of all for none."""
    return [
        _line(store, change)
        for change in store.history.changes
        if session_id in ("", change.session_id)
    ]


def _line(store: Store, change: RecordedChange) -> str:
    """A change with its number, its moment, and what became of it."""
    at = datetime.fromtimestamp(change.at).astimezone()
    by = store.history.taken_back_by(change)
    undone = f" (undone by {by.number})" if by else ""
    told = store.kept_back.sentence(change.sentence)
    return f"{change.number}. {times.stamp(at, seconds=True)} {told}{undone}"


def change_lines(store: Store, change: RecordedChange) -> Iterator[str]:
    """Everything about a change: when, where, what it did, whether it can be taken back."""
    yield _line(store, change)
    if session := store.record.find(Session, change.session_id):
        yield f"In {store.kept_back.title(session)}."
    for one in changes_of(store, change):
        told = store.kept_back.sentence
        yield f"{told(one.what)}, {one.act}:"
        for name, before, after in one.fields:
            was = f"{told(before)}, now {told(after)}" if one.act == "changed" else ""
            yield f"  {name}: {was or told(after if one.act == 'new' else before)}"
    undone = store.history.taken_back_by(change) is not None
    word = "redone" if undone else "undone"
    why_not = store.undo_redo.why_not(change, redo=undone)
    yield f"It cannot be {word}: {why_not}" if why_not else f"It can be {word}."
