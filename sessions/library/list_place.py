"""Where the list of the sessions of an engagement is kept: beside it, for its owner alone."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_FOLDER: Final = ".sessions"


def place_of(folder: Path) -> Path:
    """Where the list of an engagement is kept."""
    return folder.parent / _FOLDER / f"{folder.name}.json"
