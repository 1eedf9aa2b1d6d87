"""The command that traces an id."""

from __future__ import annotations

import sys
from argparse import Namespace

from screens.base.terminal_output import as_text, give_data, say
from screens.cli.commands.lookup import opened
from workshop.trace.lines import lines_of
from workshop.trace.tracing import trace


def trace_id(arguments: Namespace) -> int:
    """Say what an id rests on and what was made of it."""
    with opened(arguments, read_only=True) as store:
        found = trace(store.record, as_text(arguments.id), arguments.edition)
    if arguments.json:
        give_data(found)
    else:
        for line in lines_of(found):
            say(line)
    sys.stdout.flush()
    return 0
