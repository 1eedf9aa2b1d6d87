"""What was typed and not recorded comes back at its field, and never stands against the record."""

from __future__ import annotations

import stat
import threading
from pathlib import Path

import msgspec
import pytest

from sessions.disk.disk import Disk
from sessions.disk.folder import Folder
from sessions.store.drafts import LINE, TEXT, Draft, Drafts, Place, entry_field, forget
from sessions.store.store import Store
from tests.builders.acme import Acme
from tests.sessions.disk.failing_disks import FaultyDisk, bytes_of
from workshop.record.documents import Entry
from workshop.running.capture import read_line
from workshop.running.commands import EditEntry, RecordEntries


@pytest.fixture
def acme(tmp_path: Path) -> Acme:
    """A session of a small engagement."""
    return Acme(tmp_path / "acme")


def at(acme: Acme, step: str = "works", field: str = LINE) -> Place:
    """A field of the session."""
    return Place(acme.session_id, step, field)


def cut_off(acme: Acme) -> Store:
    """The engagement opened again after its run was cut off once the drafts were written."""
    acme.store.drafts.flush()
    acme.store.drafts._may_write = False
    acme.store.close()
    return Store.open(acme.folder)


def test_a_half_typed_line_and_the_place_come_back(acme: Acme) -> None:
    """Each at its own step, cleaned as everything that comes from outside."""
    acme.store.drafts.put(at(acme), "- half a sen")
    acme.store.drafts.put(at(acme, "outside"), "! E-inv\x1b[2Joicing\ud800")
    acme.store.drafts.go(at(acme))
    with cut_off(acme) as store:
        assert store.drafts.left_at == at(acme)
        assert store.drafts.text(at(acme)) == "- half a sen"
        assert store.drafts.text(at(acme, "outside")) == "! E-invoicing"
        assert store.drafts.text(at(acme, "consent")) == ""


def test_leaving_by_oneself_keeps_the_words_and_no_place(acme: Acme) -> None:
    """A file where there are words, for its owner only; none where there are none."""
    file = Folder(acme.folder).draft
    acme.store.drafts.go(at(acme))
    acme.store.drafts.put(at(acme), "half")
    acme.store.drafts.go(None)
    acme.store.close()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with Store.open(acme.folder) as store:
        assert store.drafts.left_at is None
        assert store.drafts.text(at(acme)) == "half"
        store.drafts.drop(at(acme))
    assert not file.exists()


@pytest.mark.parametrize(
    ("typed", "recorded", "kept"),
    [
        ("- half a sen", "- half a sentence @Ana", False),
        ("- half a sentence @Ana", "- half a sentence @Ana", False),
        ("- half a sen", "- something else", True),
        ("+ a", "", True),
    ],
)
def test_what_was_recorded_since_is_no_draft(
    acme: Acme, typed: str, recorded: str, *, kept: bool
) -> None:
    """Killed right behind Enter, the file still has the line: it must not be recorded twice."""
    acme.say("- half a sentence, said before", step="works")
    acme.store.drafts.put(at(acme), typed)
    acme.store.drafts.flush()
    left = Folder(acme.folder).draft.read_bytes()
    if recorded:
        acme.say(recorded, step="works")
    acme.store.close()
    Folder(acme.folder).draft.write_bytes(left)
    with Store.open(acme.folder) as store:
        assert bool(store.drafts.text(at(acme))) is kept


def test_another_step_saying_the_same_takes_no_draft_away(acme: Acme) -> None:
    """Only what was recorded at its own step is what was typed there."""
    acme.store.drafts.put(at(acme), "Yes")
    acme.store.do(
        RecordEntries(session_id=acme.session_id, step_id="outside", lines=(read_line("Yes"),))
    )
    with cut_off(acme) as store:
        assert store.drafts.text(at(acme)) == "Yes"


def test_the_correction_of_an_entry(acme: Acme) -> None:
    """It is kept with what stood there, given up once recorded, and goes with its entry."""
    acme.say("+ Fast help desk")
    (entry,) = acme.store.record.all(Entry)
    place = at(acme, field=entry_field(entry.id))
    acme.store.drafts.put(place, "+ Fast help desk, they s", "+ Fast help desk")
    acme.store.drafts.put(at(acme, field=TEXT), "same", "same")
    store = cut_off(acme)
    draft = store.drafts.find(place)
    assert draft == Draft(place, "+ Fast help desk, they s", 8, "+ Fast help desk")
    assert store.drafts.find(at(acme, field=TEXT)) is None
    left = Folder(acme.folder).draft.read_bytes()
    store.do(EditEntry(entry_id=entry.id, line=read_line("+ Fast help desk, they say")))
    store.close()
    Folder(acme.folder).draft.write_bytes(left)
    with Store.open(acme.folder) as again:
        assert again.drafts.find(place) is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\x00",
        b"[1]",
        b'{"drafts":[{"place":7}]}',
        b'{"drafts":[{"place":{"session_id":"nobody","step_id":"works"},"text":"x"}]}',
        b'{"place":{"session_id":"nobody","step_id":"works"}}',
    ],
)
def test_a_damaged_or_foreign_file_says_nothing(acme: Acme, content: bytes) -> None:
    """Drafts are a kindness: they never hinder opening."""
    acme.store.close()
    Folder(acme.folder).draft.write_bytes(content)
    with Store.open(acme.folder) as store:
        assert store.drafts.left_at is None
        assert store.database.journal.defects == ()
    assert not Folder(acme.folder).draft.exists()


