"""The input of a method as people have it: JSON, or a table as a spreadsheet saves it.

A file that holds its input under `inputs`, as worked examples do, is taken by that part. Tables are
read as those of registers are: `sessions.imports.delimited` and `sessions.imports.spreadsheet`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec

from sessions.errors import SessionsError, cause_of
from sessions.imports.delimited import decoded, read_delimited
from sessions.imports.spreadsheet import OLD_OPENING, OPENING, read_spreadsheet
from sessions.journal.reading_border import cleaned
from workshop.errors import Problem, Problems
from workshop.methods.core.sheets import Filled, Sheet
from workshop.text import clean_line, listing

GREATEST_SIZE: Final = 4_000_000
"""Bytes; no workshop's table is as large."""


class UnreadableInput(SessionsError):
    """The file cannot be read at all."""


def read_input(path: Path, sheet: Sheet | None) -> Filled:
    """The input in a file.

    Args:
        path: a file, JSON unless its name ends in `.csv` or `.tsv` or it is a spreadsheet.
        sheet: how a table becomes the input; none where the method takes none.

    Raises:
        UnreadableInput: the disk refused, or the file is far too large.
        Problems: it is no JSON or no table; every problem is listed.
    """
    name = clean_line(str(path))
    try:
        with path.open("rb") as stream:
            content = stream.read(GREATEST_SIZE + 1)
    except (OSError, ValueError) as problem:
        cause = cause_of(problem) if isinstance(problem, OSError) else "no file is called that."
        raise UnreadableInput(f"{name} cannot be read: {cause}") from problem
    table = path.suffix.lower() in (".csv", ".tsv")
    return parse_input(content, name, sheet, table=table)


def parse_input(content: bytes, name: str, sheet: Sheet | None, *, table: bool) -> Filled:
    """The input in the bytes of a file.

    Args:
        content: the bytes.
        name: the name of the file for messages.
        sheet: as in `read_input`.
        table: whether the name says that it is a table; else it is one where it does not begin
            like JSON.

    Raises:
        UnreadableInput: it is far too large.
        Problems: it is no JSON or no table; every problem is listed.
    """
    if len(content) > GREATEST_SIZE:
        raise UnreadableInput(f"{name} is larger than {GREATEST_SIZE:,} bytes; give a smaller one.")
    spreadsheet = content.startswith((OPENING, OLD_OPENING))
    if not spreadsheet:
        text, note = decoded(content, name)
        if not text.strip():
            raise Problems(name, [Problem("the file is empty")])
        if not table and (sheet is None or text.lstrip()[0] in "{["):
            return Filled(_object(text, name), {}, tuple(filter(None, [note])))
    if sheet is None:
        raise Problems(name, [Problem("this method takes no table; give its input as JSON")])
    rows, note = (
        read_spreadsheet(content, name)
        if spreadsheet
        else read_delimited(content, name, titles_first=True)
    )
    filled = sheet.read(rows)
    return msgspec.structs.replace(filled, notes=(*filter(None, [note]), *filled.notes))


def _object(text: str, name: str) -> Mapping[str, object]:
    """A JSON object, or the one under its key `inputs`."""
    found = _json(text, name)
    if isinstance(found, Mapping) and isinstance(found.get("inputs"), Mapping):
        found = found["inputs"]
    if not isinstance(found, Mapping):
        raise Problems(name, [Problem("the input is an object with named keys: { … }")])
    return found


def _json(text: str, name: str) -> object:
    """Any JSON value, strictly: no NaN, no key twice, no depth that breaks the reader."""
    twice: list[str] = []

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        keys = [key for key, _ in pairs]
        twice.extend(clean_line(key) for key in dict.fromkeys(keys) if keys.count(key) > 1)
        return dict(pairs)

    def refuse(word: str) -> object:
        raise Problems(name, [Problem(f"{word} is not a number; leave the value out or give null")])

    try:
        found: object = json.loads(text, object_pairs_hook=once, parse_constant=refuse)
    except json.JSONDecodeError as error:
        what = f"this is not JSON: {error.msg}, at character {error.colno}"
        raise Problems(name, [Problem(what, line=error.lineno)]) from error
    except (RecursionError, ValueError) as error:
        raise Problems(name, [Problem("brackets or digits go too deep or too far")]) from error
    if twice:
        raise Problems(name, [Problem(f"{listing(twice)} stands there twice")])
    return cleaned(found)
