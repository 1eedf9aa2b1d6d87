"""What taking a change back comes to, on documents as they are by now.

A patch leads from what a change made back to what was there, field by field, so that later work
on other fields stays. Where later work touched the same field, or would be left naming what is
gone, the change is not taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec

from sessions.line import Line, Operation
from workshop.errors import Refused
from workshop.model import TABLES, Clock, Document, Factor, Session, id_text
from workshop.record import Record
from workshop.references import users_of

Raw = dict[str, Any]

ReadRaw = Callable[[Operation], Raw | None]
"""Gives the document that an operation is about, as it is stored now."""

Step = tuple[Operation, Raw | None]
"""An operation and the document as it will be; none where it will be gone."""


class Conflict(Exception):
    """What should be taken back was changed again later."""


def backwards(line: Line) -> list[Operation]:
    """The operations that take a change back, in their order."""
    return [operation.inverse() for operation in reversed(line.operations)]


def plan(operations: Iterable[Operation], record: Record, raw_of: ReadRaw) -> list[Step]:
    """The steps that carry out operations that were made for another state of the record.

    Nothing is left out that has an effect; an empty plan means that all is as it should be.

    Raises:
        Refused: later work builds on it.
    """
    chosen = _without_moves(list(operations))
    try:
        steps = [(op, _patched(op, raw_of(op))) for op in chosen]
    except Conflict:
        raise Refused("later changes build on it.") from None
    effective = [(op, raw) for op, raw in steps if raw != raw_of(op)]
    kept = [step for step in effective if not _stays(step, steps, record)]
    if effective and not kept:
        raise Refused("others refer to it.")
    return kept


def _without_moves(operations: list[Operation]) -> list[Operation]:
    """The operations without those of the clock, which runs on; a session takes its own along."""
    sessions = {op.key for op in operations if op.table == Session.TABLE and _ends(op)}
    return [op for op in operations if op.table != Clock.TABLE or op.key in sessions]


def _ends(operation: Operation) -> bool:
    """Whether an operation makes a document or takes it away."""
    return operation.new is None or operation.old is None


def _stays(step: Step, steps: list[Step], record: Record) -> bool:
    """Whether a document that a step would take away is still wanted.

    A factor stays without evidence, so that its number is not given again; what others name
    stays for them.

    Raises:
        Refused: it is a session that holds later work.
    """
    operation, raw = step
    if raw is not None:
        return False
    kind = TABLES[operation.table]
    if kind is Factor:
        return True
    document = record.find(kind, id_text(operation.doc_id))
    if document is None or not any(users_of(record, document, _planned(steps))):
        return False
    if kind is Session:
        raise Refused("it holds later work.")
    return True


def _planned(steps: list[Step]) -> Mapping[str, Document | None]:
    """By id, the documents as steps leave them."""
    return {
        id_text(op.doc_id): None if raw is None else msgspec.convert(raw, TABLES[op.table])
        for op, raw in steps
    }


def _patched(operation: Operation, current: Raw | None) -> Raw | None:
    """The document after an operation that was made for another state of it.

    Raises:
        Conflict: what the operation would change was changed since.
    """
    before, after = operation.old, operation.new
    if before is not None and after is not None and current is not None:
        return _merged(before, after, current)
    if current not in (before, after):
        raise Conflict
    return after


def _merged(before: Mapping[str, Any], after: Mapping[str, Any], current: Mapping[str, Any]) -> Raw:
    """The current fields with those changed that differ between before and after."""
    merged = dict(current)
    for field in before.keys() | after.keys():
        old, new, now = (source.get(field) for source in (before, after, current))
        if new in (old, now):
            continue
        if isinstance(now, dict) and (inner := _inner(old, new)) is not None:
            merged[field] = _inside(*inner, now)
        elif now != old:
            raise Conflict
        elif field in after:
            merged[field] = new
        else:
            merged.pop(field, None)
    return merged


def _inner(old: object, new: object) -> tuple[Raw, Raw] | None:
    """Both states of a field that holds things by key; one that is missing holds none."""
    if isinstance(old, dict) and isinstance(new, dict | None):
        return old, new or {}
    return ({}, new) if old is None and isinstance(new, dict) else None


def _inside(before: Raw, after: Raw, current: Raw) -> Raw:
    """As `_merged`, for things by key.

    One that the change added, and that later work went on with, is that work's own and stays.
    """
    merged = dict(current)
    for key in before.keys() | after.keys():
        old, new, now = before.get(key), after.get(key), current.get(key)
        if new in (old, now):
            continue
        if new is None and now != old:
            continue
        if isinstance(old, dict) and isinstance(new, dict) and isinstance(now, dict):
            merged[key] = _merged(old, new, now)
        elif now != old:
            raise Conflict
        elif key in after:
            merged[key] = new
        else:
            merged.pop(key, None)
    return merged
