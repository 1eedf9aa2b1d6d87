"""A window that reads while another one records: following it, and noticing when it has gone."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sessions.store.store import Store

TAKE_OVER_KEY: Final = "f12"
"""The key that records from here on, once the other window has gone."""

READ_ONLY: Final = "This window only reads: the other one records, and only one can."
"""What is said to whoever wants to record here."""


class Following:
    """How the other window is followed."""

    def __init__(self, since: datetime) -> None:
        self.since = since
        """Since when."""
        self.deserted = False
        """Whether the other window has gone, so that this one may record."""
        self.trouble = ""
        """Why it cannot be followed at this moment; empty while it can."""

    def look(self, store: Store) -> str:
        """Take over what was recorded; a sentence where there is something new to be told."""
        from sessions.errors import SessionsError  # noqa: PLC0415 - 60 ms, with msgspec
        from workshop.errors import WorkshopError  # noqa: PLC0415

        try:
            store.follow()
            return self._writer_gone(gone=store.deserted)
        except (SessionsError, WorkshopError, OSError) as problem:
            new, self.trouble = not self.trouble, str(problem)
            return f"The other window can no longer be followed: {problem}" if new else ""

    def _writer_gone(self, *, gone: bool) -> str:
        """Notice that the other window closed, or that one is there again."""
        back, self.trouble = bool(self.trouble), ""
        changed, self.deserted = gone != self.deserted, gone
        if changed and gone:
            return "The other window has closed."
        if changed:
            return "Another window records now; this one follows it."
        return "The other window is followed again." if back else ""

    @property
    def words(self) -> str:
        """What a heading says of it."""
        if self.trouble:
            return "read-only, cannot follow"
        if self.deserted:
            return f"read-only, the other window closed: {TAKE_OVER_KEY.upper()} records here"
        return f"read-only, follows the other window since {self.since:%H:%M}"

    @property
    def short(self) -> str:
        """The same where there is little room."""
        words = f"read-only since {self.since:%H:%M}"
        if self.trouble:
            words = "read-only, cannot follow"
        elif self.deserted:
            words = f"{TAKE_OVER_KEY.upper()} records here"
        return f"○ {words}"
