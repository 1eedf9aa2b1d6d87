"""The journal: what is acknowledged is on the disk, what is refused leaves no trace."""

import errno
import json
import shutil
import sys
import zlib
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tinydb.table import Document

from sessions.disk.disk import Disk
from sessions.errors import NewerFormat, NotRecorded
from sessions.history.history import History
from sessions.journal.defects import Fork, Gap, NewerVersion, Unconfirmed
from sessions.journal.line import BEFORE_FIRST, Operation, compose, parse
from sessions.journal.line_defects import BadLine, TornTail
from tests.sessions.disk.failing_disks import FaultyDisk, bytes_of, journals, opened, state_of

MOMENT = datetime(2026, 11, 21, 14, 2, tzinfo=UTC)


def full() -> OSError:
    return OSError(errno.ENOSPC, "No space left on device")


def seal(fields: bytes) -> bytes:
    """Make a line of any content whose checksum fits."""
    return b'{"c":"%08x",%b' % (zlib.crc32(fields), fields)


def test_a_line_is_plain_json_with_its_checksum_at_a_fixed_place() -> None:
    """The format that other programs may rely on."""
    put = Operation("people", "12", {"name": "Zoë"}, None)
    line, written = compose((2, "edeeb1b9"), MOMENT, {"by": "dana"}, [put], first=True)
    fields = json.loads(line.raw)
    assert line.raw.startswith(b'{"c":"%08x",' % zlib.crc32(line.raw[16:]))
    assert (fields["n"], fields["p"], fields["v"]) == (3, "edeeb1b9", 1)
    assert fields["o"] == [["people", "12", {"name": "Zoë"}, None]]
    assert parse(line.raw) == line
    assert (line.time, line.meta, line.operations) == (MOMENT, {"by": "dana"}, written)


def test_a_clock_without_time_zone_is_refused() -> None:
    """Times of different places could not be compared."""
    with pytest.raises(TypeError, match="time zone"):
        compose((0, BEFORE_FIRST), datetime(2026, 1, 1), {}, [], first=True)  # noqa: DTZ001


@pytest.mark.parametrize("value", [float("nan"), MOMENT, {1, 2}, b"x", object(), "\ud800", 1j])
def test_what_json_cannot_hold_is_refused_and_nothing_changes(tmp_path: Path, value: Any) -> None:
    """A value is never silently written as another one."""
    db = opened(tmp_path / "e")
    db.insert({"a": 1})
    before, files = state_of(db), bytes_of(tmp_path)
    with pytest.raises(NotRecorded, match="Not recorded"):
        db.insert({"a": [value]})
    assert (state_of(db), bytes_of(tmp_path)) == (before, files)
    db.close()


def test_memory_holds_what_was_written(tmp_path: Path) -> None:
    """A tuple is a list at once, not only after the next start."""
    db = opened(tmp_path / "e")
    db.insert({"a": (1, 2), "b": {7: True}, "c": 2**100, "d": -0.0})
    expected = {"_default": {1: {"a": [1, 2], "b": {"7": True}, "c": 2**100, "d": -0.0}}}
    assert state_of(db) == expected
    db.close()
    assert state_of(opened(tmp_path / "e", read_only=True)) == expected


def test_each_run_has_a_file_of_its_own(tmp_path: Path) -> None:
    """Opening changes no file of an earlier run, and a run without work leaves none."""
    for text in "abc":
        db = opened(tmp_path / "e")
        earlier = {path: path.read_bytes() for path in journals(tmp_path / "e")[:-1]}
        db.insert({"text": text})
        db.close()
        assert all(path.read_bytes() == content for path, content in earlier.items())
    opened(tmp_path / "e").close()
    assert [path.name[:7] for path in journals(tmp_path / "e")] == ["000001-", "000002-", "000003-"]


def test_the_file_exists_durably_before_the_first_answer(tmp_path: Path) -> None:
    """The name of the file is synced when the engagement is opened."""
    opened(tmp_path / "e").close()
    disk = FaultyDisk()
    db = opened(tmp_path / "e", disk)
    created = len(disk.calls) - 1 - disk.calls[::-1].index("create")
    assert "sync_folder" in disk.calls[created:]
    disk.calls.clear()
    db.insert({"a": 1})
    assert disk.calls == ["write", "sync", "identity"]
    db.close()


