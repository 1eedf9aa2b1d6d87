"""Everything that can be done on the screen of a member check."""

from __future__ import annotations

from typing import Final

from screens.base.commands import FooterRoom, Needs, UserCommand
from screens.base.record_screen import HISTORY_COMMAND, UNDO_COMMANDS

CHECK_COMMANDS: Final = (
    UserCommand(
        "check.right",
        "r",
        "Right",
        "What is under the cursor is right as it stands.",
        "answer('right')",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "check.wrong",
        "w",
        "Wrong",
        "It is wrong, and not known better: it is marked as disputed wherever it is used.",
        "answer('wrong')",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "check.correct",
        "c",
        "Correct",
        "It is wrong, and put right: what was recorded first is kept beside it.",
        "correct",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "check.leave-out",
        "l",
        "Leave out",
        "It is in no document from now on; says what becomes of factors that rest on it.",
        "answer('leave out')",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "check.rest",
        "a",
        "Rest right",
        "Everything that nothing was said of yet is right.",
        "rest_right",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "check.copy",
        "x",
        "Write the copy",
        "Writes all that this person said to a file for them: a web page, Word, Markdown, JSON, "
        "or a form in plain text that is filled in and imported. It can be recorded as sent.",
        "copy",
        room=FooterRoom.WIDE,
    ),
    UserCommand(
        "check.sent",
        "s",
        "Sent",
        "Records that they were sent their words, and by when an answer is asked for.",
        "sent",
        room=FooterRoom.WIDE,
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "check.person",
        "n",
        "Next person",
        "Shows the words of the next person of the session.",
        "next_person",
        footer=False,
    ),
    HISTORY_COMMAND,
    *UNDO_COMMANDS,
    UserCommand("check.back", "escape", "Back", "Leaves the line, or goes back.", "back"),
)
"""The commonest first."""
