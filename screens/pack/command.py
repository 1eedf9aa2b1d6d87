"""The command that makes a pack, apart from what makes it: every screen that has it loads it."""

from __future__ import annotations

from typing import Final

from screens.base.commands import UserCommand


def pack_command(screen: str) -> UserCommand:
    """The command that makes a pack, on a screen where letters are commands."""
    return UserCommand(
        f"{screen}.pack",
        "P",
        "Make a pack",
        "Writes all documents for one kind of reader to one folder with an index: for the sponsor, "
        "those who took part, the public or the archive.",
        "app.make_pack",
        footer=False,
        shown_key="Shift+P",
    )


SESSION_PACK_COMMAND: Final = UserCommand(
    "session.pack",
    "",
    "Make a pack",
    "Writes all documents for one kind of reader to one folder, with this session as it stands. "
    "Where closing is asked about, p closes it and makes one of it.",
    "pack",
    footer=False,
    part="moves",
    slash="pack",
    takes_words=True,
)
"""The command of a session, where letters are typed."""