@pytest.mark.parametrize("share", [0.0, 0.4, 1.0])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EROFS])
def test_a_refused_write_leaves_memory_and_disk_as_before(
    tmp_path: Path, code: int, share: float
) -> None:
    """Whatever part of the bytes had been taken already, and with no room held back."""
    disk = FaultyDisk()
    db = opened(tmp_path / "e", disk)
    db.insert({"a": 1})
    (tmp_path / "e" / ".reserve").unlink()
    before, files = state_of(db), bytes_of(tmp_path)
    disk.plan(OSError(code, "refused"), "write", share=share)
    with pytest.raises(NotRecorded, match="Not recorded"):
        db.insert({"a": 2})
    assert (state_of(db), bytes_of(tmp_path)) == (before, files)
    db.insert({"a": 3})
    after = state_of(db)
    db.close()
    again = opened(tmp_path / "e")
    assert (state_of(again), again.journal.defects) == (after, ())
    again.close()


def test_the_refusal_says_what_to_do() -> None:
    """A sentence for a person, not a number."""
    assert NotRecorded.because(full()).sentence == (
        "Not recorded: the disk is full. Make room, then try again."
    )


@pytest.mark.parametrize("call", ["sync", "identity"])
def test_a_file_whose_sync_failed_is_never_used_again(tmp_path: Path, call: str) -> None:
    """The refused line stays where it is, disowned; all that was acknowledged moves on."""
    disk = FaultyDisk()
    db = opened(tmp_path / "e", disk)
    db.insert({"a": 1})
    (first,) = journals(tmp_path / "e")
    disk.plan(OSError(errno.EIO, "lost"), call)
    with pytest.raises(NotRecorded):
        db.insert({"a": 2})
    abandoned = first.read_bytes()
    db.insert({"a": 3})
    after = state_of(db)
    assert sorted(doc["a"] for doc in db) == [1, 3]
    assert first.read_bytes() == abandoned
    first.unlink()
    assert state_of(opened(tmp_path / "e", read_only=True)) == after
    first.write_bytes(abandoned)
    reader = opened(tmp_path / "e", read_only=True)
    assert state_of(reader) == after
    assert [type(defect) for defect in reader.journal.defects] == [Unconfirmed]
    db.close()


@pytest.mark.parametrize("calls", [["sync"], ["sync", "write"], ["identity", "write", "write"]])
def test_a_refused_line_is_disowned_even_if_nothing_follows(
    tmp_path: Path, calls: list[str]
) -> None:
    """Closing says so in the place of the next line, whatever else was refused in between."""
    disk = FaultyDisk()
    db = opened(tmp_path / "e", disk)
    for call in calls:
        disk.plan(OSError(errno.EIO, "lost"), call)
        with pytest.raises(NotRecorded):
            db.insert({"a": 2})
    db.close()
    reader = opened(tmp_path / "e", read_only=True)
    assert state_of(reader) == {}
    assert len(reader.journal.lines) == 1
    assert History(reader.journal.lines).changes == [], "what disowns others changed nothing"


def small_journal(folder: Path) -> tuple[Path, list[dict[str, Any]]]:
    """Record five answers and give the file, and the documents after each line.

    There is neither a checkpoint nor a backup: what is not in the journal is gone.
    """
    db = opened(folder)
    states = [state_of(db)]
    for text in ("eins", "zwei", "drei — «x»", "四", "fünf"):
        db.table("entries").insert({"text": text, "tags": ["a"]})
        states.append(state_of(db))
    (path,) = journals(folder)
    db.close()
    (folder / "workshop.json").unlink()
    shutil.rmtree(folder / "backups")
    return path, states


def test_every_truncation_keeps_every_whole_line(tmp_path: Path) -> None:
    """Cut anywhere, all lines before the cut count, and the cut is reported."""
    path, states = small_journal(tmp_path / "e")
    content = path.read_bytes()
    for size in range(len(content) + 1):
        path.write_bytes(content[:size])
        reader = opened(tmp_path / "e", read_only=True)
        whole = content[: size + 1].count(b"\n")
        at_an_end = size == 0 or content[size - 1 : size] == b"\n"
        assert state_of(reader) == states[whole]
        assert [type(f) for f in reader.journal.defects] == ([] if at_an_end else [TornTail])
        assert path.read_bytes() == content[:size]


