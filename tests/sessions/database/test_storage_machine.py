"""Any sequence of TinyDB calls, crashes and reopenings gives what TinyDB in memory gives."""

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from tinydb import TinyDB, where
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from sessions.journal.defects import Gap
from sessions.journal.line_defects import BadLine
from sessions.journal.reading_border import cleaned
from tests.faults import SIZES, times
from tests.sessions.disk.failing_disks import journals, opened, state_of

TABLES = st.sampled_from(["entries", "people"])
IDS = st.sampled_from([1, 2, 3, 2**127])
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(allow_nan=False, allow_infinity=False),
    # What a terminal would obey is taken out where the journal is read.
    st.text(st.characters(exclude_categories=["Cs"]), max_size=6).map(cleaned),
    st.lists(st.integers(0, 3), max_size=3),
    st.dictionaries(st.text("ab", max_size=2), st.integers(0, 3), max_size=2),
)
DOCUMENTS = st.dictionaries(st.sampled_from(["a", "b", "ü"]), VALUES, max_size=3)


class StorageMachine(RuleBasedStateMachine):
    """The journal beside a stock database in memory."""

    @initialize()
    def begin(self) -> None:
        self.place = tempfile.TemporaryDirectory()
        self.path = Path(self.place.name) / "e"
        self.db = opened(self.path)
        self.inserted = 1
        self.model = TinyDB(storage=MemoryStorage)

    def both(self) -> tuple[TinyDB, TinyDB]:
        """Give the two databases that must not differ."""
        return self.db, self.model

    def put(self, table: str, doc_id: int, document: dict[str, Any]) -> None:
        """Record or complete a document in both."""
        for db in self.both():
            db.table(table).upsert(Document(document, doc_id=doc_id))

    @rule(table=TABLES, doc_id=IDS, document=DOCUMENTS)
    def upsert(self, table: str, doc_id: int, document: dict[str, Any]) -> None:
        self.put(table, doc_id, document)

    @rule(table=TABLES, documents=st.lists(DOCUMENTS, max_size=3))
    def insert_many(self, table: str, documents: list[dict[str, Any]]) -> None:
        self.inserted += len(documents)
        for db in self.both():
            db.table(table).insert_multiple(
                Document(document, doc_id=self.inserted * 10 + place)
                for place, document in enumerate(documents)
            )

    @rule(table=TABLES, value=VALUES, document=DOCUMENTS)
    def update_where(self, table: str, value: Any, document: dict[str, Any]) -> None:
        ids = [db.table(table).update(document, where("a") == value) for db in self.both()]
        assert ids[0] == ids[1]

    @rule(table=TABLES, ids=st.lists(IDS, max_size=3, unique=True))
    def remove(self, table: str, ids: list[int]) -> None:
        for db in self.both():
            db.table(table).remove(doc_ids=ids)

    @rule(table=TABLES)
    def truncate(self, table: str) -> None:
        for db in self.both():
            db.table(table).truncate()

    @rule(table=TABLES)
    def drop(self, table: str) -> None:
        for db in self.both():
            db.drop_table(table)

    @rule(first=TABLES, second=TABLES, doc_id=IDS, document=DOCUMENTS)
    def change(self, first: str, second: str, doc_id: int, document: dict[str, Any]) -> None:
        with self.db.change({"n": 1}):
            self.put(first, doc_id, document)
            for db in self.both():
                db.table(second).remove(doc_ids=[1])
            self.put(second, 2, {"copied": document})
            assert state_of(self.db) == self.expected()

    @rule(table=TABLES, doc_id=IDS, document=DOCUMENTS)
    def give_up(self, table: str, doc_id: int, document: dict[str, Any]) -> None:
        try:
            with self.db.change():
                self.db.table(table).upsert(Document(document, doc_id=doc_id))
                self.db.drop_tables()
                raise LookupError  # noqa: TRY301 - it is the rule that gives up
        except LookupError:
            pass

    @rule(lose=st.booleans())
    def reopen(self, lose: bool) -> None:
        self.db.close()
        if lose:
            (self.path / "workshop.json").unlink(missing_ok=True)
        self.db = opened(self.path)

    @rule(rest=st.binary(max_size=9).filter(lambda rest: b"\n" not in rest))
    def crash(self, rest: bytes) -> None:
        """Leave without closing, in the middle of a line."""
        if self.db._lock:
            self.db._lock.release()
        with journals(self.path)[-1].open("ab") as file:
            file.write(b'{"c":"00000000",' + rest)
        self.db = opened(self.path)

    @precondition(lambda self: self.db.last is not None)
    @rule()
    def as_it_was(self) -> None:
        """History, undone from the end to the start, leads back to nothing."""
        documents = {(t, i): d for t, docs in state_of(self.db).items() for i, d in docs.items()}
        for line in self.db.history(newest_first=True):
            for change in reversed(line.operations):
                assert documents.pop((change.table, change.doc_id), None) == change.new
                if change.old is not None:
                    documents[change.table, change.doc_id] = change.old
        assert documents == {}

    def expected(self) -> dict[str, dict[int, dict[str, Any]]]:
        """What the model holds."""
        return state_of(self.model)

    @invariant()
    def same(self) -> None:
        if hasattr(self, "model"):
            assert state_of(self.db) == self.expected()
            assert not any(isinstance(f, BadLine | Gap) for f in self.db.journal.defects)

    def teardown(self) -> None:
        if hasattr(self, "db"):
            self.db.close()
            shown = state_of(opened(self.path, read_only=True))
            self.place.cleanup()
            assert shown == self.expected()


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_the_storage_is_what_tinydb_is(size: int) -> None:
    """Whatever is done with it, in whatever order."""
    wanted = settings(
        max_examples=times(80, size),
        stateful_step_count=25,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    run_state_machine_as_test(StorageMachine, settings=wanted)
