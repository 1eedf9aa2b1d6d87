"""The disk refuses while somebody types: the words stay, the screen says so, a retry works."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest

from tests.builders.acme import Acme
from tests.faults.broken_app import FULL
from tests.features.test_whole_run import start_interview
from tests.screens.session.session_app import session
from tests.sessions.disk.failing_disks import FaultyDisk, bytes_of
from tests.terminal import Terminal
from workshop.record.documents import Entry

T = TypeVar("T")

LINE = "+ Month-end close is down to four days"


class FullJournal(FaultyDisk):
    """A disk that refuses what goes into the journal; a thread writes drafts when it likes."""

    def call(self, name: str, perform: Callable[..., T], *given: Any) -> T:
        """Carry out a call, or refuse it."""
        if name == "write" and not given[1].startswith(b'{"c":'):
            return perform(*given)
        return super().call(name, perform, *given)


async def test_a_refused_line_stays_in_its_field(tmp_path: Path) -> None:
    """Memory, journal and screen are as before, and Enter tries again; whatever call it is."""
    disk = FaultyDisk()
    acme = Acme(tmp_path / "acme", disk=disk)
    lines = list[str]()
    async with session(acme) as desk:
        await desk.to("works")
        for call in ("write", "sync", "identity"):
            line, code = f"{LINE} ({call})", f"S{len(lines) + 1}"
            journal = {name: c for name, c in bytes_of(acme.folder).items() if "journal" in name}
            disk.plan(OSError(errno.EIO, "Input/output error"), call, times=99)
            for _ in range(2):
                await desk.type(line)
                assert desk.screen.field.value == line
                assert "Not recorded: the disk refused (Input/output error)" in desk.hint
                assert "▲ not recorded" in desk.seen()
                assert code not in desk.seen()
                assert len(list(acme.store.record.all(Entry))) == len(lines)
            if call == "write":
                assert {name: bytes_of(acme.folder)[name] for name in journal} == journal
            disk.times = 0
            await desk.press("enter")
            assert desk.screen.field.value == ""
            assert "● recorded" in desk.seen()
            assert code in desk.seen()
            lines.append(line)
    entries = acme.reopen().record.all(Entry)
    assert [entry.text for entry in entries] == [line.removeprefix("+ ") for line in lines]


async def test_a_full_disk_is_told_while_recording_goes_on(tmp_path: Path) -> None:
    """The answer is recorded in the room that was held back; how much is left is said."""
    disk = FullJournal()
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


@pytest.mark.slow
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
