"""Bringing an erasure to its end, at once or when the folder is next opened for writing."""

from __future__ import annotations

from typing import Final

from sessions.disk.disk import Disk, remove_for_good
from sessions.disk.folder import Folder
from sessions.journal.erasure_note import ErasureNote, note_in, remove_note
from sessions.library.list_place import place_of

FINISHED: Final = (
    "The erasing of a person had been interrupted. It has been completed: the journal is the new "
    "one, and the old files are gone."
)
TAKEN_BACK: Final = (
    "The erasing of a person had been interrupted before anything was changed. Nothing is missing; "
    "erase the person again."
)


def bring_to_end(folder: Folder, disk: Disk) -> str:
    """Bring an interrupted erasure to its end; only the window that holds the lock may.

    Returns:
        What was done, as a sentence; nothing where there was none.

    Raises:
        OSError: The disk refused; the next opening tries again.
    """
    note = note_in(folder.journal, disk)
    if note is None:
        return ""
    if not note.decided:
        remove_for_good(disk, folder.journal / note.new)
        remove_note(folder.journal, disk)
        return TAKEN_BACK
    finish(folder, disk, note)
    return FINISHED


def finish(folder: Folder, disk: Disk, note: ErasureNote) -> None:
    """Remove what must go, and then the note that says so."""
    paths = [folder.journal / name for name in note.old]
    paths += [folder.path / name for name in note.remove]
    if disk.exists(listed := place_of(folder.path)):
        paths.append(listed)  # beside the folder: a list that was told of its sessions
    for path in paths:
        remove_for_good(disk, path)
    for parent in sorted({path.parent for path in paths if disk.exists(path.parent)}):
        disk.sync_folder(parent)
    remove_note(folder.journal, disk)
