"""What redoing may not do to a project: start it past what holds it up by now."""

from __future__ import annotations

from collections.abc import Iterable

from sessions.history.undo_plan import Step, documents_after
from workshop.record.change import Change
from workshop.record.record import Record
from workshop.running.carrying.start_guard import require_gates


def require_starts_kept(steps: Iterable[Step], record: Record) -> None:
    """Make sure that steps start no project that something holds up.

    What let it start may have gone since it was undone, by a change in another session.

    Args:
        steps: what is to be done, as documents will be.
        record: the documents as they are.

    Raises:
        HeldUp: something is open and was not waived.
    """
    after = documents_after(steps)
    puts = tuple(document for document in after.values() if document is not None)
    gone = (record.find(*name) for name, document in after.items() if document is None)
    removes = tuple(document for document in gone if document is not None)
    require_gates(record, Change(sentence="", puts=puts, removes=removes))
