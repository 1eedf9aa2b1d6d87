"""The words of the commands for guides and the agendas in them."""

from __future__ import annotations

from screens.cli.arguments.commands import Commands, minutes, path


def add_guides(commands: Commands) -> None:
    """What is done with guides."""
    guides = commands.group("guides", "Look at guides, check them, copy them.")
    guides.add("list", "start.all_guides:listing", "List the guides at hand.")
    show = guides.add("show", "guides:show", "Show the steps and words of a guide.")
    show.add_argument("name", metavar="NAME", help="the guide, or its file")
    show.add_argument("--json", action="store_true", help="as data, with what it includes")
    check = guides.add("check", "guides:check", "Tell everything that is wrong with a guide.")
    check.add_argument("file", metavar="FILE", help="the guide's file, or its name")
    copy = guides.add("copy", "guides:copy", "Copy a guide to make it your own.")
    copy.add_argument("name", metavar="NAME", help="the guide to copy")
    copy.add_argument(
        "target", metavar="TARGET", nargs="?", type=path, help="a folder or a new file; else yours"
    )


def add_agenda(commands: Commands) -> None:
    """How to end in time."""
    agenda = commands.add(
        "agenda", "guides:agenda", "Tell how to end in time: at most three ways, from a step on."
    )
    agenda.add_argument("guide", metavar="GUIDE", help="the guide, or its file")
    agenda.add_argument("--at", required=True, metavar="STEP", help="the step about to begin")
    agenda.add_argument(
        "--left", required=True, type=minutes, metavar="MINUTES", help="what is left until the end"
    )
    agenda.add_argument("--json", action="store_true", help="as data")
