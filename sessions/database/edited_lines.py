"""What an edited line of the journal says otherwise than the record without it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from sessions.journal.defects import Defect
from sessions.journal.line import Line, Operation
from sessions.journal.line_defects import Edit, EditedLine
from sessions.journal.overlay import Tables


def compared(defects: Iterable[Defect], tables: Tables, lines: Sequence[Line]) -> Iterator[Defect]:
    """Compare edited lines with the documents as they are without them."""
    for defect in defects:
        if isinstance(defect, EditedLine):
            edits = tuple(_edits(defect, tables, lines))
            yield msgspec.structs.replace(defect, edits=edits, compared=True)
        else:
            yield defect


def _edits(defect: EditedLine, tables: Tables, lines: Sequence[Line]) -> Iterator[Edit]:
    """What an edited line says otherwise than the record."""
    wanted = {(operation.table, operation.key) for operation in defect.operations}
    later = _first_after(defect.number, wanted, lines)
    for operation in defect.operations:
        name = operation.table, operation.key
        before = _before(later[name]) if name in later else tables.get(name[0], {}).get(name[1])
        if before != operation.new:
            yield Edit(
                table=name[0],
                key=name[1],
                before=before,
                after=operation.new,
                proven=name in later,
            )


def _before(later: Operation) -> dict[str, Any] | None:
    """What a later record says was there before it, that is, what the line once said.

    One that brought the document back found nothing before it, and says itself what it was.
    """
    return later.new if later.old is None else later.old


def _first_after(
    number: int, wanted: set[tuple[str, str]], lines: Sequence[Line]
) -> dict[tuple[str, str], Operation]:
    """For each of some documents, the first record after a number that concerns it."""
    found: dict[tuple[str, str], Operation] = {}
    for line in lines:
        if line.number > number:
            for operation in line.operations:
                if (operation.table, operation.key) in wanted:
                    found.setdefault((operation.table, operation.key), operation)
    return found
