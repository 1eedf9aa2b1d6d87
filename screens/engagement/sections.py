"""What the sections of the engagement screen list: the record as it is whenever it is asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from itertools import chain
from typing import Final

from screens.engagement.commands import SECTIONS
from screens.engagement.lists import rows
from screens.widgets.row_list import Item
from screens.widgets.row_words import note
from screens.widgets.session_rows import planned_rows, session_rows
from sessions.erasure.nameless import nameless_people
from sessions.library.guides import Listed
from sessions.store.store import Store
from workshop.record.documents import Person, Session
from workshop.registers import kinds as registers

OVERVIEW, SESSIONS, PEOPLE, GUIDES, HISTORY, FIND, REGISTERS = range(len(SECTIONS))
"""The sections in their order."""

_TITLES: Final = tuple(title for title, _ in SECTIONS)


class SectionRows:
    """The rows of each section, and what stands over them.

    Args:
        store: gives the engagement that is shown.
    """

    def __init__(self, store: Callable[[], Store]) -> None:
        self._store = store
        self.guides: list[Item] = []
        """The guides as rows, once they were read."""
        self.guides_by_name: dict[str, Listed] = {}
        """The guides that are not hidden by others of the same name."""
        self.guides_read = asyncio.Event()
        """Set when they were."""
        self.words = ""
        """The words to find."""

    def take_guides(self, listing: Iterable[Listed]) -> None:
        """Have the guides that were read."""
        listing = list(listing)
        self.guides = list(rows.guide_rows(listing))
        self.guides_by_name = {each.name: each for each in listing if not each.hidden}
        self.guides_read.set()

    def titles(self) -> tuple[tuple[str, str], ...]:
        """The title of each section, and how much there is, where that is more than nothing."""
        record = self._store().record
        counts = (
            sum(1 for _ in record.all(Session)),
            sum(1 for _ in record.all(Person)),
            len(self.guides),
        )
        shown = ["", *(f"{count:,}" if count else "" for count in counts)]
        lines = sum(len(record.rows(name)) for name in registers.REGISTERS)
        shown += ["", "", f"{lines:,}" if lines else ""]
        return tuple(zip(_TITLES, shown, strict=True))

    def rows(self, section: int) -> Iterable[Item]:
        """The rows of a section other than the overview."""
        store = self._store()
        if section == SESSIONS:
            listed = [*planned_rows(store.record), *session_rows(store.record)]
            hint = note("Notes of a session that was held can be pasted here.")
            return listed if any(store.record.all(Session)) else [*listed, hint]
        if section == PEOPLE:
            back = nameless_people(store.record, store.lines)
            return chain(rows.people_rows(store.record), rows.nameless_rows(back))
        if section == GUIDES:
            return self.guides or [note("Reading the guides …")]
        if section == HISTORY:
            return rows.history_rows(store.history.changes, store.kept_back.sentence)
        if section == REGISTERS:
            return rows.register_rows(store.record)
        found = store.find_entries(self.words) if self.words.strip() else []
        return rows.found_rows(store.record, self.words, found)
