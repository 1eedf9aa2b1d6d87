"""Which of the records at hand a document was made of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sessions.errors import SessionsError
from sessions.library import places
from sessions.store.store import Store
from sessions.verify.reading.errors import CannotVerify
from workshop.errors import WorkshopError
from workshop.record.documents import Engagement
from workshop.report.origin import digest_of


def folders_of(home: Path, digest: str) -> Iterator[Path]:
    """The folders of the engagements that the list shows whose id has that digest.

    There are several where one was copied.

    Args:
        home: where engagements are kept.
        digest: what the document says of its record.
    """
    for entry in places.recent(home):
        if _digest_in(entry.folder) == digest:
            yield entry.folder


def require_record(folder: Path, digest: str) -> Path:
    """A folder that was named, if it holds the record of that digest.

    Raises:
        CannotVerify: it holds another one, or cannot be read.
    """
    found = _digest_in(folder)
    if not found:
        raise CannotVerify(
            f"The engagement in {folder} cannot be read. `workshop doctor` tells what is wrong."
        )
    if found != digest:
        raise CannotVerify(
            f"This file was made of another record than the one in {folder}. Leave --engagement "
            "out to have it looked for among all, or name the right one."
        )
    return folder


def _digest_in(folder: Path) -> str:
    """The digest of the engagement in a folder; empty where it cannot be read."""
    try:
        with Store.open(folder, read_only=True) as store:
            found = next(iter(store.record.all(Engagement)), None)
    except (SessionsError, WorkshopError, OSError):
        return ""
    return digest_of(found.id) if found else ""
