"""The command that shows the room view."""

from __future__ import annotations

import sys
from argparse import Namespace

from screens.base.errors import NotDone
from screens.base.terminal_output import interactive, say
from screens.cli.commands.lookup import folder_of
from screens.view.feed import Feed
from screens.view.picture import as_lines, picture
from workshop.errors import Refused


def view(arguments: Namespace) -> int:
    """Show what the room may see, once as text or until it is closed."""
    folder = folder_of(arguments)
    try:
        with Feed(folder, arguments.session or "") as feed:
            if arguments.once:
                width, height = arguments.size
                say(as_lines(picture(feed.look(), feed.now(), width, height)))
                return 0
            if not interactive():
                raise NotDone("The room view needs a terminal; --once prints it as text.")
            from screens.view.app import RoomView  # noqa: PLC0415 - 200 ms, not for --once

            sys.stdout.flush()
            RoomView(feed.look, feed.now, dark=arguments.dark).run()
    except Refused as refused:
        raise NotDone(str(refused)) from refused
    return 0
