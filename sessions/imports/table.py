"""Tables as spreadsheets save them become rows of a register.

What is wrong inside a file is `workshop.errors.Problems`, each with its line, its field, what was
found and what is allowed; then nothing is recorded.
"""

from __future__ import annotations

from typing import Final

import msgspec

from sessions.clock import local_time
from sessions.errors import UnreadableImport, cause_of
from sessions.imports.delimited import read_delimited
from sessions.imports.foreign import foreign_words
from sessions.imports.pairs import pairs_given
from sessions.imports.registry import Choices, Prepared
from sessions.imports.spreadsheet import OLD_OPENING, OPENING, read_spreadsheet
from sessions.library.guides import Library
from workshop.errors import Problem, Problems
from workshop.record.change import Change, Moment
from workshop.record.ids import NewId
from workshop.record.record import Record
from workshop.running.tables.file_table import FileRow, FileTable, table_of
from workshop.running.tables.row_table import TableRead, read_table, table_change
from workshop.text import listing

GREATEST_SIZE: Final = 20_000_000
"""The most bytes of a file."""


class UnreadableTable(UnreadableImport):
    """A table cannot be read; nothing was imported."""


def prepare(record: Record, choices: Choices, library: Library, new_id: NewId) -> Prepared:
    """What a table comes to in an engagement.

    Options: `kind` names the register, which the headings tell otherwise; `map` says where columns
    go, `COLUMN=FIELD` line by line; `sheet` names the sheet of a spreadsheet.

    Raises:
        UnreadableTable: the file cannot be read.
        Problems: something in it is wrong, and a part was not asked for.
        Refused: there is no such register.
    """
    del library
    source = choices.called
    options = choices.options
    rows, note = read_file(choices, source, options.get("sheet", ""))
    table = table_of(rows, source, options.get("kind", ""), _wanted(options.get("map", ""), source))
    moment = Moment(local_time(), new_id)
    read = read_table(record, table, moment, own_links=True)
    if read.problems and not choices.partial:
        raise Problems(source, read.problems)
    return Prepared(
        _change(record, table, read, moment, source),
        notes=tuple(filter(None, (note, *_notes(table), *_counts(table, read)))),
        left_out=read.problems,
        counts={"new": read.new, "same": read.same, "changed": read.changed},
    )


def read_file(choices: Choices, source: str, sheet: str) -> tuple[list[FileRow], str]:
    """The lines of a table, and what a person should know of how they were read.

    Raises:
        UnreadableTable: the file cannot be read.
        Problems: it is no table.
    """
    try:
        with choices.source.open("rb") as stream:
            content = stream.read(GREATEST_SIZE + 1)
    except IsADirectoryError as error:
        raise UnreadableTable(f"{source} is a folder. Give the file in it.") from error
    except OSError as error:
        raise UnreadableTable(f"{source} cannot be read: {cause_of(error)}") from error
    if len(content) > GREATEST_SIZE:
        raise UnreadableTable(f"{source} is larger than {GREATEST_SIZE:,} bytes. Split it.")
    foreign = foreign_words(content)
    if foreign and "Excel" not in foreign:
        raise UnreadableTable(f"{source} {foreign}")
    if content.startswith((OPENING, OLD_OPENING)):
        return read_spreadsheet(content, source, sheet)
    if sheet:
        raise Problems(source, [Problem("only a spreadsheet has sheets; leave --sheet out")])
    return read_delimited(content, source)


def _wanted(given: str, source: str) -> dict[str, str]:
    """Where somebody said that columns go."""
    written = "COLUMN=FIELD; COLUMN= leaves a column out"
    return dict(pairs_given(given, "--map", written, source=source, may_be_empty=True))


def _change(
    record: Record, table: FileTable, read: TableRead, moment: Moment, source: str
) -> Change:
    """All rows that are right; nothing at all where they say what is there."""
    if not read.new and not read.changed:
        return Change(sentence=f"{table.register.title}: nothing new in {source}", puts=())
    change = table_change(record, table.register.name, read, moment)
    return msgspec.structs.replace(change, sentence=f"{change.sentence}, from {source}")


def _notes(table: FileTable) -> list[str]:
    """How the file was understood, where that was not sure."""
    notes = []
    if table.is_guess:
        notes.append(f"Read as {table.register.title}, by its headings.")
    for column in table.columns:
        field = table.register.field(column.field)
        if field and not column.sure:
            notes.append(f"The column “{column.heading}” is taken as {field.title}.")
    away = [c.heading for c in table.columns if c.heading and not c.field]
    computed = [f"“{each}”" for each in away if table.register.is_computed(each)]
    if computed:
        notes.append(f"Left out, as it is worked out of other columns: {listing(computed)}.")
    left = [f"“{each}”" for each in away if not table.register.is_computed(each)]
    if left:
        notes.append(f"Left out, as no field is called so: {listing(left)}.")
    return notes


def _counts(table: FileTable, read: TableRead) -> list[str]:
    """How many rows say what is there."""
    if not read.same:
        return []
    verb = "says" if read.same == 1 else "say"
    return [f"{table.register.count(read.same)} {verb} what is there already."]
