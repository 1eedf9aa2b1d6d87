"""Everything that can be done on the views of factors."""

from __future__ import annotations

from typing import Final

from screens.base.commands import Needs, UserCommand, view_commands
from screens.base.record_screen import HISTORY_COMMAND, UNDO_COMMANDS, trace_commands
from screens.pack.command import pack_command
from screens.summary.views import VIEWS

SUMMARY_COMMANDS: Final = (
    UserCommand(
        "summary.open",
        "enter",
        "Evidence",
        "On a factor: who said it, where and when. On something said: its session.",
        "open",
        shown_key="⏎",
    ),
    UserCommand(
        "summary.mark",
        "space",
        "Mark",
        "Marks a factor to be merged with others of its letter.",
        "mark",
        footer=False,
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "summary.merge",
        "m",
        "Merge",
        "Merges the marked factors; with none marked, goes through those that look alike.",
        "merge",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "summary.split",
        "p",
        "Split",
        "Splits off again what was merged into a factor.",
        "split",
        footer=False,
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "summary.edit",
        "e",
        "Edit",
        "Words a factor differently, or files it in the scan; what was said stays.",
        "edit",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "summary.file",
        "f",
        "File in scan",
        "Files an opportunity or threat under a letter of PESTLE.",
        "file",
        footer=False,
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "summary.figure",
        "g",
        "Figure",
        "Shows figures in full: of the scan impact against likelihood, then what happens when; of "
        "the position its place in the IE matrix; then the rows again.",
        "figure",
    ),
    UserCommand(
        "summary.edition",
        "t",
        "Edition",
        "Changes between the restricted edition and the one that may be shared.",
        "edition",
    ),
    UserCommand(
        "summary.need",
        "n",
        "Need",
        "Makes a need of what was said in front, or of all that supports the factor; where it is "
        "one already, goes to it.",
        "need",
        footer=False,
        needs=Needs.WRITABLE,
    ),
    *trace_commands("summary"),
    UserCommand("summary.export", "x", "Export", "Writes the summary to a file.", "export"),
    pack_command("summary"),
    *view_commands("summary", VIEWS),
    HISTORY_COMMAND,
    *UNDO_COMMANDS,
    UserCommand("summary.back", "escape", "Back", "Goes back a step.", "back"),
)
"""The commonest first."""
