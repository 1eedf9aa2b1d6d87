"""The application on a disk that is full while a file of a certain name exists.

Run ``python -m tests.faults.refusing_app FOLDER``; the file is ``FOLDER/disk-is-full``.
"""

import errno
import sys
from pathlib import Path
from unittest.mock import patch

from screens.app import run_app
from sessions.disk import Disk

FULL = "disk-is-full"
"""The name of the file that makes the disk refuse every write."""


def main(place: Path) -> int:
    """Run the application with every write refused while the file is there."""
    write = Disk.write

    def write_unless_full(disk: Disk, handle: int, content: bytes | memoryview) -> int:
        if (place / FULL).exists():
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(disk, handle, content)

    with patch.object(Disk, "write", write_unless_full):
        return run_app(place)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
