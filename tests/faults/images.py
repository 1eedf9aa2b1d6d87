"""Every state that a disk may lawfully be in after a crash, from the calls that were made.

After Pillai et al. (OSDI 2014): the calls are recorded while the work is done. From any point among
them, a disk may have lost or torn each write that no sync had made durable, and each name that no
sync of its folder had made durable, in any order; that is more than most file systems do.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, product
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple, TypeVar

from tests.sessions.disk.failing_disks import WatchedDisk

T = TypeVar("T")

Pairs = Mapping[Path, int | None]
"""Which file each path names; nothing for none any more."""

FOLDER: Final = -1
"""Stands for a folder in the place of a file."""

_PARTS: Final = 6
_GARBAGE: Final = b'\xa5"}\n'


class Made(NamedTuple):
    """One call that was made.

    Attributes:
        kind: `names`, `write`, `truncate`, `sync`, `sync_folder` or `say`.
        file: The number of the file; the number of the state for `say`.
        path: The folder whose names it concerns.
        pairs: What the paths in it name afterwards.
        at: Where it writes, or the length that it cuts to.
        content: What it writes.
    """

    kind: str
    file: int = 0
    path: Path = Path()
    pairs: Pairs = MappingProxyType({})
    at: int = 0
    content: bytes = b""


class Recording(WatchedDisk):
    """A disk that remembers what was done on it.

    Attributes:
        made: The calls that changed something, in order.
    """

    def __init__(self) -> None:
        self.made: list[Made] = []
        self._files: dict[Path, int] = {}
        self._open: dict[int, int] = {}
        self._sizes: list[int] = []

    def say(self, number: int) -> None:
        """Remember what was acknowledged here."""
        self.made.append(Made("say", number))

    def room(self, path: Path) -> int:
        """None to hold back: the reserve means nothing, and would only be in the way."""
        return 0

    def call(self, name: str, perform: Callable[..., T], *given: Any) -> T:
        """Carry out a call and remember what it changed."""
        missing = _missing(given[0]) if name == "make_folder" else []
        done = perform(*given)
        for path in missing:
            self._names(path.parent, {path: FOLDER})
        if (remember := getattr(self, f"after_{name}", None)) is not None:
            remember(done, *given)
        return done

    def _names(self, folder: Path, pairs: Pairs) -> None:
        """Names of a folder changed."""
        self.made.append(Made("names", path=folder, pairs=pairs))

    def after_create(self, handle: int, path: Path) -> None:
        self._sizes.append(0)
        self._files[path] = self._open[handle] = len(self._sizes) - 1
        self._names(path.parent, {path: self._files[path]})

    def after_write(self, taken: int, handle: int, content: bytes) -> None:
        file = self._open[handle]
        self.made.append(Made("write", file, at=self._sizes[file], content=content[:taken]))
        self._sizes[file] += taken

    def after_truncate(self, _: None, handle: int, size: int) -> None:
        self._sizes[self._open[handle]] = size
        self.made.append(Made("truncate", self._open[handle], at=size))

    def after_sync(self, _: None, handle: int) -> None:
        self.made.append(Made("sync", self._open[handle]))

    def after_replace(self, _: None, source: Path, target: Path) -> None:
        self._files[target] = self._files.pop(source)
        self._names(target.parent, {source: None, target: self._files[target]})

    def after_remove(self, _: None, path: Path) -> None:
        if self._files.pop(path, None) is not None:
            self._names(path.parent, {path: None})

    def after_sync_folder(self, _: None, path: Path) -> None:
        self.made.append(Made("sync_folder", path=path))


def _missing(path: Path) -> list[Path]:
    """The folders that are made with one, outermost first."""
    return [one for one in (*reversed(path.parents), path) if not one.exists()]


class Image(NamedTuple):
    """A state that the disk may be in.

    Attributes:
        acknowledged: The number of the state that was acknowledged last; -1 for none.
        files: Every path with its content; nothing for a folder.
    """

    acknowledged: int
    files: Mapping[Path, bytes | None]

    def lay_out(self, old: Path, new: Path) -> None:
        """Make it real, in another folder than it was recorded in."""
        for path, content in sorted(self.files.items()):
            target = new / path.relative_to(old)
            if content is None:
                target.mkdir(exist_ok=True)
            else:
                target.write_bytes(content)


class _Disk:
    """What is durable, and what is not yet."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.names: dict[Path, int] = {}
        self.data: dict[int, bytes] = {}
        self.loose_names: list[Made] = []
        self.loose_data: dict[int, list[Made]] = {}

    def take(self, made: Made) -> None:
        """Follow one call."""
        if made.kind == "names":
            self.loose_names.append(made)
        elif made.kind in ("write", "truncate"):
            self.loose_data.setdefault(made.file, []).append(made)
        elif made.kind == "sync":
            loose = self.loose_data.pop(made.file, [])
            self.data[made.file] = _applied(self.data.get(made.file, b""), loose)
        elif made.kind == "sync_folder":
            durable = [one for one in self.loose_names if one.path == made.path]
            self.loose_names = [one for one in self.loose_names if one.path != made.path]
            self.names = _named(self.names, durable)

    def images(self) -> Iterator[dict[Path, bytes | None]]:
        """Every state that it may be found in."""
        for chosen in _subsets(self.loose_names):
            names = self._reachable(_named(self.names, chosen))
            files = [file for file in dict.fromkeys(names.values()) if file != FOLDER]
            choices = [self._contents(file) for file in files]
            for contents in product(*choices):
                data = dict(zip(files, contents, strict=True))
                yield {path: data.get(file) for path, file in names.items()}

    def some_images(self, chance: random.Random, number: int) -> Iterator[dict[Path, bytes | None]]:
        """A few of the states that it may be found in, where there are too many."""
        for _ in range(number):
            chosen = [one for one in self.loose_names if chance.random() < 0.5]
            names = self._reachable(_named(self.names, chosen))
            yield {path: self._some_content(file, chance) for path, file in names.items()}

    def _some_content(self, file: int, chance: random.Random) -> bytes | None:
        """One thing that a file may hold; nothing for a folder."""
        if file == FOLDER:
            return None
        loose = [one for one in self.loose_data.get(file, []) if chance.random() < 0.5]
        ways = list(_tears(loose)) if loose else [[]]
        return _applied(self.data.get(file, b""), chance.choice(ways))

    def _reachable(self, names: Mapping[Path, int]) -> dict[Path, int]:
        """Names without those whose folder is not there."""
        return {
            path: file
            for path, file in names.items()
            if all(p in names for p in path.parents if self.root in p.parents)
        }

    def _contents(self, file: int) -> list[bytes]:
        """What a file may hold."""
        durable, loose = self.data.get(file, b""), self.loose_data.get(file, [])
        found = [durable]
        for chosen in _subsets(loose, most=3):
            if chosen:
                found += [_applied(durable, torn) for torn in _tears(chosen)]
        return list(dict.fromkeys(found))


