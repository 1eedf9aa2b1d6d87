"""The words of the command that tells the rows of registers."""

from __future__ import annotations

from screens.cli.arguments.commands import Commands, looks_back, of_engagement, shows
from workshop.report.document_names import EDITIONS


def add_rows(commands: Commands) -> None:
    """Rows of registers."""
    rows = commands.add("rows", "tables.rows:rows", "Tell the rows of a table, or write them out.")
    of_engagement(rows)
    rows.add_argument(
        "kind",
        metavar="KIND",
        nargs="?",
        help="a register, such as objectives; without one, all are listed",
    )
    form = rows.add_mutually_exclusive_group()
    form.add_argument("--csv", action="store_true", help="as CSV, which `import table` reads back")
    form.add_argument("--json", action="store_true", help="as data")
    rows.add_argument(
        "--edition",
        choices=tuple(EDITIONS),
        default="restricted",
        help="the restricted record (the default), or shareable (as people agreed to be quoted)",
    )
    rows.add_argument(
        "-o", "--output", metavar="FILE", default="-", help="write to this file, not here"
    )
    rows.add_argument("--force", action="store_true", help="replace the file if it is there")
    shows(rows)
    looks_back(rows)
