"""The guide library: the guides that ship, the facilitator's own, and an engagement's.

A guide goes by the name of its file without `.toml`. Where two go by the same name, the nearest
counts: the engagement's before the facilitator's own before the one that ships.

::

    GuideError           the root of what goes wrong with the files themselves
    ├── UnknownGuide     no guide goes by that name; near names are offered
    ├── UnreadableGuide  the file cannot be read
    └── NotCopied        no copy was made; nothing was overwritten

What is wrong inside a guide is `workshop.errors.Problems`, all of it at once.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import Enum
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import count
from pathlib import Path
from typing import Final, Self, TextIO

from sessions.errors import SessionsError, cause_of
from sessions.library.places import own_guides
from workshop.errors import Problem, Problems
from workshop.guide.reader import GREATEST_SIZE, read_guide
from workshop.guide.shape import Guide
from workshop.guide.toml_lines import line_numbers
from workshop.text import clean_line, listing, nearest, plural, shorten

SUFFIX: Final = ".toml"
"""How the file of a guide ends."""

_LONGEST_NAME: Final = 40
_NAME_LINE: Final = re.compile(
    r"""^(\ufeff?\s*["']?name["']?\s*=\s*)(?:"(?:\\.|[^"\\])*"|'[^']*')"""
)


class GuideError(SessionsError):
    """The root of what goes wrong with the files of guides."""


class UnknownGuide(GuideError):
    """No guide goes by that name, or there is no such file."""


class UnreadableGuide(GuideError):
    """The file is there but cannot be read."""


class NotCopied(GuideError):
    """No copy was made; what was there before is as it was."""


class Origin(Enum):
    """Where a guide comes from, in the words of the list."""

    ENGAGEMENT = "this engagement"
    OWN = "your own"
    SHIPPED = "shipped"


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list of guides."""

    name: str
    """What it goes by."""
    origin: Origin
    """Where it comes from."""
    title: str = ""
    """Its title; empty where the guide has problems."""
    setting: str = ""
    """Interview or workshop; empty where the guide has problems."""
    minutes: float = 0
    """Planned minutes for the whole session."""
    problems: int = 0
    """How many problems it has; it cannot be run before they are mended."""
    hidden: bool = False
    """Whether a nearer guide of the same name is taken instead."""


@dataclass(frozen=True, slots=True)
class _Source:
    """A file that should hold a guide."""

    name: str
    origin: Origin
    file: Traversable

    @property
    def label(self) -> str:
        """The file's name for messages; of a shipped guide, where it is installed says nothing."""
        whole = self.origin is not Origin.SHIPPED
        return clean_line(str(self.file)) if whole else f"{self.name}{SUFFIX}"

    def text(self) -> str:
        """The content of the file.

        Raises:
            UnreadableGuide: the disk refused.
            Problems: it is not a text in UTF-8.
        """
        return _decoded(self._content(), self.label)

    def guide(self) -> Guide:
        """The guide that the file holds; raises as `text` does, and for every problem in it."""
        return read_guide(self.text(), self.label)

    def _content(self) -> bytes:
        """The first bytes of the file, more by one than a guide may have."""
        if isinstance(self.file, Path):
            if self.origin is Origin.ENGAGEMENT and _is_linked(self.file):
                raise UnreadableGuide(
                    f"{self.label} is a link to another place, and links in the folder of an "
                    "engagement are not followed. Put the guide itself there."
                )
            if self.file.exists() and not self.file.is_file():
                raise UnreadableGuide(f"{self.label} is no file.")
        try:
            with self.file.open("rb") as stream:
                return bytes(stream.read(GREATEST_SIZE + 1))
        except OSError as error:
            raise UnreadableGuide(f"{self.label} cannot be read: {_refusal(error)}") from error


def _is_linked(file: Path) -> bool:
    """Whether a file, or the folder it is in, only leads to another place."""
    return file.is_symlink() or file.parent.is_symlink()


class Library:
    """The guides at hand.

    Args:
        own: the folder of the facilitator's own guides; it need not exist.
        engagement: the folder of the engagement's guides; it need not exist.
    """

    def __init__(self, own: Path | None = None, engagement: Path | None = None) -> None:
        self._folders: tuple[tuple[Origin, Traversable | None], ...] = (
            (Origin.ENGAGEMENT, engagement),
            (Origin.OWN, own),
            (Origin.SHIPPED, files("sessions") / "guides"),
        )

    @classmethod
    def at(cls, home: Path, folder: Path | None = None) -> Self:
        """The guides at hand where engagements are kept, before them those of an engagement."""
        return cls(own=own_guides(home), engagement=folder / "guides" if folder else None)

    def listing(self) -> list[Listed]:
        """Every guide, nearest first, then by name.

        A guide with problems is in the list with their number and hides no other.
        """
        seen: set[str] = set()
        listed = []
        for source in self._sources():
            listed.append(replace(_listed(source), hidden=source.name in seen))
            seen.add(source.name)
        return listed

    def load(self, name_or_path: str | Path) -> Guide:
        """The guide of that name, or in that file.

        A text that ends in `.toml` or has a slash is a file; any other is a name.

        Raises:
            UnknownGuide: there is none; near names are offered.
            UnreadableGuide: the file cannot be read.
            Problems: the guide is wrong; every problem is listed.
        """
        return self._find(name_or_path).guide()

    def text(self, name_or_path: str | Path) -> str:
        """The file of the guide as it stands, comments and all; found and refused as by `load`."""
        return self._find(name_or_path).text()

    def copy(self, name: str | Path, target: Path) -> Path:
        """Copy a guide, comments and all, for the facilitator to adapt.

        Args:
            name: the guide to copy, as `load` takes it.
            target: a folder, or the new file itself, which ends in `.toml`. In a folder the copy
                of `swot-workshop` is called `my-swot-workshop`, or `my-swot-workshop-2` and so
                on, the first that is free. The `name` in the copy is changed to the new one.

        Returns:
            The new file.

        Raises:
            NotCopied: the file is there already, its name will not do, or the disk refused.
            UnknownGuide: as `load`; likewise UnreadableGuide and Problems.
        """
        source = self._find(name)
        text = source.text()
        read_guide(text, source.label)
        if target.suffix == SUFFIX and not target.is_dir():
            _write_new(target, _renamed(text, _checked_name(target)))
            return target
        for free in self._free_names(source.name):
            file = target / f"{free}{SUFFIX}"
            with suppress(FileExistsError):
                _write_new(file, _renamed(text, free), refuse=False)
                return file
        raise AssertionError  # the names never end

    def _sources(self) -> Iterator[_Source]:
        """Every file that should hold a guide, nearest first."""
        for origin, folder in self._folders:
            if folder is not None:
                found = [file for file in _names(folder) if file.name.endswith(SUFFIX)]
                for file in sorted(found, key=lambda file: file.name):
                    yield _Source(_name(file.name), origin, file)

    def _find(self, name_or_path: str | Path) -> _Source:
        """The file meant by a name or a path."""
        if _is_path(name_or_path):
            return _at(Path(name_or_path))
        sources = list(self._sources())
        for source in sources:
            if source.name == str(name_or_path):
                return source
        raise UnknownGuide(_unknown(str(name_or_path), [source.name for source in sources]))

    def _free_names(self, name: str) -> Iterator[str]:
        """Names for a copy, best first, without those that guides go by already."""
        taken = {source.name for source in self._sources()}
        own = name if name.startswith("my-") else f"my-{name}"
        for number in count(1):
            tail = f"-{number}" if number > 1 else ""
            candidate = _slug(own)[: _LONGEST_NAME - len(tail)].rstrip("-") + tail
            if candidate not in taken:
                yield candidate


def _name(file_name: str) -> str:
    return clean_line(file_name.removesuffix(SUFFIX))


def _names(folder: Traversable) -> list[Traversable]:
    """What is in the folder; nothing where it is missing or closed to us."""
    try:
        return [file for file in folder.iterdir() if not file.name.startswith(".")]
    except OSError:
        return []


def _listed(source: _Source) -> Listed:
    """A guide's line in the list, whatever state it is in."""
    try:
        guide = source.guide()
    except Problems as problems:
        return Listed(source.name, source.origin, problems=len(problems.problems))
    except UnreadableGuide:
        return Listed(source.name, source.origin, problems=1)
    return Listed(source.name, source.origin, guide.title, guide.setting, guide.planned)


def _is_path(name_or_path: str | Path) -> bool:
    """Whether a file is meant and not a name."""
    if isinstance(name_or_path, Path):
        return True
    return name_or_path.endswith(SUFFIX) or "/" in name_or_path or os.sep in name_or_path


def _at(path: Path) -> _Source:
    """The guide in a file of which the path is given.

    Raises:
        UnknownGuide: there is no such file.
    """
    label = shorten(clean_line(str(path)), 200)
    try:
        there, folder = path.exists(), path.is_dir()
    except (OSError, ValueError):  # a path that no disk could have
        there, folder = False, False
    if folder:
        raise UnknownGuide(f"{label} is a folder. Give the guide's file in it.")
    if not there:
        raise UnknownGuide(
            f"There is no file {label}. Check the path, or give a guide's name without {SUFFIX}."
        )
    return _Source(_name(path.name), Origin.OWN, path)


def _unknown(name: str, known: list[str]) -> str:
    """What to say about a name that no guide goes by."""
    label = shorten(clean_line(name), 60)
    near = nearest(_slug(name), known, 3) or [each for each in known if _slug(name) in each][:3]
    if near:
        return f"No guide is called “{label}”. Did you mean {listing(near, 'or')}?"
    return f"No guide is called “{label}”. There are {listing(sorted(set(known)))}."


def _decoded(content: bytes, label: str) -> str:
    """The content as text.

    Raises:
        Problems: it is too large or not in UTF-8.
    """
    if len(content) > GREATEST_SIZE:
        what = f"the file is larger than {plural(GREATEST_SIZE, 'byte')}; a guide is far smaller"
        raise Problems(label, [Problem(what)])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what = "the text is not in UTF-8. Save it as UTF-8 in the editor, then try again"
        line = content.count(b"\n", 0, error.start) + 1
        raise Problems(label, [Problem(what, line=line)]) from error


def _refusal(error: OSError) -> str:
    """Why the disk refused, as the end of a sentence."""
    return cause_of(error) if error.strerror else "the disk refused."


def _slug(text: str) -> str:
    """The text as a name could be: lower-case letters, digits and single hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:_LONGEST_NAME].strip("-")


def _checked_name(target: Path) -> str:
    """The name that the file gives its guide.

    Raises:
        NotCopied: a guide cannot be called that.
    """
    name = target.name.removesuffix(SUFFIX)
    if name != _slug(name):
        better = f"{_slug(name) or 'my-guide'}{SUFFIX}"
        raise NotCopied(
            f"A guide cannot be called “{shorten(clean_line(name), 60)}”: its name has lower-case "
            f"letters, digits and single hyphens, at most {_LONGEST_NAME}. Try {better}."
        )
    return name


def _renamed(text: str, name: str) -> str:
    """The text of a right guide with its `name` changed and all else as it was.

    Raises:
        NotCopied: the name is written in a way that only a person can change.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    place = line_numbers("\n".join(lines))[("name",)] - 1
    lines[place] = _NAME_LINE.sub(rf'\g<1>"{name}"', lines[place])
    renamed = "\n".join(lines)
    with suppress(Problems):
        if read_guide(renamed, name).name == name:
            return renamed
    raise NotCopied('Not copied: write the guide\'s name on one line, as in name = "a-name".')


def _write_new(file: Path, text: str, *, refuse: bool = True) -> None:
    """Write a file that is not there yet, whole or not at all.

    Args:
        file: where.
        text: what.
        refuse: whether a file that is there already is told to the person; else it is raised
            as FileExistsError for the caller.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _fill(file.open("x", encoding="utf-8", newline="\n"), file, text)
    except FileExistsError as error:
        if not refuse and file.parent.is_dir():
            raise
        raise NotCopied(f"Not copied: {_in_the_way(file)}. Give another name.") from error
    except OSError as error:
        raise NotCopied(f"Not copied to {file}: {cause_of(error, file)}") from error


def _in_the_way(file: Path) -> str:
    """What stands where a new file should go."""
    if file.parent.is_dir():
        return f"{file} is there already and is left alone"
    there = next((parent for parent in file.parents if parent.exists()), file.parent)
    return f"{there} is a file and not a folder"


def _fill(stream: TextIO, file: Path, text: str) -> None:
    """Write the text into a new file, or leave no file behind."""
    try:
        with stream:  # Windows removes no file that is open
            stream.write(text)
    except OSError:
        file.unlink(missing_ok=True)
        raise
