"""A client's Word file whose styles documents take: whether the bytes of a file are one.

Nothing here believes what a file says of itself: every part is unpacked up to a limit, and no
address in it is followed.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Final

import msgspec

from workshop.errors import WorkshopError

GREATEST_TEMPLATE: Final = 10_000_000
"""The most bytes of the file."""

_GREATEST_PART: Final = 40_000_000
_GREATEST_WHOLE: Final = 80_000_000
_MOST_PARTS: Final = 1_000
_TYPES: Final = "[Content_Types].xml"
_RELATIONS: Final = "_rels/.rels"
_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # of .doc, and of any file with a password
_MAIN: Final = re.compile(rb'ContentType\s*=\s*["\']([^"\']*\.main\+xml)["\']')
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MACROS: Final = "application/vnd.ms-word."
_ENTITIES: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


class WordTemplate(msgspec.Struct, frozen=True):
    """A Word file that was checked."""

    data: bytes
    """The content of its file."""
    stencil: bool = False
    """Whether it is a template in the sense of Word: a .dotx file."""


class NoTemplate(WorkshopError):
    """The bytes are no Word file whose styles can be taken; the message says what they are."""


def read_template(data: bytes) -> WordTemplate:
    """The Word file in the content of a file.

    Raises:
        NoTemplate: it is too large, packed so that it would become too large, damaged, of another
            kind, or one with macros.
    """
    if len(data) > GREATEST_TEMPLATE:
        raise NoTemplate(f"a file of {len(data) // 1000:,} kB")
    if data.startswith(_OLD):
        raise NoTemplate("a file of an old Word, or one with a password")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            kind = _kind(packed)
    except NoTemplate:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError,
            NotImplementedError, LookupError):  # fmt: skip
        raise NoTemplate("no Word file, or a damaged one") from None
    if kind.startswith(_MACROS):
        raise NoTemplate("a Word file with macros")
    if kind not in (f"{_WORD}document.main+xml", f"{_WORD}template.main+xml"):
        raise NoTemplate("no Word file")
    return WordTemplate(data, stencil=kind.startswith(f"{_WORD}template"))


def _kind(packed: zipfile.ZipFile) -> str:
    """What its main part is, as the file says it; every part was unpacked then.

    Raises:
        NoTemplate: it is too large, or no Word file.
    """
    parts = packed.infolist()
    names = [part.filename for part in parts]
    if not {_TYPES, _RELATIONS} <= set(names):
        raise NoTemplate("no Word file")
    if len(parts) > _MOST_PARTS or len(set(names)) < len(names):
        raise NoTemplate("a Word file of far too many parts")
    whole, types = 0, b""
    for part in parts:
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise NoTemplate("no Word file, or a damaged one")
        with packed.open(part) as content:
            unpacked = content.read(_GREATEST_PART + 1)
        whole += len(unpacked)
        if len(unpacked) > _GREATEST_PART or whole > _GREATEST_WHOLE:
            raise NoTemplate("a Word file that unpacks to far too much")
        # Word writes no UTF-16, in which a document type would not be found.
        hidden = b"\0" in unpacked[:4] or unpacked.startswith((b"\xff\xfe", b"\xfe\xff"))
        if part.filename.endswith((".xml", ".rels")) and (hidden or _ENTITIES.search(unpacked)):
            raise NoTemplate("a Word file with entities or a document type")
        if part.filename.casefold().endswith("vbaproject.bin"):
            raise NoTemplate("a Word file with macros")
        if part.filename == _TYPES:
            types = unpacked
    found = _MAIN.search(types)
    return found[1].decode("ascii", "replace") if found else ""
