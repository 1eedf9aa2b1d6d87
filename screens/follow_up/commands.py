"""Everything that can be done on the screen of what is followed up."""

from __future__ import annotations

from typing import Final

from screens.base.commands import Needs, UserCommand
from screens.base.record_screen import HISTORY_COMMAND, UNDO_COMMANDS

FOLLOW_UP_COMMANDS: Final = (
    UserCommand(
        "follow_up.session",
        "enter",
        "Session",
        "Opens the session in which the one under the cursor was said.",
        "session",
        shown_key="⏎",
    ),
    UserCommand(
        "follow_up.done",
        "d",
        "Done",
        "Says that an action was done, or what the answer to a question is.",
        "done",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "follow_up.move",
        "m",
        "Move",
        "Puts it off to another day.",
        "move",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "follow_up.drop",
        "x",
        "Drop",
        "Says that it will not be done or asked, and why.",
        "drop",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "follow_up.again",
        "a",
        "Open again",
        "Says that something that was done or dropped is open after all.",
        "again",
        needs=Needs.WRITABLE,
    ),
    HISTORY_COMMAND,
    *UNDO_COMMANDS,
    UserCommand("follow_up.back", "escape", "Back", "Goes back.", "back"),
)
