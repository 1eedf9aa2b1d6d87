"""The logo of a firm: whether the bytes of a file are an image that documents can hold."""

from __future__ import annotations

import re
import zlib
from typing import Final, Literal

import msgspec

from workshop.errors import WorkshopError

GREATEST_LOGO: Final = 500_000
"""The most bytes a logo may have: it is in every web page and every Word file."""

_GREATEST_SIDE: Final = 5_000
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_DEPTHS: Final = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
"""The bits of a channel that a PNG may have, by its type of colour."""
_SVG: Final = re.compile(r"\s*(?:<\?xml[^>]*\?>)?(?:\s|<!--.*?-->)*<svg[\s>]", re.DOTALL)
_FORBIDDEN: Final = re.compile(r"<!(?:DOCTYPE|ENTITY)|<script|<foreignObject", re.IGNORECASE)


class Logo(msgspec.Struct, frozen=True):
    """An image that was checked."""

    kind: Literal["png", "svg"]
    data: bytes
    """The content of its file."""
    width: int = 0
    """In pixels; 0 where it has no fixed size."""
    height: int = 0
    """In pixels; likewise."""


class NoLogo(WorkshopError):
    """The bytes are no image that can be used; the message says what they are."""


def read_logo(data: bytes) -> Logo:
    """The image in the content of a file.

    Raises:
        NoLogo: it is too large, or neither PNG nor SVG, or damaged.
    """
    if len(data) > GREATEST_LOGO:
        raise NoLogo(f"a file of {len(data) // 1000:,} kB")
    if data.startswith(_PNG):
        return _png(data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NoLogo("a file that is neither PNG nor SVG") from None
    if not _SVG.match(text):
        raise NoLogo("a file that is neither PNG nor SVG")
    if "</svg>" not in text:
        raise NoLogo("an SVG that ends too early")
    if _FORBIDDEN.search(text):
        raise NoLogo("an SVG with scripts, entities or a document type")
    return Logo("svg", data)


def _png(data: bytes) -> Logo:
    """A PNG with a right head and an end.

    Raises:
        NoLogo: it is damaged, or far too large in pixels.
    """
    head = data[12:29]
    if len(data) < len(_PNG) + 25:
        raise NoLogo("a damaged PNG")
    whole = data[8:16] == b"\x00\x00\x00\rIHDR" and len(data) > 45 and data[-8:-4] == b"IEND"
    depth, colour, *packing = data[24:29]
    known = depth in _DEPTHS.get(colour, ()) and packing in ([0, 0, 0], [0, 0, 1])
    if not (whole and known) or zlib.crc32(head) != int.from_bytes(data[29:33], "big"):
        raise NoLogo("a damaged PNG")
    width, height = int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    if not (0 < width <= _GREATEST_SIDE and 0 < height <= _GREATEST_SIDE):
        raise NoLogo(f"a PNG of {width:,} by {height:,} pixels")
    return Logo("png", data, width, height)
