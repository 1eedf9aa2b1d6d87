"""The words of the commands that bring in, put together and write out: notes and engagements."""

from __future__ import annotations

from pathlib import Path

from screens.cli.arguments.commands import (
    ANYWAY,
    ENGAGEMENT,
    SESSION,
    Commands,
    looks_back,
    of_engagement,
    path,
    shows,
)
from sessions.imports.registry import IMPORTS, Import, Target


def add_exchange(commands: Commands) -> None:
    """What comes in, what is put together, what goes out."""
    imports = commands.group("import", "Bring in what was written elsewhere.")
    for row in IMPORTS.values():
        _import(imports, row)
    _merge(commands)
    exports = commands.group("export", "Write out what can be read elsewhere.")
    _notes_out(exports)
    _engagement_out(exports)


def _import(imports: Commands, row: Import) -> None:
    """One kind of file that is brought in, with the options of its row."""
    task = "tables.counted_imports:import_counted" if row.counted else "imports:import_file"
    parser = imports.add(row.name, task, row.does)
    parser.set_defaults(kind=row.name)
    for option in row.options:
        if option.first:
            parser.add_argument(f"option_{option.name}", metavar=option.metavar, help=option.means)
    metavar = "SOURCE" if row.folders else "FILE"
    parser.add_argument(
        "source", metavar=metavar, type=path, help=f"{row.reads}; it is not changed"
    )
    if row.target is not Target.NEW_ENGAGEMENT:
        where = parser.add_mutually_exclusive_group()
        where.add_argument(
            "--engagement", metavar="ENGAGEMENT", help=f"into this one: {ENGAGEMENT}"
        )
        where.add_argument("--into", metavar="NAME", help="into a new engagement of this name")
        parser.add_argument("--anyway", action="store_true", help=ANYWAY)
    if row.target is Target.SESSION:
        parser.add_argument("--session", metavar="ID", help=f"into this one: {SESSION}")
    for option in (each for each in row.options if not each.first):
        if option.flag:
            dest = f"option_{option.name}"
            parser.add_argument(
                f"--{option.name}", dest=dest, action="store_const", const="yes", help=option.means
            )
            continue
        parser.add_argument(
            f"--{option.name}",
            dest=f"option_{option.name}",
            action="append" if option.many else "store",
            metavar=option.metavar,
            help=option.means,
        )
    parser.add_argument(
        "--partial", action="store_true", help="take what is right, and list what is left out"
    )
    if row.counted:
        parser.add_argument(
            "--dry-run", action="store_true", help="tell what would change, change nothing"
        )
        parser.add_argument("--json", action="store_true", help="the counts and problems as data")


def add_apply(commands: Commands) -> None:
    """Commands of other programs."""
    parser = commands.add(
        "apply", "apply:apply", "Carry out commands of another program, one line each."
    )
    of_engagement(parser)
    parser.add_argument(
        "file",
        metavar="FILE",
        help='lines of JSON, such as {"do": "PauseSession", "session": 1}; - for what comes in',
    )
    parser.add_argument(
        "--keep-going", action="store_true", help="go on behind a line that is refused"
    )
    parser.add_argument("--anyway", action="store_true", help=ANYWAY)


def _merge(commands: Commands) -> None:
    """Two engagements that become one."""
    merge = commands.add(
        "merge", "merge:merge", "Put together what two laptops recorded apart from each other."
    )
    merge.add_argument("one", metavar="FOLDER_A", help=f"an engagement: {ENGAGEMENT}; or its zip")
    merge.add_argument(
        "other", metavar="FOLDER_B", nargs="?", help="the other; without it, tell what was joined"
    )
    where = merge.add_mutually_exclusive_group()
    where.add_argument("--as", dest="name", default="", metavar="NAME", help="the new folder")
    where.add_argument(
        "--into", metavar="FOLDER", help="one of the two, to bring the other's records into it"
    )
    merge.add_argument(
        "--dry-run", action="store_true", help="tell what would change, change nothing"
    )


def _notes_out(exports: Commands) -> None:
    """A session that becomes a notes file."""
    notes = exports.add("notes", "exports:export_notes", "Write a session as a notes file.")
    of_engagement(notes)
    notes.add_argument("--session", required=True, metavar="ID", help=SESSION)
    notes.add_argument(
        "-o", "--output", metavar="FILE", default="-", help="write to this file, not here"
    )
    notes.add_argument("--force", action="store_true", help="replace the file if it is there")
    shows(notes)
    looks_back(notes)


def _engagement_out(exports: Commands) -> None:
    """An engagement that becomes one file."""
    whole = exports.add(
        "engagement",
        "exports:export_engagement",
        "Write an engagement as one zip, to keep or to move.",
    )
    of_engagement(whole)
    whole.add_argument(
        "-o", "--output", metavar="FILE", type=path, default=Path(), help="else here, by its name"
    )
    whole.add_argument("--force", action="store_true", help="replace the file if it is there")
    shows(whole)
