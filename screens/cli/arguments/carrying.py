"""The words of the commands of carrying a strategy out."""

from __future__ import annotations

from screens.cli.arguments.commands import ANYWAY, SESSION, Commands, looks_back, of_engagement
from screens.cli.arguments.parser import Parser


def add_carrying(commands: Commands) -> None:
    """Where the programme stands, what rounds of feedback found, what projects wait for."""
    _telling(
        commands,
        "overview",
        "carrying.telling:overview",
        "Tell the next sensible session and why, how far the six steps are, what waits, who is "
        "heard.",
    )
    _telling(
        commands,
        "feedback",
        "carrying.telling:feedback",
        "Tell what each round of feedback found against the one before, and how good predictions "
        "were.",
    )
    projects = _telling(
        commands,
        "projects",
        "carrying.projects:projects",
        "Tell what each project waits for before it starts; or start one.",
    )
    projects.add_argument("--anyway", action="store_true", help=ANYWAY)
    acts = projects.add_subparsers(
        title="what can be done", metavar="ACT", dest="act", prog=f"{projects.prog} ENGAGEMENT"
    )
    start = acts.add_parser(
        "start",
        help="mark a project as started",
        description="Mark a project as started. What it waits for must be recorded, or is waived.",
    )
    start.add_argument("project", metavar="PROJECT", help="its code: PJ2")
    start.add_argument(
        "--waive",
        metavar="CODE=REASON",
        action="append",
        default=[],
        help="what it starts without, and why; may be repeated",
    )
    start.add_argument("--by", metavar="WHO", help="who waives: @handle, or the name as written")
    start.add_argument("--session", metavar="ID", help=f"the session that decides: {SESSION}")
    start.set_defaults(task="carrying.projects:start")


def _telling(commands: Commands, name: str, task: str, words: str) -> Parser:
    """A command that tells something of an engagement, as it is or was."""
    found = commands.add(name, task, words)
    of_engagement(found)
    found.add_argument("--json", action="store_true", help="as data")
    looks_back(found)
    return found
