"""Edits by hand in the journal, taken over as changes of today, or not.

An edited line does not count by itself, because nothing says who changed it.
`sessions.database.edited_lines` tells what it would change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tinydb.table import Document as Row

from sessions.database.resolved_defects import ResolvedDefects, mark_of
from sessions.journal.line_defects import Edit, EditedLine
from sessions.journal.meta import LASTING, SENTENCE
from workshop.errors import Refused
from workshop.record.documents import TABLES

if TYPE_CHECKING:
    from sessions.database.database import EngagementDB
    from sessions.journal.line import Line


Raw = dict[str, Any]


def take_over(database: EngagementDB, edited: EditedLine) -> Line:
    """Record an edit by hand as a change of today.

    Where later work changed the same field of a document, that work is kept.

    Raises:
        Refused: it leads to no document that can be used, or later work changed all of it.
        NotRecorded: the disk refused; everything is as before.
    """
    steps = [
        (edit, after)
        for edit in edited.edits
        if (after := _merged(edit, shown := _shown(database, edit))) != shown
    ]
    if not steps:
        raise Refused(f"{edited.place}: later work changed all that was edited there; it is kept.")
    for edit, after in steps:
        _require_usable(edited, edit, after)
    told = "; ".join(edit.told for edit, _ in steps)
    meta = {
        SENTENCE: f"Took over an edit by hand ({edited.place}): {told}",
        **_resolving(edited),
    }
    with database.change(meta) as change:
        for edit, after in steps:
            _put(database, edit, after)
    if change.line is None:
        raise Refused(f"{edited.place}: nothing is changed by it.")
    return change.line


def keep(database: EngagementDB, edited: EditedLine) -> Line:
    """Record that an edit by hand is not taken over, so that it is not offered again.

    Raises:
        NotRecorded: the disk refused; everything is as before.
    """
    sentence = f"Kept the record as it was before an edit by hand ({edited.place})"
    return database.journal.note({SENTENCE: sentence, LASTING: True, **_resolving(edited)})


def _resolving(edited: EditedLine) -> Raw:
    return ResolvedDefects(lines=(mark_of(edited.content),)).meta


def _shown(database: EngagementDB, edit: Edit) -> Raw | None:
    return database.journal.tables.get(edit.table, {}).get(edit.key)


def _merged(edit: Edit, shown: Raw | None) -> Raw | None:
    """The document as it is shown now, with what was edited in it."""
    if edit.after is None or shown is None or edit.before is None or shown == edit.before:
        return edit.after
    merged = dict(shown)
    for field in edit.before | edit.after:
        old, new = edit.before.get(field), edit.after.get(field)
        if new != old and shown.get(field) == old:
            if field in edit.after:
                merged[field] = new
            else:
                merged.pop(field, None)
    return merged


def _require_usable(edited: EditedLine, edit: Edit, after: Raw | None) -> None:
    """Make sure that an edit leads to a document of the shape that its table has.

    Raises:
        Refused: it does not.
    """
    if after is not None and (kind := TABLES.get(edit.table)):
        from sessions.database.document_reader import why_not  # noqa: PLC0415 - hardly ever needed

        if problem := why_not(kind, edit.key, after):
            raise Refused(f"{edited.place}: what was edited cannot be used: {problem}.")


def _put(database: EngagementDB, edit: Edit, after: Raw | None) -> None:
    """Put or remove one document."""
    table, number = database.table(edit.table), int(edit.key)
    table.remove(doc_ids=[number])
    if after is not None:
        table.insert(Row(after, number))
