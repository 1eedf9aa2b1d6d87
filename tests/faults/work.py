"""A piece of work in small steps, each with what must be kept once it is acknowledged.

It begins an engagement, records, changes and removes, writes a checkpoint, closes, opens again and
goes on; so every disk call of the storage is made on the way.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final, NamedTuple

from tinydb.table import Document

from sessions.database.database import EngagementDB
from sessions.disk.disk import Disk

Documents = dict[int, dict[str, Any]]
"""What a table holds, by id."""


class Step(NamedTuple):
    """One thing that is done.

    Attributes:
        act: Does it.
        after: The documents that there are once it is acknowledged.
    """

    act: Callable[[EngagementDB], object]
    after: Documents


def _put(doc_id: int, document: dict[str, Any]) -> Callable[[EngagementDB], object]:
    """Record or complete a document."""
    return lambda db: db.table("t").upsert(Document(document, doc_id))


def _swap(db: EngagementDB) -> None:
    """Change one document and remove another, as one change."""
    with db.change({"say": "swap"}):
        db.table("t").update({"again": True}, doc_ids=[1])
        db.table("t").remove(doc_ids=[2])


ONE: Final = {"text": "one", "tags": ["a"]}
LONG: Final = {"text": "two " * 300}
THREE: Final = {"text": "drei – „ü“"}

BEGUN: Final[Documents] = {}
"""What there is in the beginning."""

FIRST_RUN: Final = (
    Step(_put(1, ONE), {1: ONE}),
    Step(_put(2, LONG), {1: ONE, 2: LONG}),
    Step(_swap, {1: {**ONE, "again": True}}),
    Step(lambda db: db.save_checkpoint(), {1: {**ONE, "again": True}}),
    Step(_put(3, THREE), {1: {**ONE, "again": True}, 3: THREE}),
)
"""What is done before the engagement is closed."""

SECOND_RUN: Final = (
    Step(_put(4, ONE), {**FIRST_RUN[-1].after, 4: ONE}),
    Step(lambda db: db.table("t").remove(doc_ids=[1]), {3: THREE, 4: ONE}),
)
"""What is done after it was opened again."""

STATES: Final = [BEGUN, *(step.after for step in (*FIRST_RUN, *SECOND_RUN))]
"""What must be kept after each acknowledgement."""


def ticking() -> Callable[[], datetime]:
    """Make a clock that is a second later at each look."""
    seconds = [0]

    def tell() -> datetime:
        seconds[0] += 1
        return datetime(2026, 11, 21, 14, 2, tzinfo=UTC) + timedelta(seconds=seconds[0])

    return tell


def work(
    folder: Path, disk: Disk, say: Callable[[int], object], *, too_early: bool = False
) -> None:
    """Do all of it, and say the number of the state that is acknowledged each time.

    Args:
        folder: Where the engagement is kept.
        disk: The seam.
        say: Is told each acknowledgement.
        too_early: Break the promise: acknowledge each step before it is done.
    """
    number = 0
    for run in (FIRST_RUN, SECOND_RUN):
        db = EngagementDB(folder, clock=ticking(), disk=disk, create=True)
        say(number)
        for step in run:
            number += 1
            if too_early:
                say(number)
            step.act(db)
            say(number)
        db.close()


def documents_of(db: EngagementDB) -> Documents:
    """What an engagement holds."""
    return {row.doc_id: dict(row) for row in db.table("t")}


def kept(folder: Path, disk: Disk | None = None) -> Documents:
    """What is found when the folder is opened, recorded in, and opened again."""
    with_more = EngagementDB(folder, clock=ticking(), disk=disk, create=True)
    found = documents_of(with_more)
    with_more.table("t").insert(Document({"more": True}, 99))
    with_more.close()
    again = EngagementDB(folder, clock=ticking(), disk=disk, read_only=True)
    assert documents_of(again) == {**found, 99: {"more": True}}
    return found


def is_right(found: Documents, acknowledged: int) -> bool:
    """Tell whether all that was acknowledged is kept, and at most one step more.

    Args:
        found: What is kept.
        acknowledged: The number of the last state that was acknowledged; -1 for none.
    """
    return found in STATES[max(acknowledged, 0) : acknowledged + 2]
