"""What the journal knows of people beside the documents of the moment that is shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from sessions.database.tinydb_journal import JournalStorage
from workshop.record.document_states import typed_of
from workshop.record.documents import Consent, Document, Entry, Person, Withdrawal
from workshop.record.record import Background, Record

_HOLDING: Final = (Person, Consent, Entry, Withdrawal)
"""The kinds of documents of which today's state holds for earlier moments too."""

_PEOPLE: Final = f'"{Person.TABLE}"'.encode()


class JournalBackground(Background):
    """The names people had, and today's consent where an earlier moment is shown.

    Both are read anew whenever a shareable document asks for them: that takes a few milliseconds
    of ten thousand records, and a document may be made in another thread than the one that records.
    """

    def __init__(self, journal: JournalStorage) -> None:
        self._journal = journal

    def former_names(self) -> Mapping[str, Collection[str]]:
        """Every name that the documents of each person ever had, by their ids."""
        names: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for line in tuple(self._journal.reader.lines):
            for operation in line.operations if _PEOPLE in line.raw else ():
                for raw in (operation.old, operation.new):
                    if operation.table == Person.TABLE and raw and (one := typed_of(Person, raw)):
                        names[one.id][one.name] = None
        return names

    def today(self) -> Record | None:
        """People, consents and entries as they are today; none where it is now."""
        return Record(self._documents()) if self._journal.past else None

    def _documents(self) -> Iterator[Document]:
        """The documents of today that hold for earlier moments, as far as they can be read."""
        for kind in _HOLDING:
            for raw in self._journal.tables.get(kind.TABLE, {}).values():
                if (document := typed_of(kind, raw)) is not None:
                    yield document
