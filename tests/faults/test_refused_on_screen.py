"""The disk refuses while somebody types: the words stay, the screen says so, a retry works."""

from __future__ import annotations

import errno
import sys
from pathlib import Path

import pytest

from tests.builders.acme import Acme
from tests.faults.broken_app import FULL
from tests.features.test_whole_run import start_interview
from tests.screens.session.session_app import session
from tests.sessions.disk.failing_disks import FaultyDisk, bytes_of
from tests.terminal import Terminal
from workshop.record.documents import Entry

LINE = "+ Month-end close is down to four days"


@pytest.mark.parametrize("call", ["write", "sync", "identity"])
async def test_a_refused_line_stays_in_its_field(tmp_path: Path, call: str) -> None:
    """Memory, journal and screen are as before, and Enter tries again."""
    disk = FaultyDisk()
    acme = Acme(tmp_path / "acme", disk=disk)
    async with session(acme) as desk:
        await desk.to("works")
        journal = {name: c for name, c in bytes_of(acme.folder).items() if "journal" in name}
        disk.plan(OSError(errno.EIO, "Input/output error"), call, times=99)
        for _ in range(2):
            await desk.type(LINE)
            assert desk.screen.field.value == LINE
            assert "Not recorded: the disk refused (Input/output error)" in desk.hint
            assert "▲ not recorded" in desk.seen()
            assert "S1" not in desk.seen()
            assert list(acme.store.record.all(Entry)) == []
        if call == "write":
            assert {name: bytes_of(acme.folder)[name] for name in journal} == journal
        disk.times = 0
        await desk.press("enter")
        assert desk.screen.field.value == ""
        assert "● recorded" in desk.seen()
    assert [e.text for e in acme.reopen().record.all(Entry)] == [LINE.removeprefix("+ ")]


async def test_a_full_disk_is_told_while_recording_goes_on(tmp_path: Path) -> None:
    """The answer is recorded in the room that was held back; how much is left is said."""
    disk = FaultyDisk()
    acme = Acme(tmp_path / "acme", disk=disk)
    async with session(acme) as desk:
        await desk.to("works")
        disk.free = 0
        disk.plan(OSError(errno.ENOSPC, "No space left on device"), "write")
        await desk.type(LINE)
        assert desk.screen.field.value == ""
        assert "The disk is full; there is room for about" in desk.hint
        assert "Recorded strength S1" in desk.hint
        assert "▲ disk full" in desk.seen()
    assert [entry.text for entry in acme.store.record.all(Entry)] == [LINE.removeprefix("+ ")]
    acme.store.close()


@pytest.mark.terminal
def test_a_refused_line_stays_in_a_real_terminal(tmp_path: Path) -> None:
    """The disk fills up in mid-session and is made room on: the next Enter records."""
    command = [sys.executable, "-m", "tests.faults.broken_app", "full", str(tmp_path)]
    with Terminal(command) as terminal:
        start_interview(terminal)
        (tmp_path / FULL).touch()
        terminal.type(LINE)
        terminal.press("enter")
        terminal.until("Not recorded: the disk is full. Make room, then try again.")
        terminal.until("▲ not recorded", LINE)
        (tmp_path / FULL).unlink()
        terminal.press("enter")
        terminal.until("Recorded strength S1", "● recorded")
        terminal.press("ctrl+q")
        assert terminal.end() == 0
