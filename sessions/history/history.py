"""What was done, read off the journal: every change as a sentence, and whether it stands.

Undoing is itself a change that is recorded (`sessions.history.undo_plan` works out which), so what
was taken back is known after closing the program too. This module keeps the account: what counts,
what was taken back and by what, what undo and redo come to next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Any, Final

import msgspec

from sessions.journal.line import Line, Operation
from sessions.journal.meta import LASTING, OF, REDOES, SENTENCE, SESSION, UNDOES, known_types
from sessions.journal.overlay import Change
from sessions.journal.reading_border import cleaned, is_safe
from sessions.journal.replay import operations_of
from workshop.errors import Refused
from workshop.record.documents import Ballot, Clock, Department, Entry, Person, Session
from workshop.text import plural

Mark = tuple[int, str]
"""What tells one change from every other: number and checksum of its line.

Two laptops that recorded apart give the same number twice.
"""


class Standing(Enum):
    """What has become of a change."""

    DONE = "done"
    UNDONE = "undone"
    LASTING = "lasting"
    """It is of a kind that is not undone: where a session stands, its beginning and its end."""
    UNDO = "undo"
    """It took another change back."""
    REDO = "redo"
    """It did another change again."""


class RecordedChange(msgspec.Struct, frozen=True):
    """A change as history tells it."""

    mark: Mark
    at: float
    """Seconds since 1970."""
    sentence: str
    session_id: str | None = None
    """The session that it belongs to."""
    step_id: str | None = None
    """The step that it belongs to, as far as it can be known."""
    lasting: bool = False
    """Whether it is of a kind that is not undone."""
    undoes: Mark | None = None
    """The change that it takes back."""
    redoes: Mark | None = None
    """The change that it does again."""

    @property
    def number(self) -> int:
        """Its number in the journal."""
        return self.mark[0]


class _Place(msgspec.Struct):
    """The fields of a document that say where it belongs; anything may stand in them."""

    step_id: Any = None


class _Operation(msgspec.Struct, array_like=True):
    """As much of an operation as history needs."""

    table: str
    key: msgspec.Raw
    new: _Place | None


class _Sketch(msgspec.Struct):
    """As much of a line as history needs."""

    m: dict[str, Any]
    o: tuple[_Operation, ...] = ()


_SKETCH: Final = msgspec.json.Decoder(_Sketch)
OUTSIDE: Final = "outside of sessions"
"""In place of the id of a session: what was done outside of all of them."""

_CORRECTED: Final = frozenset({"title", "started", "department_id", "facilitator", "place"})
"""What is corrected of a session as a whole."""

_WITH_STEP: Final = (Entry.TABLE, Ballot.TABLE, Clock.TABLE)


class History:
    """Every change, which of them stand and which were taken back."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.changes: list[RecordedChange] = []
        """Every change in the order of the record, undoing and redoing included."""
        self._lines: list[Line] = []
        self._places: dict[Mark, int] = {}
        self._done: dict[Mark, None] = {}
        self._undone: dict[Mark, None] = {}
        self._taken: dict[Mark, Mark] = {}
        self._turned: dict[Mark, Mark] = {}
        self._aside: set[Mark] = set()
        self._here: dict[str | None, str] = {}
        for line in lines:
            self.add(line)

    def add(self, line: Line, written: Change | None = None) -> None:
        """Take the next line of the journal into account.

        Args:
            line: the line.
            written: what it says, where that is known and need not be read out of it.
        """
        if line.empty and not line.meta:
            return  # it only disowns others
        change = self._change_of(line, _written(written) if written else _read(line))
        self._places[change.mark] = len(self.changes)
        self.changes.append(change)
        self._lines.append(line)
        if change.undoes:
            self._take_back(change.undoes)
        elif change.redoes:
            self._do_again(change.redoes)
        elif not change.lasting:
            self._do(change)
        if turned := change.undoes or change.redoes:
            self._turned[turned] = change.mark

    def _change_of(self, line: Line, sketch: _Sketch | None) -> RecordedChange:
        """A line in words."""
        if sketch is None:
            return RecordedChange(
                line.mark, line.moment, "A record of an unknown kind", lasting=True
            )
        meta = sketch.m
        turns = UNDOES in meta or REDOES in meta
        undoes = self._mark_in(meta, UNDOES) if turns else None
        redoes = self._mark_in(meta, REDOES) if turns else None
        about = self.find(undoes or redoes) if turns else None
        session_id = _text(meta.get(SESSION))
        return RecordedChange(
            line.mark,
            line.moment,
            _text(meta.get(SENTENCE)) or f"Changed {plural(len(sketch.o), 'document')}",
            session_id,
            about.step_id if about else self._step(session_id, sketch.o),
            bool(meta.get(LASTING)),
            undoes,
            redoes,
        )

    def _mark_in(self, meta: dict[str, Any], name: str) -> Mark | None:
        """The change that a line takes back or does again."""
        number = meta.get(name)
        if not isinstance(number, int):
            return None
        if checksum := _text(meta.get(OF)):
            return number, checksum
        numbered = (change.mark for change in reversed(self.changes) if change.number == number)
        return next(numbered, None)

    def _step(self, session_id: str | None, operations: Iterable[_Operation]) -> str | None:
        """The step of a change: where its entries stand, else where the session is."""
        found: str | None = None
        for operation in operations:
            if operation.table not in _WITH_STEP or operation.new is None:
                continue
            step_id = _text(operation.new.step_id)
            if operation.table != Clock.TABLE:
                found = found or step_id
            elif step_id:
                self._here[session_id] = step_id
        return found or (self._here.get(session_id) if session_id else None)

    def _do(self, change: RecordedChange) -> None:
        """Something new was done: what was undone in its session is not redone after it."""
        self._done[change.mark] = None
        self._aside.clear()
        if not self._undone:
            return
        others = (
            mark for mark in self._undone if self._change(mark).session_id != change.session_id
        )
        self._undone = dict.fromkeys(others)

    def _take_back(self, mark: Mark) -> None:
        """A change was undone; those before it that could not be undone may be tried again."""
        if self._done.pop(mark, 0) is None:
            self._undone[mark] = None
        self._aside = {other for other in self._aside if other > mark}

    def _do_again(self, mark: Mark) -> None:
        """A change was redone."""
        change = self.find(mark)
        if change is not None and self.taken_back_by(change):
            self._undone.pop(mark, None)
            self._done[mark] = None

    def _change(self, mark: Mark) -> RecordedChange:
        return self.changes[self._places[mark]]

    def find(self, mark: Mark | None) -> RecordedChange | None:
        """The change of a mark, if there is one."""
        return self._change(mark) if mark in self._places else None

    def numbered(self, number: int) -> RecordedChange:
        """The change of a number.

        Raises:
            Refused: there is none, or there are several.
        """
        found = [change for change in self.changes if change.number == number]
        if len(found) == 1:
            return found[0]
        if found:
            raise Refused(
                f"{len(found)} changes have the number {number}, recorded on laptops apart; "
                "choose one on the history screen."
            )
        last = max((change.number for change in self.changes), default=0)
        raise Refused(f"There is no change {number}; the last one has the number {last}.")

    def line(self, change: RecordedChange) -> Line:
        """The line of a change."""
        return self._lines[self._places[change.mark]]

    def place(self, change: RecordedChange) -> int:
        """Where a change stands among all, from 0."""
        return self._places[change.mark]

    def standing(self, change: RecordedChange) -> Standing:
        """What has become of a change."""
        if change.undoes or change.redoes:
            return Standing.UNDO if change.undoes else Standing.REDO
        if change.lasting:
            return Standing.LASTING
        return Standing.UNDONE if self.taken_back_by(change) else Standing.DONE

    def taken_back_by(self, change: RecordedChange) -> RecordedChange | None:
        """What undid a change that is undone now."""
        by = self.turned_by(change)
        return by if by and by.undoes else None

    def turned_by(self, change: RecordedChange) -> RecordedChange | None:
        """What undid a change, or redid it, the last time."""
        return self.find(self._turned.get(change.mark))

    def later(
        self, change: RecordedChange
    ) -> Iterator[tuple[RecordedChange, tuple[Operation, ...]]]:
        """The changes after one, the latest first, with what each did."""
        for place in range(len(self.changes) - 1, self._places[change.mark], -1):
            yield self.changes[place], operations_of(self._lines[place]) or ()

    def last_done(self, scope: str | None) -> RecordedChange | None:
        """The change that undo takes back: the last of a session, outside of all, or of all."""
        return self._last(self._done, scope)

    def last_undone(self, scope: str | None) -> RecordedChange | None:
        """The change that redo does again."""
        return self._last(self._undone, scope)

    def _last(self, marks: dict[Mark, None], scope: str | None) -> RecordedChange | None:
        """The last change of a pile in a session, outside of sessions, or of all."""
        for mark in reversed(marks):
            change = self._change(mark)
            if mark not in self._aside and self._is_in(change, scope):
                return change
        return None

    def _is_in(self, change: RecordedChange, scope: str | None) -> bool:
        """Whether a change is one that undo comes to in a scope."""
        if scope is None:
            return True
        if scope == OUTSIDE:
            return change.session_id is None or self._is_of_session_as_whole(change)
        return change.session_id == scope and not self._begins(change)

    def _is_of_session_as_whole(self, change: RecordedChange) -> bool:
        """Whether a change made a session or corrected its title, date, department or place.

        That is done where sessions are listed, not in the session.
        """
        return self._begins(change) or all(
            operation.table in (Person.TABLE, Department.TABLE)
            or (operation.table == Session.TABLE and _changed(operation) <= _CORRECTED)
            for operation in operations_of(self.line(change)) or ()
        )

    def _begins(self, change: RecordedChange) -> bool:
        """Whether a change made the session that it belongs to.

        Within the session it is not what undo comes to next: the room would stand on nothing.
        """
        return any(
            operation.table == Session.TABLE
            and operation.old is None
            and (operation.new or {}).get("id") == change.session_id
            for operation in operations_of(self.line(change)) or ()
        )

    def set_aside(self, change: RecordedChange) -> None:
        """Pass a change over until something new is done: it cannot be undone or redone now."""
        self._aside.add(change.mark)


def _read(line: Line) -> _Sketch | None:
    """What a line says, as far as history needs it; nothing where it is of another kind."""
    try:
        sketch = _SKETCH.decode(line.raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    said = sketch.m if is_safe(line.raw) else cleaned(sketch.m)
    return msgspec.structs.replace(sketch, m=known_types(said))


def _written(change: Change) -> _Sketch:
    """The same of a change that was just written."""
    places = tuple(
        _Operation(op.table, msgspec.Raw(), _Place(op.new.get("step_id")) if op.new else None)
        for op in change.written
    )
    return _Sketch(change.meta, places)


def _changed(operation: Operation) -> set[str]:
    """The fields of a document that an operation changed."""
    old, new = operation.old or {}, operation.new or {}
    return {field for field in old.keys() | new.keys() if old.get(field) != new.get(field)}


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None
