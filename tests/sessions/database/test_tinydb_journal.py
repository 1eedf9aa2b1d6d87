"""TinyDB on the journal: TinyDB's behaviour, made durable, several calls as one where asked."""

import errno
import json
import re
from contextlib import suppress
from pathlib import Path

import pytest
from tinydb import Query, TinyDB, where
from tinydb.operations import increment
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from sessions.errors import NotAnEngagement, NotRecorded, ReadOnly
from sessions.journal.replay import replay
from tests.sessions.disk.failing_disks import FaultyDisk, bytes_of, journals, opened, state_of

HUGE = 2**128 - 1


def test_a_new_engagement_explains_itself(tmp_path: Path) -> None:
    """Whoever finds the folder can get the answers out of it."""
    opened(tmp_path / "e").close()
    text = (tmp_path / "e" / "README.txt").read_text(encoding="utf-8")
    assert "How to get the answers without the program" in text


def test_only_an_engagement_is_opened(tmp_path: Path) -> None:
    """A wrong folder is refused, and a folder with other files is not taken over."""
    with pytest.raises(NotAnEngagement, match="neither a journal folder"):
        opened(tmp_path / "none", create=False)
    (tmp_path / "letter.txt").write_text("Dear …", encoding="utf-8")
    with pytest.raises(NotAnEngagement, match=re.escape("(letter.txt)")):
        opened(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_ids_are_the_callers_own_and_may_be_huge(tmp_path: Path) -> None:
    """128 bits, so that two laptops never give the same."""
    db = opened(tmp_path / "e")
    assert db.table("t").insert(Document({"a": 1}, doc_id=HUGE)) == HUGE
    assert db.table("t").upsert(Document({"b": 2}, doc_id=HUGE)) == [HUGE]
    db.close()
    again = opened(tmp_path / "e", read_only=True)
    assert again.table("t").get(doc_id=HUGE) == {"a": 1, "b": 2}
    assert again.table("t").contains(doc_id=HUGE)


def test_each_call_is_one_line_and_no_call_in_vain(tmp_path: Path) -> None:
    """A call that changes nothing writes nothing."""
    db = opened(tmp_path / "e")
    db.insert_multiple([{"n": 1}, {"n": 2}])
    db.update(increment("n"))
    db.update({"n": 3}, where("n") == 3)
    db.update({"n": 9}, where("n") == 7)
    db.remove(where("n") == 7)
    db.upsert({"n": 2, "new": True}, where("n") == 2)
    lines = list(db.history())
    assert [len(line.operations) for line in lines] == [2, 2, 1]
    assert [line.number for line in lines] == [1, 2, 3]
    db.close()


def test_true_and_one_are_not_the_same(tmp_path: Path) -> None:
    """Python holds them equal; a record does not."""
    db = opened(tmp_path / "e")
    db.insert({"n": 1})
    db.update({"n": True})
    assert db.all()[0]["n"] is True
    db.close()


def test_what_is_read_is_the_readers_own(tmp_path: Path) -> None:
    """Changing it changes nothing recorded; nor does changing what was handed in."""
    db = opened(tmp_path / "e")
    mine = {"tags": ["a"], "deep": {"list": [{"x": 1}]}}
    db.insert(mine)
    mine["tags"] = mine["deep"]["list"][0]["x"] = "changed"  # type: ignore[index]
    for document in (*db.all(), *db.search(where("tags").exists()), db.get(doc_id=1)):
        document["tags"].append("b")
        document["deep"]["list"][0]["x"] = 2
    assert db.all() == [{"tags": ["a"], "deep": {"list": [{"x": 1}]}}]
    with db.change() as change:
        tags = ["c"]
        db.update({"tags": tags})
        tags.append("d")
    assert change.line is not None
    assert db.all()[0]["tags"] == ["c"]
    db.close()


def test_queries_that_differ_in_flags_are_not_confused(tmp_path: Path) -> None:
    """TinyDB's query cache would give the second the answer of the first."""
    db = opened(tmp_path / "e")
    db.insert({"name": "John"})
    assert db.search(Query().name.matches("john", flags=re.IGNORECASE))
    assert not db.search(Query().name.matches("john"))
    db.close()


def test_a_change_is_one_line_with_what_the_caller_says(tmp_path: Path) -> None:
    """Several calls on several tables, each seeing what the ones before did."""
    db = opened(tmp_path / "e")
    db.table("people").insert(Document({"name": "Ana"}, doc_id=5))
    with db.change({"say": "Recorded S1"}) as change:
        db.table("entries").insert(Document({"text": "Fast", "by": 5}, doc_id=9))
        db.table("people").update({"spoke": True}, doc_ids=[5])
        assert db.table("people").get(doc_id=5) == {"name": "Ana", "spoke": True}
        assert db.table("entries").count(where("by") == 5) == 1
        db.table("entries").upsert(Document({"letter": "S"}, doc_id=9))
        db.table("entries").insert(Document({"text": "gone"}, doc_id=10))
        assert len(db.table("entries")) == 2
        db.table("entries").remove(doc_ids=[10])
        change.meta["undo"] = 1
    assert change.line is not None
    assert change.line is db.last
    assert (change.line.number, change.line.meta) == (2, {"say": "Recorded S1", "undo": 1})
    assert [(o.table, o.doc_id, o.new, o.old) for o in change.line.operations] == [
        ("entries", 9, {"text": "Fast", "by": 5, "letter": "S"}, None),
        ("people", 5, {"name": "Ana", "spoke": True}, {"name": "Ana"}),
    ]
    db.close()


def test_a_change_that_raises_has_not_happened(tmp_path: Path) -> None:
    """All or nothing, for the whole block and for each call in it."""
    db = opened(tmp_path / "e")
    db.insert({"n": 1})
    before, files = state_of(db), bytes_of(tmp_path)
    with suppress(KeyError), db.change():
        db.insert({"n": 2})
        db.truncate()
        raise KeyError
    assert (state_of(db), bytes_of(tmp_path)) == (before, files)

    def half(document: dict[str, int]) -> None:
        document["n"] += 10
        if document["n"] > 11:
            raise ValueError

    with db.change():
        db.insert({"n": 2})
        with pytest.raises(ValueError, match=r"^$"):
            db.update(half)
    assert sorted(doc["n"] for doc in db) == [1, 2]
    db.close()


def test_a_refused_change_has_not_happened(tmp_path: Path) -> None:
    """The refusal comes out of the block, and the next change is recorded."""
    disk = FaultyDisk()
    db = opened(tmp_path / "e", disk)
    db.insert({"n": 1})
    before = state_of(db)
    disk.plan(OSError(errno.ENOSPC, "full"), "write", times=2, share=0.5)

    def change() -> None:
        with db.change():
            db.insert({"n": 2})
            db.remove(doc_ids=[1])

    with pytest.raises(NotRecorded, match="disk is full"):
        change()
    assert state_of(db) == before
    change()
    assert state_of(db) == {"_default": {3: {"n": 2}}}
    db.close()


def test_changes_do_not_nest(tmp_path: Path) -> None:
    """Which one would be taken back would not be clear."""
    db = opened(tmp_path / "e")
    with db.change(), pytest.raises(RuntimeError, match="inside another"), db.change():
        pass
    db.close()


def test_a_change_of_nothing_is_no_line(tmp_path: Path) -> None:
    """Whatever is said about it."""
    db = opened(tmp_path / "e")
    with db.change({"say": "nothing"}) as change:
        db.insert({"n": 1})
        db.truncate()
    assert change.line is None
    assert db.last is None
    db.close()


def test_history_goes_both_ways_and_over_restarts(tmp_path: Path) -> None:
    """With number, time, what was said, and the old and new value: enough to undo."""
    db = opened(tmp_path / "e")
    for n in (1, 2):
        with db.change({"n": n}):
            db.upsert(Document({"value": n}, doc_id=7))
    db.close()
    db = opened(tmp_path / "e")
    newest = next(db.history(newest_first=True))
    assert [line.meta["n"] for line in db.history()] == [1, 2]
    assert newest.time.utcoffset() is not None
    (operation,) = newest.operations
    assert (operation.new, operation.old) == ({"value": 2}, {"value": 1})
    undo = operation.inverse()
    with db.change({"undo": newest.number}):
        db.update(undo.new, doc_ids=[undo.doc_id])
    assert db.all() == [{"value": 1}]
    earlier = replay(line for line in db.history() if line.number <= 2)
    assert earlier == {"_default": {"7": {"value": 2}}}
    db.close()


def test_tables_are_dropped_and_remembered(tmp_path: Path) -> None:
    """Dropping is a change like any other: its documents are in the journal."""
    db = opened(tmp_path / "e")
    db.table("a").insert({"n": 1})
    db.table("b").insert({"n": 2})
    db.drop_table("a")
    assert db.tables() == {"b"}
    assert db.last is not None
    assert db.last.operations[0].old == {"n": 1}
    with db.change():
        db.drop_tables()
        db.table("c").insert({"n": 3})
    assert state_of(db) == {"c": {1: {"n": 3}}}
    db.close()


def test_a_storage_can_be_written_as_a_whole(tmp_path: Path) -> None:
    """As TinyDB's own interface has it, for tools that copy databases."""
    db = opened(tmp_path / "e")
    db.insert({"n": 1})
    db.storage.write({"_default": {"2": {"n": 2}}, "t": {"1": {"n": 3}}})
    assert state_of(db) == {"_default": {2: {"n": 2}}, "t": {1: {"n": 3}}}
    db.close()


def test_reading_only_changes_no_byte(tmp_path: Path) -> None:
    """Nor does a refused write there."""
    db = opened(tmp_path / "e")
    db.insert({"n": 1})
    before = bytes_of(tmp_path)
    reader = opened(tmp_path / "e", read_only=True)
    assert reader.all() == [{"n": 1}]
    with pytest.raises(ReadOnly):
        reader.insert({"n": 2})
    with pytest.raises(ReadOnly), reader.change():
        pass
    with pytest.raises(ReadOnly):
        reader.drop_tables()
    reader.save_checkpoint()
    reader.close()
    assert bytes_of(tmp_path) == before
    db.close()
    with pytest.raises(ReadOnly):
        db.insert({"n": 2})
    db.close()


def test_typed_objects_are_built_without_copying(tmp_path: Path) -> None:
    """For the store, which turns documents into frozen structs anyway."""
    db = opened(tmp_path / "e")
    db.table("t").insert(Document({"n": 1}, doc_id=HUGE))
    assert db.journal.documents("t") == {str(HUGE): {"n": 1}}
    assert db.journal.documents("t") is db.journal.tables["t"]
    db.close()


def test_the_reserved_table_is_refused(tmp_path: Path) -> None:
    """It would be mistaken for the checkpoint's note."""
    db = opened(tmp_path / "e")
    with pytest.raises(ValueError, match="_checkpoint"):
        db.table("_checkpoint")
    db.close()


def test_duplicate_ids_are_refused_as_tinydb_does(tmp_path: Path) -> None:
    """And the line is not written."""
    db = opened(tmp_path / "e")
    db.insert(Document({"n": 1}, doc_id=4))
    with pytest.raises(ValueError, match="already exists"):
        db.insert(Document({"n": 2}, doc_id=4))
    assert db.insert({"n": 3}) == 5
    assert len(list(db.history())) == 2
    db.close()


@pytest.mark.parametrize("size", [10, 5_000])
def test_recording_looks_at_no_other_document(tmp_path: Path, size: int) -> None:
    """Counted, not timed: no document but the one concerned is decoded or copied."""
    db = opened(tmp_path / "e")
    table = db.table("t")
    table.insert_multiple(Document({"n": n}, doc_id=n) for n in range(1, size + 1))
    storage = db.journal
    looked: list[str] = []

    class Watched(dict[str, dict[str, int]]):
        def __getitem__(self, key: str) -> dict[str, int]:
            looked.append(key)
            return super().__getitem__(key)

        def __iter__(self) -> None:  # type: ignore[override]
            raise AssertionError("the whole table was scanned")

    storage.tables["t"] = Watched(storage.tables["t"])
    table.insert(Document({"n": 0}, doc_id=HUGE))
    table.upsert(Document({"n": 1}, doc_id=HUGE))
    table.update({"n": 2}, doc_ids=[HUGE])
    assert table.get(doc_id=HUGE) == {"n": 2}
    assert table.contains(doc_id=HUGE)
    assert len(table) == size + 1
    table.remove(doc_ids=[HUGE])
    assert set(looked) <= {str(HUGE)}
    db.close()


def test_the_journal_can_be_read_with_nothing_but_json(tmp_path: Path) -> None:
    """Each line alone says everything about its change."""
    db = opened(tmp_path / "e")
    db.insert({"text": "naïve – «ok»"})
    db.close()
    (path,) = journals(tmp_path / "e")
    (line,) = path.read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["o"] == [["_default", "1", {"text": "naïve – «ok»"}, None]]


def test_it_is_tinydb(tmp_path: Path) -> None:
    """The same calls give the same answers as TinyDB in memory."""
    ours, stock = opened(tmp_path / "e"), TinyDB(storage=MemoryStorage)
    for db in (ours, stock):
        db.insert_multiple({"n": n, "even": n % 2 == 0} for n in range(6))
        db.update_multiple([({"n": 10}, where("n") == 1), ({"n": 30}, where("n") == 3)])
        db.remove(where("even").test(bool))
        db.table("other").upsert({"x": 1}, where("x") == 1)
    assert ours.all() == stock.all()
    assert ours.tables() == stock.tables()
    assert [doc.doc_id for doc in ours] == [doc.doc_id for doc in stock]
    ours.close()
