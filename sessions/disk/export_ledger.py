"""Which files were written from an engagement, so that somebody who withdraws can be told.

One line of JSON for each file, beside the record and no part of it: documents are made of the
record alone, so the same record gives the same bytes however often it is written. The ledger goes
with the folder and its zip. Erasing takes a person's name out of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from sessions.clock import local_time
from sessions.disk.disk import Disk, replace_file

LEDGER: Final = "exports.jsonl"
"""The file in the folder of the engagement."""

EVERYTHING: Final = "engagement"
"""What the whole engagement as one zip is called in the ledger."""

INDEX: Final = "pack"
"""What the index of a pack is called in it."""


class Exported(msgspec.Struct, frozen=True, omit_defaults=True):
    """A file that was written."""

    path: str
    """Where, as an absolute path."""
    sha256: str
    """The SHA-256 of what was written, in hexadecimal."""
    at: datetime
    """When."""
    document: str
    """Which document: `swot`, `session`, ..., or the whole `engagement`."""
    edition: str
    """`shareable` or `restricted`."""
    format: str
    """`docx`, `notes`, ..."""
    session: str | None = None
    """The id of its session; none for a document of the whole engagement."""

    @property
    def still_there(self) -> bool:
        """Whether a file stands at the path."""
        try:
            return Path(self.path).is_file()
        except OSError:
            return False

    @property
    def changed(self) -> bool:
        """Whether the file that stands there is another one than was written."""
        try:
            content = Disk().read(Path(self.path))
        except OSError:
            return False
        return hashlib.sha256(content).hexdigest() != self.sha256


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """What was written, to be noted."""

    document: str
    """As in `Exported`, like all fields."""
    edition: str
    format: str
    session: str | None = None


def note_export(
    folder: Path,
    content: bytes,
    path: Path,
    what: Written,
    *,
    now: Callable[[], datetime] = local_time,
    disk: Disk | None = None,
) -> str:
    """Note a file that was written from an engagement.

    Args:
        folder: where the engagement is kept.
        content: what was written.
        path: where.
        what: which document, for whom.
        now: tells the time.
        disk: the seam through which the folder is used.

    Returns:
        Why it could not be noted, as a sentence; nothing where it was.
    """
    if why := note_exports(folder, [(content, path, what)], now=now, disk=disk):
        return f"{path} is not in the list of exports, which could not be written: {why}."
    return ""


def note_exports(
    folder: Path,
    files: Iterable[tuple[bytes, Path, Written]],
    *,
    now: Callable[[], datetime] = local_time,
    disk: Disk | None = None,
) -> str:
    """Note several files that were written from an engagement at once: all of them, or none.

    Args:
        folder: where the engagement is kept.
        files: what was written, where, and which document for whom.
        now: tells the time.
        disk: the seam through which the folder is used.

    Returns:
        Why they could not be noted, as the end of a sentence; nothing where they were.
    """
    disk, at = disk or Disk(), now()
    rows = [
        Exported(
            path=str(path.absolute()),
            sha256=hashlib.sha256(content).hexdigest(),
            at=at,
            **msgspec.structs.asdict(what),
        )
        for content, path, what in files
    ]
    try:
        _write(folder, disk, [*_lines(folder, disk), *map(msgspec.json.encode, rows)])
    except OSError as problem:
        return problem.strerror or str(problem)
    return ""


def exports_of(folder: Path, disk: Disk | None = None) -> list[Exported]:
    """The files that were written from an engagement, oldest first; damaged lines are left out."""
    found = []
    for line in _lines(folder, disk or Disk()):
        with suppress(msgspec.DecodeError, msgspec.ValidationError):
            found.append(msgspec.json.decode(line, type=Exported))
    return found


def last_export(folder: Path, disk: Disk | None = None) -> datetime | None:
    """When a file was last written from an engagement; none where none was."""
    return max((each.at for each in exports_of(folder, disk)), default=None)


def rewritten(content: bytes, taken_out: Callable[[str], str]) -> bytes:
    """The ledger without a person's name in any of its paths."""
    rows = []
    for line in content.split(b"\n"):
        with suppress(msgspec.DecodeError, msgspec.ValidationError):
            row = msgspec.json.decode(line, type=Exported)
            named = msgspec.structs.replace(row, path=taken_out(row.path))
            rows.append(msgspec.json.encode(named))
    return b"".join(row + b"\n" for row in rows)


def without_zips(content: bytes) -> bytes:
    """The ledger as a zip takes it along: without the zips, or each would differ from the last."""
    mark = f'"document":"{EVERYTHING}"'.encode()
    return b"".join(line + b"\n" for line in content.split(b"\n") if line and mark not in line)


def joined(ours: bytes, theirs: bytes) -> bytes:
    """The ledgers of two copies of an engagement, each line once."""
    lines = dict.fromkeys(line for line in (*ours.split(b"\n"), *theirs.split(b"\n")) if line)
    return b"".join(line + b"\n" for line in lines)


def _lines(folder: Path, disk: Disk) -> list[bytes]:
    path = folder / LEDGER
    content = disk.read(path) if disk.exists(path) else b""
    return [line for line in content.split(b"\n") if line.strip()]


def _write(folder: Path, disk: Disk, lines: Iterable[bytes]) -> None:
    replace_file(disk, folder / LEDGER, b"".join(line + b"\n" for line in lines))
