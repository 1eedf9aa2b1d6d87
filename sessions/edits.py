"""Edits by hand in the journal: what they would change, and taking them over.

An edited line does not count by itself, because its checksum does not say who changed it. What it
says is compared with the documents as they are without it.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from sessions.findings import Finding
from sessions.line import Line, Operation
from sessions.line_findings import Edit, EditedLine
from sessions.overlay import Tables

__all__ = ["compared", "taken_over"]

Raw = dict[str, Any]


def compared(
    findings: Iterable[Finding], tables: Tables, lines: Sequence[Line]
) -> Iterator[Finding]:
    """Compare edited lines with the documents as they are without them."""
    for finding in findings:
        if isinstance(finding, EditedLine):
            edits = tuple(_edits(finding, tables, lines))
            yield msgspec.structs.replace(finding, edits=edits, compared=True)
        else:
            yield finding


def _edits(finding: EditedLine, tables: Tables, lines: Sequence[Line]) -> Iterator[Edit]:
    """What an edited line says otherwise than the record."""
    wanted = {(operation.table, operation.key) for operation in finding.operations}
    later = _first_after(finding.number, wanted, lines)
    for operation in finding.operations:
        name = operation.table, operation.key
        # A later record says what was there before it, that is, what the line once said.
        before = later[name].old if name in later else tables.get(name[0], {}).get(name[1])
        if before != operation.new:
            yield Edit(table=name[0], key=name[1], before=before, after=operation.new)


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


def taken_over(edit: Edit, shown: Raw | None) -> Raw | None:
    """The document as it is shown now with what was edited in it.

    Where later work changed the same field, that work is kept.
    """
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
