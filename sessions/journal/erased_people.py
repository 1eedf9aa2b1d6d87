"""What the record says of erasures, so that nobody who was erased comes back unseen.

The record of an erasure has no name and no id in it, but a digest of the person's id: enough to
know them again when files of before come back, from a copy that was merged or a sync client.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Final

from sessions.journal.line import Line
from sessions.journal.meta import ERASES
from workshop.record.documents import Person

_KEY: Final = b'"erases":'


def digest(person_id: str) -> str:
    """What tells a person from all others and nobody who it is."""
    return sha256(f"erased {person_id}".encode()).hexdigest()[:16]


def erasures(lines: Iterable[Line]) -> list[Line]:
    """The records that say that a person was erased."""
    return [line for line in lines if _KEY in line.raw and ERASES in line.meta]


def last_erasure(lines: Iterable[Line]) -> int:
    """The number of the last record of an erasure; 0 where there is none.

    Nothing older may complete the record: a checkpoint from before, brought back by a sync client,
    would bring the person back.
    """
    return max((line.number for line in erasures(lines)), default=0)


def erased_in(lines: Iterable[Line]) -> frozenset[str]:
    """The digests of everybody who was erased."""
    return frozenset(one for line in erasures(lines) for one in line.meta[ERASES])


def came_back(lines: Iterable[Line], people: Iterable[Person]) -> tuple[str, ...]:
    """A sentence for each person of a record who was erased from it."""
    erased = erased_in(lines)
    if not erased:
        return ()
    return tuple(
        f"{person.name} was erased here and has come back, with files from another copy. "
        "Erase the person again, and in the other copy too."
        for person in people
        if digest(person.id) in erased
    )
