"""Searching files for what is left of an erased person: the name, their words, their ids.

How files are read as text is in `sessions.erasure.readable_content`; those that cannot be are told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from sessions.disk.disk import Disk
from sessions.erasure.readable_content import opaque, texts_in
from sessions.erasure.statement_index import Statements
from workshop.privacy.name_finder import ErasedName

_SKIPPED: Final = frozenset({".lock", ".lock-owner.json", ".reserve", ".erasure.json"})
"""The lock, its note, bytes that mean nothing, and the note of the erasure itself."""

LINKED: Final = "it is a link to another place, which was not searched"
"""What is said of links."""


class Left(NamedTuple):
    """Something that is left of a person in a file, or a file that may have something."""

    path: Path
    what: str
    """What it is: `the name`, `words`, `an id`; or why it could not be searched."""
    unsure: bool = False
    """Whether it could not be searched."""


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
        for text in texts_in(content):
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
        everything = sorted(folder.rglob("*"))
        left = [
            Left(path, "the name, in what it is called")
            for path in (folder, *everything)
            if self._name.found(path.name)
        ]
        left += [Left(path, LINKED, unsure=True) for path in everything if path.is_symlink()]
        for path in files:
            try:
                content = disk.read(path)
            except OSError as problem:
                why = f"it cannot be read, {problem.strerror}"
                left.append(Left(path, why, unsure=True))
                continue
            left += [Left(path, what) for what in self.within(content)]
            if why := opaque(content):
                left.append(Left(path, why, unsure=True))
        return len(files), left


def files_in(folder: Path) -> Iterator[Path]:
    """Every file in a folder and its folders, but for those that hold nothing anybody said.

    Links are not followed: what they lead to is somewhere else, and may be anybody's.
    """
    if folder.is_symlink():
        return
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and path.name not in _SKIPPED:
            yield path
