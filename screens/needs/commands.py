"""Everything that can be done on the screen of needs, and its views."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from screens.base.commands import FooterRoom, Needs, UserCommand, list_moves, view_commands
from screens.base.record_screen import HISTORY_COMMAND, UNDO_COMMANDS, trace_commands
from screens.grid.commands import GRID_COMMANDS
from screens.pack.command import pack_command

VIEWS: Final = (
    ("Board", "the needs in the joint order, each department's own beside it, and the plane"),
    ("Register", "the needs as a table, to be typed, pasted and sorted"),
    ("Matrix", "which department asked for what, and who could work together"),
    ("Replies", "what each department is answered, everything it asked for once"),
)
"""The views in their order: the title, and what it shows."""

_STATE: Final = "views"
"""All views but the table, whose letters are typed or act on rows."""

_VIEW_COMMANDS: Final = (
    UserCommand(
        "needs.open",
        "enter",
        "Open",
        "Opens the need in front: who asked, what was said, solutions, scores, ties, answer.",
        "open",
        shown_key="⏎",
    ),
    UserCommand(
        "needs.letter",
        "r",
        "Letter",
        "Among the replies: writes the reply to the department in front, a Word file among the "
        "exports.",
        "letter",
    ),
    UserCommand(
        "needs.letters",
        "L",
        "All letters",
        "Writes the replies to all departments, a Word file each among the exports.",
        "letters",
        shown_key="L",
        room=FooterRoom.WIDE,
    ),
    UserCommand(
        "needs.answer",
        "a",
        "Answer",
        "Among the replies: answers the request in front, with the reason, the day and who "
        "decides.",
        "answer",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "needs.way",
        "e",
        "Shares",
        "Changes between the two ways to choose within the limits: most value, and equal shares "
        "between departments.",
        "way",
    ),
    UserCommand(
        "needs.limits",
        "l",
        "Limits",
        "Sets how much money and how many days of staff there are for what is chosen.",
        "limits",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "needs.framework",
        "w",
        "Framework",
        "Shows what is agreed and who signed it; sets criteria with weights and the rule, signs "
        "it for a department, or keeps its dissent.",
        "framework",
    ),
    UserCommand(
        "needs.department",
        "d",
        "Department",
        "Shows the order of one department that is picked: its own places beside the joint ones.",
        "department",
        room=FooterRoom.WIDE,
    ),
    UserCommand(
        "needs.conflicts",
        "c",
        "Conflicts",
        "Lists which needs exclude each other, compete or help each other, and why.",
        "conflicts",
        room=FooterRoom.WIDE,
    ),
    UserCommand(
        "needs.replies", "y", "Replies", "Shows what each department is answered.", "replies"
    ),
    UserCommand(
        "needs.export",
        "x",
        "Export",
        "Writes the reconciliation of needs to a file, or the reply to the department in front.",
        "export",
    ),
    UserCommand(
        "needs.plane",
        "p",
        "Plane",
        "Gives the plane of priority and need the whole board, or the ranks again.",
        "plane",
        footer=False,
    ),
    UserCommand(
        "needs.select",
        "s",
        "Select",
        "Chooses what the way shown chooses: it is planned, the rest gets its reason; asks who "
        "decides, and for a waiver of each that is not clear.",
        "select",
        needs=Needs.WRITABLE,
        footer=False,
    ),
    UserCommand(
        "needs.hangs",
        "o",
        "What it hangs on",
        "Lists every department and every weight whose absence would turn the selection.",
        "hangs",
        footer=False,
    ),
    UserCommand(
        "needs.mark",
        "space",
        "Mark",
        "Marks the need in front, to be merged with another one.",
        "mark",
        footer=False,
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "needs.merge",
        "m",
        "Merge",
        "Merges the need in front with the marked ones: one stands for all, and each department "
        "keeps its request. With none marked, proposes needs that are alike.",
        "merge",
        needs=Needs.WRITABLE,
        footer=False,
    ),
    *list_moves("needs"),
    UserCommand(
        "needs.left",
        "left",
        "Department before",
        "Looks at the department before: its own order, its column, its replies.",
        "turn(-1)",
        footer=False,
        shown_key="←",
    ),
    UserCommand(
        "needs.right",
        "right",
        "Next department",
        "Looks at the next department; beyond the last one, at all.",
        "turn(1)",
        footer=False,
        shown_key="→",
    ),
    replace(pack_command("needs"), state=_STATE),
    replace(HISTORY_COMMAND, state=_STATE),
)

NEEDS_COMMANDS: Final = (
    *(replace(command, state=_STATE) for command in _VIEW_COMMANDS),
    *(replace(command, state="rows") for command in view_commands("needs", VIEWS)),
    UserCommand("needs.back", "escape", "Back", "Goes back a step.", "back", state="rows"),
    *trace_commands("needs", "rows"),
    *GRID_COMMANDS,
    *UNDO_COMMANDS,
)
"""The commonest first."""

OF_VIEWS: Final = frozenset(command.name for command in _VIEW_COMMANDS)
"""The actions that mean something in every view but the table."""
