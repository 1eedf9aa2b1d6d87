"""What went wrong, told in a sentence; a fault of ours leaves a report without any answer."""

from __future__ import annotations

import errno
import platform
import sys
import tempfile
import traceback
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from screens.base.errors import ScreensError
from screens.base.terminal_output import warn
from sessions.errors import SessionsError, cause_of
from sessions.exports.errors import NoSuchForm
from sessions.library.places import home_folder
from workshop import __version__
from workshop.errors import Problems, WorkshopError
from workshop.text import plural

AGAIN: Final = "Start Workshop again: it goes on where you were."
"""What to do after a fault at work."""


_OF_OUTPUT: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
"""What a stream without a name refuses for: files are told with theirs."""


def tell(problem: Exception, home: Path | None = None) -> int:
    """Say what went wrong on the error stream.

    Args:
        problem: what was raised.
        home: where engagements are kept, if it was said; a report goes there.

    Returns:
        The exit status: 2 where the words asked for what there is not, else 1.
    """
    warn(_sentence(problem, home))
    return 2 if isinstance(problem, NoSuchForm) else 1


def _sentence(problem: Exception, home: Path | None) -> str:
    """What went wrong and what to do."""
    if isinstance(problem, Problems):
        count = plural(len(problem.problems), "problem")
        listed = "\n".join(f"  {each}" for each in problem.problems)
        return "\n".join([f"{problem.source} has {count}:", listed, *_notes(problem)])
    if isinstance(problem, ScreensError | SessionsError | WorkshopError):
        return str(problem)
    if isinstance(problem, OSError) and problem.filename:
        return f"{problem.filename}: {cause_of(problem)}"
    if isinstance(problem, OSError) and problem.errno in _OF_OUTPUT:
        return f"The output could not be written: {cause_of(problem)}"
    return unexpected(problem, home)


def _notes(problem: Exception) -> list[str]:
    """What the command added about the case at hand."""
    return list(getattr(problem, "__notes__", ()))


def unexpected(problem: BaseException, home: Path | None) -> str:
    """Write a report of a fault of ours; what a person is told of it."""
    start = (
        f"Something went wrong inside Workshop ({type(problem).__name__}). What was recorded is "
        "safe."
    )
    report = _kept(report_of(problem), home)
    if report is None:
        return f"{start} A report could not be written."
    return f"{start} A report without any of your answers is in {report}"


def report_of(problem: BaseException) -> str:
    """What is needed to find a fault, and nothing that anybody typed.

    Messages of exceptions and values of variables may hold answers, so only places in the
    program are told.
    """
    lines = [
        f"Workshop {__version__}, Python {platform.python_version()}, {platform.system()}",
        "",
    ]
    seen: set[int] = set()
    cause: BaseException | None = problem
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        lines.append(f"{type(cause).__module__}.{type(cause).__qualname__}")
        lines += [
            f"  {_module(frame.filename)}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(cause.__traceback__)
        ]
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines) + "\n"


def _module(filename: str) -> str:
    """A file's path from where modules are found; where that is says nothing of a fault."""
    path = Path(filename)
    roots = [Path(root) for root in sys.path if root and path.is_relative_to(root)]
    if not roots:
        return "/".join(path.parts[-2:])
    return path.relative_to(max(roots, key=lambda root: len(root.parts))).as_posix()


def _kept(report: str, home: Path | None) -> Path | None:
    """Where the report was written: with the engagements, else where temporary files go."""
    name = f"fault-{datetime.now().astimezone():%Y-%m-%d-%H%M%S}.txt"
    folders = []
    with suppress(OSError, RuntimeError):
        folders.append(home_folder(home) / "reports")
    for folder in (*folders, Path(tempfile.gettempdir())):
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with (folder / name).open("a", encoding="utf-8") as file:
                file.write(report)
            return folder / name
    return None
