"""Ways in where something stands in the way: other machines, no locks, a run that was cut off."""

from __future__ import annotations

import errno
import threading
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from filelock import FileLock

from screens.dialogs.closing import Closing
from screens.engagement.engagement import EngagementScreen
from screens.engagement.resume_dialog import CutOff
from screens.home.home import HomeScreen
from screens.home.open_anyway_dialog import OpenAnyway
from screens.session.session import SessionScreen
from sessions.disk.disk import Disk
from sessions.disk.folder import Folder
from sessions.disk.lock import Owner
from sessions.store.drafts import TEXT, Place, entry_field
from sessions.store.store import Store
from tests.builders.acme import Acme
from tests.screens.stage import acme, current, press, running, seen, seen_words, told, workshop
from workshop.record.documents import Entry
from workshop.running.commands import MoveTo, PauseSession


def opened_elsewhere(folder: Path) -> None:
    """Leave the note of another machine, as a sync client brings it."""
    owner = Owner(4711, "LAPTOP-B", "dana", datetime(2026, 11, 2, 14, 2, tzinfo=UTC))
    Folder(folder).owner.write_bytes(msgspec.json.encode(owner))


async def test_a_note_of_another_machine(tmp_path: Path) -> None:
    """It is said where and since when, and what opening anyway would mean; Enter only reads."""
    folder = acme(tmp_path)
    opened_elsewhere(folder)
    async with running(tmp_path, folder) as pilot:
        current(pilot, OpenAnyway)
        text = seen_words(pilot)
        assert "Acme is open on LAPTOP-B since 2026-11-02 14:02" in text
        assert "Nothing is lost by that: each writes a journal file of its own" in text
        await press(pilot, "enter")
        current(pilot, EngagementScreen)
        assert not workshop(pilot).store.writable
        workshop(pilot).opened.each_second()
        await pilot.pause()
        assert "records here" not in seen(pilot)
    async with running(tmp_path, folder) as pilot:
        await press(pilot, "escape")
        current(pilot, HomeScreen)
    async with running(tmp_path, folder) as pilot:
        await press(pilot, "a")
        text = " ".join(current(pilot, CutOff)._sentences)
        assert "opened on LAPTOP-B at 14:02 on 02 Nov has not closed" in text
        assert "may still be on its way here" in text
        await press(pilot, "enter")
        assert workshop(pilot).store.writable


@pytest.mark.slow
async def test_a_file_system_without_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said, asked, and gone on without a lock by choice."""
    folder = acme(tmp_path)

    def refuse(_: FileLock) -> None:
        raise OSError(errno.ENOTSUP, "not supported")

    monkeypatch.setattr(type(FileLock(tmp_path / "l")), "acquire", refuse)
    async with running(tmp_path, folder) as pilot:
        assert "its file system offers no locks" in seen_words(pilot)
        await press(pilot, "a")
        current(pilot, EngagementScreen)
        assert workshop(pilot).store.writable


def left(tmp_path: Path, field: str, text: str = "") -> tuple[Path, str]:
    """An engagement that was stopped in a field of a session; its folder, and the session."""
    made = Acme(tmp_path / "Acme")
    made.say("+ Fast help desk", step="works")
    made.store.do(MoveTo(session_id=made.session_id, step_id="works"))
    made.store.do(PauseSession(session_id=made.session_id))
    (entry,) = made.store.record.all(Entry)
    place = Place(made.session_id, "works", field.replace("ID", entry.id))
    made.store.drafts.go(place)
    if text:
        made.store.drafts.put(place, text, "+ Fast help desk" if "ID" in field else "")
    made.store.close()
    return made.folder, made.session_id


async def test_the_home_screen_says_what_was_cut_off(tmp_path: Path) -> None:
    """Before anything is opened; and staying forgets the place, not the words."""
    _, session_id = left(tmp_path, "line", "- half a sen")
    async with running(tmp_path) as pilot:
        for _ in range(100):
            if "was cut off" in seen(pilot):
                break
            await pilot.pause(0.02)
        assert "Acme was cut off. Opened, it offers to go on where it was." in seen(pilot)
        await press(pilot, "1")
        current(pilot, CutOff)
        await press(pilot, "escape")
        current(pilot, EngagementScreen)
        await press(pilot, "enter")
        assert current(pilot, SessionScreen).field.value == "- half a sen"
        await press(pilot, "f10", "escape")
    async with running(tmp_path, tmp_path / "Acme") as pilot:
        current(pilot, EngagementScreen)
        assert workshop(pilot).store.drafts.text(Place(session_id, "works")) == "- half a sen"


@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [
        (TEXT, "Several lines\nof a story", "of a story"),
        (entry_field("ID"), "+ Fast help desk, they s", "Recorded is: + Fast help desk"),
        ("log ID", "", "Edit"),
    ],
)
async def test_an_editor_or_the_list_is_open_again(
    tmp_path: Path, field: str, text: str, expected: str
) -> None:
    """With the words that were typed into it; taken away, they are gone."""
    folder, _ = left(tmp_path, field, text)
    async with running(tmp_path, folder) as pilot:
        await press(pilot, "enter")
        for _ in range(100):
            if expected in seen(pilot):
                break
            await pilot.pause(0.02)
        assert expected in seen(pilot)
        assert text.rpartition("\n")[2] in seen(pilot)
        if text:
            assert pilot.app.screen.is_modal
            await press(pilot, *(["escape"] * 2))
            store = workshop(pilot).store
            assert not any(draft.text for draft in store.drafts._drafts.values())
        assert isinstance(pilot.app.screen, SessionScreen)


async def test_closing_takes_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The screen goes on and says what it does; everything is there at the end."""
    folder = acme(tmp_path, ["+ Fast help desk"])
    go_on = threading.Event()
    replace = Disk.replace

    def slowly(disk: Disk, source: Path, target: Path) -> None:
        if target.name == "workshop.json":
            go_on.wait(10)
        replace(disk, source, target)

    monkeypatch.setattr(Disk, "replace", slowly)
    async with running(tmp_path, folder) as pilot:
        await press(pilot, "enter")
        await pilot.press("ctrl+q")
        for _ in range(100):
            if isinstance(pilot.app.screen, Closing) and "Closing" in seen(pilot):
                break
            await pilot.pause(0.02)
        assert "Closing …" in seen(pilot)
        go_on.set()
    with Store.open(folder) as store:
        assert store.unfinished_run is None


async def test_a_checkpoint_that_cannot_be_written_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Gently: nothing recorded is concerned."""
    folder = acme(tmp_path)
    replace = Disk.replace

    def full(disk: Disk, source: Path, target: Path) -> None:
        if target.name == "workshop.json":
            raise OSError(errno.ENOSPC, "No space left on device")
        replace(disk, source, target)

    async with running(tmp_path, folder) as pilot:
        await press(pilot, "enter")
        monkeypatch.setattr(Disk, "replace", full)
        app = workshop(pilot)
        app.store.checkpoints.save_aside()
        while app.store.checkpoints.saving:
            await pilot.pause(0.01)
        app.opened.each_second()
        app.opened.each_second()
        await pilot.pause()
        assert told(pilot).count("Everything recorded is safe.") == 1
        assert "No space left on device" in told(pilot)
