"""What a document says of where it comes from."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

import msgspec


class Origin(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where a document comes from, so that it can be made again and compared.

    Nothing of it tells who, or what is in the record: ids are digests.
    """

    record: str
    """The record, by a digest of its id."""
    moment: datetime
    """The last change that the document knows of."""
    session: str = ""
    """The session, by a digest of its id; empty for a document of the whole engagement."""
    department: str = ""
    """The department, by a digest of its id; empty for all."""
    person: str = ""
    """The person, by a digest of their id; empty for all."""
    before: datetime | None = None
    """The moment since which it tells what changed; none where it tells nothing of it."""
    fewest_voters: int = 0
    """Scores of fewer are left out."""
    language: str = "en"
    """The language of its own words."""
    shown: datetime | None = None
    """The earlier moment that was asked for; none where it tells what was so when it was made."""
    most: str = ""
    """How openly anybody is told at most: `department`; empty where it is as they agreed."""


def digest_of(id_: str) -> str:
    """What stands for an id in files: it can be compared, and tells nothing of when it was made."""
    return sha256(id_.encode()).hexdigest()[:16]
