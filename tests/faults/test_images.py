"""All legal states of the disk after a crash: none is bad for ours, and twins have many bad ones.

Requirement: from whatever a disk may lawfully hold after a crash, the engagement opens, holds all
that was acknowledged and at most one change more, and can be recorded in.
"""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any

import pytest
from tinydb import JSONStorage, TinyDB
from tinydb.table import Document

from sessions.errors import SessionsError
from tests.faults import SIZES
from tests.faults.images import Image, Made, Recording, images
from tests.faults.recorders import NoSyncDisk
from tests.faults.work import is_right, kept, work


class Reading(NoSyncDisk):
    """A quick disk to look at an image with."""

    def room(self, path: Path) -> int:
        return 0


def is_whole(folder: Path, acknowledged: int) -> bool:
    """Tell whether an engagement holds what was acknowledged."""
    try:
        return is_right(kept(folder, Reading()), acknowledged)
    except (SessionsError, AssertionError):
        return False


def judged(
    found: Iterable[Image], old: Path, new: Path, check: Callable[[int], bool]
) -> tuple[int, list[Image]]:
    """Lay out each image and check it.

    Returns:
        How many there were, and the bad ones.
    """
    number, bad = 0, []
    for number, image in enumerate(found, 1):  # noqa: B007 - how many there were
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir()
        image.lay_out(old, new)
        if not check(image.acknowledged):
            bad.append(image)
    return number, bad


@pytest.fixture
def recorded(place: Path) -> list[Made]:
    """The calls of a piece of work, in a folder that is made with the one above it."""
    disk = Recording()
    work(place / "old" / "home" / "e", disk, disk.say)
    return disk.made


def ours(place: Path, found: Iterable[Image]) -> tuple[int, list[Image]]:
    """Check images of an engagement."""
    new = place / "new"
    return judged(found, place / "old", new, lambda said: is_whole(new / "home" / "e", said))


def some_images(made: list[Made], root: Path, number: int) -> Iterator[Image]:
    """A few images after each call, always the same ones."""
    return images(made, root, chance=random.Random(1), number=number)  # noqa: S311


@pytest.mark.slow
def test_no_legal_state_of_the_disk_is_bad(place: Path, recorded: list[Made]) -> None:
    """Whatever is torn, reordered or lost of what was not made durable."""
    number, bad = ours(place, images(recorded, place / "old"))
    assert number > 500
    assert not bad, (len(bad), bad[0])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", ["sync", "sync_folder"])
def test_the_check_catches_a_sync_left_out(
    place: Path, recorded: list[Made], kind: str, size: int
) -> None:
    """The same work on a disk that does not sync files, and on one that does not sync folders."""
    without = [made for made in recorded if made.kind != kind]
    number, bad = ours(place, some_images(without, place / "old", 2 * size))
    assert len(bad) > number // 10, (number, len(bad))


@pytest.mark.slow
def test_the_check_catches_an_acknowledgement_before_the_write(place: Path) -> None:
    """The same work that says so before it is done."""
    disk = Recording()
    work(place / "old" / "home" / "e", disk, disk.say, too_early=True)
    number, bad = ours(place, some_images(disk.made, place / "old", 4))
    assert len(bad) > number // 10, (number, len(bad))


class Handle:
    """A file as the stock storage uses it; its number is only asked for to sync it."""

    def __init__(self, file: IO[Any], made: list[Made]) -> None:
        self._file = file
        self._made = made

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def write(self, text: str) -> None:
        """Write, and remember it."""
        at = self._file.tell()
        self._file.write(text)
        self._made.append(Made("write", at=at, content=text.encode()))

    def fileno(self) -> int:
        """Remember the sync."""
        self._made.append(Made("sync"))
        return self._file.fileno()

    def truncate(self) -> None:
        """Truncate, and remember it."""
        self._file.truncate()
        self._made.append(Made("truncate", at=self._file.tell()))


class Stock(JSONStorage):
    """TinyDB's own storage, watched."""

    def __init__(self, path: Path, made: list[Made]) -> None:
        super().__init__(str(path))
        made += [Made("names", path=path.parent, pairs={path: 0})]
        made += [Made("sync_folder", path=path.parent)]
        self._handle: Any = Handle(self._handle, made)


def stock_images(folder: Path) -> Iterator[Image]:
    """What the stock storage may leave after it recorded three documents and changed one."""
    folder.mkdir()
    made: list[Made] = []
    with TinyDB(folder / "stock.json", made, storage=Stock) as db:
        for number in range(1, 4):
            db.insert(Document({"text": "x" * 99, "n": number}, number))
            made.append(Made("say", number))
        db.update({"text": ""}, doc_ids=[1])
        made.append(Made("say", 3))
    return images(made, folder)


def test_the_check_catches_the_stock_storage(place: Path) -> None:
    """It writes over its only copy."""
    new = place / "new"

    def is_kept(acknowledged: int) -> bool:
        try:
            with TinyDB(new / "stock.json") as db:
                return {row.doc_id for row in db} >= set(range(1, acknowledged + 1))
        except (json.JSONDecodeError, UnicodeDecodeError):
            return False

    number, bad = judged(stock_images(place / "old"), place / "old", new, is_kept)
    assert len(bad) > number // 10, (number, len(bad))
