"""A list of people and departments as a spreadsheet saves it becomes those of the engagement."""

from __future__ import annotations

import msgspec

from sessions.clock import local_time
from sessions.imports.registry import Choices, Prepared
from sessions.imports.table import read_file
from sessions.library.guides import Library
from workshop.errors import Problem, Problems
from workshop.record.change import Change, Moment
from workshop.record.ids import NewId
from workshop.record.record import Record
from workshop.running.session_rules import decide
from workshop.running.tables.file_table import FileRow
from workshop.running.tables.people_table import PeopleRead, read_people
from workshop.text import plural


def prepare(record: Record, choices: Choices, library: Library, new_id: NewId) -> Prepared:
    """What a list comes to in an engagement.

    Raises:
        UnreadableTable: the file cannot be read.
        Problems: something in it is wrong, and a part was not asked for.
    """
    del library
    source = choices.called
    rows, note = read_file(choices, source, choices.options.get("sheet", ""))
    if not rows:
        raise Problems(source, [Problem("the file holds no list")])
    read = read_people(record, rows)
    if read.problems and not choices.partial:
        raise Problems(source, read.problems)
    command = read.command
    change = Change(sentence=f"People: nothing new in {source}", puts=())
    if command.people or command.departments:
        done = decide(record, command, Moment(local_time(), new_id))
        change = msgspec.structs.replace(done, sentence=f"{done.sentence}, from {source}")
    counts = {state: read.count(state) for state in ("new", "same", "changed")}
    same = [f"{plural(counts['same'], 'line')} as known already."] if counts["same"] else []
    return Prepared(
        change,
        notes=tuple(filter(None, (note, _untitled(rows[0], read), *read.notes, *same))),
        left_out=read.problems,
        counts=counts,
    )


def _untitled(first: FileRow, read: PeopleRead) -> str:
    """That a table begins with a person, which may be titles that nobody knows; else empty."""
    if read.columns or len([cell for cell in first.texts if cell.strip()]) < 2:
        return ""
    return f"Line {first.line} holds no titles that are known, and was taken as a person."
