"""The words of the commands about talks: two records of one, debriefs, what questions yield."""

from __future__ import annotations

import argparse

from screens.cli.arguments.commands import ANYWAY, SESSION, Commands, looks_back, of_engagement


def add_talks(commands: Commands) -> None:
    """What is done with talks as a whole."""
    _join(commands)
    _debrief(commands)
    found = commands.add(
        "questions",
        "talks.questions:questions",
        "Tell which questions of the guides yield evidence, and which never do.",
    )
    of_engagement(found)
    found.add_argument("--guide", metavar="NAME", help="of this guide; else of all")
    found.add_argument("--json", action="store_true", help="as data")
    looks_back(found)


def _join(commands: Commands) -> None:
    join = commands.add(
        "join-talks",
        "talks.join:join_talks",
        "Say that two sessions are records of one talk: the second becomes part of the first.",
    )
    of_engagement(join)
    join.add_argument("first", metavar="FIRST", help=f"the record that is gone on with: {SESSION}")
    join.add_argument(
        "second",
        metavar="SECOND",
        nargs="?",
        help="the other one; without it, tell which it may be",
    )
    join.add_argument(
        "--offset",
        type=_seconds,
        metavar="SECONDS",
        help="added to the times of the second, negative where its clock was ahead; else as the "
        "lines tell that both have",
    )
    join.add_argument(
        "--dry-run", action="store_true", help="tell what would change, change nothing"
    )
    join.add_argument("--json", action="store_true", help="as data")
    join.add_argument("--anyway", action="store_true", help=ANYWAY)


def _debrief(commands: Commands) -> None:
    debrief = commands.add(
        "debrief",
        "talks.debrief:debrief",
        "Note what stood out in a session, for yourself alone, or tell what was noted.",
    )
    of_engagement(debrief)
    debrief.add_argument("--session", metavar="ID", help=SESSION)
    for name, means in (
        ("stood-out", "what stood out"),
        ("words-used", "which words they use"),
        ("surprise", "what surprised you"),
        ("guide", "what to change in the guide; `goals: TEXT` for one question"),
    ):
        debrief.add_argument(
            f"--{name}",
            action="append",
            default=[],
            metavar="TEXT",
            help=f"{means}; may be repeated",
        )
    debrief.add_argument("--json", action="store_true", help="as data")
    debrief.add_argument("--anyway", action="store_true", help=ANYWAY)


def _seconds(word: str) -> float:
    """A number of seconds that was given.

    Raises:
        argparse.ArgumentTypeError: it is none.
    """
    try:
        return float(word)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{word[:20]}” is no number of seconds") from None
