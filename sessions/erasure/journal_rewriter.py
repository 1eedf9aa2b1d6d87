"""The lines of a journal without a person who is erased, and the documents that they lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any

from sessions.journal.branches import Mark
from sessions.journal.erased_people import digest
from sessions.journal.line import Line, Operation, compose
from sessions.journal.meta import ERASES, JOINS, LASTING, OF, REDOES, SENTENCE, UNDOES
from sessions.journal.overlay import Tables
from sessions.journal.reader import head_of
from sessions.journal.replay import replay
from sessions.journal.schemas import SCHEMAS
from workshop.privacy.erasure import Erasing
from workshop.privacy.history_wording import Retelling
from workshop.record.document_states import States, Step
from workshop.text import plural


def steps_of(line: Line) -> Iterator[Step]:
    """What a line put and removed."""
    return (Step(op.table, op.key, op.new, op.old) for op in line.operations)


class JournalRewriter:
    """A journal, written anew in memory.

    Args:
        erasing: what goes.
        past: every state that documents had.
        lines: the records as they are.
    """

    def __init__(self, erasing: Erasing, past: States, lines: Sequence[Line]) -> None:
        self._erasing = erasing
        self._past = past
        self._lines = lines
        self._retelling = Retelling(erasing, SENTENCE)
        self._checksums: dict[Mark, str] = {}

    @cached_property
    def sentence(self) -> str:
        """What history tells of the erasure."""
        decide = self._erasing.document
        gone = sum(decide(table, raw) is None for table, _, raw in self._past.lasts())
        return f"Erased 1 person and {plural(gone - len(self._erasing.ids), 'document')}"

    def tables(self) -> Tables:
        """The documents as they must come out: those of before, without the person."""
        found: Tables = {}
        for table, rows in replay(self._lines).items():
            kept = ((key, self._erasing.document(table, raw)) for key, raw in rows.items())
            if left := {key: raw for key, raw in kept if raw is not None}:
                found[table] = left
        return found

    def lines(self, now: datetime) -> list[Line]:
        """The lines without the person and one that says what was done, as a reader orders them.

        Two that became the same are one.
        """
        found = {line.mark: line for line in self._written(now)}
        return sorted(found.values(), key=lambda line: (line.number, line.moment, line.checksum))

    def _written(self, now: datetime) -> Iterator[Line]:
        """The lines in the order in which they were read."""
        last = head_of(())
        for line in self._lines:
            new = self._without(line, first=line is self._lines[0])
            self._checksums[line.mark] = new.checksum
            last = new.mark
            yield new
        erased = [digest(one) for one in sorted(self._erasing.ids)]
        meta = {SENTENCE: self.sentence, LASTING: True, ERASES: erased}
        yield _composed(last, now, meta, first=not self._lines)

    def _without(self, line: Line, *, first: bool) -> Line:
        """One line without the person."""
        before = (line.number - 1, line.previous)
        meta, steps = self._retelling.change(line.meta, steps_of(line))
        return _composed(
            (line.number - 1, self._now(before)),
            line.time,
            self._with_marks(meta),
            [Operation(*step) for step in steps],
            # Whoever erases the same person from a copy gets the same lines, to the byte.
            first=first or line.version is not None,
        )

    def _now(self, mark: Mark) -> str:
        """The checksum that a line has now; the old one where there is no such line."""
        return self._checksums.get(mark, mark[1])

    def _with_marks(self, meta: dict[str, Any]) -> dict[str, Any]:
        """What is said about a change, naming other lines by the checksums they have now."""
        if OF in meta:
            number = int(meta.get(UNDOES) or meta.get(REDOES) or 0)
            meta = meta | {OF: self._now((number, str(meta[OF])))}
        if JOINS in meta:
            heads = ((int(number), str(checksum)) for number, checksum in meta[JOINS])
            meta = meta | {JOINS: [[head[0], self._now(head)] for head in heads]}
        return meta


def _composed(
    after: Mark,
    moment: datetime,
    meta: dict[str, Any],
    operations: Iterable[Operation] = (),
    *,
    first: bool,
) -> Line:
    schema = SCHEMAS.current
    return compose(after, moment, meta, tuple(operations), first=first, schema=schema)[0]
