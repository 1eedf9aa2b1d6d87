"""What the journal has lost is brought back from the checkpoint or a backup, and told."""

from __future__ import annotations

import errno
import gzip
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from tinydb.table import Document

from sessions.database import checkpoint, tinydb_journal
from sessions.database.database import EngagementDB
from sessions.database.recovery import Recovery
from sessions.journal.defects import Gap, Recovered, StaleCheckpoint
from sessions.journal.line_defects import BadLine, EditedLine
from tests.builders.acme import Acme
from tests.builders.folders import no_other_trace
from tests.sessions.disk.failing_disks import FaultyDisk, bytes_of, journals, opened, state_of
from tests.sessions.journal.damage import (
    Damage,
    copied_over,
    flipped,
    flips,
    garbage,
    hole,
    repeated,
    zeros,
)

State = dict[str, dict[int, dict[str, Any]]]


def filled(folder: Path) -> State:
    """An engagement with five entries, closed; one was changed and one removed."""
    db = opened(folder)
    db.table("people").insert(Document({"name": "Žofie"}, doc_id=2**90))
    for number in range(1, 6):
        db.table("entries").insert({"text": f"answer {number}"})
    db.table("entries").update({"text": "answer 2, corrected"}, doc_ids=[2])
    db.table("entries").remove(doc_ids=[5])
    state = state_of(db)
    db.close()
    return state


def without(folder: Path, *numbers: int) -> None:
    """Take records out of the journal, as an overwritten stretch of the disk would."""
    (path,) = journals(folder)
    raws = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(raw for n, raw in enumerate(raws, 1) if n not in numbers))


def found(db: EngagementDB, kind: type) -> list[Any]:
    """The defects of a kind."""
    return [defect for defect in db.journal.defects if isinstance(defect, kind)]


@pytest.mark.parametrize("numbers", [(1,), (3,), (3, 4), (7,), (2, 7), (4, 5, 6, 7, 8), (8,)])
@pytest.mark.parametrize("from_backup", [False, True])
def test_what_only_the_checkpoint_has_is_shown_and_recorded_again(
    tmp_path: Path, numbers: tuple[int, ...], from_backup: bool
) -> None:
    """Lost insertions and lost corrections; the journal has them again after the next opening."""
    folder = tmp_path / "e"
    state = filled(folder)
    without(folder, *numbers)
    if from_backup:
        (folder / "workshop.json").write_bytes(b"spoilt")
    before = bytes_of(folder)
    reader = opened(folder, read_only=True)
    # What a lost record removed is shown again: better twice removed than once lost.
    shown = state_of(reader)
    if 8 not in numbers:
        assert shown == state
    assert bytes_of(folder) == before
    writer = opened(folder)
    assert state_of(writer) == shown
    writer.close()
    assert before["journal/" + journals(folder)[0].name] == journals(folder)[0].read_bytes()
    (folder / "workshop.json").unlink()
    shutil.rmtree(folder / "backups")
    again = opened(folder, read_only=True)
    assert state_of(again) == shown
    assert all(defect.harmless for defect in again.journal.defects)


def test_it_is_told_while_it_is_new_and_in_the_history(tmp_path: Path) -> None:
    """What was brought back, from where; never silently."""
    folder = tmp_path / "e"
    filled(folder)
    without(folder, 4)
    reader = opened(folder, read_only=True)
    (told,) = found(reader, Recovered)
    assert told.sentence.startswith("workshop.json (made after record 8): 1 document that the")
    assert told.details == ("entries: “answer 3”",)
    assert not told.harmless
    assert [(gap.first, gap.last, gap.harmless) for gap in found(reader, Gap)] == [(4, 4, False)]
    writer = opened(folder)
    assert writer.last is not None
    assert writer.last.meta["s"] == (
        "Brought back 1 document that the journal had lost, from workshop.json"
    )
    writer.close()
    assert [gap.harmless for gap in found(opened(folder, read_only=True), Gap)] == [True]


def test_a_gap_of_which_nothing_is_left_stays_told(tmp_path: Path) -> None:
    """No checkpoint that was made since hides it: it was made without the missing records."""
    folder = tmp_path / "e"
    filled(folder)
    without(folder, 4)
    (folder / "workshop.json").unlink()
    shutil.rmtree(folder / "backups")
    for _ in range(2):
        db = opened(folder)
        db.insert({"more": 1})
        assert [gap.harmless for gap in found(db, Gap)] == [False]
        db.close()
    assert [gap.harmless for gap in found(opened(folder, read_only=True), Gap)] == [False]


