"""Which ballot boxes a folder has, where each lies, and what is wrong with it.

A box lies in the folder of the engagement, under a hidden name with the id of its vote. Where a
sync client copies that folder to other machines, each ballot by itself, the box lies in the folder
that this machine has for the data of programs, and a note in its place says where.
"""

from __future__ import annotations

import hashlib
import re
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from sessions.ballot_boxes.box_file import read_box
from sessions.ballot_boxes.defects import (
    BoxElsewhere,
    ClosedBox,
    StrayBox,
    UncountedBallots,
    UnreadableBox,
)
from sessions.disk.disk import Disk
from sessions.disk.folder import Folder
from sessions.disk.machine import machine_number
from sessions.journal.defects import Defect
from sessions.library.data_folder import data_folder
from sessions.library.sync_folders import where_synced
from workshop.record.votes.box import Box
from workshop.record.votes.documents import Vote
from workshop.text import clean_line, plural

FindVote = Callable[[str], Vote | None]
"""Gives the vote of an id, if the record has it."""

OUTSIDE: Final = "outside this synced folder, on this machine alone"
"""Where a box is that a sync client is not to have."""

_NAMES: Final = re.compile(r"\.ballots-([0-9a-z]{20})\.(json|elsewhere)")
_OUTSIDE: Final = re.compile(r"[0-9a-z]{20}-[0-9a-f]{12}\.json")
_UNFINISHED: Final = re.compile(r"\.\.ballots-[0-9a-z]{20}\.(json|elsewhere)\.new")


class Elsewhere(msgspec.Struct, frozen=True):
    """The note of a box that does not lie in the folder of its engagement."""

    host: str
    """The name of the machine that has it."""
    machine: str
    """The number of that machine, where its name changes."""
    name: str
    """What its file is called there."""

    @property
    def here(self) -> bool:
        """Whether that is this machine."""
        if self.machine and (number := machine_number()):
            return self.machine == number
        return self.host == socket.gethostname()


class Found(NamedTuple):
    """One box that was found."""

    vote_id: str
    path: Path
    """The file that it is, or would be."""
    content: bytes = b""
    """What stands in it."""
    box: Box | None = None
    """What lies in it; none where that cannot be told."""
    defect: Defect | None = None
    """Why not."""
    note: Path | None = None
    """The note in the folder that says where it is; none where it lies in the folder itself."""

    @property
    def name(self) -> str:
        """What it is called in the folder of the engagement."""
        return (self.note or self.path).name

    @property
    def ballots(self) -> int:
        """How many ballots are in it, as far as that can be told."""
        return len(self.box.ballots) if self.box else 0

    @property
    def sentence(self) -> str:
        """How many ballots are in it and where it is; never what is on them."""
        where = self.path.name if self.note is None else f"{OUTSIDE}: {self.path}"
        return f"{plural(self.ballots, 'ballot')} in the box of a secret vote that is open, {where}"


def box_path(folder: Folder, vote_id: str) -> Path:
    """The file of a box in the folder of its engagement."""
    return folder.path / f".ballots-{vote_id}.json"


def note_path(folder: Folder, vote_id: str) -> Path:
    """The note that stands in its place where it lies elsewhere."""
    return folder.path / f".ballots-{vote_id}.elsewhere"


def path_outside(folder: Folder, vote_id: str) -> Path | None:
    """Where a box is to lie instead of in its folder; none where no client syncs that.

    Two copies of one engagement have boxes of their own, so the place of the folder is in the name.
    """
    if where_synced(folder.path) is None:
        return None
    place = boxes_folder()
    if where_synced(place) is not None:
        return None
    digest = hashlib.sha256(str(folder.path.absolute()).encode("utf-8", "surrogateescape"))
    return place / f"{vote_id}-{digest.hexdigest()[:12]}.json"


def boxes_folder() -> Path:
    """The folder of this machine for boxes that do not lie in the folder of their engagement."""
    return data_folder() / "ballot-boxes"


def note_of(path: Path) -> bytes:
    """The note of a box that lies on this machine."""
    note = Elsewhere(socket.gethostname(), machine_number(), path.name)
    return msgspec.json.encode(note) + b"\n"


