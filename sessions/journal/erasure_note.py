"""The note of an erasure that is under way: which journal files count, and what must go.

It lies in the folder of the journal from before the first new byte is written until the last old
one is gone. Without a decision the old files count and the new one is nothing; once it is decided,
the new file counts and everything else that is named must go. Deciding is one rename, so whoever
reads the folder at any moment finds one whole journal.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec

from sessions.disk.disk import Disk, replace_file

NAME: Final = ".erasure.json"
"""The name of the note; the reader of the journal passes over hidden files."""


class ErasureNote(msgspec.Struct, frozen=True):
    """What an erasure is about to do."""

    new: str
    """The name of the journal file that takes the place of all others."""
    old: tuple[str, ...]
    """The names of those others."""
    decided: bool = False
    """Whether the new file counts."""
    remove: tuple[str, ...] = ()
    """Further files that must go, as paths in the folder of the engagement."""

    @property
    def hidden(self) -> frozenset[str]:
        """The journal files that do not count."""
        return frozenset(self.old if self.decided else (self.new,))


_NOTE: Final = msgspec.json.Decoder(ErasureNote)


def note_in(journal: Path, disk: Disk) -> ErasureNote | None:
    """Read the note in the folder of a journal; none where there is none that can be read."""
    try:
        return _NOTE.decode(disk.read(journal / NAME))
    except (FileNotFoundError, msgspec.MsgspecError, UnicodeDecodeError):
        return None


def write_note(journal: Path, disk: Disk, note: ErasureNote) -> None:
    """Write the note, in place of an earlier one; in one step."""
    replace_file(disk, journal / NAME, msgspec.json.encode(note) + b"\n")


def remove_note(journal: Path, disk: Disk) -> None:
    """Remove the note, for everything is done."""
    disk.remove(journal / NAME)
    disk.sync_folder(journal)
