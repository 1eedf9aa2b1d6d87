"""Commands for what was done: the list, undo and redo of any change in it."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable
from datetime import datetime

from screens.base.terminal_output import say, table
from screens.cli.commands.lookup import opened, session_of
from sessions.history.history import History, RecordedChange, Standing
from sessions.store.store import Store
from workshop import times
from workshop.record.documents import Session
from workshop.record.record import Record


def history(arguments: Namespace) -> int:
    """List what was done, oldest first, with the numbers by which undo and redo take them."""
    with opened(arguments, read_only=True) as store:
        record, changes = store.record, store.history
        told = changes.changes
        if arguments.session:
            session_id = session_of(record, arguments.session).id
            told = [each for each in told if each.session_id == session_id]
        told = told[-arguments.last :] if arguments.last else told
        if arguments.json:
            found = [_fields(record, changes, each) for each in told]
            sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
        elif told:
            rows = [_row(record, changes, each) for each in told]
            titles = ("No.", "When", "Session", "Change", "State")
            table(titles, rows, f"What was done in {record.engagement.name}")
        else:
            sys.stderr.write("Nothing was done there yet.\n")
    return 0


def _row(record: Record, changes: History, told: RecordedChange) -> tuple[str, ...]:
    """A change in the list."""
    session = record.find(Session, told.session_id)
    return (
        str(told.number),
        times.stamp(_at(told), seconds=True),
        session.title if session else "",
        told.sentence,
        _state(changes, told),
    )


def _state(changes: History, told: RecordedChange) -> str:
    """What became of a change, in a word, where there is anything to say."""
    if by := changes.taken_back_by(told):
        return f"undone by {by.number}"
    about = changes.find(told.undoes or told.redoes)
    return f"of {about.number}" if about else ""


def _fields(record: Record, changes: History, told: RecordedChange) -> dict[str, object]:
    """A change as data."""
    session = record.find(Session, told.session_id)
    step = record.guide_of(session).step(told.step_id) if session and told.step_id else None
    by, about = changes.taken_back_by(told), changes.find(told.undoes or told.redoes)
    return {
        "number": told.number,
        "checksum": told.mark[1],
        "at": _at(told).isoformat(),
        "sentence": told.sentence,
        "session": told.session_id,
        "session_title": session.title if session else None,
        "step": told.step_id,
        "step_title": step.title if step else None,
        "standing": changes.standing(told).value,
        "undone_by": by.number if by else None,
        "of": about.number if about else None,
        "undoable": changes.standing(told) is Standing.DONE,
    }


def _at(told: RecordedChange) -> datetime:
    """When a change was made, in the zone of this machine."""
    return datetime.fromtimestamp(told.at).astimezone()


def undo(arguments: Namespace) -> int:
    """Take a change back: the one of a number, else the last one."""
    return _turn(arguments, Store.undo, lambda store: store.undo_redo.undo_change)


def redo(arguments: Namespace) -> int:
    """Do a change again: the one of a number, else what was undone last."""
    return _turn(arguments, Store.redo, lambda store: store.undo_redo.redo_change)


def _turn(
    arguments: Namespace,
    last: Callable[[Store], str],
    chosen: Callable[[Store], Callable[[RecordedChange], str]],
) -> int:
    """Undo or redo, and say what."""
    with opened(arguments) as store:
        if arguments.number is None:
            say(f"{last(store)}.")
        else:
            say(f"{chosen(store)(store.history.numbered(arguments.number))}.")
    return 0
