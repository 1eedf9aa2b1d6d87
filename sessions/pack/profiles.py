"""For whom packs are made: one row each, with what it has and what it does not have, and why.

The command, the dialog, the plain prompts and the manual read this table.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from sessions.pack.errors import NotPacked
from workshop.language import marked
from workshop.privacy.editions import Edition
from workshop.privacy.public.narrowed_record import narrowed_record
from workshop.record.documents import Attribution
from workshop.record.record import Record
from workshop.report.document_names import DOCUMENTS
from workshop.report.pack.still_open import POINTS
from workshop.text import listing


class Profile(NamedTuple):
    """Readers that a pack is made for."""

    name: str
    """How it is asked for: `sponsor`."""
    title: str
    """How it is called in a list and on its index."""
    means: str
    """Who they are, and what they get, in a sentence."""
    edition: Edition
    documents: tuple[str, ...]
    """Keys of `DOCUMENTS`, in the order of the index; all of them where there are none."""
    formats: tuple[str, ...]
    """In which formats, unless others are asked for."""
    without: tuple[str, ...]
    """What it does not have and why, a sentence each."""
    points: tuple[str, ...]
    """Which of what is still open its index tells: keys of `POINTS`."""
    most: Attribution | None = None
    """How openly anybody is told at most; none where it is as they agreed."""
    whole: bool = False
    """Whether the engagement itself goes along, as one zip."""

    def shown(self, record: Record) -> Record:
        """The record from which its documents are made: all of it, or with nobody told openly."""
        return narrowed_record(record, self.most) if self.most else record

    def has(self) -> tuple[str, ...]:
        """Its documents by their names."""
        return self.documents or tuple(DOCUMENTS)


_PRIVATE: Final = marked(
    "What is private, off the record, withdrawn, or not to be quoted is in none of the documents."
)

PROFILES: Final[Mapping[str, Profile]] = MappingProxyType(
    {
        row.name: row
        for row in (
            Profile(
                "sponsor",
                marked("For the sponsor"),
                marked(
                    "Those who decide: what it comes to, with every session behind it, as people "
                    "agreed to be told."
                ),
                "shareable",
                (
                    "swot",
                    "scan",
                    "synthesis",
                    "actions",
                    "needs",
                    "strategy",
                    "programme",
                    "feedback",
                    "reply",
                    "liaison",
                    "session",
                ),
                ("docx", "pdf", "xlsx", "pptx"),
                (
                    _PRIVATE,
                    marked(
                        "The sheets of what each department told are for those who told it: they "
                        "are in the pack for participants."
                    ),
                ),
                tuple(POINTS),
            ),
            Profile(
                "participants",
                marked("For those who took part"),
                marked(
                    "Those who were heard: what was taken down, to be read again, and what others "
                    "say of the same."
                ),
                "shareable",
                ("told-back", "reply", "session"),
                ("docx", "pdf"),
                (
                    _PRIVATE,
                    marked(
                        "The copy of somebody's own words, to be checked, is for that person "
                        "alone: the member check writes it."
                    ),
                    marked("What else follows from it all is for those who decide to hand on."),
                ),
                ("version", "departments", "read-back", "words", "votes", "actions"),
            ),
            Profile(
                "public",
                marked("For the public"),
                marked(
                    "Anybody: what it comes to, with nobody told more openly than by department."
                ),
                "shareable",
                ("swot", "scan"),
                ("html", "pdf"),
                (
                    _PRIVATE,
                    marked(
                        "Nobody is told by name or role, whatever they agreed to: they agreed to "
                        "it with their own organisation in mind. Those who sign the documents are "
                        "named."
                    ),
                    marked(
                        "What was said session by session, and what is to be done by whom, is for "
                        "those it concerns."
                    ),
                ),
                ("version", "departments"),
                most=Attribution.DEPARTMENT,
            ),
            Profile(
                "archive",
                marked("For the archive"),
                marked(
                    "Those who ran the sessions: everything, with names and private notes, and the "
                    "engagement itself."
                ),
                "restricted",
                (),
                ("docx", "html", "json", "csv", "notes"),
                (marked("What was said off the record or withdrawn is in no document."),),
                tuple(POINTS),
                whole=True,
            ),
        )
    }
)
"""The profiles by name, the commonest first."""


def profile_named(name: str) -> Profile:
    """The row of a profile, whose name is typed in any case.

    Raises:
        NotPacked: there is none of that name.
    """
    found = PROFILES.get(name.casefold())
    if found is None:
        raise NotPacked(f"“{name}” gets no pack: {listing(list(PROFILES), 'or')}.")
    return found
