"""The command that tells where the whole programme stands and what to do next."""

from __future__ import annotations

from argparse import Namespace

from screens.base.terminal_output import give_data, say
from screens.cli.commands.lookup import opened
from workshop.privacy.told_record import told_record
from workshop.programme.overview.overview import overview_lines, overview_of


def overview(arguments: Namespace) -> int:
    """Tell the next sensible session, the six steps, what waits and who is heard."""
    with opened(arguments, read_only=True) as store:
        found = overview_of(told_record(store.record), store.moment().now.date())
    if arguments.json:
        give_data(found)
    else:
        for line in overview_lines(found):
            say(line)
    return 0
