"""Zips that anybody may have made: unpacked under limits, and nothing of them believed."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

BROKEN: Final = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError),
    ValueError,  # of the name of a part, too
)
"""What a zip that is damaged, cut off or no zip raises; one with a password raises RuntimeError."""

PACKINGS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How parts are packed in files of programs; the other ways unpack past any limit at once."""


def unpacked(
    packed: zipfile.ZipFile, most: int, too_much: Exception, of_one: int | None = None
) -> Iterator[tuple[str, bytes]]:
    """The parts of a zip with their names, one after the other.

    Args:
        packed: the zip.
        most: the most bytes that all parts may come to.
        too_much: what is raised of more.
        of_one: the most bytes of one part; as many as of all unless given.

    Raises:
        BadZipFile: a part is damaged, or packed in an unusual way; likewise all that is `BROKEN`.
        RuntimeError: it has a password.
    """
    left = most
    for part in packed.infolist():
        if part.compress_type not in PACKINGS:
            raise zipfile.BadZipFile(f"packed in the way {part.compress_type}")
        limit = left if of_one is None else min(left, of_one)
        with packed.open(part) as stream:
            data = stream.read(limit + 1)
        if len(data) > limit:
            raise too_much
        left -= len(data)
        yield part.filename, data
