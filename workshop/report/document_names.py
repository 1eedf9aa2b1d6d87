"""How documents and their editions are called, on paper, on screens and on the command line.

The one table of them. It loads nothing, because the command line reads it before it knows what is
wanted.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple


class DocumentName(NamedTuple):
    """The words for one document."""

    title: str
    """On paper, and in the names of files."""
    short: str
    """In a menu."""
    of_session: bool
    """Whether it is of one session; else it is of the whole engagement."""


class EditionName(NamedTuple):
    """The words for one edition."""

    word: str
    """In a menu."""
    means: str
    """Who and what it is for, in a sentence or two."""

    @property
    def title(self) -> str:
        """On paper."""
        return f"{self.word} edition"


DOCUMENTS: Final[Mapping[str, DocumentName]] = MappingProxyType(
    {
        "swot": DocumentName("SWOT summary", "SWOT", of_session=False),
        "scan": DocumentName("Environmental scan", "Scan", of_session=False),
        "session": DocumentName("Session summary", "Session", of_session=True),
    }
)
"""The documents by name, in the order of a menu."""

EDITIONS: Final[Mapping[str, EditionName]] = MappingProxyType(
    {
        "shareable": EditionName(
            "Shareable",
            "As each person agreed to be told; without private notes. May be sent.",
        ),
        "restricted": EditionName(
            "Restricted",
            "Everything, with names and private notes. For those who ran the sessions.",
        ),
    }
)
"""The editions by name, the one that may be sent first."""
