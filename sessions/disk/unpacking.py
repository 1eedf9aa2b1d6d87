"""Unpacking a compressed file that may be from anybody: never more than a backup can hold."""

from __future__ import annotations

import errno
import gzip
import io
import zlib
from typing import Final

MOST: Final = 512 * 1024 * 1024
"""So many bytes may come out of one file; a checkpoint of 100,000 entries has an eighth."""


def unpacked(content: bytes, most: int = MOST) -> bytes:
    """What a gzip file holds.

    A few megabytes of zeros in a row unpack to thousands of times as much, and would fill memory.

    Args:
        content: the file.
        most: how many bytes may come out.

    Raises:
        OSError: it is damaged or cut, or holds more than that.
    """
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as file:
            found = file.read(most + 1)
    except (EOFError, zlib.error) as problem:
        raise OSError(errno.EINVAL, "the compressed file is damaged") from problem
    if len(found) > most:
        raise OSError(errno.EFBIG, "it holds more than any file of an engagement")
    return found
