"""The commands that tell where the programme stands: feedback, who was told, what is watched."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeVar

from screens.base.terminal_output import give_data, say
from screens.cli.commands.lookup import opened
from workshop.privacy.told_record import told_record
from workshop.programme.carried_told import (
    changes_told,
    told_lines,
    watched_lines,
    watched_told,
)
from workshop.programme.feedback_told import feedback_lines, feedback_told
from workshop.programme.overview.overview import overview_lines, overview_of
from workshop.record.record import Record

T = TypeVar("T")


def overview(arguments: Namespace) -> int:
    """Tell the next sensible session, the six steps, what waits and who is heard."""
    return tell(arguments, overview_of, overview_lines)


def feedback(arguments: Namespace) -> int:
    """Tell what is new, back, gone, stronger and weaker in each round, and what was predicted."""
    return tell(arguments, feedback_told, feedback_lines)


def told(arguments: Namespace) -> int:
    """Tell which department was told of which change."""
    return tell(arguments, lambda record, _: changes_told(record), told_lines, named="changes")


def signals(arguments: Namespace) -> int:
    """Tell what is watched, what is due first."""
    return tell(arguments, watched_told, watched_lines, named="watched")


def tell(
    arguments: Namespace,
    made: Callable[[Record, date], T],
    lines: Callable[[T], Iterator[str]],
    *,
    named: str = "",
) -> int:
    """Tell what a record comes to on the day of the command, as lines or as data.

    Args:
        arguments: with `json`, beside what names the engagement.
        made: what a record comes to on a day.
        lines: the same for people.
        named: what a list is called in the data; nothing where it is no list.
    """
    with opened(arguments, read_only=True) as store:
        found = made(told_record(store.record), store.moment().today)
    if arguments.json:
        give_data({named: found} if named else found)
    else:
        for line in lines(found):
            say(line)
    return 0
