"""A zip file that depends on its content alone."""

from __future__ import annotations

import io
import zipfile
from typing import Final

_FIRST: Final = "[Content_Types].xml"  # Office looks for it before anything else.
_START_OF_ZIP_TIME: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_PLAIN_FILE: Final = 0o100644 << 16


def repacked(data: bytes) -> bytes:
    """The same files, in a fixed order, without clock, owner and system of the machine."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as after,
    ):
        for name in sorted(before.namelist(), key=lambda name: (name != _FIRST, name)):
            content = before.read(name)
            if name.endswith(".xlsx"):  # the workbook behind a chart is a zip of its own
                content = repacked(content)
            after.writestr(plain_entry(name), content)
    return packed.getvalue()


def plain_entry(name: str) -> zipfile.ZipInfo:
    """What the zip says about a file."""
    entry = zipfile.ZipInfo(name, _START_OF_ZIP_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = _PLAIN_FILE
    return entry
