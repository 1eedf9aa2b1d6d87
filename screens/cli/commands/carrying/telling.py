"""The commands that tell where the programme stands, and what rounds of feedback found."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeVar

from screens.base.terminal_output import give_data, say
from screens.cli.commands.lookup import opened
from workshop.privacy.told_record import told_record
from workshop.programme.feedback_told import feedback_lines, feedback_told
from workshop.programme.overview.overview import overview_lines, overview_of
from workshop.record.record import Record

T = TypeVar("T")


def overview(arguments: Namespace) -> int:
    """Tell the next sensible session, the six steps, what waits and who is heard."""
    return _tell(arguments, overview_of, overview_lines)


def feedback(arguments: Namespace) -> int:
    """Tell what is new, back, gone, stronger and weaker in each round, and what was predicted."""
    return _tell(arguments, feedback_told, feedback_lines)


def _tell(
    arguments: Namespace,
    made: Callable[[Record, date], T],
    lines: Callable[[T], Iterator[str]],
) -> int:
    """Tell what a record comes to on the day of the command, as lines or as data."""
    with opened(arguments, read_only=True) as store:
        found = made(told_record(store.record), store.moment().now.date())
    if arguments.json:
        give_data(found)
    else:
        for line in lines(found):
            say(line)
    return 0
