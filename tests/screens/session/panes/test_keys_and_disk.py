"""Keys while the disk takes its time.

Requirement: no key of a line waits for a disk that answers late, or that refuses for a while to
rename a file; what is kept of the line and the checkpoint are written beside the work.
"""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from sessions.disk.disk import Disk
from tests.builders.acme import Acme
from tests.screens.session.session_app import session


class Held:
    """A disk that answers nobody until it is let go; who must not wait is told so at once."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: set[str] = set()
        self.go = threading.Event()
        self._keys = threading.current_thread()
        for name in ("sync", "replace", "sync_folder"):
            monkeypatch.setattr(Disk, name, self._held(name))

    def _held(self, name: str) -> object:
        act = getattr(Disk, name)

        def held(disk: Disk, *arguments: object) -> None:
            self.asked.add(name)
            if not self.go.is_set():
                assert threading.current_thread() is not self._keys, f"a key waits for {name}"
                assert self.go.wait(30)
            act(disk, *arguments)

        return held


async def test_no_key_waits_for_a_disk_that_answers_late(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the draft and a checkpoint are being written, each key is in the line at once."""
    acme = Acme(tmp_path / "acme")
    acme.say("+ Said before")
    async with session(acme) as desk:
        with monkeypatch.context() as patched:
            held = Held(patched)
            await desk.press("+", "a")
            acme.store.save_aside()
            for _ in range(200):
                if {"sync"} <= held.asked:
                    break
                await desk.pilot.pause(0.02)
            await desk.press("b", "c")
            assert held.asked
            assert desk.screen.field.value == "+abc"
            assert acme.store.saving
            held.go.set()
            await desk.press("d")
            assert desk.screen.field.value == "+abcd"
            acme.store.database.journal.checkpoints.wait()
            acme.store.drafts.close()
        assert not acme.store.saving
