"""Everything that can be done on the screen of the strategy, and its views."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from screens.base.commands import FooterRoom, Needs, UserCommand, view_commands
from screens.base.record_screen import HISTORY_COMMAND, UNDO_COMMANDS
from screens.pack.command import pack_command

VIEWS: Final = (
    ("Elements", "the six elements of the strategy: what stands in each, and what is missing"),
    ("Boards", "the boards: one question about the strategy each, answered by a method"),
    ("Strategies", "the strategies by what they rest on, and the factors that none uses"),
    ("Map", "goals and objectives in four perspectives, and what leads to what"),
)
"""The views in their order: the title, and what it shows."""

ELEMENTS, BOARDS, STRATEGIES, MAP = range(4)
"""The same by their places."""

STRATEGY_COMMANDS: Final = (
    UserCommand(
        "strategy.open",
        "enter",
        "Open",
        "Goes into what is in front: from an element to its rows, from the name of a board to its "
        "marks; from a row or a mark to what it rests on and what was made of it.",
        "open",
        shown_key="⏎",
    ),
    UserCommand(
        "strategy.session",
        "g",
        "Hold a session",
        "Starts a session with the guide that would fill what is missing in front.",
        "session",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "strategy.table",
        "t",
        "Table",
        "Opens the register of the row in front; of an element, a register that is picked.",
        "table",
    ),
    UserCommand(
        "strategy.shortlist",
        "s",
        "Shortlist",
        "Among the strategies: shortlists the one in front as decided, or no longer.",
        "shortlist",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "strategy.score",
        "c",
        "Score",
        "Among the strategies: opens the grid in which digits score how attractive each factor "
        "makes each strategy (QSPM); each is recorded at once.",
        "score",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "strategy.goal",
        "o",
        "Make a goal",
        "Among the strategies: makes a goal of the one in front, in its words, resting on the "
        "same, each leading to the other.",
        "make('goals')",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "strategy.project",
        "p",
        "Make a project",
        "Makes a project of the strategy, goal or other row in front, in its words, resting on the "
        "same, each leading to the other.",
        "make('projects')",
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "strategy.best",
        "a",
        "Shortlist the best",
        "Among the strategies: shortlists as many of the most attractive as are asked for.",
        "best",
        footer=False,
        needs=Needs.WRITABLE,
    ),
    UserCommand(
        "strategy.department",
        "d",
        "Department",
        "On the map: shows the part of one department that is picked: what is its own, with what "
        "leads there and what that leads to.",
        "department",
    ),
    UserCommand(
        "strategy.export",
        "e",
        "Export",
        "Writes the document of the view in front to a file.",
        "export",
    ),
    UserCommand(
        "strategy.letters",
        "L",
        "All notices",
        "Writes the notices of what changes to all departments that are told something, a Word "
        "file each among the exports.",
        "letters",
        shown_key="L",
        room=FooterRoom.WIDE,
    ),
    UserCommand(
        "strategy.carrying",
        "j",
        "Carry it out",
        "Shows how the strategy is carried out; with a project in front, what it waits for before "
        "it starts.",
        "carrying",
        room=FooterRoom.WIDE,
    ),
    UserCommand(
        "strategy.right",
        "right",
        "Into it",
        "Goes into what is in front: the rows of an element, the marks of a board. In a figure and "
        "on the map, arrows go from mark to mark; Tab leads out of it.",
        "side(1)",
        footer=False,
        shown_key="→",
    ),
    UserCommand(
        "strategy.left",
        "left",
        "Out of it",
        "Goes back to the list.",
        "side(-1)",
        footer=False,
        shown_key="←",
    ),
    *view_commands("strategy", VIEWS),
    replace(pack_command("strategy"), room=FooterRoom.WIDE),
    HISTORY_COMMAND,
    UserCommand("strategy.back", "escape", "Back", "Goes back a step.", "back"),
    *UNDO_COMMANDS,
)
"""The commonest first."""

ON_VIEWS: Final[dict[str, frozenset[int]]] = {
    "shortlist": frozenset({STRATEGIES}),
    "score": frozenset({STRATEGIES}),
    "best": frozenset({STRATEGIES}),
    "make": frozenset({ELEMENTS, STRATEGIES, MAP}),
    "department": frozenset({MAP}),
}
"""On which views alone an action means something."""
