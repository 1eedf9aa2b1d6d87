"""Searching files for what is left of an erased person: the name, their words, their ids.

Files are read as a person or another program could read them: unpacked where they are compressed
(gzip, zip and with it Word), with the escapes of JSON and HTML undone, without the tags of a
document, in any case of letters and form of accents.
"""

from __future__ import annotations

import gzip
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from sessions.disk.disk import Disk
from sessions.erasure.statement_index import Statements
from workshop.privacy.name_finder import ErasedName

_SKIPPED: Final = frozenset({".lock", ".lock-owner.json", ".reserve", ".erasure.json"})
"""The lock, its note, bytes that mean nothing, and the note of the erasure itself."""

_ESCAPE: Final = re.compile(r'\\(?:u([0-9a-fA-F]{4})|(["\\/nrt]))')
_PLAIN: Final = {"n": "\n", "r": "\n", "t": " "}
_TAG: Final = re.compile(r"<[^<>]*>")


class Left(NamedTuple):
    """Something that is left of a person in a file."""

    path: Path
    what: str
    """What it is: `the name`, `words`, `an id`."""


class Traces:
    """What a person leaves in files, and how it is found.

    Args:
        name: the name.
        ids: the ids, as documents have them.
        words: what only this person said.
        others: what others said; where it is the same, it is theirs.
    """

    def __init__(
        self, name: ErasedName, ids: Iterable[str], words: Iterable[str], others: Iterable[str]
    ) -> None:
        self._name = name
        self._ids = tuple(ids)
        self._words = Statements(words, others)
        self.statements = len(self._words)
        """How many statements are looked for; those of a word or two could be anybody's."""

    def within(self, content: bytes) -> list[str]:
        """What of the person is in the content of a file."""
        found: dict[str, None] = {}
        for text in _texts(content):
            found |= dict.fromkeys(self._in(text))
        return list(found)

    def _in(self, text: str) -> Iterator[str]:
        """What of the person is in a text."""
        if self._name.found(text):
            yield "the name"
        if any(one in text for one in self._ids):
            yield "an id"
        if self._words.within(text):
            yield "words"

    def left_in(self, folder: Path, disk: Disk) -> tuple[int, list[Left]]:
        """Search every file in a folder, its name too.

        Returns:
            How many files were searched, and what was found.
        """
        files = list(files_in(folder))
        left = [
            Left(path, "the name, in what it is called")
            for path in (folder, *sorted(folder.rglob("*")))
            if self._name.found(path.name)
        ]
        for path in files:
            try:
                left += [Left(path, what) for what in self.within(disk.read(path))]
            except OSError as problem:
                left.append(Left(path, f"perhaps something: it cannot be read, {problem.strerror}"))
        return len(files), left


def files_in(folder: Path) -> Iterator[Path]:
    """Every file in a folder and its folders, but for those that hold nothing anybody said."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name not in _SKIPPED:
            yield path


def _texts(content: bytes) -> Iterator[str]:
    """The content of a file as texts: as it stands, and without what hides it."""
    for raw in _unpacked(content):
        text = _decoded(raw)
        yield text
        for shown in (_unescaped(text), html.unescape(_TAG.sub("", text))):
            if shown != text:
                yield shown


def _unpacked(content: bytes) -> Iterator[bytes]:
    """The content, and what is compressed in it; names of files in a zip too."""
    yield content
    if content.startswith(b"\x1f\x8b"):
        try:
            yield gzip.decompress(content)
        except (OSError, EOFError, zlib.error):
            return
    if content.startswith(b"PK"):
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                yield "\n".join(packed.namelist()).encode()
                for name in packed.namelist():
                    yield from _unpacked(packed.read(name))
        except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError):
            return


def _decoded(raw: bytes) -> str:
    """Bytes as text, whatever they are."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    return raw.decode("utf-8", "replace")


def _unescaped(text: str) -> str:
    """A text without the escapes of JSON; a pair of surrogates becomes one character."""
    if "\\" not in text:
        return text
    plain = _ESCAPE.sub(
        lambda found: chr(int(found[1], 16)) if found[1] else _PLAIN.get(found[2], found[2]), text
    )
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
