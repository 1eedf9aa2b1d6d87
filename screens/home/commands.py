"""Everything that can be done on the home screen, and the ways to begin that its list names."""

from __future__ import annotations

from typing import Final, NamedTuple

from screens.base.commands import UserCommand


class Beginning(NamedTuple):
    """A way to begin, as it stands in the list under the engagements."""

    command: UserCommand
    title: str
    """What the row says."""
    meaning: str
    """The small print under it."""


BEGINNINGS: Final = (
    Beginning(
        UserCommand(
            "home.new", "n", "New", "Begins a new engagement in a folder of its own.", "new"
        ),
        "Begin a new engagement",
        "the work for one organisation, kept in one folder",
    ),
    Beginning(
        UserCommand(
            "home.sample",
            "s",
            "Sample",
            "Opens the sample engagement; it is made the first time.",
            "sample",
        ),
        "Look at the sample",
        "a finished one, to learn with and to try things on",
    ),
    Beginning(
        UserCommand(
            "home.folder",
            "o",
            "Open a folder",
            "Opens an engagement that is kept somewhere else.",
            "folder",
        ),
        "Open a folder",
        "an engagement from another disk or laptop",
    ),
    Beginning(
        UserCommand(
            "home.import",
            "i",
            "Import",
            "Brings in a file: notes become a session; a zip, a folder or a lone file of an "
            "engagement becomes an engagement here.",
            "import",
            footer=False,
        ),
        "Import",
        "notes of a session, or an engagement as a zip or a folder",
    ),
)
"""The ways to begin, the commonest first."""

HOME_COMMANDS: Final = (
    UserCommand(
        "home.open",
        "enter",
        "Open",
        "Opens the engagement under the cursor; the keys 1 to 9 open the one so numbered.",
        "open",
        shown_key="⏎",
    ),
    *(beginning.command for beginning in BEGINNINGS),
    UserCommand(
        "home.merge",
        "m",
        "Merge",
        "Puts the engagement under the cursor together with what another laptop recorded; "
        "shows what becomes of both before anything is made.",
        "merge",
        footer=False,
    ),
    UserCommand(
        "home.verify",
        "v",
        "Verify a document",
        "Tells which record a document was made of, and which of its paragraphs differ from it.",
        "verify",
        footer=False,
    ),
)
"""The commonest first."""
