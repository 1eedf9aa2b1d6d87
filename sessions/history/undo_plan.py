"""What taking a change back, or doing it again, comes to on documents as they are by now.

Later work stays: a patch touches only what the change touched. Where later work touched the very
same, or names what would be gone, or where what the change names has gone, nothing is done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

import msgspec

from sessions.history.patch import Conflict, Raw, patched, without
from sessions.journal.line import Line, Operation
from workshop.ballots.subjects import scored_kind
from workshop.record.documents import (
    Ballot,
    Clock,
    Consent,
    Department,
    Document,
    Entry,
    Factor,
    Person,
    Session,
    StoredGuide,
)
from workshop.record.findings.documents import Finding, Version
from workshop.record.ids import id_number, id_text
from workshop.record.record import Record
from workshop.record.references import Name, named_by, users_of
from workshop.record.rows import Row
from workshop.record.tables import TABLES
from workshop.record.votes.documents import HandCount, Vote

ReadRaw = Callable[[Operation], Raw | None]
"""Gives the document that an operation is about, as it is stored now."""

Step = tuple[Operation, Raw | None]
"""An operation and the document as it will be; none where it will be gone."""

Planned = Mapping[Name, Document | None]
"""By type and id, the documents as steps leave them."""

_SHARED: Final = (Person, Department, StoredGuide)
"""What stays where others use it, or made it their own, without harm to what is undone."""


class Blocked(Exception):
    """It cannot be done, because of how one document is by now."""

    def __init__(self, table: str, key: str, *, field: str = "", names: str = "") -> None:
        super().__init__(table, key)
        self.table = table
        """The table of the document in the way."""
        self.key = key
        """Its key."""
        self.field = field
        """The field that was changed since; empty for the whole document."""
        self.names = names
        """The id that the document names, where that is what is in the way."""


def backwards(line: Line) -> list[Operation]:
    """The operations that take a change back, in their order."""
    return [operation.inverse() for operation in reversed(line.operations)]


def plan(
    operations: Iterable[Operation],
    record: Record,
    raw_of: ReadRaw,
    *,
    turned: Iterable[Operation] = (),
    handed_out: bool = False,
) -> list[Step]:
    """The steps that carry out operations that were made for another state of the record.

    Nothing is left out that has an effect; an empty plan means that all is as it should be.

    Args:
        operations: what is to be carried out.
        record: the record as it is now.
        raw_of: gives a document as it is stored now.
        turned: the last undoing or redoing of the same change, backwards. A document that is
            still as that left it comes back as that found it: what others had changed by then,
            and the places in its lists, are no part of the change and cannot be told from it.
        handed_out: whether a document was written for people since, which may name factors by
            their codes; then none of them gives its number back.

    Raises:
        Blocked: later work is in the way.
    """
    found = {(operation.table, operation.doc_id): operation for operation in turned}
    planning = _Planning(record, raw_of, found, handed_out=handed_out)
    return planning.steps(list(operations))


class _Planning:
    """One plan on its way."""

    def __init__(
        self,
        record: Record,
        raw_of: ReadRaw,
        turned: Mapping[tuple[str, int], Operation],
        *,
        handed_out: bool,
    ) -> None:
        self._record = record
        self._turned = turned
        self._handed_out = handed_out
        self._raw_of = raw_of
        self._kept: Blocked | None = None

    def steps(self, operations: list[Operation]) -> list[Step]:
        """All that has an effect."""
        made = [(op, self._patched(op)) for op in _without_moves(operations)]
        effective = [(op, raw) for op, raw in made if raw != self._raw_of(op)]
        planned = documents_after(effective)
        steps = [step for step in effective if not self._stays(step, planned)]
        steps = [self._with_those_who_spoke(step, planned) for step in steps]
        steps = [(op, raw) for op, raw in steps if raw != self._raw_of(op)]
        steps = self._with_free_numbers(steps)
        planned = documents_after(steps)
        for step in steps:
            self._require_named(step, planned)
            self._require_not_counted(step, planned)
        if self._kept and not steps:
            raise self._kept
        return steps

    def _patched(self, operation: Operation) -> Raw | None:
        """The document after an operation that was made for another state of it."""
        before, after, current = operation.old, operation.new, self._raw_of(operation)
        kind = TABLES[operation.table]
        if kind is Clock:
            return after
        turned = self._turned.get((operation.table, operation.doc_id))
        if turned is not None and current == turned.old:
            return turned.new
        if current in (before, after):
            return after
        if (current or {}).get("vote_id"):
            # A ballot of a vote, or counted hands, were given as one: no part of them is taken out.
            raise Blocked(operation.table, operation.key)
        if kind is Ballot and current is not None:
            # A ballot grows value by value: the first one made it, and may go before the rest.
            before = before if before is not None else without(after or {}, "scores")
            after = after if after is not None else without(before, "scores")
        try:
            if before and after and current:
                raw = patched(before, after, current)
                return raw if kind is not Ballot or raw.get("scores") else None
        except Conflict as conflict:
            raise Blocked(operation.table, operation.key, field=conflict.field) from None
        return self._left_alone(operation, kind, current)

    def _left_alone(
        self, operation: Operation, kind: type[Document], current: Raw | None
    ) -> Raw | None:
        """A document that comes or goes as a whole, and is another one by now."""
        blocked = Blocked(operation.table, operation.key)
        coming = operation.old is None
        if kind is Factor and operation.new is None and _but_for_number(operation.old, current):
            return None
        if current is None or not (kind in _SHARED or (coming and kind is Factor)):
            raise blocked
        self._kept = self._kept or blocked
        return current

    def _stays(self, step: Step, planned: Planned) -> bool:
        """Whether a document that a step would take away is still wanted.

        A factor stays without evidence where its code may be on paper by now, so that its number
        is not given again.

        Raises:
            Blocked: it is a session that holds later work, or a factor that was judged.
        """
        operation, raw = step
        if raw is not None:
            return False
        kind = TABLES[operation.table]
        document = self._record.find(kind, id_text(operation.doc_id))
        user = document and next(users_of(self._record, document, planned), None)
        if document is None or user is None:
            return kind is Factor and (document is None or self._handed_out)
        blocked = Blocked(type(user).TABLE, _key(user), names=document.id)
        if kind not in _SHARED:
            raise blocked
        self._kept = self._kept or blocked
        return True

    def _with_free_numbers(self, steps: list[Step]) -> list[Step]:
        """The steps with other numbers for what comes back while something else has its number."""
        coming = {
            at: (TABLES[operation.table], str(raw.get("letter", "")))
            for at, (operation, raw) in enumerate(steps)
            if raw is not None
            and issubclass(TABLES[operation.table], Factor | Row | Finding | Version)
            and self._raw_of(operation) is None
        }
        numbered = list(steps)
        for counted in dict.fromkeys(coming.values()):
            taken = self._numbers(*counted)
            back = [at for at, under in coming.items() if under == counted]
            wanted = [_number(steps[at][1]) for at in back]
            last = max((*taken, *wanted), default=0)
            for at, number in zip(back, wanted, strict=True):
                operation, raw = steps[at]
                if raw is not None and number in taken:
                    last += 1
                    numbered[at] = (operation, raw | {"number": last})
        return numbered

    def _numbers(self, kind: type[Document], letter: str) -> set[int]:
        """The numbers that factors under a letter, rows of a register or findings have now."""
        return {
            document.number
            for document in self._record.all(kind)
            if isinstance(document, Row | Finding | Version)
            or (isinstance(document, Factor) and document.letter.value == letter)
        }

    def _with_those_who_spoke(self, step: Step, planned: Planned) -> Step:
        """A session with everybody on its list of whom it still holds something."""
        operation, raw = step
        before = self._raw_of(operation)
        if operation.table != Session.TABLE or raw is None or before is None:
            return step
        session_id, wanted = id_text(operation.doc_id), raw.get("people", [])
        gone = [each for each in before.get("people", []) if each not in wanted]
        kept = []
        for person_id in gone:
            if user := self._trace(session_id, person_id, planned):
                self._kept = Blocked(type(user).TABLE, _key(user), names=person_id)
                kept.append(person_id)
        return operation, raw | ({"people": [*wanted, *kept]} if kept else {})

    def _trace(self, session_id: str, person_id: str, planned: Planned) -> Document | None:
        """Something that a session holds of a person."""
        found: list[Document] = [
            document
            for kind in (Entry, Consent, Ballot)
            for document in self._record.all(kind)
            if (person := self._record.find(Person, person_id))
            and (coming := planned.get((kind, document.id), document)) is not None
            and {(Session, session_id), (Person, person.id)} <= set(named_by(coming))
        ]
        return next(iter(found), None)

    def _require_named(self, step: Step, planned: Planned) -> None:
        """Make sure that what a document comes to name is there.

        Raises:
            Blocked: it has gone.
        """
        operation, raw = step
        kind = TABLES[operation.table]
        if raw is None:
            return
        now = self._record.find(kind, id_text(operation.doc_id))
        known = set(named_by(now)) if now else set()
        for named, name in named_by(msgspec.convert(raw, kind)):
            if (named, name) in known or not name or not _is_id(name):
                continue
            if planned.get((named, name), self._record.find(named, name)) is None:
                raise Blocked(named.TABLE, str(id_number(name)))
        self._require_scored(now, msgspec.convert(raw, kind), planned)

    def _require_scored(self, now: Document | None, coming: Document, planned: Planned) -> None:
        """Make sure that what a ballot comes to score is there; a vote says itself what it is on.

        Raises:
            Blocked: it has gone.
        """
        if not isinstance(coming, Ballot) or coming.vote_id:
            return
        kind = scored_kind(self._record, coming)
        known = now.scores if isinstance(now, Ballot) else {}
        for each in coming.scores:
            there = planned.get((kind, each), self._record.find(kind, each))
            if each not in known and there is None:
                raise Blocked(kind.TABLE, str(id_number(each)))

    def _require_not_counted(self, step: Step, planned: Planned) -> None:
        """Make sure that what was given in a vote stays as it was when that was closed.

        Raises:
            Blocked: the vote is closed, and does not come or go in the same change.
        """
        operation, raw = step
        if operation.table not in (Ballot.TABLE, HandCount.TABLE):
            return
        vote_id = str((raw or operation.old or operation.new or {}).get("vote_id") or "")
        vote = self._record.find(Vote, vote_id)
        if vote is not None and vote.closed and (Vote, vote_id) not in planned:
            raise Blocked(Vote.TABLE, str(id_number(vote_id)))


def _number(raw: Raw | None) -> int:
    """The number of a document as it is stored."""
    number = (raw or {}).get("number", 0)
    return number if isinstance(number, int) else 0


def _but_for_number(one: Raw | None, other: Raw | None) -> bool:
    """Whether two states of a factor differ in its number alone.

    Another number was given to it where two laptops apart had given the same one.
    """
    return without(one or {}, "number") == without(other or {}, "number")


def _without_moves(operations: list[Operation]) -> list[Operation]:
    """The operations without those of the clock, which runs on; a session takes its own along."""
    sessions = {op.key for op in operations if op.table == Session.TABLE and _ends(op)}
    return [op for op in operations if op.table != Clock.TABLE or op.key in sessions]


def _ends(operation: Operation) -> bool:
    """Whether an operation makes a document or takes it away."""
    return operation.new is None or operation.old is None


def documents_after(steps: Iterable[Step]) -> dict[Name, Document | None]:
    """The documents as steps leave them."""
    return {
        (TABLES[op.table], id_text(op.doc_id)): None
        if raw is None
        else msgspec.convert(raw, TABLES[op.table])
        for op, raw in steps
    }


def _key(document: Document) -> str:
    return str(id_number(document.id))


def _is_id(name: str) -> bool:
    """Whether a name can be the id of a document; a seat at the table is none."""
    return len(name) == 20 and name.isascii() and name.isalnum() and name == name.lower()
