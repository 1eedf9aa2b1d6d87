"""Everything that can be done on the synthesis screen, and its views."""

from __future__ import annotations

from typing import Final

from screens.base.commands import FooterRoom, UserCommand, list_moves, view_commands
from screens.base.record_screen import HISTORY_COMMAND, trace_commands
from screens.pack.command import pack_command

VIEWS: Final = (
    ("Themes", "the themes over the departments, with what was said of the one in front"),
    ("Priorities", "what each department would put first, let wait, and stop"),
    ("Goals", "the goals as they were told, with measure, today and wanted"),
    ("Heard", "who and what was heard, what was not, and whom to hear next"),
)
"""The views in their order: the title, and what it shows."""

SYNTHESIS_COMMANDS: Final = (
    UserCommand(
        "synthesis.open",
        "enter",
        "All that was said",
        "Shows every statement under the theme in front; on a statement, goes to its session.",
        "open",
        shown_key="⏎",
    ),
    UserCommand(
        "synthesis.theming",
        "c",
        "Theme the rest",
        "Goes to the theming board, where statements are put under themes.",
        "theming",
    ),
    *view_commands("synthesis", VIEWS),
    UserCommand(
        "synthesis.order",
        "o",
        "Order",
        "Puts the themes in another order: by strength, by how many departments say so, by how "
        "many say the opposite.",
        "order",
        room=FooterRoom.SPARE,
    ),
    UserCommand(
        "synthesis.since",
        "n",
        "New since",
        "Counts what is new since another session: the latest, the one before it, and so on.",
        "since",
        room=FooterRoom.SPARE,
    ),
    UserCommand(
        "synthesis.left",
        "left",
        "Department before",
        "Shows what the department at the left said of the theme in front; beyond the first, all.",
        "column(-1)",
        footer=False,
        shown_key="←",
    ),
    UserCommand(
        "synthesis.right",
        "right",
        "Next department",
        "Shows what the next department said of the theme in front; beyond the last, all.",
        "column(1)",
        footer=False,
        shown_key="→",
    ),
    *list_moves("synthesis"),
    UserCommand(
        "synthesis.edition",
        "t",
        "Edition",
        "Changes between the restricted edition and the one that may be shared.",
        "edition",
        room=FooterRoom.WIDE,
    ),
    UserCommand(
        "synthesis.told-back",
        "d",
        "What you told us",
        "Writes the sheet of the department that is looked at, with their points, what others say "
        "on them and what follows; with none looked at, the sheets of all.",
        "told_back",
        room=FooterRoom.WIDE,
    ),
    UserCommand("synthesis.export", "x", "Export", "Writes the synthesis to a file.", "export"),
    *trace_commands("synthesis"),
    pack_command("synthesis"),
    HISTORY_COMMAND,
    UserCommand("synthesis.back", "escape", "Back", "Goes back a step.", "back"),
)
"""The commonest first."""
