"""Everything that can be done on the screen of a trace, one key each."""

from __future__ import annotations

from typing import Final

from screens.base.commands import FooterRoom, UserCommand
from screens.base.record_screen import HISTORY_COMMAND, UNDO_COMMANDS, trace_commands

_, _MAKE_ROW = trace_commands("trace")  # it is the trace already

TRACE_COMMANDS: Final = (
    UserCommand(
        "trace.go",
        "enter",
        "Go there",
        "Shows what is in front in its turn: on what that rests, and what was made of it.",
        "go",
        shown_key="⏎",
    ),
    UserCommand(
        "trace.session",
        "s",
        "Session",
        "Opens the session in which it was said or entered, at that step.",
        "session",
    ),
    UserCommand(
        "trace.recording",
        "r",
        "Transcript",
        "Opens the transcript of the session at the place of what was said.",
        "recording",
    ),
    UserCommand(
        "trace.place",
        "g",
        "Its place",
        "Opens the screen on which it stands: its table, the needs, the findings.",
        "place",
    ),
    _MAKE_ROW,
    UserCommand(
        "trace.edition",
        "t",
        "Edition",
        "Changes between the restricted edition and the one that may be shared.",
        "edition",
    ),
    UserCommand(
        "trace.side",
        "left,right",
        "Other side",
        "Goes from what it rests on to what was made of it, and back.",
        "side",
        footer=False,
        shown_key="← →",
    ),
    UserCommand(
        "trace.first",
        "a",
        "To the first",
        "Goes back to what was asked for first.",
        "first",
        room=FooterRoom.WIDE,
    ),
    HISTORY_COMMAND,
    *UNDO_COMMANDS,
    UserCommand(
        "trace.back",
        "escape",
        "Back",
        "Goes back a step, and from the first to the screen before.",
        "back",
    ),
)
"""The commonest first."""
