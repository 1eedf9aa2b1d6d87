"""Erasing a person on a disk that crashes: whatever it lawfully holds then, nobody else loses.

Requirement: from any state of the disk after a crash the folder opens, with the documents of before
or of after the erasure; what was acknowledged is done; and the second run completes it.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from sessions.disk.disk import write_new
from sessions.erasure.erase import erase
from sessions.errors import SessionsError
from sessions.store.store import Store
from tests.builders.harbour import made
from tests.faults import SIZES
from tests.faults.images import Image, Made, Recording, images
from tests.faults.recorders import NoSyncDisk
from tests.faults.test_images import judged
from workshop.record.documents import Document, Person

PIECES = (b"Dana", b"Month-end close", b"supplier master data")


class Reading(NoSyncDisk):
    """A quick disk to look at an image with."""

    def room(self, path: Path) -> int:
        return 0


class Work(NamedTuple):
    """An erasure that was recorded, call by call.

    Attributes:
        made: The calls; the engagement was there when 0 was said, and 1 was said at the end.
        person: Who was erased.
        before: The documents of before.
        after: The documents of after.
    """

    made: list[Made]
    person: str
    before: list[Document]
    after: list[Document]


def documents(folder: Path) -> list[Document]:
    """Every document of an engagement."""
    with Store.open(folder, read_only=True, disk=Reading()) as store:
        return sorted(store.record.documents(), key=lambda one: (one.TABLE, one.id))


@pytest.fixture
def work(place: Path) -> Work:
    """Copy an engagement to a disk that remembers, and erase a person there."""
    rich, disk, folder = made(place / "made"), Recording(), place / "old" / "e"
    for path in sorted(rich.folder.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            target = folder / path.relative_to(rich.folder)
            disk.make_folder(target.parent)
            write_new(disk, target, path.read_bytes())
            disk.sync_folder(target.parent)
    for parent in (folder, folder.parent):
        disk.sync_folder(parent)
    before = documents(folder)
    disk.say(0)
    erase(folder, rich.dana, now=rich.clock, disk=disk)
    disk.say(1)
    return Work(disk.made, rich.dana, before, documents(folder))


def is_right(folder: Path, acknowledged: int, work: Work) -> bool:
    """Whether the folder opens with all of others, and the erasure can be completed."""
    try:
        found = documents(folder)
        if found not in ([work.after] if acknowledged else [work.before, work.after]):
            return False
        with Store.open(folder, disk=Reading()) as store:
            there = store.record.find(Person, work.person)
        if there:
            erase(folder, work.person, disk=Reading())
    except SessionsError:
        return False
    kept = b"".join(path.read_bytes() for path in folder.rglob("*.json*") if path.suffix != ".gz")
    return documents(folder) == work.after and not [one for one in PIECES if one in kept]


def some_images(calls: list[Made], root: Path, number: int) -> Iterator[Image]:
    """A few states after each call of the erasure itself."""
    found = images(calls, root, chance=random.Random(1), number=number)  # noqa: S311
    return (image for image in found if image.acknowledged >= 0)


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_no_legal_state_of_the_disk_is_bad(place: Path, work: Work, size: int) -> None:
    """Whatever was torn, reordered or lost of what was not made durable."""
    new = place / "new"
    found = some_images(work.made, place / "old", 2 * size)
    number, bad = judged(found, place / "old", new, lambda said: is_right(new / "e", said, work))
    assert number > 30
    assert not bad, (len(bad), bad[0])


@pytest.mark.slow
def test_the_check_catches_a_sync_left_out(place: Path, work: Work) -> None:
    """The same erasure on a disk that does not sync files leaves bad states."""
    new, said = place / "new", work.made.index(Made("say", 0))
    without = work.made[:said] + [one for one in work.made[said:] if one.kind != "sync"]
    found = some_images(without, place / "old", 2)
    _, bad = judged(found, place / "old", new, lambda told: is_right(new / "e", told, work))
    assert bad
