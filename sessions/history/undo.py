"""Undo and redo: the last change or any other, recorded as a change of its own, or why not.

undo_redo.undo(session_id)      the last one that stands
undo_redo.undo_change(change)     this one, whatever was done after it
undo_redo.why_not(change)         the sentence that doing so would be refused with
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, Final

import msgspec
from tinydb.table import Document as Row

from sessions.database.database import EngagementDB
from sessions.history.history import OUTSIDE, History, RecordedChange, Standing
from sessions.history.patch import Raw
from sessions.history.starts_kept import require_starts_kept
from sessions.history.undo_plan import Blocked, Step, backwards, plan
from sessions.history.votes_kept import require_votes_kept
from sessions.journal.line import Operation
from sessions.journal.meta import OF, REDOES, SENTENCE, SESSION, UNDOES
from sessions.journal.overlay import Change
from workshop import times
from workshop.errors import Refused
from workshop.record.documents import Session
from workshop.record.record import Record
from workshop.record.references import refers
from workshop.record.tables import TABLES
from workshop.text import plural

_VERBS: Final = {UNDOES: "Undone", REDOES: "Redone"}
_NOTHING_LEFT: Final = "Nothing of it is left to change."
_LASTING: Final = (
    "Only what was recorded is undone; where a session stands is changed in the session itself."
)


class NotUndone(Refused):
    """A change was neither taken back nor done again."""

    def __init__(self, what: str, reason: str) -> None:
        super().__init__(f"{what} {reason}")
        self.reason = reason
        """Why, in sentences."""


class UndoRedo:
    """Undo and redo over one open engagement."""

    def __init__(
        self,
        database: EngagementDB,
        record: Record,
        history: Callable[[], History],
        took: Callable[[Change, list[Step]], None],
        handed_out: Callable[[], datetime | None],
        told: Callable[[str], str],
        require_empty: Callable[[str], None],
    ) -> None:
        """Take the engagement.

        Args:
            database: what holds the documents.
            record: the same, typed.
            history: gives what was done.
            took: is told what was written.
            handed_out: tells when a document was last written for people.
            told: gives a sentence of the history as it may be told today.
            require_empty: refuses where the box of a secret vote, by its id, holds ballots.
        """
        self._handed_out = handed_out
        self._database = database
        self._record = record
        self._history = history
        self._took = took
        self._told = told
        self._require_empty = require_empty

    def undo(self, scope: str | None = None) -> str:
        """Take back the last change; what, as a sentence.

        Args:
            scope: the id of a session for the last change in it; `OUTSIDE` for the last one that
                was made outside of sessions; none for the last of all.

        Raises:
            Refused: there is nothing to undo, or later work builds on it. A change that cannot
                be taken back is passed over the next time, so that those before it can be.
        """
        while (change := self._history().last_done(scope)) is not None:
            if sentence := self._next(change, UNDOES):
                return self._with_session(sentence, change, scope)
        raise Refused(f"There is nothing to undo{_elsewhere(scope)}")

    def redo(self, scope: str | None = None) -> str:
        """Do again what was undone last, as long as nothing else was done since; as `undo`."""
        while (change := self._history().last_undone(scope)) is not None:
            if sentence := self._next(change, REDOES):
                return self._with_session(sentence, change, scope)
        raise Refused(f"There is nothing to redo{_elsewhere(scope)}")

    def _with_session(self, sentence: str, change: RecordedChange, scope: str | None) -> str:
        """What was turned round, with the session where one is not in it."""
        session = self._record.find(Session, change.session_id)
        if session is None or session.id == scope or session.title in sentence:
            return sentence
        return f"{sentence} (in {self._told(session.title)})"

    def _next(self, change: RecordedChange, mark: str) -> str:
        """Take the last change back or do it again; nothing where all is so already."""
        try:
            sentence = self._carry_out(change, mark)
        except Refused:
            self._history().set_aside(change)
            raise
        if not sentence:
            self._history().set_aside(change)
        return sentence

    def undo_change(self, change: RecordedChange) -> str:
        """Take back any change; one that undid or redid another is itself turned round.

        Raises:
            Refused: it was undone already, is not of the kind, or later work builds on it.
        """
        about, mark = self._meant(change, UNDOES)
        return self._done(about, mark)

    def redo_change(self, change: RecordedChange) -> str:
        """Do a change again that was taken back.

        Raises:
            Refused: it stands, or what it needs has gone or was changed since.
        """
        about, mark = self._meant(change, REDOES)
        return self._done(about, mark)

    def _done(self, change: RecordedChange, mark: str) -> str:
        """Turn a change round, which must have an effect."""
        if sentence := self._carry_out(change, mark):
            return sentence
        raise self._not_done(change, mark, _NOTHING_LEFT)

    def why_not(self, change: RecordedChange, *, redo: bool = False) -> str:
        """Why a change cannot be taken back, or done again, as sentences; nothing if it can."""
        try:
            about, mark = self._meant(change, REDOES if redo else UNDOES)
            if not self._plan(about, mark):
                return _NOTHING_LEFT
        except NotUndone as refused:
            return refused.reason
        return ""

    def _meant(self, change: RecordedChange, mark: str) -> tuple[RecordedChange, str]:
        """The change that is to be turned round, and which way."""
        history = self._history()
        target = history.find(change.undoes or change.redoes)
        if target is not None:
            turned = mark if change.redoes else REDOES if mark == UNDOES else UNDOES
            return self._meant(target, turned)
        standing = history.standing(change)
        if standing is Standing.LASTING:
            raise self._not_done(change, mark, _LASTING)
        if mark == UNDOES and (by := history.taken_back_by(change)):
            raise self._not_done(change, mark, f"It was undone already, at {_when(by, change)}.")
        if mark == REDOES and standing is Standing.DONE:
            raise self._not_done(change, mark, "It stands, so there is nothing to redo.")
        return change, mark

    def _plan(self, change: RecordedChange, mark: str) -> list[Step]:
        """What turning a change round comes to.

        Raises:
            Refused: later work is in the way; the sentence names it.
        """
        line = self._history().line(change)
        operations = backwards(line) if mark == UNDOES else list(line.operations)
        try:
            at = self._handed_out() if mark == UNDOES else None
            handed_out = at is not None and at.timestamp() >= change.at
            by = self._history().turned_by(change)
            turned = backwards(self._history().line(by)) if by else []
            steps = plan(operations, self._record, self._raw, turned=turned, handed_out=handed_out)
        except Blocked as blocked:
            reason = self._reason(change, mark, blocked)
            raise self._not_done(change, mark, reason) from None
        try:
            require_votes_kept(steps, self._record, self._require_empty)
            if mark == REDOES:
                require_starts_kept(steps, self._record)
        except Refused as refused:
            raise self._not_done(change, mark, str(refused)) from None
        return steps

    def _reason(self, change: RecordedChange, mark: str, blocked: Blocked) -> str:
        """What is in the way, as a sentence."""
        found = list(self._in_the_way(change, blocked))
        standing = [each for each in found if self._stands(each)]
        if not (named := standing or found):
            return "Later changes build on it."
        latest, more = named[0], len(named) - 1
        who = f"{_when(latest, change)} {self._told(latest.sentence)}"
        who += f" and {plural(more, 'other later change')}" if more else ""
        if mark == REDOES:
            return f"{who} came in its way."
        first = f"; undo {'those' if more else 'that'} first"
        return f"{who} {'build' if more else 'builds'} on it{'' if latest.lasting else first}."

    def _not_done(self, change: RecordedChange, mark: str, reason: str) -> NotUndone:
        """The refusal to turn a change round."""
        what = self._told(change.sentence)
        return NotUndone(f"Not {_VERBS[mark].lower()}: {what}.", reason)

    def _stands(self, change: RecordedChange) -> bool:
        """Whether a change is neither undone nor itself undoing."""
        return self._history().standing(change) in (Standing.DONE, Standing.LASTING)

    def _in_the_way(self, change: RecordedChange, blocked: Blocked) -> Iterator[RecordedChange]:
        """The later changes that did what is in the way, the latest first."""
        for later, operations in self._history().later(change):
            if change.mark not in (later.undoes, later.redoes) and any(
                _is_in_the_way(operation, blocked) for operation in operations
            ):
                yield later

    def _raw(self, operation: Operation) -> Raw | None:
        """The document that an operation is about, as the database holds it."""
        found = self._database.table(operation.table).get(doc_id=operation.doc_id)
        return dict(found) if isinstance(found, Row) else None

    def _carry_out(self, change: RecordedChange, mark: str) -> str:
        """Record the change turned round, on documents as they are now; what was done."""
        if not (steps := self._plan(change, mark)):
            return ""
        sentence = f"{_VERBS[mark]}: {change.sentence}"
        meta: dict[str, Any] = {SENTENCE: sentence, mark: change.number, OF: change.mark[1]}
        if change.session_id:
            meta[SESSION] = change.session_id
        with self._database.change(meta) as writing:
            for operation, raw in steps:
                self._write(operation, raw)
        self._took(writing, steps)
        return self._told(sentence)

    def _write(self, operation: Operation, raw: Raw | None) -> None:
        """Put or remove one document in the database."""
        table = self._database.table(operation.table)
        table.remove(doc_ids=[operation.doc_id])
        if raw is not None:
            table.insert(Row(raw, operation.doc_id))


def _is_in_the_way(operation: Operation, blocked: Blocked) -> bool:
    """Whether an operation did what is in the way."""
    if (operation.table, operation.key) != (blocked.table, blocked.key):
        return False
    if blocked.names:
        return _names(operation, operation.new, blocked) and not _names(
            operation, operation.old, blocked
        )
    old, new = operation.old, operation.new
    return old is None or new is None or _at(old, blocked) != _at(new, blocked)


def _at(raw: Raw, blocked: Blocked) -> Any:
    """The field in question, or the whole document."""
    return raw.get(blocked.field) if blocked.field else raw


def _names(operation: Operation, raw: Raw | None, blocked: Blocked) -> bool:
    """Whether a state of a document names what would be gone."""
    if raw is None:
        return False
    return refers(msgspec.convert(raw, TABLES[operation.table]), blocked.names)


def _elsewhere(scope: str | None) -> str:
    """Where to look where there is nothing outside of sessions, as the end of a sentence."""
    if scope != OUTSIDE:
        return "."
    return " here. What was done in a session is undone in it, or in the history."


def _when(change: RecordedChange, beside: RecordedChange) -> str:
    """When a change was made: the time, with the day where that is another one."""
    at, other = (datetime.fromtimestamp(each.at).astimezone() for each in (change, beside))
    return times.time(at) if at.date() == other.date() else times.short_moment(at)