def test_a_gap_that_left_nothing_missing_is_said_to(tmp_path: Path) -> None:
    """The lost record was followed by another one about the same document."""
    folder = tmp_path / "e"
    state = filled(folder)
    without(folder, 3)
    reader = opened(folder, read_only=True)
    assert (state_of(reader), [f.harmless for f in found(reader, Gap)]) == (state, [True])
    opened(folder).close()
    (folder / "workshop.json").unlink()
    shutil.rmtree(folder / "backups")
    assert [f.harmless for f in found(opened(folder, read_only=True), Gap)] == [True]


def test_the_journal_wins_where_it_knows_better(tmp_path: Path) -> None:
    """A state that was recorded after the checkpoint is never replaced by it."""
    folder = tmp_path / "e"
    filled(folder)
    older = (folder / "workshop.json").read_bytes()
    db = opened(folder)
    db.table("entries").update({"text": "later"}, doc_ids=[1])
    db.table("entries").remove(doc_ids=[3])
    state = state_of(db)
    db.close()
    shutil.rmtree(folder / "backups")
    (folder / "workshop.json").write_bytes(older)
    path = journals(folder)[0]
    raws = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*raws[:4], *raws[5:]]))
    assert state_of(opened(folder, read_only=True)) == state


def test_records_cut_off_at_the_end_come_back(tmp_path: Path) -> None:
    """The last file was lost by a sync client: only the checkpoint knows."""
    folder = tmp_path / "e"
    filled(folder)
    db = opened(folder)
    db.table("entries").insert(Document({"text": "the last word"}, doc_id=77))
    state = state_of(db)
    db.close()
    journals(folder)[-1].unlink()
    db = opened(folder)
    assert state_of(db) == state
    db.table("entries").update({"text": "and one more"}, doc_ids=[77])
    state = state_of(db)
    db._lock.release()  # type: ignore[union-attr]  # a crash: the old checkpoint stays
    again = opened(folder)
    assert state_of(again) == state
    again.close()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content + b'"4": {"text": "old tail"}}}\n',
        lambda content: content[: content.index(b'"entries"') + 40],
        lambda content: b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n"),
    ],
)
def test_a_lone_checkpoint_is_read_as_far_as_it_goes(
    tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    """With garbage behind it, cut in the middle, or through another system's hands."""
    acme = Acme(tmp_path / "whole")
    acme.say("+ Fast help desk @Dana")
    acme.store.close()
    documents = state_of(opened(acme.folder, read_only=True))
    content = (acme.folder / "workshop.json").read_bytes()
    lone = tmp_path / "lone"
    lone.mkdir()
    (lone / "workshop.json").write_bytes(spoil(content))
    reader = opened(lone, read_only=True)
    shown = state_of(reader)
    assert shown["people"] == documents["people"]
    assert all(doc == documents[t][i] for t, docs in shown.items() for i, doc in docs.items())
    (told,) = found(reader, Recovered)
    assert not told.harmless
    writer = opened(lone)
    writer.close()
    (lone / "workshop.json").unlink()
    assert state_of(opened(lone, read_only=True)) == shown


def test_nothing_is_taken_from_another_engagement(tmp_path: Path) -> None:
    """A whole checkpoint of other records, in a folder whose journal has a gap."""
    filled(tmp_path / "one")
    without(tmp_path / "one", 2)
    other = opened(tmp_path / "two")
    other.table("guests").insert(Document({"name": "Nobody of ours"}, doc_id=2**91))
    other.close()
    shutil.rmtree(tmp_path / "one" / "backups")
    content = (tmp_path / "two" / "workshop.json").read_bytes()
    (tmp_path / "one" / "workshop.json").write_bytes(content)
    reader = opened(tmp_path / "one", read_only=True)
    assert "guests" not in state_of(reader)
    assert [type(defect) for defect in reader.journal.defects] == [Gap, StaleCheckpoint]


def test_no_flip_in_the_checkpoint_changes_what_is_shown(tmp_path: Path) -> None:
    """Every twentieth bit: the journal is whole, so nothing else is believed."""
    folder = tmp_path / "e"
    state = filled(folder)
    shutil.rmtree(folder / "backups")
    path = folder / "workshop.json"
    content = path.read_bytes()
    for bit in range(0, len(content) * 8, 20):
        damaged = bytearray(content)
        damaged[bit // 8] ^= 1 << bit % 8
        path.write_bytes(damaged)
        reader = opened(folder, read_only=True)
        assert state_of(reader) == state
        assert reader.journal.defects or checkpoint.read_alone(bytes(damaged)).problem == ""
    for size in range(0, len(content), 7):
        path.write_bytes(content[:size])
        assert state_of(opened(folder, read_only=True)) == state


@pytest.mark.slow
@pytest.mark.parametrize("damage", [flipped, zeros, garbage, hole, repeated, copied_over])
def test_with_a_checkpoint_no_damage_to_the_journal_costs_a_document(
    tmp_path: Path, damage: Damage
) -> None:
    """Up to two thousand bytes anywhere, 40 times in each way: all is shown as it was."""
    acme = Acme(tmp_path / "Acme")
    for said in ("+ Fast help desk @Dana", "- Slow close @Ana", "> Ask @Ana"):
        acme.say(said)
    acme.store.close()
    (path,) = journals(acme.folder)
    content = path.read_bytes()
    state = state_of(opened(acme.folder, read_only=True))
    chance = Random(damage.__name__)  # noqa: S311 - the same damage every time
    for _ in range(40):
        path.write_bytes(damage(content, chance)[0])
        reader = opened(acme.folder, read_only=True)
        assert state_of(reader) == state


@pytest.mark.slow
def test_a_flipped_bit_costs_no_document_that_a_checkpoint_has(tmp_path: Path) -> None:
    """The line is set aside and told, its documents come back and are recorded; then it is well."""
    folder = tmp_path / "e"
    state = filled(folder)
    # The record that removed an answer may be the one that is lost: better twice removed.
    shown = state["entries"] | {5: {"text": "answer 5"}}
    (path,) = journals(folder)
    content = path.read_bytes()
    for turn, (place, damaged) in enumerate(flips(content, 89)):
        copy = Path(shutil.copytree(folder, tmp_path / str(turn)))
        journals(copy)[0].write_bytes(damaged)
        writer = opened(copy)
        assert writer.journal.defects
        assert state_of(writer)["entries"] in (state["entries"], shown)
        writer.close()
        assert journals(copy)[0].read_bytes() == damaged
        broken = damaged[content.rfind(b"\n", 0, place) + 1 :].split(b"\n")[0]
        aside = [each.read_bytes() for each in (copy / "quarantine").glob("line-*")]
        assert content[place] == 10 or broken in b"\n".join(aside)
        (copy / "workshop.json").unlink()
        shutil.rmtree(copy / "backups")
        again = opened(copy, read_only=True)
        assert state_of(again)["entries"] in (state["entries"], shown)
        assert [each for each in again.journal.defects if not each.harmless] == []


def test_a_flipped_bit_in_the_last_line_stays_told_where_nothing_has_it(tmp_path: Path) -> None:
    """The next run gives its number to another record; that does not make the lost one whole."""
    folder = tmp_path / "e"
    filled(folder)
    no_other_trace(folder)
    (path,) = journals(folder)
    content = path.read_bytes()
    start = content.rstrip(b"\n").rfind(b"\n") + 1
    for turn, (place, damaged) in enumerate(flips(content[start:-1], 53)):
        copy = Path(shutil.copytree(folder, tmp_path / str(turn)))
        journals(copy)[0].write_bytes(content[:start] + damaged + b"\n")
        db = opened(copy)
        db.table("entries").insert({"text": f"later {place}"})
        db.close()
        no_other_trace(copy)
        again = opened(copy, read_only=True)
        assert [each for each in again.journal.defects if not each.harmless]


def test_the_check_of_documents_can_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that never looks at the checkpoint loses documents, and the same check says so."""
    monkeypatch.setattr(tinydb_journal, "recover", lambda *_: Recovery())
    with pytest.raises(AssertionError):
        test_with_a_checkpoint_no_damage_to_the_journal_costs_a_document(tmp_path, zeros)


@pytest.mark.slow
@pytest.mark.parametrize("damage", [flipped, zeros, garbage, hole, repeated, copied_over])
def test_what_was_brought_back_is_recorded_once(tmp_path: Path, damage: Damage) -> None:
    """The next openings for writing find nothing more to do, and the journal alone has it all."""
    acme = Acme(tmp_path / "Acme")
    acme.say("+ Fast help desk @Dana")
    acme.store.close()
    (path,) = journals(acme.folder)
    content = path.read_bytes()
    state = state_of(opened(acme.folder, read_only=True))
    chance = Random(damage.__name__)  # noqa: S311 - the same damage every time
    for turn in range(6):
        folder = Path(shutil.copytree(acme.folder, tmp_path / str(turn)))
        (path,) = journals(folder)
        path.write_bytes(damage(content, chance)[0])
        opened(folder).close()
        files = len(journals(folder))
        for _ in range(2):
            opened(folder).close()
        assert len(journals(folder)) == files <= 2
        (folder / "workshop.json").unlink()
        shutil.rmtree(folder / "backups")
        assert state_of(opened(folder, read_only=True)) == state


def test_everything_may_be_damaged_at_once(tmp_path: Path) -> None:
    """The engagement still opens, for reading and for writing, and says so."""
    folder = tmp_path / "e"
    filled(folder)
    for path in folder.rglob("*"):
        if path.is_file():
            path.write_bytes(b"\x00\xff" * 99)
    reader = opened(folder, read_only=True)
    assert state_of(reader) == {}
    assert [defect.harmless for defect in reader.journal.defects] == [False, True]
    db = opened(folder)
    db.insert({"a": 1})
    db.close()
    assert len(opened(folder, read_only=True)) == 1


def test_damaged_lines_are_copied_once_and_only_by_a_writer(tmp_path: Path) -> None:
    """The copy is of the bytes as they were found; reading copies nothing."""
    folder = tmp_path / "e"
    filled(folder)
    (path,) = journals(folder)
    raws = path.read_bytes().splitlines(keepends=True)
    raws[2] = raws[2].replace(b"answer 2", b"ANSWER two")
    raws[4] = b"\xff" * 30 + b"\n"
    path.write_bytes(b"".join(raws))
    reader = opened(folder, read_only=True)
    assert [type(f) for f in reader.journal.defects][:2] == [EditedLine, BadLine]
    assert not (folder / "quarantine").exists()
    for _ in range(3):
        opened(folder).close()
    copies = {p.read_bytes() for p in (folder / "quarantine").glob("line-*")}
    assert copies == {raws[2][:-1], raws[4][:-1]}
    assert path.read_bytes() == b"".join(raws)


def test_a_disk_that_refuses_does_not_keep_what_was_found_from_being_shown(tmp_path: Path) -> None:
    """It is recorded by the next window."""
    folder = tmp_path / "e"
    state = filled(folder)
    without(folder, 3)
    disk = FaultyDisk()
    disk.plan(OSError(errno.ENOSPC, "full"), "write", times=10_000)
    db = opened(folder, disk)
    assert state_of(db) == state
    disk.times = 0
    before = bytes_of(folder)
    db.save_aside(backup=True)  # a checkpoint would vouch for what the journal lacks
    db.journal.checkpoints.wait()
    assert bytes_of(folder) == before
    db.close()
    writer = opened(folder)
    assert state_of(writer) == state
    writer.close()
    assert all(defect.harmless for defect in opened(folder, read_only=True).journal.defects)


def test_a_backup_that_is_damaged_is_passed_over(tmp_path: Path) -> None:
    """The next older one may be whole."""
    folder = tmp_path / "e"
    state = filled(folder)
    (good,) = (folder / "backups").iterdir()
    (folder / "workshop.json").unlink()
    whole = good.read_bytes()
    for name, content in (("3", whole[:40]), ("4", b"no gzip"), ("5", gzip.compress(b"{}"))):
        (folder / "backups" / f"2026112{name}T000000Z-v1.json.gz").write_bytes(content)
    without(folder, 3)
    assert state_of(opened(folder, read_only=True)) == state


def test_where_two_wrote_apart_neither_overrules_the_other(tmp_path: Path) -> None:
    """The checkpoint of one laptop knows nothing of what the other recorded meanwhile."""
    one, two = tmp_path / "one", tmp_path / "two"
    filled(one)
    shutil.copytree(one, two)
    db = opened(two)
    db.table("entries").update({"text": "from the other laptop"}, doc_ids=[1])
    db.close()
    db = opened(one)
    for number in range(5):
        db.table("entries").insert(Document({"text": f"more {number}"}, doc_id=100 + number))
    db.close()
    shutil.copy(journals(two)[-1], one / "journal")
    path = journals(one)[-2]
    raws = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*raws[:1], *raws[2:]]))
    shown = state_of(opened(one, read_only=True))["entries"]
    assert shown[1] == {"text": "from the other laptop"}
    assert {number for number in shown if number >= 100} == {100, 101, 102, 103, 104}
