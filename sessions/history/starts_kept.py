"""What redoing may not do to a project: start it past what holds it up by now."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from sessions.history.undo_plan import Step
from workshop.record.change import Change
from workshop.record.ids import id_text
from workshop.record.record import Record
from workshop.record.tables import TABLES
from workshop.registers.kinds.strategy.projects import PROJECTS
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
    steps = list(steps)
    if not any(operation.table == PROJECTS and raw is not None for operation, raw in steps):
        return
    puts, removes = [], []
    for operation, raw in steps:
        kind = TABLES.get(operation.table)
        if kind is None:
            continue
        if raw is not None:
            puts.append(msgspec.convert(raw, kind))
        elif (gone := record.find(kind, id_text(operation.doc_id))) is not None:
            removes.append(gone)
    require_gates(record, Change(sentence="", puts=tuple(puts), removes=tuple(removes)))
