"""The folder of an engagement that is closed: what stands in it, and what is taken away from it."""

from __future__ import annotations

import shutil
from pathlib import Path

from sessions.store.store import Store
from workshop.record.record import Record


def record_of(folder: Path) -> Record:
    """The record as it is on the disk."""
    with Store.open(folder, read_only=True) as store:
        return store.record


def no_other_trace(folder: Path) -> None:
    """Take away what the journal could be completed from."""
    (folder / "workshop.json").unlink()
    shutil.rmtree(folder / "backups")
