"""What damage took away is stood in for, so that every screen and summary shows what is left."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from tinydb.table import Document as Row

from sessions.store import live_record as typed_record
from sessions.store.folder_defects import Incomplete, UnfitDocument
from sessions.store.store import Store
from tests.builders.acme import Acme
from tests.sessions.disk.failing_disks import journals
from workshop.errors import Refused
from workshop.record.documents import Engagement, Entry, Person
from workshop.report.build import build
from workshop.running.commands import EditEngagement

SAID = ("+ Fast help desk @Dana", "- Slow close @Ana", "! New law #legal", "> Ask @Zoe")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An engagement of one session; there is neither a checkpoint nor a backup."""
    acme = Acme(tmp_path / "Acme")
    for said in SAID:
        acme.say(said, step="outside" if said[0] == "!" else "works")
    acme.store.close()
    (acme.folder / "workshop.json").unlink()
    shutil.rmtree(acme.folder / "backups")
    return acme.folder


def with_records_missing(folder: Path) -> Iterator[tuple[int, ...]]:
    """Take away each record, and each two; says which are missing."""
    (path,) = journals(folder)
    raws = path.read_bytes().splitlines(keepends=True)
    numbers = range(1, len(raws) + 1)
    for missing in (*combinations(numbers, 1), *combinations(numbers, 2)):
        path.write_bytes(b"".join(raw for n, raw in enumerate(raws, 1) if n not in missing))
        yield missing


def shown(store: Store) -> int:
    """How many entries there are, once all that people look at has been made."""
    record = store.record
    assert record.engagement.name
    for document in ("scan", "swot"):
        build(record, document, "restricted")
    for session in record.sessions():
        build(record, "session", "restricted", session_id=session.id)
        assert record.clock_of(session.id).step_id
    return sum(1 for _ in record.all(Entry))


@pytest.mark.slow
def test_whatever_is_missing_the_rest_is_shown(folder: Path) -> None:
    """Any record and any two: it opens, every summary is made, and the loss is told."""
    for missing in with_records_missing(folder):
        with Store.open(folder, read_only=True) as store:
            assert shown(store) >= len(SAID) - len(missing)
            lost_tail = missing in ((11,), (10, 11))
            assert lost_tail or any(not defect.harmless for defect in store.defects)


def test_the_check_can_fail(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without stand-ins the same check meets a record that cannot be shown."""
    monkeypatch.setattr(typed_record, "stand_in", lambda *_: [])
    with pytest.raises(Refused, match=r"There is no|no engagement"):
        test_whatever_is_missing_the_rest_is_shown(folder)


def test_a_stand_in_is_recorded_once_it_is_changed(folder: Path) -> None:
    """The engagement gets its name again, and work goes on."""
    (path,) = journals(folder)
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[1:]))
    with Store.open(folder) as store:
        assert store.record.engagement.name == "Acme"
        assert any(isinstance(defect, Incomplete) for defect in store.defects)
        store.do(EditEngagement(name="Acme Ltd", purpose="", facilitator=""))
    with Store.open(folder, read_only=True) as store:
        assert store.record.engagement.name == "Acme Ltd"
        assert len(list(store.record.all(Engagement))) == 1
        assert not any(isinstance(defect, Incomplete) for defect in store.defects)


def test_a_document_of_another_shape_is_left_out_and_told(folder: Path) -> None:
    """A line may be whole and say what no version of ours says."""
    with Store.open(folder) as store:
        store.database.table("people").insert(Row({"id": "x", "name": ["no", "name"]}, 99))
    with Store.open(folder) as store:
        assert all(isinstance(person.name, str) for person in store.record.all(Person))
        (defect,) = store.defects
        assert isinstance(defect, UnfitDocument)
        assert defect.details == ('“["no","name"]”',)
    assert shown(Store.open(folder, read_only=True)) == len(SAID)


def test_what_stands_in_is_dated_at_the_beginning(folder: Path) -> None:
    """An engagement whose first records are lost did not begin when the last one was written."""
    (path,) = journals(folder)
    raws = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(raws[3:]))
    store = Store.open(folder)
    first, last = (
        min(e.at for e in store.record.all(Entry)),
        max(e.at for e in store.record.all(Entry)),
    )
    assert first < last
    assert store.record.engagement.created <= first
    store.close()
