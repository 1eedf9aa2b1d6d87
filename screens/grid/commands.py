"""What can be done in a grid, whichever screen it stands on: keys, footer, palette and help."""

from __future__ import annotations

from typing import Final

from screens.base.commands import FooterRoom, Needs, UserCommand

CELL_COMMANDS: Final = (
    UserCommand(
        "grid.onward",
        "enter",
        "Next cell",
        "Takes what was typed and goes to the next cell, at the end of a row to the next row; "
        "behind the last row stands a new one.",
        "onward",
        shown_key="⏎",
        part="pane",
        state="cells",
    ),
    UserCommand(
        "grid.above",
        "equals_sign",
        "As above",
        "In an empty cell: takes what stands in the cell above.",
        "above",
        shown_key="=",
        needs=Needs.WRITABLE,
        part="pane",
        state="cells",
    ),
    UserCommand(
        "grid.edit",
        "ctrl+e",
        "Edit",
        "Goes on with what stands in the cell; letters typed straight away take its place.",
        "edit",
        shown_key="^e",
        needs=Needs.WRITABLE,
        part="pane",
        state="cells",
    ),
    UserCommand(
        "grid.clear",
        "delete,backspace",
        "Clear",
        "Empties the cell.",
        "clear",
        footer=False,
        shown_key="delete",
        needs=Needs.WRITABLE,
        part="pane",
        state="cells",
    ),
    UserCommand(
        "grid.new",
        "ctrl+n",
        "New row",
        "Goes to the row behind the last one.",
        "new",
        shown_key="^n",
        needs=Needs.WRITABLE,
        part="pane",
        state="cells",
        room=FooterRoom.WIDE,
    ),
    UserCommand(
        "grid.link",
        "ctrl+l",
        "Link",
        "Looks for what was said and lets the row rest on it; or no longer.",
        "link",
        shown_key="^l",
        needs=Needs.WRITABLE,
        part="pane",
        state="cells",
    ),
    UserCommand(
        "grid.break",
        "ctrl+j",
        "New line",
        "Begins a new line within the cell, where it may have several.",
        "break",
        footer=False,
        shown_key="^j",
        needs=Needs.WRITABLE,
        part="pane",
        state="cells",
    ),
    UserCommand(
        "grid.rows",
        "escape",
        "Rows",
        "Leaves the cell; then letters are commands for the rows.",
        "rows",
        needs=Needs.WRITABLE,
        part="pane",
        state="cells",
    ),
)
"""While cells are typed in: no letter is a command."""

ROW_COMMANDS: Final = (
    UserCommand(
        "grid.cells",
        "enter",
        "To the cells",
        "Goes back to the cells, where letters are typed; in the last column, shows what was said.",
        "cells",
        shown_key="⏎",
        part="pane",
        state="rows",
    ),
    UserCommand(
        "grid.sort",
        "s",
        "Sort",
        "Sorts by the column in hand; again: the other way round; again: as entered.",
        "sort",
        part="pane",
        state="rows",
    ),
    UserCommand(
        "grid.filter",
        "slash",
        "Filter",
        "Lists only the rows that hold the words you type.",
        "filter",
        shown_key="/",
        part="pane",
        state="rows",
    ),
    UserCommand(
        "grid.mark",
        "space",
        "Mark",
        "Marks the row, or takes its mark away.",
        "mark",
        needs=Needs.WRITABLE,
        part="pane",
        state="rows",
    ),
    UserCommand(
        "grid.remove",
        "d",
        "Remove",
        "Takes the marked rows out, or the one in hand; asks before.",
        "remove",
        needs=Needs.WRITABLE,
        part="pane",
        state="rows",
    ),
)
"""While rows are chosen: letters are commands, and nothing is typed."""

GRID_COMMANDS: Final = (*CELL_COMMANDS, *ROW_COMMANDS)
"""All of them."""