def _tears(chosen: Sequence[Made]) -> Iterator[list[Made]]:
    """The last of some writes as a whole, and in every way in which it may be torn."""
    *whole, last = chosen
    yield [*whole, last]
    if last.kind == "truncate":
        return
    for torn in _torn(last.content):
        yield [*whole, last._replace(content=torn)]


def _torn(content: bytes) -> Iterator[bytes]:
    """The ways in which a write may be torn: cut, or with something else before or after."""
    size = len(content)
    zeros, garbage = bytes(size), (_GARBAGE * (size // len(_GARBAGE) + 1))[:size]
    yield zeros
    yield garbage
    for part in range(1, _PARTS):
        cut = size * part // _PARTS
        yield content[:cut]
        yield content[:cut] + zeros[cut:]
        yield content[:cut] + garbage[cut:]
        yield zeros[:cut] + content[cut:]
    yield content[:-1]


def _applied(content: bytes, loose: Iterable[Made]) -> bytes:
    """A content after some writes; what was never written reads as zeros."""
    found = bytearray(content)
    for made in loose:
        if made.kind == "truncate":
            del found[made.at :]
            found.extend(bytes(made.at - len(found)))
        else:
            found.extend(bytes(max(0, made.at - len(found))))
            found[made.at : made.at + len(made.content)] = made.content
    return bytes(found)


def _named(names: Mapping[Path, int], changes: Iterable[Made]) -> dict[Path, int]:
    """Names after some changes."""
    found: dict[Path, int | None] = dict(names)
    for made in changes:
        found |= made.pairs
    return {path: file for path, file in found.items() if file is not None}


def _subsets(items: Sequence[T], most: int = 5) -> Iterator[tuple[T, ...]]:
    """Every choice among the last few items; those before are taken as they were."""
    before, last = tuple(items[:-most]), items[-most:]
    sizes = range(len(last) + 1)
    for some in chain.from_iterable(combinations(last, size) for size in sizes):
        yield (*before, *some)


def images(
    made: Iterable[Made], root: Path, *, chance: random.Random | None = None, number: int = 0
) -> Iterator[Image]:
    """Every state that the disk may be in, whenever the work was cut off; each once.

    Args:
        made: What was recorded.
        root: The folder that is there already, and in which all of it was done.
        chance: Picks a few of the states after each call, where all would be too many.
        number: How many it picks.
    """
    disk, acknowledged = _Disk(root), -1
    seen: set[tuple[int, frozenset[tuple[Path, bytes | None]]]] = set()
    for one in made:
        if one.kind == "say":
            acknowledged = one.file
        disk.take(one)
        for files in disk.some_images(chance, number) if chance else disk.images():
            mark = (acknowledged, frozenset(files.items()))
            if mark not in seen:
                seen.add(mark)
                yield Image(acknowledged, files)
