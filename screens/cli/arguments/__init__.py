"""The words of the command line: every command with its options, and help for a slip.

`ADDED` names every command. Where the words begin with one, only what adds that one is loaded, and
nothing where they name none; for help on all, and where something is not understood, all are.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Final, NamedTuple

from screens.cli.arguments.commands import Commands, path
from screens.cli.arguments.parser import NotUnderstood, Parser, PartialParser


class Added(NamedTuple):
    """A function that adds commands."""

    function: str
    """Its module beside this one, and its name."""
    commands: tuple[str, ...]
    """The commands that it adds, in the order of the help."""

    def load(self) -> Callable[[Commands], None]:
        """The function."""
        module, name = self.function.split(":")
        found: Callable[[Commands], None] = getattr(import_module(f"{__name__}.{module}"), name)
        return found


ADDED: Final = (
    Added("engagements:add_engagements", ("open", "new", "list", "demo")),
    Added("engagements:add_sessions", ("sessions", "run")),
    Added("engagements:add_history", ("history", "undo", "redo")),
    Added("guides:add_guides", ("guides",)),
    Added("guides:add_agenda", ("agenda",)),
    Added("exchange:add_exchange", ("import", "merge", "export")),
    Added("exchange:add_apply", ("apply",)),
    Added("documents:add_summary", ("summary",)),
    Added("documents:add_pack", ("pack",)),
    Added("documents:add_verify", ("verify",)),
    Added("registers:add_rows", ("rows",)),
    Added("programme:add_programme", ("programme", "plan", "invite", "follow-up")),
    Added("room:add_room", ("view", "together", "watch")),
    Added("talks:add_talks", ("join-talks", "debrief", "questions")),
    Added("voting:add_voting", ("ballots",)),
    Added("findings:add_findings", ("findings",)),
    Added("needs:add_needs", ("needs",)),
    Added("strategy:add_strategy", ("strategy", "board")),
    Added("carrying:add_carrying", ("overview", "feedback", "projects", "told", "signals")),
    Added("documents:add_trace", ("trace",)),
    Added("documents:add_similar", ("similar",)),
    Added("documents:add_coders", ("agreement",)),
    Added("documents:add_recordings", ("quotes", "transcript")),
    Added("care:add_doctor", ("doctor",)),
    Added("care:add_withdraw", ("withdraw",)),
    Added("care:add_erase", ("erase",)),
    Added("documents:add_calc", ("calc",)),
    Added("personal:add_settings", ("settings",)),
)
"""Every command, in the order of the help."""

_PLACE: Final = "--folder"


def read(words: list[str]) -> argparse.Namespace:
    """What the words say; `task` is the function that does it.

    Raises:
        SystemExit: help was asked for (0), or the words were not understood (2).
    """
    if (rows := _needed(words)) is not None:
        try:
            return _parser(rows, PartialParser).parse_args(words)
        except NotUnderstood:
            pass  # said by the whole, which knows what else may be meant
    whole = parser()
    whole.words = words
    return whole.parse_args(words)


def _needed(words: Sequence[str]) -> Sequence[Added] | None:
    """What adds the command that the words begin with, if any; none where it is not plain which."""
    rest = list(words)
    while rest and rest[0].startswith("-"):
        option = rest.pop(0)
        if option == _PLACE and rest:
            rest.pop(0)
        elif not option.startswith(f"{_PLACE}="):
            return None
    if not rest:
        return ()
    return next(((row,) for row in ADDED if rest[0] in row.commands), None)


def parser() -> Parser:
    """The whole command line."""
    return _parser(ADDED, Parser)


def _parser(rows: Sequence[Added], kind: type[Parser]) -> Parser:
    """The command line with some commands."""
    place = kind(add_help=False)
    place.add_argument(
        _PLACE,
        type=path,
        default=argparse.SUPPRESS,
        metavar="DIR",
        help="where engagements are kept (else WORKSHOP_FOLDER, else the usual place)",
    )
    whole = kind(
        prog="workshop",
        description="Run stakeholder interviews and workshops, and leave with the summary.",
        epilog="Without a command the application opens on its home screen.",
        parents=[place],
    )
    whole.add_argument("-V", "--version", action="store_true", help="tell the version")
    whole.set_defaults(task="start.home:home")
    commands = Commands(whole, place)
    for row in rows:
        row.load()(commands)
    return whole
