"""Entries that are told and have no name yet by which they could be traced.

An entry goes by its id, and where that would tie it to its session, by its place behind a factor or
a row. A note has no such place: it is numbered among all that are like it, in the order of their
words, which tells nothing of when they were said.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final

from workshop.record.documents import Entry
from workshop.report.view import Gathered
from workshop.text import as_sorted

PLACE: Final = re.compile(r"E([0-9]{1,6})", re.ASCII | re.IGNORECASE)
"""How such an entry is called: `E7`."""


class LooseEntries:
    """The names of entries in an edition.

    Args:
        gathered: the record as the edition tells it.
    """

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered

    def id_of(self, entry: Entry) -> str:
        """The id by which an entry that is told goes in this edition."""
        return self._gathered.entry_id(entry) or self._names.get(entry.id, "")

    def entry(self, said: str) -> Entry | None:
        """The entry that is called so; none where none is."""
        place = PLACE.fullmatch(said)
        if place is None or not 1 <= int(place[1]) <= len(self._entries):
            return None
        return self._entries[int(place[1]) - 1]

    @cached_property
    def _names(self) -> dict[str, str]:
        return {entry.id: f"E{place}" for place, entry in enumerate(self._entries, 1)}

    @cached_property
    def _entries(self) -> list[Entry]:
        telling = self._gathered.telling
        found = [
            entry
            for entry in self._gathered.record.all(Entry)
            if telling.tells(entry) and not self._gathered.entry_id(entry)
        ]
        return sorted(found, key=lambda entry: (as_sorted(telling.words(entry)), entry.id))
