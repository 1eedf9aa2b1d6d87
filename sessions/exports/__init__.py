"""One thin writer a format, each from the same report tree.

A writer is imported when its format is asked for: Markdown must not wait for Word.
"""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Final

from sessions.errors import cause_of
from sessions.exports.errors import ExportError
from workshop.report.blocks import Report
from workshop.text import listing


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that a report can be written as."""

    name: str
    """How it is asked for: `md`."""
    title: str
    """How it is called in a list: `Markdown`."""
    suffix: str
    """The ending of its files: `.md`."""
    module: str
    """The module with its `render(report) -> bytes`."""

    def render(self, report: Report) -> bytes:
        """The report in this format; the same report gives the same bytes."""
        written: bytes = import_module(self.module).render(report)
        return written


FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        "md": Format("md", "Markdown", ".md", "sessions.exports.markdown"),
        "html": Format("html", "Web page", ".html", "sessions.exports.html"),
        "docx": Format("docx", "Word", ".docx", "sessions.exports.word.writer"),
        "json": Format("json", "JSON data", ".json", "sessions.exports.json_file"),
    }
)
"""The formats by name, in the order of a menu."""


def render(report: Report, format: str) -> bytes:  # noqa: A002 - the word of the command line
    """The report as the content of a file.

    Args:
        report: what to write.
        format: a key of `FORMATS`.

    Raises:
        ExportError: there is no such format.
    """
    if format not in FORMATS:
        known = listing(list(FORMATS), "or")
        raise ExportError(f"There is no format {format!r}. Choose {known}.")
    return FORMATS[format].render(report)


def write(report: Report, format: str, path: Path) -> None:  # noqa: A002 - as above
    """Write the report to a file, whole or not at all.

    Args:
        report: what to write.
        format: a key of `FORMATS`.
        path: the file; one that stands there is replaced when the new one is safely on disk.

    Raises:
        ExportError: there is no such format, or the file cannot be written; nothing changed.
    """
    data = render(report, format)
    try:
        _replace(path, data)
    except OSError as error:
        raise ExportError(f"Cannot write {path}: {cause_of(error, path)}") from error


def _replace(path: Path, data: bytes) -> None:
    """Put the data at the path by way of a file beside it."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a folder", str(path))
    beside = path.parent / f".workshop-{secrets.token_hex(8)}.part"
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Have the new name on disk too, where the system lets a folder be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
