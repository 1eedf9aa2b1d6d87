"""The command that tells the board of needs."""

from __future__ import annotations

import sys
from argparse import Namespace

from screens.base.terminal_output import say
from screens.cli.commands.lookup import opened
from workshop.privacy.told_record import told_record
from workshop.report.needs.board_lines import board_lines
from workshop.report.needs.told_needs import ToldNeeds
from workshop.report.view import Gathered


def needs(arguments: Namespace) -> int:
    """Tell every need in the joint order, what both ways choose, and what is agreed."""
    with opened(arguments, read_only=True) as store:
        told = ToldNeeds(Gathered(told_record(store.record), arguments.edition))
        for line in board_lines(told):
            say(line)
    sys.stdout.flush()
    return 0
