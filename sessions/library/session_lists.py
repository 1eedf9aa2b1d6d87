"""Lists of sessions as they were told last, so that telling one again opens no engagement.

They lie in a folder of their own beside the engagements, for their owner alone, and may be lost.
A list is as true as the files of its engagement are those that it was made from. It names people:
erasing one removes it (`sessions.database.unfinished_erasure`), and so does the next list that is
kept once the engagement is gone.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from sessions.library.list_place import place_of
from workshop import __version__

_LOCK: Final = ".lock"
_NOTE: Final = ".lock-owner.json"  # as `folder` has it, which takes longer to load


class SessionList(NamedTuple):
    """The sessions of an engagement, as a table."""

    caption: str
    """What stands above it."""
    rows: tuple[tuple[str, ...], ...]
    """A session a row."""


def seen_in(folder: Path) -> str:
    """What tells the files of an engagement from those of any other moment, and of other versions.

    Empty while somebody has it open, or did not close it: whoever lists it then is told so.

    Raises:
        OSError: they cannot be looked at.
    """
    if (folder / _NOTE).exists():
        return ""
    return "\n".join([__version__, *sorted(_files(folder)), *sorted(_files(folder / "journal"))])


def _files(folder: Path) -> Iterator[str]:
    """Each file of a folder, with its length and the time of its last change."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name != _LOCK:
                found = entry.stat(follow_symlinks=False)
                yield f"{entry.name} {found.st_size} {found.st_mtime_ns}"


def kept_list(folder: Path) -> SessionList | None:
    """The list of an engagement, if one is kept that its files are still those of."""
    try:
        kept = json.loads(place_of(folder).read_text("utf-8"))
        if kept["seen"] and kept["seen"] == seen_in(folder):
            rows = tuple(tuple(str(field) for field in row) for row in kept["rows"])
            return SessionList(str(kept["caption"]), rows)
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return None


def keep_list(folder: Path, listed: SessionList, seen: str) -> None:
    """Keep a list for the next time. One that cannot be kept is no fault.

    Args:
        folder: the engagement.
        listed: its sessions.
        seen: what its files were like before they were read; see `seen_in`.
    """
    place = place_of(folder)
    content = {"seen": seen, **listed._asdict()}
    with suppress(OSError, UnicodeEncodeError):
        place.parent.mkdir(exist_ok=True, mode=0o700)
        for other in place.parent.iterdir():
            if not (folder.parent / other.stem).is_dir():
                other.unlink()
        text = json.dumps(content, ensure_ascii=False).encode()
        with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as kept:
            kept.write(text)
