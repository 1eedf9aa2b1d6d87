"""Everything that can be done on the screen of the programme."""

from __future__ import annotations

from typing import Final

from screens.base.commands import FooterRoom, Needs, UserCommand
from screens.base.record_screen import HISTORY_COMMAND, UNDO_COMMANDS

PROGRAMME_COMMANDS: Final = (
    UserCommand(
        "programme.letter",
        "enter",
        "Letter",
        "Shows the letter to whoever is under the cursor: the invitation, or a reminder once it "
        "was sent. Takes somebody who is to be met into the programme; opens what was held.",
        "letter",
        shown_key="⏎",
    ),
    UserCommand(
        "programme.new",
        "n",
        "New",
        "Puts somebody in the programme, or plans one more conversation with somebody.",
        "new",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "programme.sent",
        "s",
        "Sent",
        "Records that the letter was sent today: the invitation, then reminders.",
        "sent",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "programme.agreed",
        "a",
        "Agreed",
        "Records that the person agreed, with day, time and place.",
        "agreed",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "programme.begin",
        "b",
        "Begin",
        "Begins the session that is planned, with its people, guide, department and place.",
        "begin",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "programme.declined",
        "d",
        "Declined",
        "Records that the person does not want to be heard.",
        "declined",
        needs=Needs.WRITABLE,
        room=FooterRoom.WIDE,
    ),
    UserCommand(
        "programme.invitation",
        "i",
        "Invitation",
        "Shows the invitation, whatever was sent before.",
        "invitation",
        footer=False,
    ),
    UserCommand(
        "programme.draft",
        "m",
        "Mail",
        "Writes the letter as a draft that mail programs open, with the appointment.",
        "draft",
        room=FooterRoom.WIDE,
    ),
    UserCommand(
        "programme.calendar",
        "x",
        "Calendar",
        "Writes everything that is planned for a day as a calendar (.ics).",
        "calendar",
        room=FooterRoom.WIDE,
    ),
    UserCommand(
        "programme.table",
        "e",
        "Table",
        "Opens the programme as a table in which every cell can be changed.",
        "table",
        room=FooterRoom.WIDE,
    ),
    HISTORY_COMMAND,
    *UNDO_COMMANDS,
    UserCommand("programme.back", "escape", "Back", "Goes back to the engagement.", "back"),
)
"""The commonest first."""
