"""The engagement that is open goes to the head of the list of recent ones."""

from __future__ import annotations

from pathlib import Path

from sessions.clock import local_time
from sessions.library import places
from sessions.store.store import Store
from workshop.record.documents import Engagement
from workshop.record.record import holds


def remember(home: Path, store: Store) -> None:
    """Put the open engagement at the head of the list of those in `home`."""
    engagement = next(store.record.all(Engagement), None)
    name = engagement.name if engagement else store.folder.name
    opened = local_time().isoformat(timespec="seconds")
    places.remember(home, places.Recent(store.folder, name, opened, holds(store.record)))
