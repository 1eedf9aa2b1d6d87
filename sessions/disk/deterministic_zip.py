"""A zip file that depends on its content alone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import Final

_FIRST: Final = "[Content_Types].xml"  # Office looks for it before anything else.
_START_OF_ZIP_TIME: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_PLAIN_FILE: Final = 0o100644 << 16


def repacked(data: bytes) -> bytes:
    """The same files, in a fixed order, without clock, owner and system of the machine."""
    with zipfile.ZipFile(io.BytesIO(data)) as before:
        names = sorted(before.namelist(), key=lambda name: (name != _FIRST, name))
        return zipped((name, _content(before, name)) for name in names)


def _content(before: zipfile.ZipFile, name: str) -> bytes:
    content = before.read(name)
    # The workbook behind a chart is a zip of its own.
    return repacked(content) if name.endswith(".xlsx") else content


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of files, each a name and its content, in the order in which they are given."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as file:
        for name, data in files:
            file.writestr(_plain_entry(name), data)
    return content.getvalue()


def _plain_entry(name: str) -> zipfile.ZipInfo:
    """What the zip says about a file."""
    entry = zipfile.ZipInfo(name, _START_OF_ZIP_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = _PLAIN_FILE
    return entry
