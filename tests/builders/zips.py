"""Packed files, as other programs pack them and read them: Word files, decks, workbooks, zips."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping


def zip_of(parts: Mapping[str, str | bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these parts, in their order.

    Args:
        parts: what is in each, by its name.
        packing: how they are packed, a constant of `zipfile`.
    """
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", packing) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return content.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    """What is in each part of a zip, by its name, in their order."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}
