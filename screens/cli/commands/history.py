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
from sessions.history.kept_back import KeptBack
from sessions.store.store import Store
from workshop import times
from workshop.record.documents import Session
from workshop.record.record import Record


def history(arguments: Namespace) -> int:
    """List what was done, oldest first, with the numbers by which undo and redo take them."""
    with opened(arguments, read_only=True) as store:
        record, changes = store.record, store.history
        told = KeptBack(lambda: record, lambda: store.lines, arguments.edition)
        listed = changes.changes
        if arguments.session:
            session_id = session_of(record, arguments.session).id
            listed = [each for each in listed if each.session_id == session_id]
        listed = listed[-arguments.last :] if arguments.last else listed
        if arguments.json:
            found = [_fields(record, changes, each, told) for each in listed]
            sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
        elif listed:
            rows = [_row(record, changes, each, told) for each in listed]
            titles = ("No.", "When", "Session", "Change", "State")
            table(titles, rows, f"What was done in {told.sentence(record.engagement.name)}")
        else:
            sys.stderr.write("Nothing was done there yet.\n")
    return 0


def _row(
    record: Record, changes: History, change: RecordedChange, told: KeptBack
) -> tuple[str, ...]:
    """A change in the list."""
    session = record.find(Session, change.session_id)
    return (
        str(change.number),
        times.stamp(_at(change), seconds=True),
        told.title(session) if session else "",
        told.sentence(change.sentence),
        _state(changes, change),
    )


def _state(changes: History, change: RecordedChange) -> str:
    """What became of a change, in a word, where there is anything to say."""
    if by := changes.taken_back_by(change):
        return f"undone by {by.number}"
    about = changes.find(change.undoes or change.redoes)
    return f"of {about.number}" if about else ""


def _fields(
    record: Record, changes: History, change: RecordedChange, told: KeptBack
) -> dict[str, object]:
    """A change as data."""
    session = record.find(Session, change.session_id)
    step = record.guide_of(session).step(change.step_id) if session and change.step_id else None
    by, about = changes.taken_back_by(change), changes.find(change.undoes or change.redoes)
    return {
        "number": change.number,
        "checksum": change.mark[1],
        "at": _at(change).isoformat(),
        "sentence": told.sentence(change.sentence),
        "session": change.session_id,
        "session_title": told.title(session) if session else None,
        "step": change.step_id,
        "step_title": told.sentence(step.title) if step else None,
        "standing": changes.standing(change).value,
        "undone_by": by.number if by else None,
        "of": about.number if about else None,
        "undoable": changes.standing(change) is Standing.DONE,
    }


def _at(change: RecordedChange) -> datetime:
    """When a change was made, in the zone of this machine."""
    return datetime.fromtimestamp(change.at).astimezone()


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
