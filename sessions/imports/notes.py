"""Notes files become sessions of an engagement, exactly as if they had been typed.

::

    UnreadableImport
    └── UnreadableNotes    the file cannot be read, or is no text

What is wrong inside a file is `workshop.errors.Problems`, all of it at once; then nothing was
imported, unless what is right was asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final, NamedTuple

from sessions.clock import in_local_zone
from sessions.errors import UnreadableImport, cause_of
from sessions.imports.foreign import foreign_words
from sessions.imports.made_guides import MADE_GUIDES
from sessions.imports.registry import Choices, Prepared
from sessions.library.guide_files import GuideError
from sessions.library.guides import Library
from sessions.store.store import Store
from workshop.errors import Problem, Problems, Refused
from workshop.guide.shape import Guide
from workshop.notes import Notes, Reading, Replayed, examine_notes
from workshop.notes.about.asked import NOTHING, Asked, lines_of
from workshop.notes.importer import replay
from workshop.record.documents import StoredGuide
from workshop.record.ids import NewId
from workshop.record.record import Record
from workshop.text import clean_line, listing, plural

GREATEST_SIZE: Final = 20_000_000
"""The most bytes a notes file may have: some days of typing without a pause."""


class UnreadableNotes(UnreadableImport):
    """A notes file cannot be read; nothing was imported."""


class ImportResult(NamedTuple):
    """What an import did."""

    session_id: str
    """The new session."""
    entries: int
    """How many entries it holds."""
    sentence: str
    """What was done, as history tells it."""
    left_out: tuple[Problem, ...]
    """Lines that could not be taken; only where a part was asked for."""
    newcomers: tuple[str, ...]
    """People whom the lines name and the header does not; they take part now."""


class LocalZone(tzinfo):
    """The time zone of this machine, summer time and all."""

    def utcoffset(self, at: datetime | None) -> timedelta:
        """The distance to UTC at that time of the wall clock."""
        offset = in_local_zone(at.replace(tzinfo=None)).utcoffset() if at else None
        return offset or timedelta()

    def dst(self, _: datetime | None) -> timedelta | None:
        """How much of the distance is summer time: not known."""
        return None

    def tzname(self, _: datetime | None) -> str:
        """What it is called."""
        return "local"


def import_notes(
    store: Store,
    path: Path | Traversable,
    library: Library,
    *,
    partial: bool = False,
    zone: tzinfo | None = None,
) -> ImportResult:
    """Import a session from a notes file, with one line of the journal.

    Args:
        store: the engagement.
        path: the file.
        library: where the guide is looked for; a guide that a session of the engagement ran is
            found too.
        partial: import what is right although something is wrong.
        zone: where times without an offset are meant; this machine's if none is given.

    Raises:
        UnreadableNotes: the file cannot be read.
        Problems: something in it is wrong; nothing was imported.
        Refused: the session is in the engagement already.
        SessionsError: the disk refused; nothing was imported.
    """
    text = read_text(path)
    return import_text(store, text, path.name, library, partial=partial, zone=zone)


def import_text(
    store: Store,
    text: str,
    source: str,
    library: Library,
    *,
    partial: bool = False,
    zone: tzinfo | None = None,
) -> ImportResult:
    """As `import_notes`, with the text itself and a name for it."""
    file = _File(text, source, NOTHING, zone or LocalZone())
    found = _replayed(store.record, file, library, store.moment().new_id, partial=partial)
    replayed = found.replayed
    store.commit(replayed.change)
    return ImportResult(
        replayed.session_id,
        replayed.entries,
        replayed.change.sentence,
        found.problems,
        replayed.newcomers,
    )


def prepare(record: Record, choices: Choices, library: Library, new_id: NewId) -> Prepared:
    """What a notes file comes to in an engagement, as the table of imports asks for it.

    Raises:
        UnreadableNotes: the file cannot be read.
        Problems: something in it is wrong.
        Refused: the session is in the engagement already.
    """
    file = _file(choices)
    found = _replayed(record, file, library, new_id, partial=choices.partial)
    replayed = found.replayed
    notes = found.notes.told
    if replayed.newcomers:
        named = f"New people, named in the lines only: {listing(list(replayed.newcomers))}."
        notes = (*notes, named)
    return Prepared(
        replayed.change,
        replayed.session_id,
        notes,
        found.problems,
        {"new": replayed.entries, "same": 0, "changed": 0},
    )


def _asked(choices: Choices) -> Asked:
    """What was said beside the file.

    Raises:
        Problems: it was said that lines are something that they cannot be.
    """
    given = choices.options
    said = given.get("lines", "")
    if (lines := lines_of(said)) is None:
        what = f"“{clean_line(said)}” was found; write signs or bullets"
        raise Problems(choices.called, [Problem(what, where="--lines")])
    return Asked(given.get("guide", ""), given.get("date", ""), given.get("step", ""), lines)


def read_session(record: Record, choices: Choices, library: Library) -> Reading:
    """A file or a text as it is read, for a look before it is imported.

    Raises:
        UnreadableNotes: the file cannot be read.
        Problems: it was said that lines are something that they cannot be.
    """
    file = _file(choices)
    named = guide_finder(library, record)
    return examine_notes(file.text, file.source, named, file.zone, file.asked)


class _File(NamedTuple):
    """A file, or a text that was pasted."""

    text: str
    source: str
    asked: Asked
    zone: tzinfo


def _file(choices: Choices) -> _File:
    """What is to be imported."""
    asked = _asked(choices)
    text = read_text(choices.source) if choices.text is None else choices.text
    return _File(text, choices.called, asked, LocalZone())


class _Found(NamedTuple):
    """What notes come to."""

    notes: Notes
    replayed: Replayed
    problems: tuple[Problem, ...]


def _replayed(
    record: Record, file: _File, library: Library, new_id: NewId, *, partial: bool
) -> _Found:
    """What notes come to, with what of them cannot be taken."""
    source = file.source
    named = guide_finder(library, record)
    notes, problems = examine_notes(file.text, source, named, file.zone, file.asked)
    if notes is None:
        raise Problems(source, problems)
    replayed = replay(record, notes, new_id)
    problems = _ordered(problems, replayed)
    if problems and not partial:
        raise Problems(source, problems)
    return _Found(notes, replayed, problems)


def _ordered(problems: tuple[Problem, ...], replayed: Replayed) -> tuple[Problem, ...]:
    every = (*problems, *replayed.problems)
    return tuple(sorted(every, key=lambda problem: problem.line or 0))


def guide_finder(library: Library, record: Record) -> Callable[[str], Guide]:
    """The function that finds guides: in the library, of past sessions, then those of imports."""

    def find(name: str) -> Guide:
        try:
            return library.load(name)
        except GuideError as error:
            known = [stored.guide for stored in record.all(StoredGuide)]
            guide = next((guide for guide in known if guide.name == name), None)
            titled = [g.name for g in library.listing() if not g.hidden and is_title(g.title, name)]
            if guide is None and len(titled) == 1:
                return library.load(titled[0])
            if guide is None and name not in MADE_GUIDES:
                raise Refused(str(error)) from error
            return guide or MADE_GUIDES[name]

    return find


def is_title(title: str, name: str) -> bool:
    """Whether a guide is meant by its title, whatever its case."""
    return bool(title) and clean_line(title).casefold() == clean_line(name).casefold()


def read_text(path: Path | Traversable) -> str:
    """The content of a text file.

    Raises:
        UnreadableNotes: it cannot be read, is too large, or is not in UTF-8.
    """
    shown = clean_line(str(path) if isinstance(path, Path) else path.name)
    try:
        with path.open("rb") as stream:
            content = bytes(stream.read(GREATEST_SIZE + 1))
    except FileNotFoundError as error:
        raise UnreadableNotes(f"There is no file {shown}. Check the path.") from error
    except IsADirectoryError as error:
        raise UnreadableNotes(f"{shown} is a folder. Give the file in it.") from error
    except OSError as error:
        raise UnreadableNotes(f"{shown} cannot be read: {cause_of(error)}") from error
    if len(content) > GREATEST_SIZE:
        most = plural(GREATEST_SIZE, "byte")
        raise UnreadableNotes(f"{shown} is larger than {most}. Split it by sessions.")
    if foreign := foreign_words(content):
        raise UnreadableNotes(f"{shown} {foreign}")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadableNotes(
            f"{shown} is not in UTF-8, as line {line} shows. "
            "Save it as UTF-8 in the editor, then try again."
        ) from error