def test_after_a_torn_tail_recording_goes_on_in_another_file(tmp_path: Path) -> None:
    """The torn file is left as it is found."""
    path, states = small_journal(tmp_path / "e")
    torn = path.read_bytes()[:-20]
    path.write_bytes(torn)
    db = opened(tmp_path / "e")
    assert state_of(db) == states[4]
    db.table("entries").insert({"text": "six"})
    after = state_of(db)
    db.close()
    reader = opened(tmp_path / "e", read_only=True)
    assert path.read_bytes() == torn
    assert state_of(reader) == after
    assert [type(f) for f in reader.journal.defects] == [TornTail]


def test_no_flipped_bit_makes_a_wrong_record(tmp_path: Path) -> None:
    """Each byte damaged in turn: other lines count, and it is never silent."""
    path, states = small_journal(tmp_path / "e")
    content = path.read_bytes()
    possible = [doc for state in states for doc in state.get("entries", {}).values()]
    for place in range(len(content)):
        damaged = bytearray(content)
        damaged[place] ^= 1 << (place % 8)
        path.write_bytes(damaged)
        reader = opened(tmp_path / "e", read_only=True)
        shown = state_of(reader).get("entries", {})
        assert reader.journal.defects
        assert all(document in possible for document in shown.values())
        assert len(shown) >= 3


def test_editors_may_add_a_byte_order_mark_and_carriage_returns(tmp_path: Path) -> None:
    """What a copy through another system adds does no harm."""
    path, states = small_journal(tmp_path / "e")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    reader = opened(tmp_path / "e", read_only=True)
    assert (state_of(reader), reader.journal.defects) == (states[5], ())


def test_a_missing_line_is_a_gap(tmp_path: Path) -> None:
    """A line that was cut out is missed by its number."""
    path, _ = small_journal(tmp_path / "e")
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:1] + lines[3:]))
    assert opened(tmp_path / "e", read_only=True).journal.defects == (Gap(first=2, last=3),)


def test_a_well_checked_line_of_a_foreign_shape_is_reported(tmp_path: Path) -> None:
    """Content is data: a checksum that fits does not make it ours."""
    path, states = small_journal(tmp_path / "e")
    last = json.loads(path.read_bytes().splitlines()[-1])
    foreign = [b'"n":6,"p":"%b","t":1.0,"m":{},"o":[["t","x",{},null]]}' % last["c"].encode()]
    foreign.append(b'"hello":1}')
    path.write_bytes(path.read_bytes() + b"".join(seal(fields) + b"\n" for fields in foreign))
    reader = opened(tmp_path / "e", read_only=True)
    assert state_of(reader) == states[5]
    assert [type(f) for f in reader.journal.defects] == [BadLine, BadLine]


def test_two_copies_written_apart_are_joined(tmp_path: Path) -> None:
    """Nothing of either is lost, the fork is said, and copies of a file count once."""
    one, two = tmp_path / "one", tmp_path / "two"
    small_journal(one)
    shutil.copytree(one, two)
    for folder, number in ((one, 2**80), (two, 2**81)):
        db = opened(folder)
        db.table("entries").insert(Document({"from": folder.name}, doc_id=number))
        db.close()
    for path in journals(two):
        shutil.copy(path, one / "journal" / f"copy of {path.name}")
    reader = opened(one, read_only=True)
    shown = state_of(reader)["entries"]
    assert (shown[2**80], shown[2**81], len(shown)) == ({"from": "one"}, {"from": "two"}, 7)
    assert [f.number for f in reader.journal.defects if isinstance(f, Fork)] == [6]


def test_a_newer_journal_is_read_but_not_changed(tmp_path: Path) -> None:
    """An older program leaves the folder alone, byte for byte."""
    path, states = small_journal(tmp_path / "e")
    newer = seal(b'"n":6,"p":"00000000","v":2,"t":1.0,"m":{},"o":[]}')
    (path.parent / "000002-x.jsonl").write_bytes(newer + b"\n")
    before = bytes_of(tmp_path)
    with pytest.raises(NewerFormat, match="newer version"):
        opened(tmp_path / "e")
    reader = opened(tmp_path / "e", read_only=True)
    assert state_of(reader) == states[5]
    assert any(isinstance(f, NewerVersion) for f in reader.journal.defects)
    assert bytes_of(tmp_path) == before


