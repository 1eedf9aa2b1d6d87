"""The command that tells each change as it is acknowledged, for programs that look on."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from screens.base.terminal_output import say
from screens.cli.commands.lookup import opened
from sessions.journal.line import Line
from sessions.journal.meta import SENTENCE, SESSION
from sessions.store.store import Store
from workshop.privacy.told_record import told_record
from workshop.record.documents import Document
from workshop.record.ids import id_text
from workshop.record.record import Record
from workshop.record.tables import TABLES
from workshop.record.votes.documents import Vote
from workshop.report.wall.projection import project, room_of

_STEP: Final = 0.2
"""Seconds between two looks."""


def watch(arguments: Namespace) -> int:
    """Tell each change from now on, one line each, until it is stopped."""
    with opened(arguments, read_only=True) as store:
        for told, line in enumerate(_lines(store, arguments.since), 1):
            say(_told(arguments, store, line))
            sys.stdout.flush()
            if told == arguments.count:
                break
    return 0


def _lines(store: Store, since: int | None) -> Iterator[Line]:
    """The changes from a number on, or from now on, as they are acknowledged."""
    last = store.lines[-1].number if store.lines else 0
    known = last if since is None else since - 1
    while True:
        yield from [line for line in store.lines if line.number > known]
        known = max(known, store.lines[-1].number if store.lines else 0)
        time.sleep(_STEP)
        store.follow()


def _told(arguments: Namespace, store: Store, line: Line) -> str:
    """A change as one line: what the wall shows after it, or all of it that is told."""
    if arguments.edition == "restricted":
        data = _whole(store, line)
        if not arguments.json:
            return f"{line.number}  {line.time:%H:%M:%S}  {data['said']}"
    else:
        session = room_of(store.record)
        moment = store.moment()
        shown = project(store.record, session, moment.now, moment.boxes)
        data = {
            "line": line.number,
            "at": line.time.isoformat(),
            "shown": msgspec.to_builtins(shown),
        }
        if not arguments.json:
            words = shown.words or shown.work
            return f"{line.number}  {line.time:%H:%M:%S}  {shown.shows}: {words}"
    return msgspec.json.encode(data).decode()


def _whole(store: Store, line: Line) -> dict[str, Any]:
    """A change with its sentence and the documents as they are now told."""
    told = told_record(store.record)
    return {
        "line": line.number,
        "at": line.time.isoformat(),
        "said": store.kept_back.sentence(line.meta.get(SENTENCE, "")),
        "session": line.meta.get(SESSION),
        "changed": [_document(told, each.table, each.doc_id) for each in line.operations],
    }


def _document(told: Record, table: str, doc_id: int) -> dict[str, Any]:
    """A document that was changed, as it is now; none where nothing of it is told, or is no more.

    What was given in a vote is told by nothing before the vote is closed.
    """
    key = id_text(doc_id)
    document = told.find(TABLES[table], key) if table in TABLES else None
    if document is not None and _is_hidden(told, document):
        document = None
    return {"table": table, "id": key, "document": msgspec.to_builtins(document)}


def _is_hidden(told: Record, document: Document) -> bool:
    """Whether it was given in a vote that is open."""
    vote = told.find(Vote, getattr(document, "vote_id", None))
    return vote is not None and vote.is_open
