"""Which commands of a grid can be given at a moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from screens.grid.commands import CELL_COMMANDS, GRID_COMMANDS
from screens.grid.grid import Grid

ACTIONS: Final = {command.action: command for command in GRID_COMMANDS}
"""Every command by its action."""

_IN_CELLS: Final = frozenset(command.action for command in CELL_COMMANDS)
_IN_BOTH: Final = frozenset({"link"})

_IF: Final[dict[str, Callable[[Grid], bool]]] = {
    "above": lambda grid: grid.hand.can_take_above,
    "edit": lambda grid: grid.hand.typed is None and grid.hand.field is not None,
    "clear": lambda grid: grid.hand.typed is None and grid.hand.field is not None,
    "break": lambda grid: grid.hand.has_lines,
    "link": lambda grid: grid.table.register.evidence,
    "cells": lambda grid: grid.hand.writable or grid.hand.on_evidence,
}
"""What must hold beside that, for some of them."""


def is_possible(action: str, grid: Grid) -> bool:
    """Whether a command of the grid can be given by its name: in the palette, in the help."""
    if ACTIONS[action].needs.records and not grid.hand.writable:
        return False
    return _IF[action](grid) if action in _IF else True


def has_key(action: str, grid: Grid) -> bool:
    """Whether the key of a command means it now: letters are typed into cells, or are commands."""
    if (action in _IN_CELLS) == grid.hand.picks_rows and action not in _IN_BOTH:
        return False
    return is_possible(action, grid)