def put_back_older(path: Path) -> None:
    content = path.read_bytes()
    path.unlink()
    path.write_bytes(content.splitlines(keepends=True)[0])


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:30])


def replace(path: Path) -> None:
    other = path.with_name("other")
    other.write_bytes(path.read_bytes())
    other.replace(path)


def remove_everything(path: Path) -> None:
    shutil.rmtree(path.parent.parent)


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be replaced there")
@pytest.mark.parametrize("meddle", [put_back_older, cut, replace, Path.unlink, remove_everything])
def test_a_file_changed_underfoot_costs_one_refusal_and_no_answer(
    tmp_path: Path, meddle: Any
) -> None:
    """A sync client that restores an old copy is noticed at the next answer."""
    opened(tmp_path / "e").close()
    db = opened(tmp_path / "e")
    db.insert({"a": 0})
    db.close()
    db = opened(tmp_path / "e")
    db.insert({"a": 1})
    db.insert({"a": 2})
    meddle(journals(tmp_path / "e")[-1])
    with pytest.raises(NotRecorded, match="goes to a new file"):
        db.insert({"a": 3})
    db.insert({"a": 4})
    after = state_of(db)
    db.close()
    assert state_of(opened(tmp_path / "e", read_only=True)) == after
    assert sorted(doc["a"] for doc in after["_default"].values()) == [0, 1, 2, 4]


def test_a_second_window_follows(tmp_path: Path) -> None:
    """It is told which documents changed, and never changes a byte itself."""
    disk = FaultyDisk()
    db = opened(tmp_path / "e", disk)
    reader = opened(tmp_path / "e", read_only=True)
    assert reader.refresh() == set()
    db.table("t").insert_multiple([{"a": 1}, {"a": 2}])
    assert reader.refresh() == {("t", 1), ("t", 2)}
    db.table("t").remove(doc_ids=[1])
    before = bytes_of(tmp_path)
    assert reader.refresh() == {("t", 1)}
    disk.plan(OSError(errno.EIO, "lost"), "sync")
    with pytest.raises(NotRecorded):
        db.table("t").insert(Document({"a": 3}, doc_id=9))
    reader.refresh()
    db.table("t").insert(Document({"a": 4}, doc_id=10))
    assert ("t", 10) in reader.refresh()
    assert state_of(reader) == state_of(db)
    db.close()
    assert reader.refresh() == set()
    assert before.keys() <= bytes_of(tmp_path).keys() | {"e/.lock-owner.json"}


def test_the_disk_makes_private_files(tmp_path: Path) -> None:
    """Answers are for the person who recorded them."""
    if sys.platform == "win32":
        pytest.skip("permissions are kept otherwise there")
    db = opened(tmp_path / "e")
    db.insert({"a": 1})
    db.close()
    files = [path for path in (tmp_path / "e").rglob("*") if path.is_file()]
    folders = [tmp_path / "e", *(p for p in (tmp_path / "e").rglob("*") if p.is_dir())]
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    assert {path.stat().st_mode & 0o777 for path in folders} == {0o700}


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fcntl there")
@pytest.mark.parametrize(("answer", "called"), [(0, []), (errno.ENOTTY, [7]), (errno.EIO, None)])
def test_a_sync_reaches_the_drive_where_that_is_another_call(
    monkeypatch: pytest.MonkeyPatch, answer: int, called: list[int] | None
) -> None:
    """F_FULLFSYNC as macOS has it; a plain fsync only where the file system does not know it."""
    asked: list[tuple[int, int]] = []
    synced: list[int] = []

    def control(handle: int, call: int) -> None:
        asked.append((handle, call))
        if answer:
            raise OSError(answer, "refused")

    monkeypatch.setattr("sessions.disk.disk._FULL_SYNC", 51)
    monkeypatch.setattr("sessions.disk.disk.fcntl.fcntl", control)
    monkeypatch.setattr("sessions.disk.disk.os.fsync", synced.append)
    with nullcontext() if called is not None else pytest.raises(OSError, match="refused"):
        Disk().sync(7)
    assert (asked, synced) == ([(7, 51)], called or [])


def test_the_seam_can_be_left_alone(tmp_path: Path) -> None:
    """A folder that has gone has no names, and removing twice is fine."""
    disk = Disk()
    assert disk.names(tmp_path / "none") == []
    disk.remove(tmp_path / "none")
