"""The words of the command for what a person sets once."""

from __future__ import annotations

from screens.cli.arguments.commands import Commands


def add_settings(commands: Commands) -> None:
    """Settings."""
    settings = commands.add(
        "settings", "settings:settings", "Show, check and set what you set once."
    )
    settings.add_argument(
        "names",
        metavar="NAME[=VALUE]",
        nargs="*",
        help="show one setting, or set it; without any, all are shown",
    )
    what = settings.add_mutually_exclusive_group()
    what.add_argument("--path", action="store_true", help="tell where the file lies")
    what.add_argument(
        "--check", action="store_true", help="tell everything that is wrong with the file"
    )
    what.add_argument("--init", action="store_true", help="write a file that tells every setting")
    what.add_argument(
        "--commands", action="store_true", help="list the commands that can have other keys"
    )
    settings.add_argument("--force", action="store_true", help="with --init: replace the file")
    settings.add_argument("--json", action="store_true", help="the answer as data")
