"""What a REFI-QDA project says: texts, what is selected in them, and with what it is coded.

Nothing of it is trusted: a text is read from the zip by the very name that the project gives it and
never written anywhere, sizes are bounded before anything is unpacked, and XML that brings entities
of its own is refused.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element, ParseError, fromstring

from workshop.errors import Problem, Problems
from workshop.text import clean, clean_line
from workshop.unpacking import BROKEN, PACKINGS

MOST_BYTES: Final = 100_000_000
"""Of all that is read of a project, unpacked."""

_MOST_SELECTED: Final = 20_000_000
"""So many characters are selected at most: selections may lie over each other without end."""
_MOST_BEFORE: Final = 500
"""So many characters before a selection are looked at: a name stands there, or nothing."""
_MOST_DEEP: Final = 60
_INTERNAL: Final = "internal://"
_PASSWORD: Final = 0x1


class CodedPart(NamedTuple):
    """A part of a text that somebody selected."""

    text: str
    before: str
    """What stands before it in its line."""
    codes: tuple[tuple[str, ...], ...]
    """What it is coded with: each code by its names, the highest first."""


class CodedText(NamedTuple):
    """A text of a project."""

    name: str
    parts: tuple[CodedPart, ...]
    """In the order of the text, each place once."""


class ProjectRead(NamedTuple):
    """What a project says."""

    name: str
    texts: tuple[CodedText, ...]
    other: int
    """How many sources are no texts: pictures, films, PDFs."""
    problems: tuple[Problem, ...]
    """What could not be read, each with its place."""


def read_project(content: bytes, source: str) -> ProjectRead:
    """What the content of a `.qdpx` says.

    Args:
        content: the file.
        source: what it is called, for messages.

    Raises:
        Problems: it is no such project, or too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return _Project(packed, source).read()
    except BROKEN as error:
        what = "this is no REFI-QDA project, or it is damaged; export it once more as .qdpx"
        raise Problems(source, [Problem(what)]) from error


class _Project:
    """A project on its way out of its zip."""

    def __init__(self, packed: zipfile.ZipFile, source: str) -> None:
        self._packed = packed
        self._source = source
        self._names = {info.filename.casefold(): info for info in packed.infolist()}
        self._read = 0
        self._selected = 0
        self._problems: list[Problem] = []

    def read(self) -> ProjectRead:
        """All of it."""
        root = self._root()
        codes = _codes(root)
        texts, other = [], 0
        for parent in _below(root, "Sources"):
            for each in parent:
                if _tag(each) == "TextSource":
                    texts.append(self._text(each, codes))
                else:
                    other += 1
        name = clean_line(root.get("name", ""))
        return ProjectRead(name, tuple(texts), other, tuple(self._problems))

    def _root(self) -> Element:
        content = self._member("project.qde") or next(
            (self._member(name) for name in self._names if name.endswith(".qde")), None
        )
        if content is None:
            raise self._refused("there is no project.qde in it; export a project, not a code book")
        text = _decoded(content)
        # XML in UTF-16 without a mark has a NUL beside each letter; a parser finds that out alone.
        if "\0" in text or "<!DOCTYPE" in text or "<!ENTITY" in text:
            raise self._refused("its XML brings definitions of its own, which no project does")
        try:
            # What could grow or lead elsewhere was refused.
            root = fromstring(text.partition("?>")[2] if text.startswith("<?xml") else text)  # noqa: S314
        except (ParseError, ValueError, RecursionError) as error:
            raise self._refused(f"its XML cannot be read ({error}); export it once more") from error
        if _tag(root) != "Project":
            raise self._refused("it holds no project; export a project, not a code book")
        return root

    def _text(self, element: Element, codes: dict[str, tuple[str, ...]]) -> CodedText:
        name = clean_line(element.get("name", "")) or "Text"
        whole = self._content(element, name)
        found: dict[tuple[int, int], dict[tuple[str, ...], None]] = {}
        for number, each in enumerate(_below(element, "PlainTextSelection"), 1):
            place = self._place(each, whole, name, number)
            if place is not None:
                self._count(place if place not in found else (0, 0))
                refs = (ref.get("targetGUID", "") for ref in each.iter() if _tag(ref) == "CodeRef")
                known = (codes[ref.lower()] for ref in refs if ref.lower() in codes)
                found.setdefault(place, {}).update(dict.fromkeys(known))
        parts = (
            CodedPart(
                clean(whole[start:end]),
                _before(whole, start),
                tuple(coded),
            )
            for (start, end), coded in sorted(found.items())
        )
        return CodedText(name, tuple(parts))

    def _count(self, place: tuple[int, int]) -> None:
        """Count the characters of one more place.

        Raises:
            Problems: they are more than anybody selects.
        """
        start, end = place
        self._selected += end - start
        if self._selected > _MOST_SELECTED:
            raise self._refused("more is selected in it than can be taken; export fewer sources")

    def _content(self, element: Element, name: str) -> str:
        inline = next(_below(element, "PlainTextContent"), None)
        if inline is not None:
            return "".join(inline.itertext())
        path = element.get("plainTextPath", "")
        if path.startswith(_INTERNAL):
            inside = PurePosixPath(path.removeprefix(_INTERNAL)).name
            if (content := self._member(f"sources/{inside}")) is not None:
                return _decoded(content)
        self._problems.append(
            Problem("its text is not in the project; include the sources when exporting", name)
        )
        return ""

    def _place(
        self, element: Element, whole: str, name: str, number: int
    ) -> tuple[int, int] | None:
        """Where a selection begins and ends; none where that is not in the text."""
        try:
            start, end = (int(element.get(key, "")) for key in ("startPosition", "endPosition"))
        except ValueError:
            start = end = -1
        if 0 <= start < end <= len(whole) and whole[start:end].strip():
            return start, end
        if whole:
            what = f"selection {number} is not in the text, which has {len(whole):,} characters"
            self._problems.append(Problem(what, name))
        return None

    def _member(self, name: str) -> bytes | None:
        info = self._names.get(name.casefold())
        if info is None:
            return None
        if info.flag_bits & _PASSWORD:
            raise self._refused("it has a password; export it once more without one")
        if info.compress_type not in PACKINGS:
            raise self._refused("it is packed in an unusual way; pack it as an ordinary zip")
        self._read += info.file_size
        if self._read > MOST_BYTES:
            raise self._refused("it unpacks to more than 100 MB of text; export fewer sources")
        with self._packed.open(info) as stream:
            return stream.read(info.file_size)  # no more than it says of itself

    def _refused(self, what: str) -> Problems:
        return Problems(self._source, [Problem(what)])


def _codes(root: Element) -> dict[str, tuple[str, ...]]:
    """The names of every code with those above it, by its id."""
    found: dict[str, tuple[str, ...]] = {}

    def walk(element: Element, above: tuple[str, ...]) -> None:
        for each in element:
            if _tag(each) == "Code":
                names = (*above, clean_line(each.get("name", "")))
                found[each.get("guid", "").lower()] = names
                if len(names) < _MOST_DEEP:
                    walk(each, names)

    for book in _below(root, "CodeBook"):
        for codes in _below(book, "Codes"):
            walk(codes, ())
    return found


def _before(whole: str, start: int) -> str:
    """What stands before a place in its line; nothing where that is too long for a name."""
    first = max(0, start - _MOST_BEFORE)
    line = whole.rfind("\n", first, start) + 1
    return clean_line(whole[line:start]) if line or not first else ""


def _below(element: Element, tag: str) -> Iterator[Element]:
    return (each for each in element if _tag(each) == tag)


def _tag(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    return content.decode("utf-8-sig", "replace")
