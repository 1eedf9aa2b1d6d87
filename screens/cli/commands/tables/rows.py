"""The command that tells the rows of a register, or writes them to a file that is read back."""

from __future__ import annotations

import json
from argparse import Namespace
from typing import cast

import msgspec

from screens.base.terminal_output import give, table, tell_written, warn
from screens.cli.commands.lookup import new_file, opened
from sessions.disk.export_ledger import Written, note_export
from sessions.exports.files import save
from sessions.exports.register_csv import render_table
from sessions.library.given_paths import given_path
from sessions.store.store import Store
from workshop.errors import Refused
from workshop.privacy.editions import Edition, Telling
from workshop.privacy.told_record import told_record
from workshop.privacy.told_rows import RowTelling
from workshop.record.record import Record
from workshop.registers.kinds import REGISTERS
from workshop.registers.register import Register
from workshop.report.register_table import fact_of
from workshop.report.tables.register_file import register_file
from workshop.report.view import Gathered
from workshop.running.tables.file_table import register_meant

WRONG = 2
"""The exit status for words that are not right."""


def rows(arguments: Namespace) -> int:
    """Tell the rows of a register, or which registers there are."""
    try:
        register = register_meant(arguments.kind) if arguments.kind else None
    except Refused as refusal:
        warn(str(refusal))
        return WRONG
    with opened(arguments, read_only=True) as store:
        if register is None:
            _registers(arguments, store.record)
        elif arguments.csv or arguments.json or arguments.output != "-":
            _write(arguments, store, register)
        else:
            _show(arguments, store.record, register)
    return 0


def _registers(arguments: Namespace, record: Record) -> None:
    """The registers that there are, with their rows counted."""
    counted = [(name, each, len(record.rows(name))) for name, each in REGISTERS.items()]
    if arguments.json:
        data = [{"name": name, "title": each.title, "rows": n} for name, each, n in counted]
        give(_json(data))
    else:
        table(("Kind", "Title", "Rows"), [(name, e.title, str(n)) for name, e, n in counted])


def _show(arguments: Namespace, record: Record, register: Register) -> None:
    """The rows as a table."""
    record = told_record(record)
    told = RowTelling(Telling(record, cast("Edition", arguments.edition))).rows(register)
    columns = (*register.fields, *register.in_files)
    titles = ("Id", *(column.title for column in columns))
    lines = [(row.code, *(row.cells[column.id] for column in columns)) for row in told.rows]
    table(titles, lines, register.title)
    _warn_of_left_out(register, told.left_out)


def _write(arguments: Namespace, store: Store, register: Register) -> None:
    """The rows as CSV or as data."""
    edition, record = cast("Edition", arguments.edition), store.record
    if arguments.json:
        content, left_out = _data(record, register, edition), 0
    else:
        found = register_file(record, register, edition)
        content, left_out = render_table(register, found), found.left_out
    if arguments.output == "-":
        give(content)
    else:
        path = new_file(given_path(arguments.output), force=arguments.force)
        save(content, path, replace=arguments.force)
        tell_written(path, show=arguments.show)
        form = "json" if arguments.json else "csv"
        what = Written(document=register.name, edition=edition, format=form)
        if not_noted := note_export(store.folder, content, path, what):
            warn(not_noted)
    _warn_of_left_out(register, left_out)


def _data(record: Record, register: Register, edition: Edition) -> bytes:
    """The rows as data."""
    record = told_record(record)
    gathered = Gathered(record, edition)
    fact = fact_of(gathered, gathered.row_telling.rows(register))
    told = {"register": register.name, "edition": edition, **msgspec.structs.asdict(fact)}
    return _json(msgspec.to_builtins(told))


def _json(data: object) -> bytes:
    """Data in UTF-8 on every system."""
    return f"{json.dumps(data, ensure_ascii=False, indent=1)}\n".encode("utf-8", "replace")


def _warn_of_left_out(register: Register, count: int) -> None:
    if count:
        warn(f"{register.count(count)} left out of this edition.")
