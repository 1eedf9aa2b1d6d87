"""A disk that is really full: recording goes on in the room held back, and nothing is lost.

Requirement: the first refusal of the disk costs no answer; how many more fit is told, and is true;
those after that are refused in words; with room on the disk all goes on by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from sessions.database.database import EngagementDB
from sessions.errors import NotRecorded
from tests.faults.plugs import ext4, in_memory
from tests.sessions.disk.failing_disks import opened

ANSWER = {"text": "What was said, of a usual length. " * 8, "by": 12, "tags": ["ledger"]}

pytestmark = pytest.mark.xdist_group("loop-device")


@pytest.fixture(params=["ext4", "tmpfs"])
def small(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A disk of a few megabytes."""
    with ExitStack() as stack:
        try:
            if request.param == "ext4":
                place = stack.enter_context(ext4(tmp_path, megabytes=8)).place
            else:
                place = stack.enter_context(in_memory(tmp_path, megabytes=4))
        except OSError as reason:
            pytest.skip(f"no small disk can be mounted here: {reason}")
        yield place


def fill(place: Path) -> Path:
    """Leave no room at all on a disk."""
    filler = place / "films"
    with filler.open("wb", buffering=0) as file:
        for size in (65536, 4096, 512, 1):
            try:
                while file.write(bytes(size)):
                    pass
            except OSError:
                continue
    return filler


def record(db: EngagementDB, most: int) -> int:
    """Record answers until the disk refuses; how many were acknowledged."""
    for number in range(most):
        try:
            db.insert({**ANSWER, "n": number})
        except NotRecorded:
            return number
    return most


def promised(db: EngagementDB) -> int:
    """How many more answers the person is told that there is room for."""
    words = db.warning.split()
    assert words[:4] == ["The", "disk", "is", "full;"], words
    return int(words[words.index("about") + 1].replace(",", ""))


def test_a_full_disk_costs_no_answer(small: Path) -> None:
    """It fills up in mid-session, and room is made on it later."""
    db = opened(small / "e")
    said = record(db, 20)
    filler = fill(small)
    while not db.disk_full:
        said += record(db, 1)
    more = promised(db)
    assert more > 300
    fitting = record(db, 5000)
    assert fitting > more * 0.8, (fitting, more)
    assert "the next answer may be refused" in db.warning
    for _ in range(50):
        with pytest.raises(NotRecorded, match="the disk is full"):
            db.insert(ANSWER)
    filler.unlink()
    last = record(db, 20)
    assert (last, db.warning) == (20, "")
    db.close()
    kept = opened(small / "e", read_only=True)
    assert len(kept) == said + fitting + last
    assert not [defect for defect in kept.journal.defects if not defect.harmless]


def test_an_engagement_can_be_opened_and_recorded_in_on_a_full_disk(small: Path) -> None:
    """The room that was held back by the run before is there for it."""
    opened(small / "e").close()
    fill(small)
    db = opened(small / "e")
    assert record(db, 100) == 100
    db.close()
    assert len(opened(small / "e", read_only=True)) == 100
