"""What can be brought in: one row an import.

Adding an import is one row here and one file with its reader. The command line, the dialog of the
application, the tests and the manual read this table; nothing heavy is loaded for it.

A reader module has one function, by where its content goes:

- `make(choices, home) -> Made` for what becomes an engagement of its own (`Target.NEW_ENGAGEMENT`);
- `prepare(record, choices, library, new_id) -> Prepared` for what goes into an engagement
  (`Target.ENGAGEMENT`) or a session of one (`Target.SESSION`). It writes nothing: whoever holds the
  engagement commits the change, all of it or nothing, and it is undone like any other.

Both raise `workshop.errors.Problems` with everything that is wrong, unless a part was asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from workshop.text import clean_line

if TYPE_CHECKING:
    from sessions.library.guides import Library
    from workshop.errors import Problem
    from workshop.record.change import Change
    from workshop.record.ids import NewId
    from workshop.record.record import Record

_OPENING: Final = 64
"""Bytes that are enough to recognise a file by."""


class Target(Enum):
    """Where the content of an import goes."""

    NEW_ENGAGEMENT = "a new engagement"
    """It is an engagement of its own."""
    ENGAGEMENT = "an engagement"
    """Into an engagement that there is; what it makes there is its own affair."""
    SESSION = "a session"
    """Into a session that is named, or a new one where none is."""


class Option(NamedTuple):
    """Something that can be said about one kind of import."""

    name: str
    """The word behind the dashes: `as`."""
    metavar: str
    """What stands for its value in help."""
    means: str
    """What it does, for help."""
    many: bool = False
    """Whether it may be given several times; its values are then parted by line feeds."""
    first: bool = False
    """Whether it stands before the file, without dashes; where nothing is asked, it is left out."""
    flag: bool = False
    """Whether it has no value: it is said or it is not."""


class Choices(NamedTuple):
    """What is to be imported, and how."""

    source: Path
    """The file or folder; it is never changed."""
    partial: bool = False
    """Whether to take what is right where not all is."""
    options: Mapping[str, str] = MappingProxyType({})
    """What was said with the options of the row, by their names."""
    session_id: str | None = None
    """The session to import into, for `Target.SESSION`."""
    text: str | None = None
    """The content itself, where it was pasted; `source` then only has its name."""

    @property
    def called(self) -> str:
        """The file as sentences name it: by its last name, or as given where it has none (`.`)."""
        return clean_line(self.source.name or str(self.source))


class Prepared(NamedTuple):
    """What an import into an engagement comes to; nothing is recorded yet."""

    change: Change
    """All of it; its sentence is what history will tell."""
    session_id: str = ""
    """The session that it makes or adds to; empty for none."""
    notes: tuple[str, ...] = ()
    """What a person should know, and need not mend."""
    left_out: tuple[Problem, ...] = ()
    """What could not be taken; only where a part was asked for."""
    counts: Mapping[str, int] = MappingProxyType({})
    """What it comes to in numbers: `new`, `same`, `changed`; where its row says that it counts."""
    data: Mapping[str, object] = MappingProxyType({})
    """What it says, for other programs, where that is more than its counts."""
    files: Mapping[str, bytes] = MappingProxyType({})
    """What is to be kept in the folder of the engagement, by path, before the change is."""


class Made(NamedTuple):
    """The engagement that an import made."""

    folder: Path
    """Where it is kept."""
    name: str
    """What it is called."""
    holds: str
    """What is in it, in a few words."""
    sentence: str
    """What it holds and where it is, for a person."""
    notes: tuple[str, ...] = ()
    """What a person should know, and need not mend."""
    left_out: tuple[Problem, ...] = ()
    """What could not be taken; only where a part was asked for."""


class Import(NamedTuple):
    """A kind of file or folder that can be brought in."""

    name: str
    """How it is asked for: `notes`."""
    title: str
    """How it is called in a list: `Notes`."""
    does: str
    """What importing it does, as a sentence for help."""
    reads: str
    """What is read, in words, to stand behind "Give"."""
    target: Target
    """Where its content goes."""
    module: str
    """The module of its reader."""
    suffixes: tuple[str, ...]
    """The endings of its files, in lower case."""
    openings: tuple[bytes, ...] = ()
    """What its files may begin with."""
    folders: bool = False
    """Whether a folder is read too."""
    options: tuple[Option, ...] = ()
    """What else can be said about it."""
    counted: bool = False
    """Whether it tells in numbers what it comes to, so that it can be tried and told as data."""
    wrong: int = 2
    """The exit status of the command where what is given is wrong; that of notes was 1 from the
    first version on."""
    alone: bool = False
    """Whether it can be tried without any engagement."""
    looked_into: bool = False
    """Whether its module has `holds(path)`, which tells by content where the ending does not."""

    def make(self, choices: Choices, home: Path) -> Made:
        """Make an engagement of it in the folder that engagements are kept in.

        Raises:
            Problems: something in it is wrong; nothing was made.
            SessionsError: it cannot be read.
            OSError: the disk refused; nothing is left behind.
        """
        made: Made = import_module(self.module).make(choices, home)
        return made

    def prepare(
        self, record: Record, choices: Choices, library: Library, new_id: NewId
    ) -> Prepared:
        """Work out what it comes to in an engagement; nothing is recorded.

        Args:
            record: the engagement; it stays as it is.
            choices: what to import.
            library: where guides are looked for.
            new_id: gives ids.

        Raises:
            Problems: something in it is wrong.
            Refused: the engagement cannot take it, for instance because it is there already.
            SessionsError: it cannot be read.
        """
        prepared: Prepared = import_module(self.module).prepare(record, choices, library, new_id)
        return prepared


def _by_name(*rows: Import) -> Mapping[str, Import]:
    return MappingProxyType({row.name: row for row in rows})


IMPORTS: Final[Mapping[str, Import]] = _by_name(
    Import(
        "notes",
        "Notes",
        "Make a session of a notes file.",
        "a text file with the notes of a session",
        Target.ENGAGEMENT,
        "sessions.imports.notes",
        suffixes=(".txt", ".md"),
        openings=(b"guide:", b"person:", b"date:", b"department:", b"facilitator:"),
        options=(
            Option("guide", "NAME", "the guide, where the file names none"),
            Option("date", "WHEN", "when the session began, where the file does not say"),
            Option("step", "STEP", "the step of lines that stand under no heading"),
            Option("lines", "signs|bullets", "what first characters are, where that is not clear"),
        ),
        counted=True,
        wrong=1,
    ),
    Import(
        "table",
        "Table",
        "Enter the rows of a table, or change those that are there.",
        "a table of a register as CSV or .xlsx",
        Target.ENGAGEMENT,
        "sessions.imports.table",
        suffixes=(".csv", ".tsv", ".xlsx"),
        options=(
            Option(
                "kind", "KIND", "the register that it goes into, such as objectives", first=True
            ),
            Option("map", "COLUMN=FIELD", "where a column goes; COLUMN= leaves it out", many=True),
            Option("sheet", "NAME", "the sheet of a spreadsheet; else its first"),
        ),
        counted=True,
    ),
    Import(
        "people",
        "People",
        "Enter people and departments, or correct those who are known.",
        "a list with name, role and department as CSV or .xlsx",
        Target.ENGAGEMENT,
        "sessions.imports.people",
        suffixes=(".csv", ".tsv", ".xlsx"),
        openings=(b"name,", b"name;", b"name\t", b"person,"),
        options=(Option("sheet", "NAME", "the sheet of a spreadsheet; else its first"),),
        counted=True,
    ),
    Import(
        "corrections",
        "Corrections",
        "Take what somebody answered on the copy of their words.",
        "the form or the JSON of such a copy, filled in",
        Target.ENGAGEMENT,
        "sessions.imports.corrections",
        suffixes=(".txt", ".json"),
        openings=(b"own words:", b"{"),
        counted=True,
        looked_into=True,
    ),
    Import(
        "findings",
        "Findings",
        "Make findings and the headline of a text, or change those that are there.",
        "a text as `workshop findings --text` writes it",
        Target.ENGAGEMENT,
        "sessions.imports.findings",
        suffixes=(".txt", ".md"),
        openings=(b"headline:", b"f1. "),
        counted=True,
        looked_into=True,
    ),
    Import(
        "transcript",
        "Transcript",
        "Lay what a recording says beside a session; --quotes makes quotes of it.",
        "a transcript: WebVTT, SRT, Word, or text with names or times",
        Target.SESSION,
        "sessions.imports.transcript",
        suffixes=(".vtt", ".srt", ".txt", ".docx", ".md"),
        openings=(b"webvtt",),
        options=(
            Option(
                "speaker",
                "NAME=WHO",
                "who a speaker of the file is: @Dana, or name, role, department",
                many=True,
            ),
            Option("quotes", "", "make a quote of each turn", flag=True),
            Option("step", "ID", "the step that quotes stand in; else the first that asks"),
            Option("guide", "NAME", "the guide of the session that is made for it"),
            Option("date", "DATE", "when that was, with or without the hour"),
            Option(
                "anonymise",
                "",
                "call speakers by codes, and take their names out of all that is kept",
                flag=True,
            ),
            Option("keep-file", "", "keep a copy of the file in the folder too", flag=True),
        ),
        counted=True,
        alone=True,
        looked_into=True,
    ),
    Import(
        "board",
        "Board",
        "Enter the notes of a board, a retrospective or a program for interviews.",
        "a table of notes as CSV or .xlsx",
        Target.SESSION,
        "sessions.imports.board",
        suffixes=(".csv", ".tsv", ".xlsx"),
        openings=(b"note_id", b"card_id"),
        options=(
            Option(
                "column",
                "FIELD=TITLE",
                "which column a field has: text, column, author, stack, votes, tags or document",
                many=True,
            ),
            Option("step", "ID", "the step that the notes stand in; else the first that asks"),
            Option("guide", "NAME", "the guide of the session that is made for it"),
            Option("date", "DATE", "when that was, with or without the hour"),
            Option("sheet", "NAME", "the sheet of a spreadsheet; else its first"),
        ),
        counted=True,
        alone=True,
        looked_into=True,
    ),
    Import(
        "qdpx",
        "Analysis project",
        "Make a session of each coded text of a REFI-QDA project.",
        "a REFI-QDA project (.qdpx) of a program for qualitative analysis",
        Target.ENGAGEMENT,
        "sessions.imports.refi.project",
        suffixes=(".qdpx",),
        options=(
            Option("guide", "NAME", "the guide of the sessions that are made for it"),
            Option("date", "DATE", "when that was, with or without the hour"),
        ),
        counted=True,
    ),
    Import(
        "engagement",
        "Engagement",
        "Make an engagement of a zip, a folder, or a lone file of one.",
        "the zip, the folder, a workshop.json or its backup, or a journal",
        Target.NEW_ENGAGEMENT,
        "sessions.imports.engagement",
        suffixes=(".zip", ".json", ".jsonl", ".gz"),
        openings=(b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"{"),
        folders=True,
        options=(Option("as", "NAME", "the new folder"),),
    ),
)
"""The imports by name, in the order of a menu."""


def recognised(path: Path) -> tuple[Import, ...]:
    """The imports that a file or folder may be for; several or none where one has to be chosen.

    The ending of the name counts first, then what the file begins with: a zip may be the one of an
    engagement or any document of an office program.

    Raises:
        OSError: it cannot be read.
    """
    if path.is_dir():
        return tuple(row for row in IMPORTS.values() if row.folders)
    with path.open("rb") as stream:
        opening = stream.read(_OPENING).removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    named = [row for row in IMPORTS.values() if path.suffix.lower() in row.suffixes]
    begun = [row for row in named or IMPORTS.values() if _begins(opening, row)]
    # One that says not what its files begin with is for whatever has its ending.
    found = begun or [row for row in named if not row.openings] or named
    found += [row for row in named if not begun and row.looked_into and row not in found]
    if len(found) > 1:
        sure = [row for row in found if row.looked_into and import_module(row.module).holds(path)]
        found = sure or [row for row in found if not row.looked_into] or found
    return tuple(found)


def _begins(opening: bytes, row: Import) -> bool:
    return opening.startswith(tuple(begin.lower() for begin in row.openings))
