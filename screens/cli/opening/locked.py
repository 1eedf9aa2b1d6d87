"""Opening for writing on the command line, where another window or machine may have it open."""

from __future__ import annotations

from pathlib import Path

from screens.base.errors import NotDone
from screens.base.terminal_output import as_text, interactive, warn
from screens.plain.prompts import Answered, asker
from sessions.errors import EngagementLocked, LockUnavailable, OpenElsewhere
from sessions.store.store import Store


def open_to_write(folder: Path, *, anyway: bool | None = None) -> Store:
    """Open an engagement for writing; a run before that was cut off is told on the error stream.

    Args:
        folder: where it is kept.
        anyway: write although another machine's note is there, or no lock can be had; none where
            the command has no such option.

    Raises:
        NotDone: it is open in another window, or may be and nobody said to go on.
        SessionsError: it cannot be opened.
    """
    try:
        store = Store.open(folder, anyway=bool(anyway))
    except EngagementLocked as refusal:
        raise NotDone(
            f"{as_text(folder.name)} is {refusal}, and only one window can record. Close it there "
            "and try again, or read along: `workshop open` follows the other window."
        ) from refusal
    except (OpenElsewhere, LockUnavailable) as refusal:
        store = _open_anyway(folder, refusal, optional=anyway is not None)
    if store.unfinished_run:
        warn(" ".join(store.unfinished_run.sentences))
    return store


def _open_anyway(folder: Path, refusal: Exception, *, optional: bool) -> Store:
    """Open it all the same if somebody at the terminal says so."""
    about = str(refusal)
    if isinstance(refusal, OpenElsewhere):
        about = f"{as_text(folder.name)} is {refusal}"
    about = f"{about[0].upper()}{about[1:].rstrip('.')}."
    if interactive():
        warn(f"{about} Nothing is lost where two write: each has journal files of its own.")
        try:
            if asker().confirm("Open it anyway?", default=False):
                return Store.open(folder, anyway=True)
        except Answered:
            pass
    way = "--anyway opens it" if optional else "`workshop open` can open it"
    raise NotDone(f"{about} Nothing was opened; {way} all the same.")
