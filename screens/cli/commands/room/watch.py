"""The command that tells each change as it is acknowledged, for programs that look on."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any, Final

import msgspec

from screens.base.terminal_output import say
from screens.cli.commands.lookup import opened
from sessions.journal.line import Line
from sessions.journal.meta import SENTENCE, SESSION
from sessions.store.store import Store
from workshop.privacy.told_record import told_record
from workshop.record.documents import Document, Factor
from workshop.record.ids import id_text
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.record.tables import TABLES
from workshop.record.votes.documents import Vote
from workshop.report.view import Gathered
from workshop.report.wall.projection import project, room_of

Data = dict[str, Any]
"""What is written as JSON."""

_STEP: Final = 0.2
"""Seconds between two looks."""


def watch(arguments: Namespace) -> int:
    """Tell each change from now on, one line each, until it is stopped."""
    restricted = arguments.edition == "restricted"
    with opened(arguments, read_only=True) as store:
        told = islice(_told(store, arguments.since, restricted=restricted), arguments.count or None)
        for data, words in told:
            say(msgspec.json.encode(data).decode() if arguments.json else words)
            sys.stdout.flush()
    return 0


def _told(store: Store, since: int | None, *, restricted: bool) -> Iterator[tuple[Data, str]]:
    """Each change as data and in words: what the wall shows after it, or all of it that is told."""
    for lines in _batches(store, since):
        # What came together is told of one record: that is made once for all of it.
        tell = _whole(store) if restricted else _shown(store)
        for line in lines:
            told, words = tell(line)
            head = {"line": line.number, "at": line.time.isoformat()}
            yield head | told, f"{line.number}  {line.time:%H:%M:%S}  {words}"


def _batches(store: Store, since: int | None) -> Iterator[Sequence[Line]]:
    """The changes from a number on, or from now on, as they are acknowledged."""
    last = store.lines[-1].number if store.lines else 0
    known = last if since is None else since - 1
    while True:
        lines = store.lines
        if new := lines[bisect_right(lines, known, key=lambda line: line.number) :]:
            yield new
            known = new[-1].number
        time.sleep(_STEP)
        store.follow()


def _shown(store: Store) -> Callable[[Line], tuple[Data, str]]:
    """Tells what the wall shows."""
    moment = store.moment()
    shown = project(store.record, room_of(store.record), moment.now, moment.boxes)
    data = {"shown": msgspec.to_builtins(shown)}
    return lambda _: (data, f"{shown.shows}: {shown.words or shown.work}")


def _whole(store: Store) -> Callable[[Line], tuple[Data, str]]:
    """Tells a change with its sentence and the documents as they are now told."""
    gathered = Gathered(told_record(store.record), "restricted")

    def tell(line: Line) -> tuple[Data, str]:
        said = store.kept_back.sentence(line.meta.get(SENTENCE, ""))
        changed = [_document(gathered, each.table, each.doc_id) for each in line.operations]
        return {"said": said, "session": line.meta.get(SESSION), "changed": changed}, said

    return tell


def _document(gathered: Gathered, table: str, doc_id: int) -> Data:
    """A document that was changed, as it is now; none where nothing of it is told, or is no more.

    What was given in a vote is told by nothing before the vote is closed.
    """
    key = id_text(doc_id)
    document = gathered.record.find(TABLES[table], key) if table in TABLES else None
    told = _as_told(gathered, document) if document is not None else None
    return {"table": table, "id": key, "document": msgspec.to_builtins(told)}


def _as_told(gathered: Gathered, document: Document) -> Document | None:
    """A document as it may be told: a factor and a row by what they rest on, for it has words."""
    match document:
        case Factor():
            known = gathered.known_of(document)
            return msgspec.structs.replace(document, text=known.text) if known else None
        case Row():
            return document if gathered.row_telling.tells(document) else None
    return None if _is_hidden(gathered.record, document) else document


def _is_hidden(told: Record, document: Document) -> bool:
    """Whether it was given in a vote that is open."""
    vote = told.find(Vote, getattr(document, "vote_id", None))
    return vote is not None and vote.is_open
