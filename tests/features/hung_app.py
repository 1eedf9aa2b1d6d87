"""The application on a disk whose syncs hang, for a test to run in a terminal of its own.

    python -m tests.features.hung_app HOME ENGAGEMENT

Each sync waits as long as there is a file `hangs` in HOME, and for good where there is one `stuck`.
"""

from __future__ import annotations

import ctypes
import sys
import time
from pathlib import Path

from screens.app.app import WorkshopApp, run
from sessions.disk import disk

HANGS = "hangs"
"""The file while which no sync returns."""

STUCK = "stuck"
"""The file with which the system never comes back from a sync, whatever signal is sent."""


def hang_with(home: Path) -> None:
    """From now on have syncs wait for the disk of a home."""
    at_once = disk._sync

    def sync(handle: int) -> None:
        while (home / HANGS).exists():
            time.sleep(0.02)
        if (home / STUCK).exists():
            lock = ctypes.create_string_buffer(256)
            for _ in range(2):  # who waits for a lock of its own does so for good
                ctypes.CDLL(None).pthread_mutex_lock(lock)
        at_once(handle)

    disk._sync = sync


if __name__ == "__main__":
    home = Path(sys.argv[1])
    hang_with(home)
    sys.exit(run(WorkshopApp(home, home / sys.argv[2])))
