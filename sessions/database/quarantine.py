"""Copies of damaged lines, apart, so that they outlive whatever happens to their file."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from contextlib import suppress

from sessions.disk.disk import Disk, replace_file
from sessions.disk.folder import Folder
from sessions.journal.defects import Defect
from sessions.journal.line_defects import BrokenLine


def set_lines_aside(folder: Folder, disk: Disk, defects: Iterable[Defect]) -> None:
    """Copy the bytes of lines that do not count, each content once.

    A disk that refuses hinders nothing: the bytes are still where they were found.
    """
    for defect in defects:
        if isinstance(defect, BrokenLine):
            name = f"line-{zlib.crc32(defect.content):08x}-{len(defect.content)}.txt"
            with suppress(OSError):
                _copy(folder, disk, name, defect.content)


def _copy(folder: Folder, disk: Disk, name: str, content: bytes) -> None:
    """Write a copy unless it is there."""
    copy = folder.quarantine / name
    if not disk.exists(copy):
        disk.make_folder(folder.quarantine)
        replace_file(disk, copy, content)
