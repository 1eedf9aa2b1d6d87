"""A journal among files in memory.

An archive is checked by the reader of journals itself, before a byte of it is written anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sessions.disk.folder import Folder
from sessions.disk.memory_disk import MemoryDisk
from sessions.journal.reader import Journal


def journal_of(files: Mapping[str, bytes]) -> Journal:
    """Read the journal among files that have the paths of an engagement's folder."""
    journal = Journal(Folder(Path()).journal, MemoryDisk(files))
    journal.refresh()
    return journal
