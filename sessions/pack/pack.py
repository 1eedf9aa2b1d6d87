"""A pack that was made, as data: what its index and the command line tell."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import msgspec

from sessions.pack.contents import LeftOut
from sessions.pack.profiles import Profile
from workshop.report.pack.still_open import OpenPoint
from workshop.report.pack.withheld import Withheld


class PackedFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file of a pack."""

    file: str
    """Its name in the folder."""
    format: str
    """A format of `sessions.exports.registry`, or `zip`."""
    format_title: str
    """What that is called in a list."""
    bytes: int
    """How long it is."""


class PackedDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A document of a pack."""

    document: str
    """A key of `DOCUMENTS`, or `engagement`."""
    session: str | None = None
    """The id of its session."""
    title: str
    about: str
    """What it is, in a sentence."""
    status: str = ""
    """How far it is: `Draft 2`; empty where no status applies."""
    files: tuple[PackedFile, ...] = ()
    withheld: tuple[Withheld, ...] = ()


class Without(msgspec.Struct, frozen=True, kw_only=True):
    """A format that could not be written here."""

    format: str
    title: str
    sentence: str
    """Why, and how it could be."""


class Pack(msgspec.Struct, frozen=True, kw_only=True):
    """A pack."""

    folder: Path
    profile: Profile
    engagement: str
    """What the engagement is called, as the edition tells it."""
    created: datetime
    """When the record last changed."""
    program: str
    status: str
    """How far the documents of the engagement are."""
    author: str
    """Who answers for them."""
    firm: str
    documents: tuple[PackedDocument, ...]
    general: tuple[Withheld, ...]
    """What all of it leaves out, beside what is told of each document."""
    open: tuple[OpenPoint, ...]
    left_out: tuple[LeftOut, ...]
    without: tuple[Without, ...]

    @property
    def files(self) -> list[tuple[PackedDocument, PackedFile]]:
        """All files, each with its document."""
        return [(document, file) for document in self.documents for file in document.files]


def as_data(pack: Pack) -> dict[str, object]:
    """A pack as the command line gives it."""
    return {
        "folder": str(pack.folder),
        "profile": pack.profile.name,
        "edition": pack.profile.edition,
        "files": [
            {
                "file": file.file,
                "document": document.document,
                "session": document.session,
                "format": file.format,
                "bytes": file.bytes,
            }
            for document, file in pack.files
        ],
        "withheld": [
            {"document": document.document, "title": document.title, "n": one.n,
             "sentence": one.sentence}
            for document in pack.documents
            for one in document.withheld
        ]
        + [
            {"document": "", "title": "", "n": one.n, "sentence": one.sentence}
            for one in pack.general
        ],
        "open": msgspec.to_builtins(pack.open),
        "left_out": [
            {"document": one.document, "reason": one.reason} for one in pack.left_out
        ],
        "without": msgspec.to_builtins(pack.without),
    }  # fmt: skip
