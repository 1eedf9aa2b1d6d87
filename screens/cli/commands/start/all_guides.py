"""The command that lists the guides; those that ship are told without reading them."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import Final

from screens.base.terminal_output import draw, say, table
from screens.cli.commands.locations import library_of
from sessions.library.guides import Listed
from workshop.text import plural

_GROUPS: Final = {"interview": "Interviews", "workshop": "Workshops", "": "Not to be run yet"}
"""The headings of the list, by the setting of the guides under them."""


def listing(arguments: Namespace) -> int:
    """List the guides at hand."""
    library = library_of(arguments)
    listed = library.listing()
    titles = ("Guide", "Title", "Setting", "Planned", "From", "")
    if not sys.stdout.isatty():
        table(titles, map(_row, listed))
    else:
        for setting, caption in _GROUPS.items():
            if group := [_row(each) for each in listed if each.setting == setting]:
                draw(titles[:2] + titles[3:], [row[:2] + row[3:] for row in group], caption)
    if common := library.common_steps():
        say(f"Common steps, which guides include: {', '.join(common)}")
    return 0


def _row(listed: Listed) -> tuple[str, ...]:
    """A guide as a row of the list."""
    state = "hidden by a nearer one" if listed.hidden else ""
    if listed.problems:
        state = f"{plural(listed.problems, 'problem')}: see `workshop guides check`"
    minutes = f"{listed.minutes:g} min" if listed.minutes else ""
    return listed.name, listed.title, listed.setting, minutes, listed.origin.value, state
