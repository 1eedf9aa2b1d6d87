"""What `workshop` alone does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.base.terminal_output import say
from screens.cli.commands.locations import home_of
from screens.cli.opening.application import application
from workshop import __version__

if TYPE_CHECKING:
    from argparse import Namespace


def home(arguments: Namespace) -> int:
    """Open the application on its home screen, or tell the version."""
    if arguments.version:
        say(f"workshop {__version__}")
        return 0
    return application(home_of(arguments))