def test_a_window_that_reads_changes_no_byte(acme: Acme) -> None:
    """What is typed there is nowhere."""
    acme.store.drafts.put(at(acme), "half")
    acme.store.close()
    before = bytes_of(acme.folder)
    with Store.open(acme.folder, read_only=True) as store:
        store.drafts.put(at(acme), "other")
        store.drafts.go(at(acme))
        store.drafts.flush()
    assert bytes_of(acme.folder) == before


def test_it_is_written_beside_the_work_and_not_at_every_key(tmp_path: Path) -> None:
    """A hundred keys, one or two writings, none of them by whoever types."""
    written: list[str] = []
    done = threading.Event()

    class Watched(Disk):
        def replace(self, source: Path, target: Path) -> None:
            super().replace(source, target)
            written.append(threading.current_thread().name)
            done.set()

    drafts = Drafts(Folder(tmp_path), Watched(), lambda: 0)
    drafts._may_write = True
    place = Place("s", "works")
    for number in range(100):
        drafts.put(place, "x" * (number + 1))
    assert done.wait(5)
    assert written == ["drafts"]
    drafts.close()
    assert written == ["drafts"]
    kept = msgspec.json.decode((tmp_path / ".draft.json").read_bytes())
    assert kept["drafts"][0]["text"] == "x" * 100


def test_a_disk_that_refuses_is_no_fault(tmp_path: Path) -> None:
    """The reason is known, typing goes on, and the next one that succeeds ends it."""
    disk = FaultyDisk()
    drafts = Drafts(Folder(tmp_path), disk, lambda: 0)
    drafts._may_write = True
    disk.plan(OSError(28, "full"), "write")
    drafts._drafts[Place("s", "a")] = Draft(Place("s", "a"), "half")
    drafts.flush()
    told = [drafts.problem]
    drafts.flush()
    told.append(drafts.problem)
    assert [isinstance(problem, OSError) for problem in told] == [True, False]
    forget(Folder(tmp_path), disk)
    assert bytes_of(tmp_path) == {}


def test_closing_ends_the_writing_whenever_it_comes(tmp_path: Path) -> None:
    """Also where it wakes the writing just as that takes up what was typed before."""
    closing = threading.Event()

    class Awoken(threading.Event):
        """A signal that is cleared only once the closing has given it again."""

        def clear(self) -> None:
            closing.set()
            assert drafts._ended.wait(5)
            super().set()
            super().clear()

    drafts = Drafts(Folder(tmp_path), Disk(), lambda: 0)
    drafts._may_write, drafts._dirty = True, Awoken()
    drafts.put(Place("s", "works"), "half")
    assert closing.wait(5)
    closer = threading.Thread(target=drafts.close, daemon=True)
    closer.start()
    closer.join(5)
    assert not closer.is_alive()
    assert b"half" in (tmp_path / ".draft.json").read_bytes()


class SlowDisk(Disk):
    """A stick, or a file that a virus scanner holds: a rename waits until it is let go."""

    def __init__(self) -> None:
        self.writing = threading.Event()
        self.let_go = threading.Event()

    def replace(self, source: Path, target: Path) -> None:
        """Wait, and rename."""
        self.writing.set()
        assert self.let_go.wait(20)
        super().replace(source, target)


def test_no_key_waits_for_the_disk(tmp_path: Path) -> None:
    """Each key hands on what is typed, while a draft is being written too."""
    disk = SlowDisk()
    drafts = Drafts(Folder(tmp_path), disk, lambda: 1)
    drafts._may_write = True
    place = Place("session", "step")
    drafts.put(place, "half")
    assert disk.writing.wait(20)
    typing = threading.Thread(target=lambda: drafts.put(place, "half a sentence"))
    typing.start()
    typing.join(5)
    waited = typing.is_alive()
    disk.let_go.set()
    typing.join()
    drafts.close()
    assert not waited
    assert "half a sentence" in Folder(tmp_path).draft.read_text("utf-8")


def test_of_lines_that_waited_those_come_back_that_no_record_tells(acme: Acme) -> None:
    """Cut off behind the first of two lines that waited for a slow disk: it is not typed twice."""
    acme.store.drafts.put(at(acme), "+ Fast help desk\n+ Month-end close\n+ Fas")
    acme.store.drafts.flush()
    acme.say("+ Fast help desk")
    store = cut_off(acme)
    assert store.drafts.text(at(acme)) == "+ Month-end close\n+ Fas"


def test_a_line_that_another_one_begins_with_is_not_taken_for_it(acme: Acme) -> None:
    """Cut off before the draft follows: what was recorded is gone from it, and nothing else."""
    acme.store.drafts.put(at(acme), "+ Fast\n+ Fast help desk")
    acme.store.drafts.flush()
    acme.say("+ Fast help desk")
    store = cut_off(acme)
    assert store.drafts.text(at(acme)) == "+ Fast"
