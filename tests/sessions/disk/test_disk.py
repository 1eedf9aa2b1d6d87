"""The disk itself: what reaches the system when a file or a folder is to be durable."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from sessions.disk.disk import Disk, replace_file


@pytest.mark.skipif(sys.platform == "win32", reason="folders cannot be synced there")
def test_files_and_folders_are_synced_themselves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system is asked for the very file and the very folder, not for something near."""
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda handle: synced.append(os.fstat(handle).st_ino))
    monkeypatch.setattr("sessions.disk.disk._FULL_SYNC", None)
    disk = Disk()
    handle = disk.create(tmp_path / "file")
    disk.sync(handle)
    disk.close(handle)
    disk.sync_folder(tmp_path)
    assert synced == [(tmp_path / "file").stat().st_ino, tmp_path.stat().st_ino]


class StoppedDisk(Disk):
    """Somebody presses Ctrl+C while it syncs."""

    def sync(self, handle: int) -> None:
        """Never returns."""
        raise KeyboardInterrupt


def test_a_file_that_somebody_stopped_leaves_nothing_beside(tmp_path: Path) -> None:
    """What stood there stands there still, and no half of the new one under another name."""
    file = tmp_path / "summary.md"
    file.write_bytes(b"before")
    with pytest.raises(KeyboardInterrupt):
        replace_file(StoppedDisk(), file, b"after")
    assert list(tmp_path.iterdir()) == [file]
    assert file.read_bytes() == b"before"


@pytest.mark.parametrize("number", [errno.ELOOP, errno.EMLINK])
def test_a_link_is_named_whatever_the_system_calls_it(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Linux says that there are too many links in a row, FreeBSD that there are too many links."""
    (tmp_path / "there").write_text("x")
    link = tmp_path / "link"
    link.symlink_to("there")

    def refuses(*_: object) -> int:
        raise OSError(number, "refused")

    monkeypatch.setattr(os, "open", refuses)
    with pytest.raises(OSError, match="link") as told:
        Disk().read(link)
    assert told.value.errno == errno.ELOOP
