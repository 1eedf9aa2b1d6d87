"""What can be done on the session screen, as entries of the one list of commands."""

from __future__ import annotations

from typing import Any, Final

from screens.base.commands import FooterRoom, Needs, UserCommand
from screens.session.steps import STEP_COMMANDS
from screens.session.steps.body import StepBody

SESSION_COMMANDS: Final = (
    UserCommand(
        "session.next",
        "f2",
        "Next",
        "Goes to the next step; after the last one, offers to close the session.",
        "next",
        part="moves",
    ),
    UserCommand(
        "session.back", "f3", "Back", "Goes back to the step before.", "back", part="moves"
    ),
    UserCommand(
        "session.goto", "f4", "Go to", "Goes to any step of the guide.", "goto", part="moves"
    ),
    UserCommand(
        "session.undo",
        "ctrl+z",
        "Undo",
        "Takes back the last thing recorded, whichever step it stands in.",
        "undo",
        shown_key="^z",
        needs=Needs.WRITABLE,
        part="entries",
    ),
    UserCommand(
        "session.readback",
        "f8",
        "Read back",
        "Shows what was said as clean pages, to be turned to those who said it: a number and Enter "
        "corrects, Enter confirms what was seen.",
        "readback",
        room=FooterRoom.SPARE,
        part="glances",
    ),
    UserCommand(
        "session.whole",
        "",
        "Everything recorded",
        "Shows all of the session by kind, private things too, or the step again; for you alone.",
        "whole",
        footer=False,
        part="glances",
    ),
    UserCommand(
        "session.transcript",
        "",
        "Transcript",
        "Shows what a recording of the session says, beside the guide, to take passages from it.",
        "transcript",
        footer=False,
        part="glances",
    ),
    *STEP_COMMANDS,
    UserCommand(
        "session.skip",
        "f5",
        "Skip",
        "Leaves this step out, with a reason that the summary tells.",
        "skip",
        part="moves",
        needs=Needs.LIVE,
        room=FooterRoom.WIDE,
    ),
    UserCommand(
        "session.pause",
        "f9",
        "Pause",
        "Stops the time, or lets it run again.",
        "pause",
        part="moves",
        needs=Needs.LIVE,
        room=FooterRoom.WIDE,
    ),
    UserCommand(
        "session.leave",
        "f10",
        "Leave",
        "Goes back to the engagement; the session is paused.",
        "leave",
        room=FooterRoom.WIDE,
        part="leaving",
    ),
    UserCommand(
        "session.escape",
        "escape",
        "Back to the line",
        "Goes back to the line, from the read-back to the step; from an empty line, leaves.",
        "escape",
        footer=False,
        part="leaving",
    ),
    UserCommand(
        "session.redo",
        "ctrl+y",
        "Redo",
        "Does again what was undone last.",
        "redo",
        footer=False,
        shown_key="^y",
        needs=Needs.WRITABLE,
        part="entries",
    ),
    UserCommand(
        "session.history",
        "ctrl+r",
        "Walk the history",
        "Shows what was done in this session: any change can be undone, any moment seen again.",
        "history",
        footer=False,
        shown_key="^r",
    ),
    UserCommand(
        "session.text",
        "ctrl+t",
        "Longer text",
        "Opens an editor of several lines; ctrl+o in it opens your own editor.",
        "long_text",
        footer=False,
        shown_key="^t",
        part="writing",
        needs=Needs.LIVE,
    ),
    UserCommand(
        "session.so-far",
        "f6",
        "So far",
        "Shows the counts and what is still missing over the screen.",
        "so_far",
        footer=False,
        part="glances",
    ),
    UserCommand(
        "session.words",
        "f7",
        "All the words",
        "Shows the words and probes of the step over the screen.",
        "words",
        footer=False,
        part="glances",
    ),
    UserCommand(
        "session.off-record",
        "ctrl+g",
        "Off the record",
        "Goes off the record, and on it again: what is recorded meanwhile is in no output.",
        "off_record",
        footer=False,
        shown_key="^g",
        part="people",
        needs=Needs.LIVE,
    ),
    UserCommand(
        "session.join",
        "",
        "Join a person",
        "Adds somebody to those who take part, known or new.",
        "join",
        footer=False,
        part="people",
        needs=Needs.LIVE,
    ),
    UserCommand(
        "session.people",
        "ctrl+o",
        "Who is here",
        "Shows everybody on the list: what each is, who came late or left, who is to be met.",
        "people",
        footer=False,
        shown_key="^o",
        part="people",
    ),
    UserCommand(
        "session.resolve",
        "",
        "Say who is meant",
        "Asks who is meant by a name that was recorded and may mean several.",
        "resolve",
        footer=False,
        part="people",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "session.consent",
        "",
        "Ask how somebody may be quoted",
        "Asks for the consent of one person from any step; whoever was not asked stands first.",
        "consent",
        footer=False,
        part="people",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "session.close",
        "",
        "Close the session",
        "Ends the session; it can be reopened.",
        "close_session",
        footer=False,
        part="moves",
        needs=Needs.LIVE,
    ),
    UserCommand(
        "session.reopen",
        "",
        "Reopen the session",
        "Goes on with a session that was closed.",
        "reopen",
        footer=False,
        part="moves",
        needs=Needs.CLOSED,
    ),
)
"""Everything of the screen itself, what is needed most first."""


def left_out_where_narrow(body: type[StepBody[Any]]) -> frozenset[str]:
    """The ids of the commands that a narrow footer does not name.

    Args:
        body: what the step has in the middle; its own keys go before some of the others.
    """
    crowded = any(command.footer for command in body.COMMANDS)
    out = {FooterRoom.WIDE, FooterRoom.SPARE} if crowded else {FooterRoom.WIDE}
    return frozenset(command.id for command in SESSION_COMMANDS if command.room in out)
