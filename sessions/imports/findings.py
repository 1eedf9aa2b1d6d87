"""A text of findings, as `workshop findings --text` writes it, becomes those of the engagement."""

from __future__ import annotations

from pathlib import Path

import msgspec

from sessions.clock import local_time
from sessions.errors import SessionsError
from sessions.imports.notes import read_text
from sessions.imports.registry import Choices, Prepared
from sessions.library.guides import Library
from workshop.errors import Problem, Problems
from workshop.notes.findings.importer import take_findings
from workshop.notes.findings.reader import read_findings
from workshop.privacy.told_record import told_record
from workshop.record.change import Moment
from workshop.record.ids import NewId
from workshop.record.record import Record
from workshop.text import clean_line


def holds(path: Path) -> bool:
    """Whether a file has findings, by its first lines."""
    try:
        lines = [line for line in map(clean_line, read_text(path).split("\n")) if line]
    except SessionsError:
        return False
    noted = read_findings("\n".join(lines[:4]))
    return bool(noted.headline or any(each.cites for each in noted.findings))


def prepare(record: Record, choices: Choices, library: Library, new_id: NewId) -> Prepared:
    """What a text comes to in an engagement.

    Raises:
        UnreadableNotes: the file cannot be read.
        Problems: something in it is wrong, and a part was not asked for.
    """
    del library
    source = choices.called
    text = read_text(choices.source) if choices.text is None else choices.text
    noted = read_findings(text)
    if not (noted.findings or noted.headline or noted.problems):
        raise Problems(source, [Problem("the file holds no findings")])
    moment = Moment(local_time(), new_id)
    taken = take_findings(record, noted, moment, told_record(record))
    if taken.problems and not choices.partial:
        raise Problems(source, taken.problems)
    change = taken.change
    if change.puts:
        change = msgspec.structs.replace(change, sentence=f"{change.sentence}, from {source}")
    return Prepared(change, notes=taken.notes, left_out=taken.problems, counts=dict(taken.counts))
