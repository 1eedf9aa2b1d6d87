"""The mark by which a folder is known as a pack of ours, with the names of what belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec

from sessions.disk.disk import Disk
from sessions.exports.origin import as_word, of_word

PAGE: Final = "index.html"
"""The index as a web page."""
TEXT: Final = "index.md"
"""The index as text."""

_NAME: Final = "workshop-pack"
_IN_PAGE: Final = re.compile(rf'<meta name="{_NAME}" content="([A-Za-z0-9_-]+)">'.encode())
_OF_SYSTEMS: Final = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What systems put into folders by themselves; it goes with them."""


class Stamp(msgspec.Struct, frozen=True, kw_only=True):
    """What the index of a pack says of it."""

    program: str
    profile: str
    edition: str
    files: tuple[str, ...]
    """The names of all files of the pack, the index left out."""


def written(stamp: Stamp) -> str:
    """The mark as one word of letters, digits, `-` and `_`."""
    return as_word(stamp)


def stamp_in(folder: Path, disk: Disk) -> Stamp | None:
    """The mark of a folder; none where it is no pack of ours."""
    try:
        found = _IN_PAGE.search(disk.read(folder / PAGE))
    except OSError:
        return None
    return of_word(found[1].decode(), Stamp) if found else None


def foreign(names: Iterable[str], stamp: Stamp) -> list[str]:
    """The names in the folder of a pack that are not the pack's."""
    own = {PAGE, TEXT, *stamp.files} | _OF_SYSTEMS
    return [name for name in names if name not in own]
