"""The ballot boxes of an open engagement: each ballot durable before it is acknowledged.

A box is rewritten whole with each ballot, through a file beside it and a rename, so that whenever
the program is killed there are k ballots in it and the same k people. When the record says that
the vote is closed, or voided, the box is removed; where the program was killed in between, the
next that opens the folder for writing does it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import Final

from sessions.ballot_boxes.box_file import content_of
from sessions.ballot_boxes.defects import ClosedBox
from sessions.ballot_boxes.found_boxes import (
    Found,
    box_path,
    defect_of,
    found_boxes,
    note_of,
    note_path,
    path_outside,
    unfinished,
)
from sessions.disk.disk import Disk, remove_for_good, replace_file
from sessions.disk.folder import Folder
from sessions.errors import NotRecorded, ReadOnly
from sessions.journal.defects import Defect
from workshop.errors import Refused
from workshop.record.change import Change
from workshop.record.record import Record
from workshop.record.votes.box import Box
from workshop.record.votes.documents import Vote
from workshop.text import plural

_VOID: Final = "Void the vote, with a reason, and vote again."


class BallotBoxes:
    """The boxes of the secret votes that are open.

    Args:
        folder: where the engagement is kept.
        disk: the seam through which the disk is used.
        record: the documents as they are.
    """

    def __init__(self, folder: Folder, disk: Disk, record: Record) -> None:
        self.defects: tuple[Defect, ...] = ()
        """What is wrong with boxes."""
        self._folder = folder
        self._disk = disk
        self._record = record
        self._writable = False
        self._open: dict[str, Box] = {}
        self._counts: dict[str, int] = {}
        self._found: dict[str, Found] = {}
        self._bad: dict[str, Defect] = {}
        self._gathered: dict[str, Box] | None = None

    @property
    def open(self) -> Mapping[str, Box]:
        """What lies in each box; in a window that only reads, how many ballots do."""
        if self._writable:
            return MappingProxyType(self._open | (self._gathered or {}))
        counted = {each: Box.of_count(each, number) for each, number in self._counts.items()}
        return MappingProxyType(counted)

    def count(self, vote_id: str) -> int:
        """How many ballots of a secret vote are in; 0 where none can be told."""
        return self._counts.get(vote_id, 0)

    def read(self, *, writable: bool) -> bool:
        """Read all boxes anew; whether there are more ballots or fewer than before.

        A window that only reads keeps in mind how many there are, and nothing else.

        Args:
            writable: whether this window writes: then boxes of closed votes are removed.
        """
        before, self._writable = self._counts, writable
        try:
            found = list(found_boxes(self._folder, self._disk))
            if writable:
                self._remove_unfinished(found)
        except OSError:
            return False  # what is known stays; that the folder cannot be read is told elsewhere
        self._open, self._counts, self._found, self._bad = {}, {}, {}, {}
        defects = []
        for each in found:
            vote = self._record.find(Vote, each.vote_id)
            defect = defect_of(each, vote)
            if isinstance(defect, ClosedBox) and writable and self._removed(each):
                continue
            if defect is not None:
                defects.append(defect)
            if vote is not None and vote.is_open and vote.secret:
                self._take(each, defect)
        self.defects = tuple(defects)
        return self._counts != before

    def follow(self) -> bool:
        """Look what the window that writes did; whether there are more ballots or fewer."""
        voting = any(vote.secret and vote.is_open for vote in self._record.all(Vote))
        return (voting or bool(self._counts)) and self.read(writable=False)

    def _take(self, found: Found, defect: Defect | None) -> None:
        """Take the box of an open vote into account."""
        if defect is not None:
            self._bad[found.vote_id] = defect
        elif found.box is not None:
            self._counts[found.vote_id] = found.ballots
            if self._writable:
                self._open[found.vote_id] = found.box
                self._found[found.vote_id] = found

    def put(self, box: Box) -> None:
        """Have a box on the disk as it is now; when this returns, it is.

        Raises:
            NotRecorded: the disk refused; the box is as before.
            ReadOnly: this window only reads.
            Refused: the box cannot be read, or does not lie here.
        """
        if not self._writable:
            raise ReadOnly("This window only reads; ballots are taken in the one that records.")
        self._require_readable(box.vote_id)
        if self._gathered is not None:
            self._gathered[box.vote_id] = box
        else:
            self._write(box)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Write all ballots that are taken in a block at its end, each box once.

        None of them may be acknowledged before. When the block raises, none was taken.

        Raises:
            NotRecorded: at the end of the block: the disk refused.
        """
        self._gathered = {}
        try:
            yield
            gathered = self._gathered
        finally:
            self._gathered = None
        for box in gathered.values():
            self._write(box)

    def require(self, change: Change) -> None:
        """Make sure that a vote which is closed, or removed, by a change loses no ballots by it.

        Raises:
            Refused: its box cannot be read, or does not lie here: it can be voided alone. Or it is
                to be removed, as with its session, while there are ballots in its box.
            NotRecorded: another program wrote to the box.
        """
        for document in change.removes:
            if isinstance(document, Vote):
                self.require_empty(document.id)
        vote_id = change.emptied
        if vote_id and not any(isinstance(each, Vote) and each.voided for each in change.puts):
            self._require_readable(vote_id)
            self._require_unchanged(self._known(vote_id))

    def require_empty(self, vote_id: str) -> None:
        """Make sure that the opening of a vote can be taken back.

        Raises:
            Refused: there are ballots in its box.
        """
        if vote_id in self._bad:
            raise Refused(f"The ballot box of that vote cannot be read. {_VOID}")
        if self.count(vote_id):
            count = plural(self.count(vote_id), "secret ballot")
            raise Refused(f"Its box holds {count}, of which none can be found again. {_VOID}")

    def remove(self, vote_id: str) -> None:
        """Remove the box of a vote that the record says is closed or voided.

        Where the disk refuses, the next opening does it; what the record says counts.
        """
        self._open.pop(vote_id, None)
        self._counts.pop(vote_id, None)
        bad = self._bad.pop(vote_id, None)
        self.defects = tuple(each for each in self.defects if each is not bad)
        found = self._found.pop(vote_id, None)
        if found is not None:
            self._removed(found)
        elif bad is not None:
            self.read(writable=True)  # the record says by now that it is to be removed

    def _require_readable(self, vote_id: str) -> None:
        if defect := self._bad.get(vote_id):
            raise Refused(f"{defect.sentence} {defect.advice}")

    def _known(self, vote_id: str) -> Found:
        """The box of a vote as this window knows it; an empty one where there is none yet."""
        return self._found.get(vote_id) or Found(vote_id, box_path(self._folder, vote_id))

    def _write(self, box: Box) -> None:
        """Write a box, and nothing else than it was before where the disk refuses."""
        before = self._known(box.vote_id)
        outside = path_outside(self._folder, box.vote_id)
        note = note_path(self._folder, box.vote_id) if outside else None
        after = Found(
            box.vote_id, outside or before.path, content_of(box), box, note=note or before.note
        )
        self._require_unchanged(before)
        try:
            self._lay(before, after)
        except BaseException as problem:
            self._take_back(before, after)
            if isinstance(problem, OSError):
                raise NotRecorded.because(problem) from problem
            raise
        self._keep(after)

    def _lay(self, before: Found, after: Found) -> None:
        """Put a box in its place, and take away what lies where it was."""
        if after.path != before.path:
            self._make(after.path.parent)
        replace_file(self._disk, after.path, after.content)
        if after.note and after.note != before.note:
            replace_file(self._disk, after.note, note_of(after.path))
        if before.content and after.path != before.path:
            remove_for_good(self._disk, before.path)
            self._disk.sync_folder(before.path.parent)

    def _make(self, folder: Path) -> None:
        """Make a folder whose name is durable before anything is that lies in it."""
        missing = [each for each in (folder, *folder.parents) if not self._disk.exists(each)]
        self._disk.make_folder(folder)
        for each in missing:
            self._disk.sync_folder(each.parent)

    def _require_unchanged(self, before: Found) -> None:
        """Make sure that no other program wrote the box since this one did.

        Raises:
            NotRecorded: another one did; its ballots are shown from now on.
        """
        try:
            now = self._disk.read(before.path)
        except FileNotFoundError:
            return  # what is in memory is written, whole
        except OSError as problem:
            raise NotRecorded.because(problem) from problem
        if now != before.content:
            self.read(writable=True)
            raise NotRecorded(
                "Not recorded: another program changed the ballot box. Look how many ballots are "
                "in and who has voted; then try again."
            )

    def _take_back(self, before: Found, after: Found) -> None:
        """Have the box as it was, as far as the disk allows; what is on it then counts."""
        with suppress(OSError):
            if after.path != before.path or not before.content:
                self._disk.remove(after.path)
                if after.note and after.note != before.note:
                    self._disk.remove(after.note)
                self._disk.sync_folder(after.path.parent)
            elif self._disk.read(after.path) != before.content:
                replace_file(self._disk, before.path, before.content)
            return
        self.read(writable=True)

    def _keep(self, found: Found) -> None:
        """Know a box as it is on the disk."""
        self._found[found.vote_id] = found
        if found.box is not None:
            self._open[found.vote_id] = found.box
        self._counts[found.vote_id] = found.ballots

    def _removed(self, found: Found) -> bool:
        """Remove the files of a box, its note last; whether they are gone."""
        paths = dict.fromkeys([found.path, box_path(self._folder, found.vote_id), found.note])
        try:
            for path in filter(None, paths):
                remove_for_good(self._disk, path)
                self._sync(path.parent)
        except OSError:
            return False
        return True

    def _sync(self, folder: Path) -> None:
        if self._disk.exists(folder):
            self._disk.sync_folder(folder)

    def _remove_unfinished(self, found: list[Found]) -> None:
        """Remove what a killed program left beside a box."""
        outside = [each.path.with_name(f".{each.path.name}.new") for each in found if each.note]
        for path in (*unfinished(self._folder, self._disk), *outside):
            self._disk.remove(path)
