"""The command that tells the board of needs, as lines or as data."""

from __future__ import annotations

from argparse import Namespace

from screens.cli.commands.lines_or_data import tell
from workshop.report.needs.board_lines import board_lines
from workshop.report.needs.told_needs import ToldNeeds


def needs(arguments: Namespace) -> int:
    """Tell every need in the joint order, what both ways choose, and what is agreed."""
    return tell(arguments, "needs", lambda gathered: board_lines(ToldNeeds(gathered)))
