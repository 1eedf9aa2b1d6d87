"""The folder of an engagement: what lies where, and the text that explains it to a person."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec

from sessions.disk.disk import Disk, replace_file
from sessions.errors import CannotOpen, NotAnEngagement

SOURCES: Final = "sources"
"""The folder of files that were brought in and are kept, where somebody asked for that."""

_README = """\
What these files are
====================

This folder is one engagement: everything that was recorded in its interviews and workshops.

journal/        The record itself. Each line is one change, in the order in which it was made: when,
                what was put or removed, and what was there before. One file for each time that the
                program was open.
workshop.json   All documents as they were when the program was last closed. A convenience: if it is
                lost or damaged, it is made again from the journal.
backups/        Older copies of workshop.json, compressed with gzip.
quarantine/     Copies of files and lines that could not be used. Only made when needed.
.lock           Held by the window that has the engagement open for writing.
.draft.json     What was typed and not recorded, and where, so that a session reopens at the same
                field. No part of the record: it may be deleted at any time.
.own-editor.txt A longer text, while your own editor has it open.
.ballots-*      The ballots of a secret vote that is open, sorted, without a time or an order; it
                goes when the vote is closed. Never copy the folder while one is there: by two
                copies it can be told what was given in between.
sources/        Files that were brought in and are kept, such as recordings as text. Only where
                somebody asked for that.
exports.jsonl   Which files were written from this engagement, and where. No part of the record.
.reserve        Room held back, so that recording goes on when the disk is full. It means nothing.

Take care of the journal folder: to copy an engagement, copy the whole folder. Never edit a
journal by hand while the program is open. If something is damaged, "workshop doctor" and the path
of this folder tell what can be done; opening it never makes it worse.

How to get the answers without the program
==========================================

Both kinds of file are plain text (JSON, UTF-8) and open in any editor.

workshop.json has one document on each line, grouped in tables such as "people" and "entries". With
Python and the package tinydb:

    from tinydb import TinyDB
    for document in TinyDB("workshop.json", access_mode="r", encoding="utf-8").table("entries"):
        print(document)

In the journal, "o" lists the changes of a line: table, id, the new document, the old one. To see
every document that was ever recorded, with the program jq:

    cat journal/*.jsonl | jq '.o[] | .[2] | select(. != null)'
"""


class Folder(msgspec.Struct, frozen=True):
    """Where the parts of an engagement are kept."""

    path: Path
    """The folder itself; its name is the person's own choice."""

    @property
    def journal(self) -> Path:
        """The folder of the record, one file for each run."""
        return self.path / "journal"

    @property
    def checkpoint(self) -> Path:
        """The documents at the last close, as stock TinyDB reads them."""
        return self.path / "workshop.json"

    @property
    def backups(self) -> Path:
        """The folder of older checkpoints."""
        return self.path / "backups"

    @property
    def quarantine(self) -> Path:
        """The folder for copies of what could not be used."""
        return self.path / "quarantine"

    @property
    def lock(self) -> Path:
        """The file that the writer holds locked."""
        return self.path / ".lock"

    @property
    def owner(self) -> Path:
        """The note that says who holds the lock."""
        return self.path / ".lock-owner.json"

    @property
    def draft(self) -> Path:
        """What was typed and not recorded: no part of the record, and never sent anywhere."""
        return self.path / ".draft.json"

    @property
    def own_editor(self) -> Path:
        """A longer text while the person's own editor has it; no part of the record."""
        return self.path / ".own-editor.txt"

    @property
    def reserve(self) -> Path:
        """The file that holds room back for a full disk."""
        return self.path / ".reserve"

    @property
    def readme(self) -> Path:
        """The text that explains the folder."""
        return self.path / "README.txt"

    def is_engagement(self, disk: Disk) -> bool:
        """Whether an engagement is kept here."""
        return disk.exists(self.journal) or disk.exists(self.checkpoint)

    def require(self, disk: Disk) -> None:
        """Make sure that an engagement is kept here.

        Raises:
            NotAnEngagement: There is none.
            CannotOpen: A part of it is a link to another place.
        """
        for part in (self.journal, self.checkpoint, self.backups, self.quarantine, self.lock):
            if disk.is_link(part):
                raise CannotOpen(
                    f"{part} is a link to another place, and links in the folder of an engagement "
                    "are not followed. Put what it leads to there in its stead."
                )
        if not self.is_engagement(disk):
            raise NotAnEngagement(
                f"{self.path} is not an engagement: "
                "it has neither a journal folder nor a workshop.json."
            )

    def create(self, disk: Disk) -> None:
        """Make the folder of a new engagement.

        Raises:
            NotAnEngagement: The folder is there and holds other things.
        """
        self._require_empty(disk)
        missing = [path for path in (self.path, *self.path.parents) if not disk.exists(path)]
        disk.make_folder(self.path)
        for path in missing or [self.path]:
            disk.sync_folder(path.parent)
        replace_file(disk, self.readme, _README.encode())
        disk.make_folder(self.journal)
        disk.sync_folder(self.path)

    def _require_empty(self, disk: Disk) -> None:
        """Make sure that nothing is here but what a creation left that was cut off.

        Raises:
            NotAnEngagement: There is something else.
        """
        others = [name for name in disk.names(self.path) if not name.startswith(".")]
        if others == [self.readme.name] and disk.read(self.readme) == _README.encode():
            return
        if others:
            raise NotAnEngagement(
                f"{self.path} already holds other files ({others[0]}); "
                "choose a new or empty folder."
            )
