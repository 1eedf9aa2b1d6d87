"""The command that tells what rounds of feedback found."""

from __future__ import annotations

from argparse import Namespace

from screens.base.terminal_output import give_data, say
from screens.cli.commands.lookup import opened
from workshop.privacy.told_record import told_record
from workshop.programme.feedback_told import feedback_lines, feedback_told


def feedback(arguments: Namespace) -> int:
    """Tell what is new, gone, stronger and weaker in each round, and how good predictions were."""
    with opened(arguments, read_only=True) as store:
        found = feedback_told(told_record(store.record), store.moment().now.date())
    if arguments.json:
        give_data(found)
    else:
        for line in feedback_lines(found):
            say(line)
    return 0
