"""Documents on their way to a file, whole or not at all."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from sessions.disk.disk import Disk, replace_file, stands
from sessions.errors import cause_of
from sessions.exports.errors import ExportError
from sessions.exports.look import PLAIN, Look
from sessions.exports.registry import REPORTS, format_named
from workshop.text import listing

if TYPE_CHECKING:
    from workshop.report.blocks import Report


class DocumentDisk(Disk):
    """The disk for what is handed on and can be made again at any time."""

    mode: ClassVar[int] = 0o600
    """Whoever made it decides who gets it: the restricted edition has every name."""

    def sync_folder(self, path: Path) -> None:
        """As for answers, but a folder that cannot be opened does not make the document fail."""
        with suppress(OSError):
            super().sync_folder(path)


def render(report: Report, format: str, look: Look = PLAIN) -> bytes:  # noqa: A002 - the word of the command line
    """The report as the content of a file.

    Args:
        report: what to write.
        format: a key of `REPORTS`.
        look: how it shall look.

    Raises:
        ExportError: no report is written in such a format.
    """
    if format in REPORTS:
        return REPORTS[format].render(report, look)
    row = format_named(format)
    known = listing(list(REPORTS), "or")
    raise ExportError(f"{row.title} are not made of a report. Choose {known}.")


def write(report: Report, format: str, path: Path, *, replace: bool = False) -> None:  # noqa: A002 - as above
    """Write the report to a file, whole or not at all.

    Args:
        report: what to write.
        format: a key of `REPORTS`.
        path: the file.
        replace: as in `save`.

    Raises:
        ExportError: there is no such format, or the file cannot be written; nothing changed.
    """
    save(render(report, format), path, replace=replace)


def save(content: bytes, path: Path, *, private: bool = False, replace: bool = False) -> None:
    """Put a document in its file, whole or not at all, and never over another file unasked.

    Whatever is written for people to a place that they name goes through here.

    Args:
        content: the document.
        path: the file.
        private: whether only its owner may read it.
        replace: whether somebody said to replace a file that stands there; that is done when the
            new one is safely on disk.

    Raises:
        ExportError: there is such a file, or it cannot be written; what stood there before still
            does.
    """
    if not replace and stands(path):
        raise ExportError(f"{path} is there already and is left alone. Give another name.")
    try:
        if path.is_dir():
            # Renaming over a folder fails too, but with another error on each system.
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        replace_file(Disk() if private else DocumentDisk(), path, content)
    except OSError as error:
        raise ExportError(f"Cannot write {path}: {cause_of(error, path)}") from error
