"""The words of the commands about votes of a room."""

from __future__ import annotations

from typing import Final

from screens.cli.arguments.commands import SESSION, Commands, of_engagement, shows

_PAPER: Final = ("md", "html", "docx", "pdf")
"""The formats of ballots: what can be printed."""


def add_voting(commands: Commands) -> None:
    """What is done for votes outside the session."""
    ballots = commands.add(
        "ballots",
        "voting.ballots:ballots",
        "Print the ballots of a vote: one page for all alike, or one for each.",
    )
    of_engagement(ballots)
    ballots.set_defaults(formats=_PAPER)
    ballots.add_argument("--session", required=True, metavar="ID", help=SESSION)
    ballots.add_argument("--step", required=True, metavar="STEP", help="the step, by its id")
    ballots.add_argument(
        "--each", action="store_true", help="one page for each who may vote, with their name"
    )
    ballots.add_argument("--format", choices=_PAPER, help="else as the file is called, else md")
    ballots.add_argument(
        "-o", "--output", metavar="FILE", default="-", help="write to this file, not here"
    )
    ballots.add_argument("--force", action="store_true", help="replace the file if it is there")
    shows(ballots)
