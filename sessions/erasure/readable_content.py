"""The content of files as texts, and which content no text can be had from.

Files are read as a person or another program could read them: unpacked where they are compressed
(gzip, zip and with it Word), with the escapes of JSON and HTML and base64 undone, without the tags
of a document, in UTF-8 and UTF-16.
"""

from __future__ import annotations

import base64
import binascii
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from sessions.disk.unpacking import MOST, unpacked

_ESCAPE: Final = re.compile(r'\\(?:u([0-9a-fA-F]{4})|(["\\/nrt]))')
_PLAIN: Final = {"n": "\n", "r": "\n", "t": " "}
_TAG: Final = re.compile(r"<[^<>]*>")
_BASE64: Final = re.compile(r"(?:[A-Za-z0-9+/]{4}[\r\n]{0,2}){6,}(?:[A-Za-z0-9+/]{2,3}={0,2})?")

_KINDS: Final = {
    b"%PDF": "a PDF",
    b"\xfd7zXZ\x00": "an xz file",
    b"BZh": "a bzip2 file",
    b"7z\xbc\xaf\x27\x1c": "a 7-Zip file",
    b"Rar!": "a RAR file",
    b"\x28\xb5\x2f\xfd": "a Zstandard file",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"SQLite format 3": "a database",
}
_PICTURE: Final = "a picture"


def texts_in(content: bytes) -> Iterator[str]:
    """The content of a file as texts: as it stands, and without what hides it."""
    for raw in _unpacked(content):
        for text in _decoded(raw):
            yield text
            for shown in (_unescaped(text), html.unescape(_TAG.sub("", text))):
                if shown != text:
                    yield shown
            for found in _BASE64.findall(text) if "=" in text or raw.isascii() else ():
                yield from _decoded(_from_base64(found))


def opaque(content: bytes) -> str:
    """Why no text can be had from a file or from a part of it; empty where all of it was read."""
    return next(filter(None, (_opaque(raw, within) for raw, within in _parts(content))), "")


def _parts(content: bytes) -> Iterator[tuple[bytes, bool]]:
    """The content, and what is packed in it; whether it is such a part."""
    yield content, False
    yield from ((raw, True) for raw in _inside(content))


def _opaque(raw: bytes, within: bool) -> str:  # noqa: FBT001 - one of two places
    """Why no text can be had from bytes that are not packed, or could not be unpacked."""
    for mark, kind in _KINDS.items():
        if raw.startswith(mark):
            # The pictures in a document are those of its maker, not what somebody said.
            return "" if within and kind == _PICTURE else f"it is {kind}, which is not read as text"
    if raw.startswith((b"\x1f\x8b", b"PK\x03\x04")):
        return _still_packed(raw)
    if _utf16(raw):
        return ""
    return "it is not read as text" if b"\x00" in raw[:8192] else ""


def _still_packed(raw: bytes) -> str:
    """Why something packed was not unpacked; empty where it was."""
    if next(_inside(raw), None) is None:
        return "it is packed, and cannot be unpacked"
    if raw.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            if any(part.flag_bits & 1 for part in packed.infolist()):
                return "it is packed with a password"
    return ""


def _unpacked(content: bytes) -> Iterator[bytes]:
    """The content, and what is compressed in it; names of files in a zip too."""
    yield content
    yield from _inside(content)


def _inside(content: bytes) -> Iterator[bytes]:
    """What is compressed in the content."""
    if content.startswith(b"\x1f\x8b"):
        try:
            yield from _unpacked(unpacked(content))
        except OSError:
            return
    if content.startswith(b"PK"):
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                if sum(part.file_size for part in packed.infolist()) > MOST:
                    return
                yield "\n".join(packed.namelist()).encode()
                for name in packed.namelist():
                    yield from _unpacked(packed.read(name))
        except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError):
            return


def _decoded(raw: bytes) -> Iterator[str]:
    """Bytes as text, whatever they are."""
    if encoding := _utf16(raw):
        yield raw.decode(encoding, "replace")
    else:
        yield raw.decode("utf-8", "replace")


def _utf16(raw: bytes) -> str:
    """Which UTF-16 bytes are written in, with or without a mark; empty for none."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    start = raw[:4096]
    even, odd = start[::2].count(0), start[1::2].count(0)
    half = len(start) // 2
    if half < 4 or max(even, odd) < half * 0.6 or min(even, odd) > half * 0.05:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _from_base64(text: str) -> bytes:
    """What a run of letters and digits may stand for; nothing where it is no base64."""
    try:
        return base64.b64decode(re.sub(r"[\r\n=]", "", text) + "==")
    except (binascii.Error, ValueError):
        return b""


def _unescaped(text: str) -> str:
    """A text without the escapes of JSON; a pair of surrogates becomes one character."""
    if "\\" not in text:
        return text
    plain = _ESCAPE.sub(
        lambda found: chr(int(found[1], 16)) if found[1] else _PLAIN.get(found[2], found[2]), text
    )
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
