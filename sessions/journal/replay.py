"""From records to documents: what the journal, read in its order, leads to."""

from __future__ import annotations

from collections.abc import Iterable

from sessions.journal.line import Line, Operation
from sessions.journal.overlay import Tables


def replay(lines: Iterable[Line]) -> Tables:
    """Make the documents, by table and key, that a sequence of records leads to."""
    tables: Tables = {}
    for line in lines:
        apply(tables, operations_of(line) or ())
    return tables


def operations_of(line: Line) -> tuple[Operation, ...] | None:
    """The operations of a record; nothing when they are of an unknown kind."""
    operations = line.operations
    return None if not operations and line.foreign else operations


def differences(one: Tables, other: Tables) -> set[tuple[str, int]]:
    """Name the documents that two states of the database do not share."""
    return {
        (name, int(key))
        for name in one.keys() | other.keys()
        for key in one.get(name, {}).keys() | other.get(name, {}).keys()
        if one.get(name, {}).get(key) != other.get(name, {}).get(key)
    }


def apply(tables: Tables, operations: Iterable[Operation]) -> None:
    """Carry out the operations of a record."""
    for operation in operations:
        table = tables.setdefault(operation.table, {})
        if operation.new is None:
            table.pop(operation.key, None)
        else:
            table[operation.key] = operation.new
