"""What can go wrong when the work is kept, as exceptions with a sentence for a person.

::

    SessionsError               the root: everything this package raises on purpose
    ├── NotRecorded             a write was refused; memory and disk are as they were before
    ├── NotAnEngagement         the folder is not the folder of an engagement
    ├── CannotOpen              the folder is an engagement but cannot be opened for writing
    │   ├── EngagementLocked    another window has it open for writing (who, since when)
    │   ├── OpenElsewhere       a note says that another machine has it open
    │   ├── LockUnavailable     the file system offers no locks
    │   └── NewerFormat         a newer version of the program wrote it
    ├── ReadOnly                a write to an engagement opened for reading, or closed
    ├── NoSuchMoment            what was written is no moment, or the record does not reach there
    ├── NotErased               a person was not erased, or the next opening goes on with it
    ├── NotMerged               two folders were not merged; nothing was changed
    ├── NotExported             nothing was written; what was there before is as it was
    ├── ExportError             the same of a summary
    │   ├── NoSuchForm          there is no such form of the document
    │   └── ExtraMissing        what its format needs is not installed
    ├── NotPacked               no pack was made, and nothing is left of it
    │   └── PackStopped         somebody stopped it
    ├── CannotVerify            a document cannot be compared with its record
    ├── UnreadableSource        what should be imported cannot be read, or is nothing of ours
    ├── UnreadableInput         a file that a method should read cannot be read
    ├── UnreadableImport        a file cannot be read as what it was given as
    │   ├── UnreadableNotes         a notes file
    │   ├── UnreadableTable         a file with a table
    │   └── UnreadableTranscript    a file of what was said
    ├── GuideError              the root of what goes wrong with the files of guides
    │   ├── UnknownGuide        no guide goes by that name, or there is no such file
    │   ├── UnreadableGuide     the file is there but cannot be read
    │   └── NotCopied           no copy was made
    └── DamagedSample           the texts of the sample do not fit together

Undo and redo refuse as commands do, with `workshop.errors.Refused`: NotUndone is one, with its
reason apart. Conflict (a field was changed otherwise since), Blocked (how one document is by now
is in the way) and NotSet (typst refused to set a PDF) never leave the package.

Damage in the files is never an exception: it is a list of :mod:`sessions.journal.defects`.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from datetime import datetime

_CAUSES = {
    errno.ENOENT: "there is nothing of that name. Check the name.",
    errno.ENOTDIR: "{folder} is not a folder; choose another place.",
    errno.EISDIR: "it is a folder. Add a file name.",
    errno.ENOSPC: "the disk is full. Make room, then try again.",
    errno.EDQUOT: "your share of the disk is used up. Make room, then try again.",
    errno.EROFS: "the disk can only be read. Choose another place.",
    errno.EACCES: "you have no permission there. Change it, or choose another place.",
    errno.EPERM: "you have no permission there. Change it, or choose another place.",
    errno.ENAMETOOLONG: "the name is too long. Choose a shorter one.",
}

_OF_WINDOWS = {
    39: errno.ENOSPC,  # the disk is full, by a handle
    112: errno.ENOSPC,
    123: errno.EINVAL,
    206: errno.ENAMETOOLONG,
    267: errno.ENOTDIR,
    1295: errno.EDQUOT,
}
"""What Python gives another number for, or none that says as much: by the numbers of Windows."""

_HELD = frozenset({32, 33})
"""The numbers of Windows for a file of which another program holds all or a part."""

_DENIED = 5
"""The number of Windows for what may not be done, a file that is open elsewhere among it."""

_OF_RUNTIME = {errno.EACCES: _DENIED, errno.ENOENT: 2}
"""What the numbers of the C runtime are to Windows itself."""

_WINDOWS: bool = sys.platform == "win32"

_OPEN_ELSEWHERE = (
    "another program has it open. Close it in the other program (such as Word), or give another "
    "name."
)
_PERHAPS_OPEN = (
    "another program has it open, or you may not change it. Close it in the other program (such as "
    "Word), or give another name."
)
_NO_SUCH_NAME = "Windows takes no such name; give one without : * ? < > | and quotes."

_NOT_RECORDED = {
    errno.ENOSPC: "the disk is full. Make room, then try again.",
    errno.EDQUOT: "your share of the disk is used up. Make room, then try again.",
    errno.EROFS: "the disk can only be read. Check its write protection, or copy the folder.",
    errno.EACCES: "this folder may not be written to. Check its permissions, or copy it.",
    errno.EPERM: "this folder may not be written to. Check its permissions, or copy it.",
    errno.ESTALE: (
        "another program moved or changed the journal file. What was recorded before is safe "
        "here; try again, and it all goes to a new file."
    ),
    errno.ENOENT: (
        "the folder or its journal has gone. What was recorded before is safe here; try again, "
        "and it all goes to a new file."
    ),
}


def cause_of(problem: OSError, path: Path | None = None) -> str:
    """Say why the disk refused, and what to do about it, as the end of a sentence.

    Args:
        problem: what the disk said.
        path: the file that was to be read or written; else the one that the problem names.
    """
    if path is None and isinstance(problem.filename, str | bytes):
        path = Path(os.fsdecode(problem.filename))
    folder = path.parent if path else Path()
    number = number_of(problem)
    if told := _told_by_windows(problem, path):
        return told
    if number == errno.ENOENT and not os.path.lexists(folder):
        return f"the folder {folder} does not exist; make it, or choose another place."
    if number == errno.ELOOP:
        return f"{path or 'a file'} is a link to another place; put the file itself there."
    if number in _CAUSES:
        return _CAUSES[number].format(folder=folder)
    return f"the disk refused ({problem.strerror or problem}). Choose another place."


def number_of(problem: OSError) -> int:
    """The number of an error, as other systems have it where it is one of Windows; 0 for none."""
    return _OF_WINDOWS.get(_by_windows(problem), problem.errno or 0)


def _by_windows(problem: OSError) -> int:
    """The number that Windows gave; 0 on any other system.

    The C runtime, which is asked to open a file, tells none: then it is the usual one of its kind.
    """
    told = getattr(problem, "winerror", None) or 0
    return told or (_OF_RUNTIME.get(problem.errno or 0, 0) if _WINDOWS else 0)


def _told_by_windows(problem: OSError, path: Path | None) -> str:
    """What Windows means where it has one number for several things; empty for all others.

    It says of a folder, and of a file that another program has open, what it says of one that
    somebody may not touch; and of a name behind a file, that there is none.
    """
    number = _by_windows(problem)
    if not number:
        return ""
    if number in _HELD:
        return _OPEN_ELSEWHERE
    if path is not None and number == _DENIED and path.is_dir():
        return _CAUSES[errno.EISDIR]
    if path is not None and number == _DENIED and path.exists():
        return _PERHAPS_OPEN
    if problem.errno == errno.ENOENT and path is not None:
        there = next((parent for parent in path.parents if parent.exists()), path)
        return "" if there.is_dir() else _CAUSES[errno.ENOTDIR].format(folder=there)
    return _NO_SUCH_NAME if number == 123 else ""


class SessionsError(Exception):
    """The root of what this package raises; its text is a sentence for a person."""

    @property
    def sentence(self) -> str:
        """What happened and what to do, ready to be shown."""
        return str(self)


class NotRecorded(SessionsError):
    """A write was refused: memory and the acknowledged record are as they were before."""

    @classmethod
    def because(cls, problem: OSError) -> Self:
        """Make the refusal that a failed disk call means."""
        said = f"the disk refused ({problem.strerror or problem}). Try again, or copy the folder."
        if _by_windows(problem) in _HELD:
            return cls("Not recorded: another program has the journal file open. Try again.")
        return cls(f"Not recorded: {_NOT_RECORDED.get(number_of(problem), said)}")


class NotAnEngagement(SessionsError):
    """The folder holds no engagement, or too much else to become one."""


class CannotOpen(SessionsError):
    """The engagement cannot be opened for writing; reading it may still be possible."""


class EngagementLocked(CannotOpen):
    """Another window has the engagement open for writing."""

    def __init__(self, sentence: str, *, who: str = "", since: datetime | None = None) -> None:
        super().__init__(sentence)
        self.who = who
        """The machine and user that hold it, or nothing when no note says so."""
        self.since = since
        """When that window opened it, or nothing when no note says so."""


class OpenElsewhere(CannotOpen):
    """Another machine left a note that it has the engagement open.

    No lock reaches from one machine to another, so it may be open there or may have crashed.
    Opening it all the same loses nothing: each machine writes journal files of its own.
    """


class LockUnavailable(CannotOpen):
    """The file system of the folder offers no locks, so a second writer would go unnoticed."""


class NewerFormat(CannotOpen):
    """A newer version of the program wrote the folder; this one may only read it."""


class ReadOnly(SessionsError):
    """A write was tried on an engagement that is open for reading only, or closed."""


class UnreadableImport(SessionsError):
    """A file cannot be read as what it was given as; nothing was imported."""


class NotExported(SessionsError):
    """Nothing was written; what was there before is as it was."""
