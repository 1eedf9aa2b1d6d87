"""Names of files and folders that every system can hold, close to what people call things.

An engagement that is made on one laptop is moved to another: what Windows keeps for itself, drops
or cuts is avoided everywhere.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from workshop.text import clean

_BYTES: Final = frozenset(map(chr, range(0xDC80, 0xDD00)))
_SPLIT: Final = "([\udc80-\udcff]+)"  # these are made into patterns when they are first needed
_NOT_ALLOWED: Final = r'[<>:"/\\|?*]+'
_RESERVED: Final = r"(?i:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\..*)?"
"""What Windows takes for a device, with any ending."""
_LONGEST: Final = 80
"""Characters of a name; what is put behind it, and the folders before it, need room too."""
_MOST_BYTES: Final = 180
"""Bytes of it: most systems take 255 for a name, with all that is put behind it."""


def folder_name(name: str) -> str:
    """A name for a folder or file that every file system takes, close to what a person wrote."""
    return kept_of(name) or "Engagement"


def kept_of(name: str) -> str:
    """What of a name can be in the name of a folder; perhaps nothing."""
    words = " ".join(re.sub(_NOT_ALLOWED, " ", clean_name(name)).split()).strip(". ")
    kept = (f"_{words}" if re.fullmatch(_RESERVED, words) else words)[:_LONGEST]
    while len(kept.encode("utf-8", "surrogatepass")) > _MOST_BYTES:
        kept = kept[:-1]
    # Windows drops blanks and dots at the end, and would then have another name than was made.
    return kept.rstrip(". ")


def clean_name(name: str) -> str:
    """A name without what a terminal would obey.

    Where the locale knows no UTF-8, bytes beyond ASCII come as lone surrogates; they stay, for the
    folder is found by them.
    """
    return "".join(part if part[:1] in _BYTES else clean(part) for part in re.split(_SPLIT, name))


def every_system_takes(name: str) -> bool:
    """Whether a name of a file, as another system wrote it, can be one on every system."""
    return (
        not re.search(_NOT_ALLOWED, name)
        and name == name.rstrip(". ")
        and not re.fullmatch(_RESERVED, name)
        and name.isprintable()
    )


def new_folder(home: Path, name: str) -> Path:
    """A folder for a new engagement, with a number behind its name where that is taken.

    Names that differ in capitals alone are one folder on most laptops.
    """
    wanted = folder_name(name)
    try:
        taken = {path.name.casefold() for path in home.iterdir()}
    except OSError:
        taken = set()
    number, found = 1, wanted
    while found.casefold() in taken or (home / found).exists():
        number += 1
        found = f"{wanted} {number}"
    return home / found
