"""The command that lists the engagements.

What they hold is kept with the list, so that none is opened unless its files are others by now.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from screens.base.terminal_output import table, warn
from screens.cli.commands.locations import home_of
from sessions.library import places
from sessions.library.sync_folders import where_synced


def listing(arguments: Namespace) -> int:
    """List the engagements, those opened last first."""
    home = home_of(arguments)
    listed = [_counted(home, known) if known.stale else known for known in places.recent(home)]
    rows = [(known.name, known.holds, str(known.folder)) for known in listed]
    if not rows:
        sys.stderr.write(f"There are no engagements in {home}. `workshop new NAME` begins one.\n")
        return 0
    table(("Engagement", "Holds", "Folder"), rows)
    _warn_of_synced(known.folder for known in listed)
    return 0


def _counted(home: Path, known: places.Recent) -> places.Recent:
    """An engagement with what is in its folder now."""
    from sessions.store.from_outside import counted  # noqa: PLC0415 - 200 ms, to open one

    return counted(home, known)


def _warn_of_synced(folders: Iterable[Path]) -> None:
    """Name the sync clients that copy engagements elsewhere, and what that means."""
    found = {place.root: place for folder in folders if (place := where_synced(folder))}
    for root, place in found.items():
        warn(f"{root}: {place.sentence}")
