"""What is wrong in the files of an engagement, as plain values with a sentence each.

Reading never fails on damage and never deletes: it goes on with what is whole and reports the rest
here, in the order of the files.
"""

from typing import ClassVar

import msgspec

__all__ = [
    "BadLine",
    "Finding",
    "Fork",
    "Gap",
    "NewerVersion",
    "StaleCheckpoint",
    "TornTail",
    "Unconfirmed",
    "UnreadableFile",
]


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is not as it was written.

    Attributes:
        file: The name of the file it was found in; empty when it concerns several.
        line: The number of the line in that file, from 1; 0 when it concerns the whole file.
    """

    harmless: ClassVar[bool] = False
    """Whether no acknowledged answer can be affected."""

    file: str = ""
    line: int = 0

    @property
    def sentence(self) -> str:
        """What was found, for a person."""
        return f"{self.file}: something is not as it was written."


class TornTail(Finding, frozen=True, kw_only=True):
    """A file ends in the middle of a line, as after a pulled plug.

    Attributes:
        content: The bytes that are there.
        whole: Whether only the end-of-line is missing, and the line was taken.
    """

    content: bytes
    whole: bool

    @property
    def sentence(self) -> str:
        """What was found, for a person."""
        if self.whole:
            return (
                f"{self.file} line {self.line}: the end of the line is missing; it was read whole."
            )
        return (
            f"{self.file} line {self.line}: the file ends in the middle of a line "
            f"({len(self.content)} bytes). It was being written when the program stopped."
        )


class BadLine(Finding, frozen=True, kw_only=True):
    """A line that is not what was once written.

    Attributes:
        content: The bytes that are there.
        reason: What is wrong with them.
    """

    content: bytes
    reason: str

    @property
    def sentence(self) -> str:
        """What was found, for a person."""
        return f"{self.file} line {self.line}: cannot be used, {self.reason}."


class UnreadableFile(Finding, frozen=True, kw_only=True):
    """A file that the disk would not give.

    Attributes:
        reason: What the system said.
    """

    reason: str

    @property
    def sentence(self) -> str:
        """What was found, for a person."""
        return f"{self.file}: cannot be read ({self.reason})."


class NewerVersion(Finding, frozen=True, kw_only=True):
    """A file that a newer version of the program wrote.

    Attributes:
        version: The number that it states and this program does not know.
        what: Whether it is the number of its format or of its schema.
    """

    version: int
    what: str = "format"

    @property
    def sentence(self) -> str:
        """What was found, for a person."""
        return (
            f"{self.file}: written by a newer version of this program ({self.what} "
            f"{self.version}). What only that version knows is not shown."
        )


class Gap(Finding, frozen=True, kw_only=True):
    """Lines that must have been there and are not found in any file.

    Attributes:
        first: The number of the first missing line.
        last: The number of the last missing line.
    """

    first: int
    last: int

    @property
    def sentence(self) -> str:
        """What was found, for a person."""
        if self.first == self.last:
            return f"Record {self.first} is missing."
        return f"Records {self.first} to {self.last} are missing."


class Fork(Finding, frozen=True, kw_only=True):
    """Two windows or laptops wrote apart; both records were taken.

    Attributes:
        number: The number that more than one record has.
        checksums: The checksum of each of them.
    """

    number: int
    checksums: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What was found, for a person."""
        return (
            f"Record {self.number} was written {len(self.checksums)} times, apart; all were taken."
        )


class Unconfirmed(Finding, frozen=True, kw_only=True):
    """A record that was refused when it was made, and is therefore not counted.

    Attributes:
        number: The number it had.
    """

    harmless: ClassVar[bool] = True

    number: int

    @property
    def sentence(self) -> str:
        """What was found, for a person."""
        return f"{self.file}: record {self.number} was refused when it was made, and is left out."


class StaleCheckpoint(Finding, frozen=True, kw_only=True):
    """A checkpoint that does not belong to the journal; the journal was read instead.

    Attributes:
        reason: What is wrong with it.
    """

    harmless: ClassVar[bool] = True

    reason: str

    @property
    def sentence(self) -> str:
        """What was found, for a person."""
        return f"{self.file}: not used, {self.reason}. Everything was read from the journal."
