"""What a command of plain mode is."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from screens.plain.talk import Talk


class PlainCommand(NamedTuple):
    """One command."""

    name: str
    """What is typed behind the colon."""
    words: str
    """What follows it."""
    about: str
    """What it does, for the help."""
    act: Callable[[Talk, str], None]
    """Does it, given what followed."""
