"""A client's Word file whose styles documents take: whether the bytes of a file are one.

Nothing here believes what a file says of itself: every part is unpacked up to a limit, and no
address in it is followed.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from workshop.errors import WorkshopError
from workshop.unpacking import BROKEN, unpacked

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
_DOCUMENT: Final = f"{_WORD}document.main+xml"
_STENCIL: Final = f"{_WORD}template.main+xml"
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
        NoTemplate: as of `parts_of`.
    """
    return WordTemplate(data, stencil=_kind(parts_of(data)) == _STENCIL)


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a Word file by their names, unpacked and looked at.

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
            parts = dict(_looked_at(packed))
    except (*BROKEN, RuntimeError, LookupError):
        raise NoTemplate("no Word file, or a damaged one") from None
    kind = _kind(parts)
    if kind.startswith(_MACROS):
        raise NoTemplate("a Word file with macros")
    if kind not in (_DOCUMENT, _STENCIL):
        raise NoTemplate("no Word file")
    return parts


def _looked_at(packed: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """Every part with its name.

    Raises:
        NoTemplate: it is too large, or no Word file.
    """
    names = packed.namelist()
    if not {_TYPES, _RELATIONS} <= set(names):
        raise NoTemplate("no Word file")
    if len(names) > _MOST_PARTS or len(set(names)) < len(names):
        raise NoTemplate("a Word file of far too many parts")
    too_much = NoTemplate("a Word file that unpacks to far too much")
    for name, content in unpacked(packed, _GREATEST_WHOLE, too_much, _GREATEST_PART):
        # Word writes no UTF-16, in which a document type would not be found.
        hidden = b"\0" in content[:4] or content.startswith((b"\xff\xfe", b"\xfe\xff"))
        if name.endswith((".xml", ".rels")) and (hidden or _ENTITIES.search(content)):
            raise NoTemplate("a Word file with entities or a document type")
        if name.casefold().endswith("vbaproject.bin"):
            raise NoTemplate("a Word file with macros")
        yield name, content


def _kind(parts: Mapping[str, bytes]) -> str:
    """What its main part is, as the file says it; empty where it does not."""
    found = _MAIN.search(parts[_TYPES])
    return found[1].decode("ascii", "replace") if found else ""
