"""The words of the commands for what a room sees, and for programs that look on."""

from __future__ import annotations

from screens.cli.arguments.commands import ANYWAY, SESSION, Commands, of_engagement, size
from workshop.report.document_names import EDITIONS


def add_room(commands: Commands) -> None:
    """The wall, and each change as it happens."""
    shown = commands.add(
        "view",
        "room.view:view",
        "Show the room view on a second screen: the question, the clock, what may be seen.",
    )
    of_engagement(shown)
    shown.add_argument("--session", metavar="SESSION", help=f"{SESSION}; else the one that runs")
    shown.add_argument("--dark", action="store_true", help="for a dark room; else light, by day")
    shown.add_argument("--once", action="store_true", help="print it as text, and end")
    shown.add_argument(
        "--size",
        type=size,
        default=(120, 36),
        metavar="COLUMNSxROWS",
        help="how large it is printed (else 120x36)",
    )
    _together(commands)
    seen = commands.add(
        "watch",
        "room.watch:watch",
        "Tell each change as it is recorded, a line each: what the room may see, or all of it.",
    )
    of_engagement(seen)
    seen.add_argument("--json", action="store_true", help="as data, a line for each change")
    seen.add_argument(
        "--edition",
        choices=EDITIONS,
        default="shareable",
        help="shareable: what the wall shows; restricted: what was changed",
    )
    seen.add_argument(
        "--since", type=int, metavar="N", help="from change N on; else those from now on"
    )
    seen.add_argument("--count", type=int, default=0, metavar="N", help="end after N changes")


def _together(commands: Commands) -> None:
    """Groups that worked apart, also on other laptops."""
    found = commands.add(
        "together",
        "room.together:together",
        "Bring groups together: merge what other laptops recorded, and close the groups.",
    )
    of_engagement(found)
    found.add_argument("--session", required=True, metavar="SESSION", help=SESSION)
    found.add_argument(
        "--step", default="", metavar="STEP", help="the step; else the one whose groups are apart"
    )
    found.add_argument(
        "--from",
        dest="others",
        nargs="+",
        default=(),
        metavar="FOLDER",
        help="copies of the engagement in which groups worked: folders or zips",
    )
    found.add_argument("--anyway", action="store_true", help=ANYWAY)
