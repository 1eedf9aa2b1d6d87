"""What is wrong in the files of an engagement, as plain values with sentences for a person.

Reading never fails on damage and never deletes: it goes on with what is whole and reports the rest
here, in the order of the files. Every defect says what was found, whether anything recorded can be
affected, and what to do. What concerns one line is in :mod:`sessions.journal.line_defects`.
"""

from __future__ import annotations

from typing import ClassVar

import msgspec

from workshop.text import plural

NOTHING_TO_DO = "Nothing needs to be done."


class Defect(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is not as it was written."""

    KIND: ClassVar[str] = "defect"
    """What defects like it are called."""
    SAFE: ClassVar[str] = "Nothing that was recorded is affected."
    """What it means where it does no harm."""
    HARM: ClassVar[str] = "Something that was recorded may be missing."
    """What it means where it may do harm."""
    ADVICE: ClassVar[str] = NOTHING_TO_DO
    """What to do about it."""

    file: str = ""
    """The name of the file it was found in; empty when it concerns several."""
    line: int = 0
    """The number of the line in that file, from 1; 0 when it concerns the whole file."""
    resolved: bool = False
    """Whether it was dealt with already, and the record says so."""

    @property
    def harmless(self) -> bool:
        """Whether no acknowledged answer can be affected any more."""
        return self.resolved

    @property
    def place(self) -> str:
        """Where it was found, as the beginning of a sentence."""
        return f"{self.file} line {self.line}" if self.line else self.file

    @property
    def sentence(self) -> str:
        """What was found."""
        return f"{self.place}: something is not as it was written."

    @property
    def details(self) -> tuple[str, ...]:
        """The readable text of it, in lines; nothing where there is none."""
        return ()

    @property
    def effect(self) -> str:
        """Whether anything that was recorded can be affected."""
        if self.resolved:
            return "It was dealt with: what could be found of it is in the record."
        return self.SAFE if self.harmless else self.HARM

    @property
    def advice(self) -> str:
        """What to do about it."""
        return NOTHING_TO_DO if self.resolved else self.ADVICE


class UnreadableFile(Defect, frozen=True, kw_only=True):
    """A file that the disk would not give."""

    KIND: ClassVar[str] = "unreadable file"
    HARM: ClassVar[str] = "What was recorded in it is not shown."
    ADVICE: ClassVar[str] = (
        "Give yourself the right to read it, or copy it from another disk or a backup."
    )

    reason: str
    """What the system said."""

    @property
    def sentence(self) -> str:
        """What was found."""
        return f"{self.file}: cannot be read ({self.reason})."


class NewerVersion(Defect, frozen=True, kw_only=True):
    """A file that a newer version of the program wrote."""

    KIND: ClassVar[str] = "newer version"
    HARM: ClassVar[str] = "Nothing is lost, but this version may not show everything."
    ADVICE: ClassVar[str] = "Update the program. Until then the folder is left as it is."

    version: int
    """The number that it states and this program does not know."""
    what: str = "format"
    """Whether it is the number of its format or of its schema."""

    @property
    def sentence(self) -> str:
        """What was found."""
        return (
            f"{self.file}: written by a newer version of this program ({self.what} "
            f"{self.version}). What only that version knows is not shown."
        )


class Gap(Defect, frozen=True, kw_only=True):
    """Lines that must have been there and are not found in any file."""

    KIND: ClassVar[str] = "gap"
    HARM: ClassVar[str] = "What they recorded is missing, as far as no backup has it."
    ADVICE: ClassVar[str] = (
        "If another copy of this folder has them, copy the files of its journal folder into this "
        "one; they join by themselves."
    )

    first: int
    """The number of the first missing line."""
    last: int
    """The number of the last missing line."""

    @property
    def sentence(self) -> str:
        """What was found."""
        if self.first == self.last:
            return f"Record {self.first} is missing."
        return f"Records {self.first} to {self.last} are missing."


class Fork(Defect, frozen=True, kw_only=True):
    """Two windows or laptops wrote apart and were not joined yet; both records were taken."""

    KIND: ClassVar[str] = "fork"
    HARM: ClassVar[str] = "Nothing is missing; where both changed the same, the later one counts."
    ADVICE: ClassVar[str] = (
        "Open the engagement to record: then both sides are joined, and what clashes is told."
    )

    number: int
    """The number that more than one record has."""
    checksums: tuple[str, ...]
    """The checksum of each of them."""

    @property
    def sentence(self) -> str:
        """What was found."""
        return (
            f"Record {self.number} was written {len(self.checksums)} times, apart; all were taken."
        )


class Unconfirmed(Defect, frozen=True, kw_only=True):
    """A record that was refused when it was made, and is therefore not counted."""

    KIND: ClassVar[str] = "unconfirmed"

    number: int
    """The number it had."""

    @property
    def harmless(self) -> bool:
        """Whoever typed it was told that it was not recorded."""
        return True

    @property
    def sentence(self) -> str:
        """What was found."""
        return f"{self.file}: record {self.number} was refused when it was made, and is left out."


class StaleCheckpoint(Defect, frozen=True, kw_only=True):
    """A checkpoint that does not belong to the journal; the journal was read instead."""

    KIND: ClassVar[str] = "stale checkpoint"
    ADVICE: ClassVar[str] = (
        "Nothing needs to be done: it is made again when the engagement is next closed."
    )

    reason: str
    """What is wrong with it."""
    newer: bool = False
    """Whether a newer version of the program wrote it."""

    @property
    def harmless(self) -> bool:
        """It is only a cache."""
        return True

    @property
    def advice(self) -> str:
        """What to do about it."""
        return NewerVersion.ADVICE if self.newer else self.ADVICE

    @property
    def sentence(self) -> str:
        """What was found."""
        return f"{self.file}: not used, {self.reason}. The journal was read instead."


class Recovered(Defect, frozen=True, kw_only=True):
    """Documents that the journal has lost and that a checkpoint or a backup still has."""

    KIND: ClassVar[str] = "recovered"
    HARM: ClassVar[str] = "They are shown. Changes that were made to them later may be missing."
    ADVICE: ClassVar[str] = (
        "Read them through. They are recorded again when the engagement is next opened for writing."
    )

    documents: tuple[str, ...]
    """What they say, a line for each."""
    checked: bool
    """Whether the checksum of the file fits."""
    made: str = ""
    """When the file was made, as far as it says so."""
    recorded: bool = False
    """Whether they are in the journal again."""
    names: tuple[tuple[str, str], ...] = ()
    """Table and key of each."""
    complete: bool = False
    """Whether the file was made after everything that is missing."""

    @property
    def effect(self) -> str:
        """Whether anything that was recorded can be affected."""
        if self.complete:
            return "They are shown, and the file was made after all that is missing."
        return self.HARM

    @property
    def advice(self) -> str:
        """What to do about it."""
        return "Read them through. They were recorded again." if self.recorded else self.ADVICE

    @property
    def sentence(self) -> str:
        """What was found."""
        count = plural(len(self.documents), "document")
        doubt = "" if self.checked else " Its checksum does not fit, so they may hold errors."
        of = f" ({self.made})" if self.made else ""
        return (
            f"{self.file}{of}: {count} that the journal has lost, or lost the last state of.{doubt}"
        )

    @property
    def details(self) -> tuple[str, ...]:
        """What the documents say."""
        return self.documents


class ForeignFile(Defect, frozen=True, kw_only=True):
    """A file that the program did not make, where only its own files are looked for."""

    KIND: ClassVar[str] = "foreign file"
    ADVICE: ClassVar[str] = "Leave it, or put it elsewhere; the program does not read it."

    @property
    def harmless(self) -> bool:
        """It is left alone."""
        return True

    @property
    def sentence(self) -> str:
        """What was found."""
        return f"{self.file}: not a file of this program."
