"""The words of the commands for whole engagements and their sessions."""

from __future__ import annotations

from screens.cli.arguments.commands import (
    ANYWAY,
    SESSION,
    Commands,
    looks_back,
    number,
    of_engagement,
    path,
)
from screens.cli.arguments.programme import planned_session
from workshop.report.document_names import EDITIONS


def add_engagements(commands: Commands) -> None:
    """What is done with whole engagements."""
    opened = commands.add("open", "engagements:show", "Open an engagement in the application.")
    of_engagement(opened)
    new = commands.add("new", "engagements:begin", "Begin an engagement.")
    new.add_argument("name", metavar="NAME", help="the organisation, or what the work is called")
    new.add_argument("--purpose", default="", help="what the work is to achieve")
    new.add_argument("--facilitator", default="", help="who leads it")
    commands.add("list", "start.all_engagements:listing", "List the engagements.")
    demo = commands.add("demo", "demo:demo", "Look at the sample engagement.")
    demo.add_argument(
        "--export", type=path, metavar="DIR", help="write all its summaries into a folder instead"
    )
    demo.add_argument("--force", action="store_true", help="with --export: replace files there")


def add_sessions(commands: Commands) -> None:
    """What is done with sessions."""
    listed = commands.add("sessions", "start.all_sessions:listing", "List the sessions of one.")
    of_engagement(listed)
    looks_back(listed)
    run = commands.add("run", "run:run", "Begin a session, or go on with one.")
    of_engagement(run)
    run.add_argument("--guide", help="the guide to begin a session with")
    run.add_argument(
        "--person",
        action="append",
        default=[],
        metavar="PERSON",
        help="who takes part, once for each: a name, or `Name | Role | Department`",
    )
    run.add_argument("--department", default="", help="whose session it is")
    run.add_argument("--place", help="where it is; else the usual place of your settings")
    run.add_argument("--session", metavar="ID", help=f"the session to go on with: {SESSION}")
    planned_session(run)
    run.add_argument("--plain", action="store_true", help="at plain prompts, without screens")
    run.add_argument(
        "--view",
        choices=("usual", "interviewer", "scribe"),
        default="",
        help="for whom this window shows the session; `/view` in it shows another",
    )
    run.add_argument("--anyway", action="store_true", help=ANYWAY)


def add_history(commands: Commands) -> None:
    """What was done, and undoing it."""
    history = commands.add("history", "history:history", "List what was done, with numbers.")
    of_engagement(history)
    history.add_argument("--session", metavar="ID", help=f"of one session: {SESSION}")
    history.add_argument("--last", type=number, metavar="N", help="only the last so many")
    history.add_argument(
        "--edition",
        choices=tuple(EDITIONS),
        default="restricted",
        help="the restricted record (the default), or shareable (as people agreed to be quoted)",
    )
    history.add_argument("--json", action="store_true", help="as data")
    for name, summary in (
        ("undo", "Take a change back, the last one or any other; later work stays."),
        ("redo", "Do a change again that was taken back."),
    ):
        command = commands.add(name, f"history:{name}", summary)
        of_engagement(command)
        command.add_argument(
            "number",
            metavar="NUMBER",
            nargs="?",
            type=number,
            help="its number in the history; else the last one",
        )
