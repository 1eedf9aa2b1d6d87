"""Notes of a board become entries: of a session that there is, or of one that is made for it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sessions.clock import local_time
from sessions.imports.made_guides import BOARD_GUIDE
from sessions.imports.made_session import (
    RecordCopy,
    date_of,
    guide_of,
    refuse_for_known_session,
    step_of,
)
from sessions.imports.pairs import pairs_given
from sessions.imports.registry import Choices, Prepared
from sessions.imports.table import UnreadableTable, read_file
from sessions.library.guides import Library
from workshop.errors import Problem, Problems, Refused
from workshop.record.change import Change
from workshop.record.documents import EntryKind, Session
from workshop.record.ids import NewId
from workshop.record.record import Record
from workshop.running.capture import Captured
from workshop.running.commands import (
    AddPerson,
    Command,
    JoinSession,
    NewPerson,
    RecordEntries,
)
from workshop.running.handles import handles_in
from workshop.running.same_person import known_person
from workshop.running.sources import part_of
from workshop.running.tables.board_table import BoardNote, BoardRead, is_board, read_board
from workshop.text import plural


def holds(path: Path) -> bool:
    """Whether a table is a board, by its titles."""
    try:
        rows, _ = read_file(Choices(path), path.name, "")
    except (UnreadableTable, Problems):
        return False
    return is_board(rows)


def prepare(record: Record, choices: Choices, library: Library, new_id: NewId) -> Prepared:
    """What a board comes to in an engagement.

    Options: `column` says which column a field has, `FIELD=TITLE` line by line; `step` where the
    notes go; `guide` and `date` of the session that is made; `sheet` of a spreadsheet.

    Raises:
        UnreadableTable: the file cannot be read.
        Problems: something in it or in the options is wrong, and a part was not asked for.
        Refused: the engagement cannot take it.
    """
    source = choices.called
    rows, note = read_file(choices, source, choices.options.get("sheet", ""))
    read = read_board(rows, _wanted(choices.options.get("column", "")))
    if read.problems and not choices.partial:
        raise Problems(source, read.problems)
    if not read.notes:
        raise Problems(source, read.problems or [Problem("the table holds no notes")])
    done = _Import(record, choices, library, new_id).carried_out(read)
    return done._replace(notes=tuple(filter(None, (note, *read.remarks, *done.notes))))


class _Import:
    """A board on its way into a copy of the record."""

    def __init__(self, record: Record, choices: Choices, library: Library, new_id: NewId) -> None:
        self._copy = RecordCopy(record, new_id)
        self._record = self._copy.record
        self._choices = choices
        self._library = library
        self._now = local_time()

    def carried_out(self, read: BoardRead) -> Prepared:
        """All notes as one change."""
        options = self._choices.options
        session = self._session()
        step_id = step_of(self._record, session, options.get("step", ""))
        known = {
            (entry.text, entry.kind)
            for entry in self._record.entries_of(session.id, off_record=True)
        }
        fresh = [note for note in read.notes if (note.text, note.kind) not in known]
        self._authors(session, fresh)
        session = self._record.get(Session, session.id)
        if fresh:
            handles = handles_in(self._record, session)
            lines = tuple(self._line(note, handles) for note in fresh)
            self._do(RecordEntries(session_id=session.id, step_id=step_id, lines=lines))
        if not self._choices.session_id:
            self._copy.end(session, step_id, self._now)
        same = len(read.notes) - len(fresh)
        title = self._record.get(Session, session.id).title
        sentence = f"Imported {plural(len(fresh), 'note')} of a board into {title}"
        if not fresh:
            return Prepared(
                Change(sentence=f"{title}: nothing new on the board", puts=()),
                left_out=read.problems,
                counts={"new": 0, "same": same, "changed": 0},
            )
        told = [f"{plural(same, 'note')} there already."] if same else []
        return Prepared(
            Change(sentence=sentence, puts=self._copy.puts, session_id=session.id),
            session.id,
            notes=(*told, *_counted(fresh)),
            left_out=read.problems,
            counts={"new": len(fresh), "same": same, "changed": 0},
        )

    def _session(self) -> Session:
        """The session that is meant, or one that is made."""
        options = self._choices.options
        if session_id := self._choices.session_id:
            refuse_for_known_session(options, "board")
            session = self._record.get(Session, session_id)
            if session.closed:
                raise Refused(f"{session.title} is closed; reopen it to record more.")
            return session
        self._now = date_of(options.get("date", "")) or self._now
        guide = guide_of(self._library, self._record, options.get("guide", "")) or BOARD_GUIDE
        return self._copy.start(guide, self._now)

    def _authors(self, session: Session, notes: Iterable[BoardNote]) -> None:
        """Enter those who wrote; whoever owns an action need not have."""
        self._ids: dict[str, str] = {}
        for name in dict.fromkeys(note.author for note in notes if note.author):
            known = known_person(self._record, NewPerson(name=name))
            if known is None:
                add = AddPerson(
                    name=name, department_id=session.department_id, session_id=session.id
                )
                self._do(add)
                known = known_person(self._record, NewPerson(name=name))
            elif part_of(self._record.get(Session, session.id), known.id) is None:
                self._do(JoinSession(session_id=session.id, person_id=known.id))
            if known:
                self._ids[name] = known.id

    def _line(self, note: BoardNote, handles: dict[str, str]) -> Captured:
        """A note as what is recorded of it."""
        own = self._ids.get(note.author)
        handle = (handles[own],) if own else ()
        said = note.kind is not EntryKind.ACTION
        return Captured(
            kind=note.kind,
            text=note.text,
            handles=handle if said else (),
            raised=() if said else handle,
            tags=note.tags,
            cited=note.cited,
            votes=note.votes,
            stack=note.stack,
        )

    def _do(self, command: Command) -> Change:
        """Carry out a command in the copy."""
        return self._copy.do(command, self._now)


def _counted(notes: list[BoardNote]) -> list[str]:
    """What the notes became."""
    counts: dict[EntryKind, int] = {}
    for note in notes:
        counts[note.kind] = counts.get(note.kind, 0) + 1
    words = (
        plural(count, kind.value, kind.letter.plural if kind.letter else None)
        for kind, count in counts.items()
    )
    return [f"They became {', '.join(words)}."]


def _wanted(given: str) -> dict[str, str]:
    """Which column a field has."""
    pairs = pairs_given(given, "--column", "FIELD=TITLE: text=Card", at_first=True)
    return {field.casefold(): title for field, title in pairs}
