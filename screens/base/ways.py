"""How a command is given in this window, for sentences that name its key."""

from __future__ import annotations

import re
from typing import Final

from textual.widget import Widget

from screens.base.screen import WorkshopScreen

_F_KEY: Final = re.compile(r"f\d+")


def way_to(widget: Widget, name: str) -> str:
    """How the screen below takes a command: by its key, or by its word where the key is taken.

    A person may have given it another key, and a terminal may keep the key for itself: a sentence
    that names the usual one would send them elsewhere.

    Args:
        widget: something on the screen, or in a dialog over it.
        name: the id of the command.

    Raises:
        LookupError: no screen below has such a command.
    """
    for screen in reversed(widget.app.screen_stack):
        if isinstance(screen, WorkshopScreen):
            for command in screen.COMMANDS_HERE:
                if command.id == name:
                    way = screen.way_to(command)
                    return way.upper() if _F_KEY.fullmatch(way) else way
    raise LookupError(name)
