"""What is told of an engagement that is not open here: what it holds, whether it was cut off."""

from __future__ import annotations

from pathlib import Path

from sessions.disk.disk import Disk
from sessions.disk.folder import Folder
from sessions.disk.lock import is_deserted, was_cut_off
from sessions.errors import SessionsError
from sessions.library import places
from sessions.store.drafts import place_left
from sessions.store.one_at_a_time import one_at_a_time
from sessions.store.store import Store
from workshop.errors import WorkshopError
from workshop.record.documents import Session
from workshop.record.record import holds


@one_at_a_time
def counted(home: Path, entry: places.Recent) -> places.Recent:
    """An engagement of the list with what is in its folder now, which is kept for the next time.

    Nothing in the folder changes. What cannot be read stays told as before.

    Args:
        home: where the list is kept.
        entry: the engagement as the list has it.
    """
    if not entry.stale:
        return entry
    try:
        files = places.files_of(entry.folder)
        with Store.open(entry.folder, read_only=True) as store:
            holding = holds(store.record)
    except (SessionsError, WorkshopError, OSError):
        return entry._replace(stale=False)
    done = places.note_count(home, entry._replace(seen=files), holding)
    unclosed = places.UNCLOSED in entry.holds
    return done._replace(holds=f"{holding} · {places.UNCLOSED}") if unclosed else done


@one_at_a_time
def stopped_inside(folder: Path) -> bool:
    """Whether the last run did not end by itself, and there is something to go on with.

    A note of a place in a session that was closed since is none.
    """
    where, disk = Folder(folder), Disk()
    if was_cut_off(where, disk):
        return True
    place = place_left(where, disk)
    if place is None or not is_deserted(where, disk):
        return False
    try:
        with Store.open(folder, read_only=True) as store:
            session = store.record.find(Session, place.session_id)
    except (SessionsError, WorkshopError, OSError):
        return False
    return session is not None and session.closed is None
