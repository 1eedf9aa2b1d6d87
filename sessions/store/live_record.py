"""The record of an open engagement in memory: the rows of its database as typed documents.

A row that has another shape than its kind is a defect and left out. What damage took away has
stand-ins, so that everything else can be shown and gone on with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from threading import Lock
from typing import Any

import msgspec
from tinydb.table import Document as Row

from sessions.clock import Now
from sessions.database.database import EngagementDB
from sessions.history.undo_plan import Step
from sessions.journal.defects import Defect
from sessions.journal.line import Operation
from sessions.journal.line_defects import document_words
from sessions.store.background import JournalBackground
from sessions.store.folder_defects import Incomplete, UnfitDocument
from sessions.store.placeholders import stand_in
from workshop.record.documents import Document
from workshop.record.ids import id_text
from workshop.record.record import Record
from workshop.record.tables import TABLES

_BUILDING = Lock()
_BUILT: set[type[Document]] = set()
"""The kinds that were read once."""


def _all_converted(kind: type[Document], raw: Sequence[Mapping[str, Any]]) -> list[Document]:
    """The stored documents of a table, typed: together in a third of the time.

    Raises:
        ValidationError: at least one has another shape.
    """
    if raw:
        _converted(kind, raw[0])
    return msgspec.convert(raw, list[kind]) if raw else []  # type: ignore[valid-type]


def _converted(kind: type[Document], raw: Mapping[str, Any]) -> Document:
    """A stored document, typed.

    What msgspec knows of a type it works out when the type is read first. Two threads that do so at
    once, as where home counts one engagement while another is opened, end the whole process.

    Raises:
        ValidationError: it has another shape.
    """
    if kind in _BUILT:
        return msgspec.convert(raw, kind)
    with _BUILDING:
        try:
            return msgspec.convert(raw, kind)
        finally:
            _BUILT.add(kind)


_NAMES = {"storedguide": "the guide of a session", "clock": "the clock of a session"}


class LiveRecord:
    """The documents of a database, typed, and kept up with it."""

    def __init__(self, database: EngagementDB, now: Now) -> None:
        self.record = Record()
        """Every document, as the rules and the screens read it."""
        self.record.background = JournalBackground(database.journal)
        self._database = database
        self._now = now
        self._unfit: list[Defect] = []
        self._incomplete: list[Defect] = []
        self.refill()

    def refill(self) -> None:
        """Read everything anew."""
        self._unfit.clear()
        self.record.refill(self._documents())
        self._incomplete = self._complete()

    @property
    def defects(self) -> tuple[Defect, ...]:
        """What cannot be shown as it is."""
        return (*self._unfit, *self._incomplete)

    def follow(self, steps: Iterable[Step]) -> None:
        """Follow what was written of documents: each as it is now, or gone."""
        for operation, raw in steps:
            kind = TABLES[operation.table]
            if raw is not None:
                if (document := self._typed(kind, operation.key, raw)) is not None:
                    self.record.put(document)
            elif (old := self.record.find(kind, id_text(operation.doc_id))) is not None:
                self.record.remove(old)

    def read_again(self, changed: Iterable[tuple[str, int]]) -> None:
        """Read documents again that came from elsewhere, by table and id."""
        self.follow(self._as_stored(changed))

    def _as_stored(self, changed: Iterable[tuple[str, int]]) -> Iterator[Step]:
        """Documents as the database has them now."""
        for table, doc_id in changed:
            if table in TABLES:
                row = self._database.table(table).get(doc_id=doc_id)
                raw = dict(row) if isinstance(row, Row) else None
                yield Operation(table, str(doc_id), raw, None), raw

    def _documents(self) -> Iterator[Document]:
        """Every document of the database, typed."""
        for name, kind in TABLES.items():
            stored = self._database.journal.documents(name)
            try:
                yield from _all_converted(kind, list(stored.values()))
            except msgspec.ValidationError:
                for key, raw in stored.items():
                    if (document := self._typed(kind, key, raw)) is not None:
                        yield document

    def _typed(self, kind: type[Document], key: str, raw: Mapping[str, Any]) -> Document | None:
        """A stored document, typed; nothing, and a defect, where it has another shape."""
        try:
            return _converted(kind, raw)
        except msgspec.ValidationError as problem:
            # Where a newer version wrote, one defect says it of everything.
            if not self._database.journal.newer:
                name, said = f"{kind.TABLE} {key}", document_words({**raw})
                self._unfit.append(UnfitDocument(name=name, reason=str(problem), said=said))
        return None

    def _complete(self) -> list[Defect]:
        """Let stand-ins take the place of what damage took away, and tell of them."""
        if next(self.record.documents(), None) is None and not self._database.journal.defects:
            return []
        journal = self._database.journal
        moment = journal.lines[0].time if journal.lines else self._now()
        made = stand_in(self.record, journal.folder.path.name, moment)
        kinds = dict.fromkeys(type(document).__name__.lower() for document in made)
        missing = tuple(_NAMES.get(kind, f"the {kind} itself") for kind in kinds)
        return [Incomplete(missing=missing)] if missing else []
