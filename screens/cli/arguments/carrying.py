"""The words of the commands of carrying a strategy out."""

from __future__ import annotations

from screens.cli.arguments.commands import ANYWAY, SESSION, Commands, looks_back, of_engagement


def add_carrying(commands: Commands) -> None:
    """Where the programme stands, and what projects wait for."""
    found = commands.add(
        "overview",
        "carrying.overview:overview",
        "Tell the next sensible session and why, how far the six steps are, what waits, who is "
        "heard.",
    )
    of_engagement(found)
    found.add_argument("--json", action="store_true", help="as data")
    found.add_argument("--anyway", action="store_true", help=ANYWAY)
    looks_back(found)
    rounds = commands.add(
        "feedback",
        "carrying.feedback:feedback",
        "Tell what each round of feedback found against the one before, and how good predictions "
        "were.",
    )
    of_engagement(rounds)
    rounds.add_argument("--json", action="store_true", help="as data")
    rounds.add_argument("--anyway", action="store_true", help=ANYWAY)
    looks_back(rounds)
    projects = commands.add(
        "projects",
        "carrying.projects:projects",
        "Tell what each project waits for before it starts; or start one.",
    )
    of_engagement(projects)
    projects.add_argument("--json", action="store_true", help="as data")
    projects.add_argument("--anyway", action="store_true", help=ANYWAY)
    looks_back(projects)
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
