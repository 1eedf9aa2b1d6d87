"""The application with something broken under it.

Run ``python -m tests.faults.broken_app full FOLDER``: the disk is full while the file
``FOLDER/disk-is-full`` exists. Run ``python -m tests.faults.broken_app forgetful FOLDER WORDS...``
for the program, given words of its command line, that shows answers as recorded and never writes.
"""

import errno
import sys
from pathlib import Path
from unittest.mock import patch

from screens.app.app import run_app
from screens.cli.main import main as run_program
from sessions.disk.disk import Disk
from sessions.journal.writer import JournalWriter

FULL = "disk-is-full"
"""The name of the file that makes the disk refuse every write."""


def full(place: Path) -> int:
    """Run the application with every write refused while the file is there."""
    write = Disk.write

    def write_unless_full(disk: Disk, handle: int, content: bytes | memoryview) -> int:
        if (place / FULL).exists():
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(disk, handle, content)

    with patch.object(Disk, "write", write_unless_full):
        return run_app(place)


def forgetful(words: list[str]) -> int:
    """Run the program with nothing written to the journal."""
    with patch.object(JournalWriter, "_put", lambda *_: None):
        return run_program(words)


if __name__ == "__main__":
    sys.exit(full(Path(sys.argv[2])) if sys.argv[1] == "full" else forgetful(sys.argv[2:]))
