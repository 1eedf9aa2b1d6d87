"""What is said where an engagement goes elsewhere and a secret vote in it is still open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from sessions.ballot_boxes.found_boxes import found_boxes
from sessions.disk.disk import Disk
from sessions.disk.folder import Folder
from workshop.text import plural


def left_behind(votes: Iterable[Mapping[str, Any]]) -> str:
    """That ballots of open secret votes do not go along, as a sentence; nothing where none is open.

    Args:
        votes: the documents of votes, as they are stored.
    """
    open_ones = sum(
        bool(raw.get("secret")) and not (raw.get("closed") or raw.get("voided")) for raw in votes
    )
    if not open_ones:
        return ""
    which = plural(open_ones, "secret vote that is open", "secret votes that are open")
    return (
        f"The ballots of {which} stay behind: they lie in a box that is never copied. Close the "
        "vote first if they are to come along."
    )


def ballots_in(folder: Path, disk: Disk) -> int:
    """How many ballots lie in the boxes of a folder."""
    return sum(found.ballots for found in found_boxes(Folder(folder), disk))
