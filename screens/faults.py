"""What is left when the program meets a fault of its own: a report, and one sentence."""

from __future__ import annotations

import platform
import traceback
from collections.abc import Iterator
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Final

_ROOTS: Final = ("screens", "sessions", "workshop")


def write_report(home: Path, error: BaseException, now: datetime) -> Path | None:
    """Write down where a fault happened, without a word that anybody typed.

    Messages and values of an exception may hold answers of people, so only its types and the
    places in the source are told.

    Args:
        home: the folder that the report is put in.
        error: what was raised.
        now: when.

    Returns:
        The report; none where the disk does not take it.
    """
    file = home / f"fault-{now:%Y%m%d-%H%M%S}.txt"
    try:
        home.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(_lines(error, now)) + "\n", encoding="utf-8")
    except OSError:
        return None
    return file


def sentence(report: Path | None) -> str:
    """What a person is told."""
    start = "Workshop met a fault of its own and stopped. Everything acknowledged is recorded."
    if report is None:
        return f"{start} A report could not be written."
    return f"{start} A report without any answers is in {report}"


def _lines(error: BaseException, now: datetime) -> Iterator[str]:
    """The report."""
    yield f"A fault of the program, {now.isoformat(timespec='seconds')}"
    yield f"Python {platform.python_version()} on {platform.system()}, textual {version('textual')}"
    seen: BaseException | None = error
    while seen is not None:
        yield ""
        yield type(seen).__qualname__
        yield from _places(seen.__traceback__)
        seen = seen.__cause__ or seen.__context__


def _places(trace: TracebackType | None) -> Iterator[str]:
    """The places in the source, from the outermost to the innermost."""
    for frame in traceback.extract_tb(trace):
        yield f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}"


def _short(file: str) -> str:
    """A source file without the folders of this machine."""
    parts = Path(file).parts
    for root in (*_ROOTS, "textual", "site-packages"):
        if root in parts:
            return "/".join(parts[parts.index(root) :])
    return parts[-1]
