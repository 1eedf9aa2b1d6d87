"""Adding commands to the command line, and the words that several of them take."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from screens.cli.arguments.parser import Parser

if TYPE_CHECKING:
    from argparse import _SubParsersAction
    from datetime import datetime

Acts: TypeAlias = "_SubParsersAction[Parser]"
"""What can be done with what a command tells."""

ENGAGEMENT = "its name, the beginning of it, or its folder"
"""How an engagement is named."""

SESSION = "its id, the beginning of it, or its number in the list of sessions"
"""How a session is named."""

ANYWAY = "although another machine may have it open, or the folder cannot be locked"
"""When to write all the same."""

_A_WEEK = 7 * 24 * 60
"""Minutes; nothing that is run from a guide has more."""

_LEAST_SIZE = (20, 8)
_MOST_SIZE = (1000, 400)


class Commands:
    """Adds commands to a parser, each with the place of engagements among its options."""

    def __init__(self, parser: Parser, place: Parser, dest: str = "command") -> None:
        self._place = place
        required = dest != "command"
        # It would find the name out by laying out a line of help, for which it loads 8 ms more.
        self._group = parser.add_subparsers(
            title="commands", metavar="COMMAND", dest=dest, required=required, prog=parser.prog
        )

    def add(self, name: str, task: str, summary: str) -> Parser:
        """A command that does a task."""
        parser: Parser = self._group.add_parser(
            name, help=summary, description=summary, parents=[self._place]
        )
        parser.set_defaults(task=task)
        return parser

    def group(self, name: str, summary: str) -> Commands:
        """A command that has commands of its own."""
        parser: Parser = self._group.add_parser(name, help=summary, description=summary)
        return Commands(parser, self._place, f"{name}_command")


def path(word: str) -> Path:
    """A path that was given.

    Raises:
        argparse.ArgumentTypeError: nothing was; it would else be the folder one is in.
    """
    if not word.strip():
        raise argparse.ArgumentTypeError("the name is empty")
    return Path(word)


def moment(word: str) -> datetime:
    """A moment that was given.

    Raises:
        argparse.ArgumentTypeError: it cannot be read; the message has the ways to write one.
    """
    # 6 ms, and hardly any command is asked about an earlier moment
    from sessions.history.moments import NoSuchMoment, read_moment  # noqa: PLC0415

    try:
        return read_moment(word)
    except NoSuchMoment as problem:
        raise argparse.ArgumentTypeError(str(problem).rstrip(".")) from None


def number(word: str) -> int:
    """A number of changes that was given.

    Raises:
        argparse.ArgumentTypeError: it is none, or below one.
    """
    if not (word.isascii() and word.isdigit() and 0 < int(word) < 10**9):
        raise argparse.ArgumentTypeError(f"“{word[:20]}” is no number from 1")
    return int(word)


def minutes(word: str) -> float:
    """Minutes that were given.

    Raises:
        argparse.ArgumentTypeError: it is no number, or none from 0 to a week.
    """
    try:
        found = float(word)
    except ValueError:
        found = -1
    if not 0 <= found <= _A_WEEK:
        raise argparse.ArgumentTypeError(f"“{word[:20]}” is no number of minutes from 0")
    return found


def size(word: str) -> tuple[int, int]:
    """Columns and rows that were given.

    Raises:
        argparse.ArgumentTypeError: they are no two numbers, or nothing that can be seen.
    """
    columns, by, rows = word.lower().partition("x")
    if not (by and columns.isascii() and columns.isdigit() and rows.isascii() and rows.isdigit()):
        raise argparse.ArgumentTypeError(f"{word[:20]!r} is no size such as 120x36")
    found = int(columns[:6]), int(rows[:6])
    if not all(
        low <= one <= high for low, one, high in zip(_LEAST_SIZE, found, _MOST_SIZE, strict=True)
    ):
        raise argparse.ArgumentTypeError(f"{word[:20]} is no size from 20x8 to 1000x400")
    return found


def looks_back(parser: Parser) -> None:
    """Let a command show an earlier moment."""
    parser.add_argument(
        "--at",
        type=moment,
        metavar="MOMENT",
        help="as it was then: 2026-11-02 (the end of that day), 2026-11-02T10:42, with seconds, "
        "with +01:00 or Z where it is not in the zone of this machine",
    )


def shows(parser: Parser) -> None:
    """Let a command show the file that it wrote in its folder."""
    parser.add_argument("--show", action="store_true", help="show the file in its folder")


def of_engagement(parser: Parser) -> None:
    """Let a command be told which engagement is meant."""
    parser.add_argument("engagement", metavar="ENGAGEMENT", help=ENGAGEMENT)


def acts_of(parser: Parser) -> Acts:
    """What can be done with what a command tells, behind the engagement that is meant."""
    prog = f"{parser.prog} ENGAGEMENT"
    return parser.add_subparsers(title="what can be done", metavar="ACT", dest="act", prog=prog)
