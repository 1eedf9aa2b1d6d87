"""What the record says of erasures, so that nobody who was erased comes back unseen.

The record of an erasure has no name and no id in it, but a digest of the person's id: enough to
know them again when files of before come back, from a copy that was merged or a sync client.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from hashlib import sha256
from typing import Final

from sessions.journal.line import Line
from sessions.journal.meta import ERASES
from workshop.record.documents import Person

_KEY: Final = b'"erases":'
_ID: Final = re.compile(rb'"([0-9a-v]{20})"')


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


def returned(lines: Iterable[Line], erased: Collection[str]) -> list[str]:
    """The ids of people who were erased and are named in records all the same, oldest first.

    Any mention counts: their particulars may have gone while a session or an entry names them.

    Args:
        lines: the records.
        erased: the digests of those who were erased, here or in another copy.
    """
    if not erased:
        return []
    named = {found for line in lines for found in _ID.findall(line.raw)}
    ids = sorted(found.decode() for found in named)
    return [person_id for person_id in ids if digest(person_id) in erased]


def came_back(lines: Sequence[Line], people: Iterable[Person]) -> tuple[str, ...]:
    """A sentence for each person of a record who was erased from it."""
    names = {person.id: person.name for person in people}
    found = returned(lines, erased_in(lines))
    known = [names[person_id] for person_id in found if person_id in names]
    sentences = [
        f"{name} was erased here and has come back, with files from another copy. "
        "Erase the person again, and in the other copy too."
        for name in known
    ]
    if unknown := len(found) - len(known):
        who = "Somebody who was" if unknown == 1 else f"{unknown} people who were"
        sentences.append(
            f"{who} erased here came back without a name, with files from another copy. Erase them "
            "again: `workshop erase` with the name that they had, here and in the other copy."
        )
    return tuple(sentences)
