"""The coded texts of a REFI-QDA project become sessions: each selection an entry with its tags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from msgspec.structs import replace

from sessions.clock import local_time
from sessions.errors import UnreadableImport, cause_of
from sessions.imports.made_guides import CODED_GUIDE
from sessions.imports.made_session import RecordCopy, date_of, guide_of, step_of
from sessions.imports.refi.reader import CodedPart, CodedText, ProjectRead, read_project
from sessions.imports.registry import Choices, Prepared
from sessions.library.guides import Library
from workshop.errors import Problems, Refused
from workshop.record.change import Change
from workshop.record.documents import EntryKind, Pestle, Session
from workshop.record.ids import NewId
from workshop.record.record import Record
from workshop.running.asking.pestle_tags import PESTLE_TAGS
from workshop.running.capture import Captured, statement
from workshop.running.commands import (
    JoinSession,
    NewPerson,
    RecordEntries,
)
from workshop.running.handles import handles_in
from workshop.running.same_person import known_person
from workshop.running.sources import part_of
from workshop.running.tables.board_table import slug
from workshop.text import plural

_KINDS: Final[dict[str, EntryKind]] = {
    **{kind.value: kind for kind in EntryKind},
    **{f"{kind.value}s": kind for kind in EntryKind},
    **{kind.letter.plural: kind for kind in EntryKind if kind.letter},
}
"""Kinds of entries by the names of codes, in small letters."""

_GROUPS: Final = frozenset({"swot", "kinds", "pestle", "tags"})
"""Codes that only hold others together."""

_FACTORS: Final = "factors"
"""The group whose codes are factors of the engagement that the project came from."""


class _Coded(NamedTuple):
    """What the codes of a part say."""

    kind: EntryKind
    pestle: Pestle | None
    tags: tuple[str, ...]


def holds(path: Path) -> bool:
    """Whether a file is such a project, by its ending."""
    return path.suffix.lower() == ".qdpx"


def prepare(record: Record, choices: Choices, library: Library, new_id: NewId) -> Prepared:
    """What a project comes to in an engagement.

    Options: `guide` and `date` of the sessions that are made.

    Raises:
        Problems: it cannot be read, or something in it is wrong and a part was not asked for.
        Refused: it holds nothing that is coded, or the engagement cannot take it.
        UnreadableImport: the file cannot be read.
    """
    source = choices.called
    read = read_project(_content(choices), source)
    usable = any(text.parts for text in read.texts)
    # Where nothing is right, what is wrong is told although the rest was asked for: there is none.
    if read.problems and not (choices.partial and usable):
        raise Problems(source, read.problems)
    if not usable:
        raise Refused(f"{source} has no text in which anything is selected.")
    return _Import(record, choices, library, new_id).carried_out(read)


def _content(choices: Choices) -> bytes:
    """The bytes of the file.

    Raises:
        UnreadableImport: it cannot be read.
    """
    try:
        return choices.source.read_bytes()
    except IsADirectoryError as error:
        raise UnreadableImport(f"{choices.called} is a folder. Give the file in it.") from error
    except OSError as error:
        raise UnreadableImport(f"{choices.called} cannot be read: {cause_of(error)}") from error


class _Import:
    """A project on its way into a copy of the record."""

    def __init__(self, record: Record, choices: Choices, library: Library, new_id: NewId) -> None:
        self._copy = RecordCopy(record, new_id)
        self._record = self._copy.record
        self._now = date_of(choices.options.get("date", "")) or local_time()
        self._guide = guide_of(library, record, choices.options.get("guide", "")) or CODED_GUIDE
        self._unnamed = 0

    def carried_out(self, read: ProjectRead) -> Prepared:
        """All texts as one change."""
        new = same = 0
        made = []
        for text in read.texts:
            lines = list(self._lines(text))
            if not lines:
                continue
            if self._is_there(lines):
                same += len(lines)
                continue
            made.append(self._session(text, lines))
            new += len(lines)
        notes = tuple(self._notes(read, same))
        counts = {"new": new, "same": same, "changed": 0}
        if not made:
            change = Change(sentence=f"{read.name}: nothing new in the project", puts=())
            return Prepared(change, notes=notes, left_out=read.problems, counts=counts)
        sentence = (
            f"Imported {plural(new, 'selection')} of {plural(len(made), 'text')} "
            f"of the project {read.name or 'without a name'}"
        )
        change = Change(sentence=sentence, puts=self._copy.puts, session_id=made[0])
        return Prepared(change, made[0], notes=notes, left_out=read.problems, counts=counts)

    def _lines(self, text: CodedText) -> Iterator[tuple[Captured, str]]:
        """What is recorded of each part, and the name that stands before it."""
        for part in text.parts:
            coded = _coded(part.codes)
            if words := statement(part.text, coded.kind):
                yield (
                    Captured(kind=coded.kind, text=words, tags=coded.tags, pestle=coded.pestle),
                    _speaker(part),
                )

    def _is_there(self, lines: Iterable[tuple[Captured, str]]) -> bool:
        """Whether one session has all of it already."""
        wanted = {(line.text, line.kind) for line, _ in lines}
        for session in self._record.sessions():
            entries = self._record.entries_of(session.id, off_record=True)
            if wanted <= {(entry.text, entry.kind) for entry in entries}:
                return True
        return False

    def _session(self, text: CodedText, lines: list[tuple[Captured, str]]) -> str:
        """A session that is made of a text, and is over."""
        session = self._copy.start(self._guide, self._now, text.name[:120])
        step_id = step_of(self._record, session, "")
        speakers = {name: self._known(session, name) for _, name in lines if name}
        handles = handles_in(self._record, self._record.get(Session, session.id))
        told = []
        for line, name in lines:
            own = speakers.get(name, "")
            handle = (handles[own],) if own else ()
            said = line.kind is not EntryKind.ACTION
            told.append(_by(line, handle, said=said))
        record = RecordEntries(session_id=session.id, step_id=step_id, lines=tuple(told))
        self._copy.do(record, self._now)
        self._copy.end(session, step_id, self._now)
        return session.id

    def _known(self, session: Session, name: str) -> str:
        """The id of the person of that name; empty where nobody here is called so."""
        try:
            person = known_person(self._record, NewPerson(name=name))
        except Refused:
            person = None
        if person is None:
            self._unnamed += 1
            return ""
        if part_of(self._record.get(Session, session.id), person.id) is None:
            join = JoinSession(session_id=session.id, person_id=person.id)
            self._copy.do(join, self._now)
        return person.id

    def _notes(self, read: ProjectRead, same: int) -> Iterator[str]:
        if same:
            yield f"{plural(same, 'selection')} there already."
        if read.other:
            yield f"{plural(read.other, 'source')} left out: only texts are taken."
        if self._unnamed:
            yield (
                f"{plural(self._unnamed, 'name')} before what was said "
                f"{'is' if self._unnamed == 1 else 'are'} of nobody here: those entries say of "
                "nobody that they said it. Import the people first to have them named."
            )


def _by(line: Captured, handle: tuple[str, ...], *, said: bool) -> Captured:
    """A line with who said it, or who will do it."""
    return replace(line, handles=handle if said else (), raised=() if said else handle)


def _speaker(part: CodedPart) -> str:
    """The name before a part: what stands between the begin of its line and a colon."""
    before, colon, behind = part.before.rpartition(":")
    return before.partition(",")[0].strip() if colon and not behind.strip() else ""


def _coded(codes: Iterable[tuple[str, ...]]) -> _Coded:
    """What codes say: the first kind and field, and all others as tags."""
    kind, pestle = None, None
    tags: dict[str, None] = {}
    for names in codes:
        *above, own = (name.casefold() for name in names)
        if own in _KINDS and (not above or above[-1] in _GROUPS):
            kind = kind or _KINDS[own]
        elif own in PESTLE_TAGS and (not above or above[-1] in _GROUPS):
            pestle = pestle or PESTLE_TAGS[own]
        elif _FACTORS not in above:
            kept = [name for name in names if name.casefold() not in _GROUPS]
            if tag := slug(kept[-1] if kept else ""):
                tags[tag] = None
    return _Coded(kind or EntryKind.QUOTE, pestle, tuple(tags))
