"""The guide library: the guides that ship, the facilitator's own, and an engagement's.

A guide goes by the name of its file without `.toml`. Where two go by the same name, the nearest
counts: the engagement's before the facilitator's own before the one that ships. Files that end in
`.steps.toml` lie beside them and hold steps that guides include; they are found in the same order.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Self, TextIO

from sessions.errors import cause_of
from sessions.library.guide_files import (
    COMMON_SUFFIX,
    SUFFIX,
    GuideFile,
    NotCopied,
    Origin,
    UnknownGuide,
    UnreadableGuide,
)
from sessions.library.places import own_guides
from sessions.library.shipped_index import SHIPPED, shipped_index
from workshop.errors import Problems
from workshop.text import clean_line, listing, nearest, shorten

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from workshop.guide.includes import Includable, Resolver
    from workshop.guide.shape import Guide

_LONGEST_NAME: Final = 40
_NAME_LINE: Final = re.compile(
    r"""^(\ufeff?\s*["']?name["']?\s*=\s*)(?:"(?:\\.|[^"\\])*"|'[^']*')"""
)


class Listed(NamedTuple):
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
    """Planned minutes for the whole session, without steps under a condition."""
    problems: int = 0
    """How many problems it has; it cannot be run before they are mended."""
    hidden: bool = False
    """Whether a nearer guide of the same name is taken instead."""
    audience: str = ""
    """Who it is for; empty where the guide has problems."""


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
            (Origin.SHIPPED, SHIPPED),
        )

    @classmethod
    def at(cls, home: Path, folder: Path | None = None) -> Self:
        """The guides at hand where engagements are kept, before them those of an engagement."""
        return cls(own=own_guides(home), engagement=folder / "guides" if folder else None)

    def listing(self) -> list[Listed]:
        """Every guide, nearest first; of each origin interviews before workshops, then by name.

        A guide with problems is in the list with their number and hides no other. The guides that
        ship are told from their index, unless common steps at hand may change them.
        """
        seen: set[str] = set()
        listed = []
        resolver: Resolver | None = None
        nearer = any(file.origin is not Origin.SHIPPED for file in self._files(COMMON_SUFFIX))
        for source in self._files():
            one = None if nearer else _from_index(source)
            if one is None:
                resolver = resolver or self._resolver()
                one = _listed(source, resolver)
            listed.append(one._replace(hidden=source.name in seen))
            seen.add(source.name)
        order = list(Origin)
        return sorted(listed, key=lambda each: (order.index(each.origin), each.setting or "~"))

    def common_steps(self) -> list[str]:
        """The names of what is there to be included and is no guide, sorted."""
        return sorted({file.name for file in self._files(COMMON_SUFFIX)})

    def load(self, name_or_path: str | Path) -> Guide:
        """The guide of that name, or in that file, with what it includes.

        A text that ends in `.toml` or has a slash is a file; any other is a name.

        Raises:
            UnknownGuide: there is none; near names are offered.
            UnreadableGuide: the file cannot be read.
            Problems: the guide is wrong; every problem is listed.
        """
        from workshop.guide.reader import as_guide  # noqa: PLC0415 - 60 ms, not for lists

        return as_guide(self.table(name_or_path))

    def table(self, name_or_path: str | Path) -> dict[str, Any]:
        """The fields of a guide as its file has them, with what it includes in its place.

        Found and refused as by `load`.
        """
        from workshop.guide.shape import Guide  # noqa: PLC0415 - 60 ms, not for lists

        file = self._find(name_or_path)
        return self._resolver(file).table(Guide, file.text(), file.label)

    def check(self, name_or_path: str | Path) -> Guide | list[str]:
        """A guide, found and refused as by `load`; of common steps, the ids of all of them."""
        file = self._find(name_or_path, common=True)
        table = self._resolver(file).table(file.shape, file.text(), file.label)
        if file.ending == SUFFIX:
            from workshop.guide.reader import as_guide  # noqa: PLC0415 - 60 ms, not for lists

            return as_guide(table)
        return [step["id"] for step in table["steps"]]

    def text(self, name_or_path: str | Path) -> str:
        """The file of the guide as it stands, comments and all; found and refused as by `load`."""
        return self._find(name_or_path).text()

    def copy(self, name: str | Path, target: Path) -> Path:
        """Copy a guide or common steps, comments and all, for the facilitator to adapt.

        Args:
            name: the guide to copy, as `load` takes it; where there is none, common steps.
            target: a folder, or the new file itself, which ends in `.toml`. In a folder the copy
                of `swot-workshop` is called `my-swot-workshop`, or `my-swot-workshop-2` and so
                on, the first that is free. The `name` in the copy is changed to the new one. What
                the guide includes is not copied but included by the copy too.

        Returns:
            The new file.

        Raises:
            NotCopied: the file is there already, its name will not do, or the disk refused.
            UnknownGuide: as `load`; likewise UnreadableGuide and Problems.
        """
        source = self._find(name, common=True)
        text, right = source.text(), self._is_right(source)
        self._resolver(source).table(source.shape, text, source.label)
        if target.suffix == SUFFIX and not target.is_dir():
            new = _checked_name(target, source.ending)
            _write_new(target, _renamed(text, new, right))
            return target
        for free in self._free_names(source):
            file = target / f"{free}{source.ending}"
            with suppress(FileExistsError):
                _write_new(file, _renamed(text, free, right), refuse=False)
                return file
        raise AssertionError  # the names never end

    def _is_right(self, file: GuideFile) -> Callable[[str, str], bool]:
        """Judges whether a text is what the file holds, under another name."""

        def is_right(text: str, name: str) -> bool:
            with suppress(Problems):
                table = self._resolver(file).table(file.shape, text, name)
                return bool(table["name"] == name)
            return False

        return is_right

    def _resolver(self, beside: GuideFile | None = None) -> Resolver:
        """Reads guides with what is at hand to be included; what lies beside a file is nearest."""
        from workshop.guide.includes import Resolver  # noqa: PLC0415 - 60 ms, not for lists

        def at_hand() -> dict[str, Includable]:
            found = [*self._files(), *self._files(COMMON_SUFFIX)]
            # What is nearest, and common steps before guides, is put last and so counts.
            by_name: dict[str, Includable] = {}
            for ending in (SUFFIX, COMMON_SUFFIX):
                near = [each for each in reversed(found) if each.ending == ending]
                by_name |= {each.name: each for each in near}
            if beside is not None and isinstance(beside.file, Path):
                folder = _in_folder(beside.file.parent, beside.origin, COMMON_SUFFIX)
                by_name |= {each.name: each for each in folder}
            return by_name

        return Resolver(at_hand)

    def _files(self, ending: str = SUFFIX) -> Iterator[GuideFile]:
        """Every file that should hold a guide, or common steps, nearest first."""
        for origin, folder in self._folders:
            if folder is not None:
                yield from _in_folder(folder, origin, ending)

    def _find(self, name_or_path: str | Path, *, common: bool = False) -> GuideFile:
        """The file meant by a name or a path.

        Args:
            name_or_path: the name or the path.
            common: whether common steps may be meant too, where no guide is.
        """
        if _is_path(name_or_path):
            return _at(Path(name_or_path))
        found = list(self._files())
        if common:
            found += self._files(COMMON_SUFFIX)
        for file in found:
            if file.name == str(name_or_path):
                return file
        raise UnknownGuide(_unknown(str(name_or_path), [file.name for file in found]))

    def _free_names(self, source: GuideFile) -> Iterator[str]:
        """Names for a copy, best first, without those that files like it go by already."""
        taken = {file.name for file in self._files(source.ending)}
        own = source.name if source.name.startswith("my-") else f"my-{source.name}"
        for number in count(1):
            tail = f"-{number}" if number > 1 else ""
            candidate = _slug(own)[: _LONGEST_NAME - len(tail)].rstrip("-") + tail
            if candidate not in taken:
                yield candidate


def _in_folder(folder: Traversable, origin: Origin, ending: str) -> list[GuideFile]:
    """The files of a folder that should hold a guide, or common steps, by name."""
    files = sorted(_names(folder), key=lambda file: file.name.removesuffix(SUFFIX))
    found = (GuideFile.of(file, origin) for file in files if file.name.endswith(SUFFIX))
    return [file for file in found if file.ending == ending]


def _names(folder: Traversable) -> list[Traversable]:
    """What is in the folder; nothing where it is missing or closed to us."""
    try:
        return [file for file in folder.iterdir() if not file.name.startswith(".")]
    except OSError:
        return []


def _from_index(source: GuideFile) -> Listed | None:
    """The line of a guide that ships, without reading it; none where the index has none."""
    told = shipped_index().get(source.name) if source.origin is Origin.SHIPPED else None
    return Listed(source.name, source.origin, **told) if told else None


def _listed(source: GuideFile, resolver: Resolver) -> Listed:
    """A guide's line in the list, whatever state it is in."""
    from workshop.guide.reader import as_guide  # noqa: PLC0415 - 60 ms, not for what ships
    from workshop.guide.shape import Guide  # noqa: PLC0415

    try:
        guide = as_guide(resolver.table(Guide, source.text(), source.label))
    except Problems as problems:
        return Listed(source.name, source.origin, problems=len(problems.problems))
    except UnreadableGuide:
        return Listed(source.name, source.origin, problems=1)
    return Listed(
        source.name,
        source.origin,
        title=guide.title,
        setting=guide.setting,
        minutes=guide.planned,
        audience=guide.audience,
    )


def _is_path(name_or_path: str | Path) -> bool:
    """Whether a file is meant and not a name."""
    if isinstance(name_or_path, Path):
        return True
    return name_or_path.endswith(SUFFIX) or "/" in name_or_path or os.sep in name_or_path


def _at(path: Path) -> GuideFile:
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
    return GuideFile.of(path, Origin.OWN)


def _unknown(name: str, known: list[str]) -> str:
    """What to say about a name that no guide goes by."""
    label = shorten(clean_line(name), 60)
    near = nearest(_slug(name), known, 3) or [each for each in known if _slug(name) in each][:3]
    if near:
        return f"No guide is called “{label}”. Did you mean {listing(near, 'or')}?"
    return f"No guide is called “{label}”. There are {listing(sorted(set(known)))}."


def _slug(text: str) -> str:
    """The text as a name could be: lower-case letters, digits and single hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:_LONGEST_NAME].strip("-")


def _checked_name(target: Path, ending: str) -> str:
    """The name that the file gives what it holds.

    Raises:
        NotCopied: a guide cannot be called that.
    """
    if (ending == COMMON_SUFFIX) != target.name.endswith(COMMON_SUFFIX):
        raise NotCopied(f"Not copied: the name of such a file ends in {ending}.")
    name = target.name.removesuffix(ending)
    if name != _slug(name):
        better = f"{_slug(name) or 'my-guide'}{ending}"
        raise NotCopied(
            f"A guide cannot be called “{shorten(clean_line(name), 60)}”: its name has lower-case "
            f"letters, digits and single hyphens, at most {_LONGEST_NAME}. Try {better}."
        )
    return name


def _renamed(text: str, name: str, is_right: Callable[[str, str], bool]) -> str:
    """A right text with its `name` changed and all else as it was.

    Args:
        text: the content of the file.
        name: the new name.
        is_right: judges whether a text is as right as this one and has a name.

    Raises:
        NotCopied: the name is written in a way that only a person can change.
    """
    from workshop.guide.toml_lines import line_numbers  # noqa: PLC0415 - 10 ms, not for lists

    lines = text.replace("\r\n", "\n").split("\n")
    place = line_numbers("\n".join(lines))[("name",)] - 1
    lines[place] = _NAME_LINE.sub(rf'\g<1>"{name}"', lines[place])
    renamed = "\n".join(lines)
    if is_right(renamed, name):
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
