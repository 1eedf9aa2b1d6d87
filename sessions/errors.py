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
    ├── UnreadableSource        what should be imported cannot be read, or is nothing of ours
    ├── UnreadableInput         a file that a method should read cannot be read
    ├── UnreadableNotes         a notes file cannot be read
    ├── UnreadableTable         a file with a table cannot be read
    ├── UnreadableTranscript    a file of what was said cannot be read
    ├── GuideError              the root of what goes wrong with the files of guides
    │   ├── UnknownGuide        no guide goes by that name, or there is no such file
    │   ├── UnreadableGuide     the file is there but cannot be read
    │   └── NotCopied           no copy was made
    └── DamagedSample           the texts of the sample do not fit together

Undo and redo refuse as commands do, with `workshop.errors.Refused`: NotUndone is one, with its
reason apart. Conflict (a field was changed otherwise since) and Blocked (how one document is by
now is in the way) never leave the package.

Damage in the files is never an exception: it is a list of :mod:`sessions.journal.defects`.
"""

from __future__ import annotations

import errno
import os
from datetime import datetime
from pathlib import Path
from typing import Self

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
    if problem.errno == errno.ENOENT and not os.path.lexists(folder):
        return f"the folder {folder} does not exist; make it, or choose another place."
    if problem.errno == errno.ELOOP:
        return f"{path or 'a file'} is a link to another place; put the file itself there."
    if problem.errno in _CAUSES:
        return _CAUSES[problem.errno].format(folder=folder)
    return f"the disk refused ({problem.strerror or problem}). Choose another place."


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
        return cls(f"Not recorded: {_NOT_RECORDED.get(problem.errno or 0, said)}")


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


class NotExported(SessionsError):
    """Nothing was written; what was there before is as it was."""
