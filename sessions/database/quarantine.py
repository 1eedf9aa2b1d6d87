"""Copies of damaged lines, apart, so that they outlive whatever happens to their file."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from contextlib import suppress

from sessions.disk.disk import Disk, replace_file
from sessions.disk.folder import Folder
from sessions.journal.defects import Finding
from sessions.journal.line_defects import BadLine, EditedLine


def set_lines_aside(folder: Folder, disk: Disk, findings: Iterable[Finding]) -> None:
    """Copy the bytes of lines that do not count, each content once.

    A disk that refuses hinders nothing: the bytes are still where they were found.
    """
    for finding in findings:
        if isinstance(finding, BadLine | EditedLine):
            name = f"line-{zlib.crc32(finding.content):08x}-{len(finding.content)}.txt"
            with suppress(OSError):
                _copy(folder, disk, name, finding.content)


def _copy(folder: Folder, disk: Disk, name: str, content: bytes) -> None:
    """Write a copy unless it is there."""
    copy = folder.quarantine / name
    if not disk.exists(copy):
        disk.make_folder(folder.quarantine)
        replace_file(disk, copy, content)
