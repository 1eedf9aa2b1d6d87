"""What the room view is fed with: the public projection of an engagement that others write to."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Self

from sessions.clock import Now, local_time
from sessions.errors import SessionsError
from sessions.store.store import Store
from workshop.errors import WorkshopError
from workshop.report.wall.projection import Projection, project, room_of


class Feed:
    """Follows an engagement and gives what its wall shows; nothing else of it leaves this place.

    It reads alone, so the window that writes never waits for it. Where the engagement cannot be
    read for a while, the last projection stays and it is opened anew with the next look.

    Args:
        folder: where the engagement lies.
        named: the session as people say it; empty for the one that runs, or began last.
        now: the clock.
    """

    def __init__(self, folder: Path, named: str = "", now: Now = local_time) -> None:
        self.now = now
        """The clock."""
        self._folder = folder
        self._named = named
        self._store: Store | None = Store.open(folder, read_only=True, now=now)
        self._looked = now()
        self._last = self._projected(self._store)

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the engagement."""
        if self._store is not None:
            self._store.close()

    def look(self) -> Projection:
        """What the wall shows now: told anew where something was recorded, or its time ran out."""
        before, self._looked = self._looked, self.now()
        try:
            if self._store is None:
                self._store = Store.open(self._folder, read_only=True, now=self.now)
            elif not self._store.follow() and not self._ended_since(before):
                return self._last
            self._last = self._projected(self._store)
        except (SessionsError, WorkshopError, OSError):
            self._give_up()
        return self._last

    def _ended_since(self, before: datetime) -> bool:
        """Whether a silence, a break or the time of a step ended since an earlier look."""
        ends = self._last.ends
        return ends is not None and before < ends <= self._looked

    def _give_up(self) -> None:
        """Close what cannot be read; the next look opens it anew."""
        store, self._store = self._store, None
        try:
            if store is not None:
                store.close()
        except (SessionsError, OSError):
            return

    def _projected(self, store: Store) -> Projection:
        session = room_of(store.record, self._named)
        return project(store.record, session, self._looked, store.moment().boxes)