def found_boxes(folder: Folder, disk: Disk) -> Iterator[Found]:
    """Every box of a folder, whatever its vote is by now.

    Raises:
        OSError: the names in the folder cannot be read.
    """
    names = [match for name in disk.names(folder.path) if (match := _NAMES.fullmatch(name))]
    for vote_id in dict.fromkeys(match[1] for match in names):
        endings = {match[2] for match in names if match[1] == vote_id}
        yield _found(folder, disk, vote_id, endings)


def unfinished(folder: Folder, disk: Disk) -> Iterator[Path]:
    """What was being written when a program was killed: a box with a ballot that does not count."""
    yield from (
        folder.path / name for name in disk.names(folder.path) if _UNFINISHED.fullmatch(name)
    )


def _found(folder: Folder, disk: Disk, vote_id: str, endings: set[str]) -> Found:
    """One box: where its note says, or else in the folder."""
    inside, note = box_path(folder, vote_id), note_path(folder, vote_id)
    if "elsewhere" not in endings:
        return _read(Found(vote_id, inside), disk)
    told = _told_by(note, vote_id, disk)
    if told is not None and told.here and disk.exists(path := boxes_folder() / told.name):
        return _read(Found(vote_id, path, note=note), disk)
    if "json" in endings:
        return _read(Found(vote_id, inside), disk)
    if told is None:
        defect = UnreadableBox(file=note.name, reason="the note that says where it is is damaged")
        return Found(vote_id, inside, defect=defect, note=note)
    where = BoxElsewhere(file=note.name, host=clean_line(told.host), here=told.here)
    return Found(vote_id, inside, defect=where, note=note)


def _told_by(note: Path, vote_id: str, disk: Disk) -> Elsewhere | None:
    """What a note says; none where it is damaged, or leads to anything but a box of that vote.

    It may have come with a folder from somebody else, and what it leads to is removed one day.
    """
    try:
        told = msgspec.json.decode(disk.read(note), type=Elsewhere)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None
    named = _OUTSIDE.fullmatch(told.name) and told.name.startswith(vote_id)
    return told if named else None


def _read(found: Found, disk: Disk) -> Found:
    """A box with what lies in it."""
    try:
        content = disk.read(found.path)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        return found._replace(defect=UnreadableBox(file=found.name, reason=reason))
    box, reason = read_box(content, found.vote_id)
    defect = None if box else UnreadableBox(file=found.name, reason=reason)
    return found._replace(content=content, box=box, defect=defect)


def defect_of(found: Found, vote: Vote | None) -> Defect | None:
    """What is wrong with a box beside what the record says of its vote; none where all is well."""
    if vote is None or not vote.secret:
        return StrayBox(file=found.name, ballots=found.ballots)
    if vote.is_open:
        return found.defect
    if vote.voided is None and found.box and not counts(vote, found.box):
        return UncountedBallots(file=found.name, ballots=found.ballots)
    if isinstance(found.defect, BoxElsewhere):
        return None  # that machine removes it, and its note with it
    return ClosedBox(file=found.name)


def counts(vote: Vote, box: Box) -> bool:
    """Whether a vote that was closed has what lies in a box."""
    return {voter for voter, _ in box.voters} <= set(vote.voters)


def box_defects(folder: Folder, disk: Disk, vote_of: FindVote) -> list[Defect]:
    """What is wrong with the boxes of a folder that is not open here."""
    try:
        found = list(found_boxes(folder, disk))
    except OSError:
        return []  # that the folder cannot be read is told of its journal
    return [bad for each in found if (bad := defect_of(each, vote_of(each.vote_id)))]


def open_boxes(folder: Folder, disk: Disk, vote_of: FindVote) -> tuple[Found, ...]:
    """The boxes of secret votes that are open, as far as they can be read."""
    try:
        found = list(found_boxes(folder, disk))
    except OSError:
        return ()
    return tuple(each for each in found if each.box and _is_open(vote_of(each.vote_id)))


def _is_open(vote: Vote | None) -> bool:
    return vote is not None and vote.secret and vote.is_open


def outside(folder: Path, disk: Disk | None = None) -> list[Path]:
    """The boxes of an engagement that do not lie in its folder, but elsewhere on this machine."""
    try:
        found = list(found_boxes(Folder(folder), disk or Disk()))
    except OSError:
        return []
    return [each.path for each in found if each.note and each.box]
