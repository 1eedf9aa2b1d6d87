"""Where a document comes from, as one line that every format carries in its properties."""

from __future__ import annotations

import base64
from typing import Final, TypeVar

import msgspec

from workshop.report.blocks import Report
from workshop.report.origin import Origin

NAME: Final = "workshop-origin"
"""What the property is called in every format."""

LONGEST: Final = 4_000
"""The most letters of a line that is read: a file can say anything of itself."""


S = TypeVar("S", bound=msgspec.Struct)


class Stamp(msgspec.Struct, frozen=True, kw_only=True):
    """What a file says of itself."""

    document: str
    """A key of `workshop.report.document_names.DOCUMENTS`."""
    edition: str
    """For whom it is."""
    program: str
    """The name and version of the program that wrote it."""
    origin: Origin
    """What it was made from."""
    firm: str = ""
    """Whose work it is, as it stands in the document; empty where no firm was set."""

    @property
    def dated(self) -> bool:
        """Whether its times are of a time zone, as all of ours are."""
        times = (self.origin.moment, self.origin.before, self.origin.shown)
        return all(time is None or time.tzinfo is not None for time in times)


def stamp_of(report: Report) -> str:
    """The line for a report; empty where it is not made of a record.

    It has letters, digits, `-` and `_` alone, so that it can stand in any property of any format.
    """
    if report.origin is None:
        return ""
    return as_word(
        Stamp(
            document=report.document,
            edition=report.edition,
            program=report.program,
            origin=report.origin,
            firm=report.firm,
        )
    )


def read_stamp(line: str) -> Stamp | None:
    """What such a line says; none where it is not one."""
    return of_word(line, Stamp) if len(line) <= LONGEST else None


def as_word(said: msgspec.Struct) -> str:
    """What a file says of itself as one word of letters, digits, `-` and `_`."""
    return base64.urlsafe_b64encode(msgspec.json.encode(said)).decode().rstrip("=")


def of_word(word: str, kind: type[S]) -> S | None:
    """What such a word says; none where it says nothing of that kind."""
    try:
        data = base64.urlsafe_b64decode(word + "=" * (-len(word) % 4))
        return msgspec.json.decode(data, type=kind)
    except (ValueError, msgspec.MsgspecError):
        return None
