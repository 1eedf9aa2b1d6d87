"""The words of the command line: every command with its options, and help for a slip."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import NoReturn

from workshop.text import clean_line

FORMATS = ("md", "html", "docx", "json")
"""The formats of summaries, as `sessions.exports` has them; a test compares the two."""

_CHOICE = re.compile(r"invalid choice: '(.*)' \(choose from (.*)\)", re.DOTALL)
_UNKNOWN = re.compile(r"unrecognized arguments: (\S+)")


class Parser(argparse.ArgumentParser):
    """A parser that says what may have been meant."""

    words: Sequence[str] = ()
    """What is being read."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and what may be meant, and end with status 2."""
        known = _options_of(self)
        for word in self.words:
            # A misspelt option leaves its value standing where a command is looked for.
            if word.startswith("--") and word.partition("=")[0] not in known:
                message = f"unrecognized arguments: {word}"
                break
        self.exit(
            2,
            f"{clean_line(message)}.{self._meant(message)}\n"
            f"See `{self.prog} --help` for what there is.\n",
        )

    def _meant(self, message: str) -> str:
        """A guess at what was meant, as a sentence, or nothing."""
        if found := _CHOICE.search(message):
            known = [word.strip(" '\"") for word in found[2].split(",")]
            return _guess(found[1], known)
        if found := _UNKNOWN.search(message):
            return _guess(found[1], _options_of(self))
        return ""


def _guess(word: str, known: Iterable[str]) -> str:
    """The nearest of the words there are."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f" Did you mean {near[0]}?" if near else ""


def _options_of(parser: argparse.ArgumentParser) -> list[str]:
    """Every option of a parser and of the commands in it."""
    options: list[str] = []
    for action in parser._actions:  # noqa: SLF001 - the library has no other way to ask
        options += action.option_strings
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            options += [name for each in action.choices.values() for name in _options_of(each)]
    return options


def read(words: list[str]) -> argparse.Namespace:
    """What the words say; `task` is the function that does it.

    Raises:
        SystemExit: help was asked for (0), or the words were not understood (2).
    """
    parser = _parser()
    parser.words = words
    return parser.parse_args(words)


def _parser() -> Parser:
    """The whole command line."""
    place = Parser(add_help=False)
    place.add_argument(
        "--folder",
        type=_path,
        default=argparse.SUPPRESS,
        metavar="DIR",
        help="where engagements are kept (else WORKSHOP_FOLDER, else the usual place)",
    )
    parser = Parser(
        prog="workshop",
        description="Run stakeholder interviews and workshops, and leave with the summary.",
        epilog="Without a command the application opens on its home screen.",
        parents=[place],
    )
    parser.add_argument("-V", "--version", action="store_true", help="tell the version")
    parser.set_defaults(task="engagements:home")
    commands = _Commands(parser, place)
    _engagements(commands)
    _sessions(commands)
    _history(commands)
    _guides(commands)
    _notes(commands)
    _summary(commands)
    _doctor(commands)
    _erase(commands)
    _calc(commands)
    return parser


class _Commands:
    """Adds commands to a parser, each with the place of engagements among its options."""

    def __init__(self, parser: Parser, place: Parser, dest: str = "command") -> None:
        self._place = place
        required = dest != "command"
        self._group = parser.add_subparsers(
            title="commands", metavar="COMMAND", dest=dest, required=required
        )

    def add(self, name: str, task: str, told: str) -> Parser:
        """A command that does a task."""
        parser: Parser = self._group.add_parser(
            name, help=told, description=told, parents=[self._place]
        )
        parser.set_defaults(task=task)
        return parser

    def group(self, name: str, told: str) -> _Commands:
        """A command that has commands of its own."""
        parser: Parser = self._group.add_parser(name, help=told, description=told)
        return _Commands(parser, self._place, f"{name}_command")


def _path(word: str) -> Path:
    """A path that was given.

    Raises:
        argparse.ArgumentTypeError: nothing was; it would else be the folder one is in.
    """
    if not word.strip():
        raise argparse.ArgumentTypeError("the name is empty")
    return Path(word)


_ENGAGEMENT = "its name, the beginning of it, or its folder"
_ANYWAY = "although another machine may have it open, or the folder cannot be locked"
_SESSION = "its id, the beginning of it, or its number in the list of sessions"


def _moment(word: str) -> datetime:
    """A moment that was given.

    Raises:
        argparse.ArgumentTypeError: it cannot be read; the message has the ways to write one.
    """
    from sessions.moments import NoSuchMoment, read_moment  # noqa: PLC0415 - when one is given

    try:
        return read_moment(word)
    except NoSuchMoment as problem:
        raise argparse.ArgumentTypeError(str(problem).rstrip(".")) from None


def _number(word: str) -> int:
    """A number of changes that was given.

    Raises:
        argparse.ArgumentTypeError: it is none, or below one.
    """
    if not (word.isascii() and word.isdigit() and 0 < int(word) < 10**9):
        raise argparse.ArgumentTypeError(f"“{word[:20]}” is no number from 1")
    return int(word)


def _looks_back(parser: Parser) -> None:
    """Let a command show an earlier moment."""
    parser.add_argument(
        "--at",
        type=_moment,
        metavar="MOMENT",
        help="as it was then: 2026-11-02 (the end of that day), 2026-11-02T10:42, with seconds, "
        "with +01:00 or Z where it is not in the zone of this machine",
    )


def _engagements(commands: _Commands) -> None:
    """What is done with whole engagements."""
    opened = commands.add("open", "engagements:show", "Open an engagement in the application.")
    opened.add_argument("engagement", metavar="ENGAGEMENT", help=_ENGAGEMENT)
    new = commands.add("new", "engagements:begin", "Begin an engagement.")
    new.add_argument("name", metavar="NAME", help="the organisation, or what the work is called")
    new.add_argument("--purpose", default="", help="what the work is to achieve")
    new.add_argument("--facilitator", default="", help="who leads it")
    commands.add("list", "engagements:listing", "List the engagements.")
    demo = commands.add("demo", "demo:demo", "Look at the sample engagement.")
    demo.add_argument(
        "--export", type=_path, metavar="DIR", help="write all its summaries into a folder instead"
    )


def _sessions(commands: _Commands) -> None:
    """What is done with sessions."""
    listed = commands.add("sessions", "engagements:sessions", "List the sessions of one.")
    listed.add_argument("engagement", metavar="ENGAGEMENT", help=_ENGAGEMENT)
    _looks_back(listed)
    run = commands.add("run", "run:run", "Begin a session, or go on with one.")
    run.add_argument("engagement", metavar="ENGAGEMENT", help=_ENGAGEMENT)
    run.add_argument("--guide", help="the guide to begin a session with")
    run.add_argument(
        "--person",
        action="append",
        default=[],
        metavar="PERSON",
        help="who takes part, once for each: a name, or `Name | Role | Department`",
    )
    run.add_argument("--department", default="", help="whose session it is")
    run.add_argument("--session", metavar="ID", help=f"the session to go on with: {_SESSION}")
    run.add_argument("--plain", action="store_true", help="at plain prompts, without screens")
    run.add_argument("--anyway", action="store_true", help=_ANYWAY)


def _history(commands: _Commands) -> None:
    """What was done, and undoing it."""
    history = commands.add("history", "history:history", "List what was done, with numbers.")
    history.add_argument("engagement", metavar="ENGAGEMENT", help=_ENGAGEMENT)
    history.add_argument("--session", metavar="ID", help=f"of one session: {_SESSION}")
    history.add_argument("--last", type=_number, metavar="N", help="only the last so many")
    history.add_argument("--json", action="store_true", help="as data")
    for name, told in (
        ("undo", "Take a change back, the last one or any other; later work stays."),
        ("redo", "Do a change again that was taken back."),
    ):
        turn = commands.add(name, f"history:{name}", told)
        turn.add_argument("engagement", metavar="ENGAGEMENT", help=_ENGAGEMENT)
        turn.add_argument(
            "number",
            metavar="NUMBER",
            nargs="?",
            type=_number,
            help="its number in the history; else the last one",
        )


def _guides(commands: _Commands) -> None:
    """What is done with guides."""
    guides = commands.group("guides", "Look at guides, check them, copy them.")
    guides.add("list", "guides:listing", "List the guides at hand.")
    show = guides.add("show", "guides:show", "Show the steps and words of a guide.")
    show.add_argument("name", metavar="NAME", help="the guide, or its file")
    check = guides.add("check", "guides:check", "Tell everything that is wrong with a guide.")
    check.add_argument("file", metavar="FILE", help="the guide's file, or its name")
    copy = guides.add("copy", "guides:copy", "Copy a guide to make it your own.")
    copy.add_argument("name", metavar="NAME", help="the guide to copy")
    copy.add_argument(
        "target", metavar="TARGET", nargs="?", type=_path, help="a folder or a new file; else yours"
    )


def _notes(commands: _Commands) -> None:
    """Notes in and out."""
    imports = commands.group("import", "Bring in what was written elsewhere.")
    notes = imports.add("notes", "notes:take", "Make a session of a notes file.")
    notes.add_argument("file", metavar="FILE", type=_path)
    where = notes.add_mutually_exclusive_group()
    where.add_argument("--engagement", metavar="ENGAGEMENT", help=f"into this one: {_ENGAGEMENT}")
    where.add_argument("--into", metavar="NAME", help="into a new engagement of this name")
    notes.add_argument(
        "--partial", action="store_true", help="take what is right, and list what is left out"
    )
    notes.add_argument("--anyway", action="store_true", help=_ANYWAY)
    whole = imports.add(
        "engagement", "house:take", "Make an engagement of a zip, a folder, or a lone file of one."
    )
    whole.add_argument(
        "source",
        metavar="SOURCE",
        type=_path,
        help="the zip, the folder, a workshop.json or its backup, or a journal; it is not changed",
    )
    whole.add_argument("--as", dest="name", default="", metavar="NAME", help="the new folder")
    whole.add_argument(
        "--partial", action="store_true", help="take what is right, and list what is left out"
    )
    merge = commands.add(
        "merge", "merging:merge", "Put together what two laptops recorded apart from each other."
    )
    merge.add_argument("one", metavar="FOLDER_A", help=f"an engagement: {_ENGAGEMENT}; or its zip")
    merge.add_argument(
        "other", metavar="FOLDER_B", nargs="?", help="the other; without it, tell what was joined"
    )
    where = merge.add_mutually_exclusive_group()
    where.add_argument("--as", dest="name", default="", metavar="NAME", help="the new folder")
    where.add_argument(
        "--into", metavar="FOLDER", help="one of the two, to bring the other's records into it"
    )
    merge.add_argument("--dry-run", action="store_true", help="tell what would be, change nothing")
    exports = commands.group("export", "Write out what can be read elsewhere.")
    notes = exports.add("notes", "notes:give", "Write a session as a notes file.")
    notes.add_argument("engagement", metavar="ENGAGEMENT", help=_ENGAGEMENT)
    notes.add_argument("--session", required=True, metavar="ID", help=_SESSION)
    notes.add_argument("-o", "--output", metavar="FILE", default="-", help="else what is shown")
    _looks_back(notes)
    whole = exports.add(
        "engagement", "house:give", "Write an engagement as one zip, to keep or to move."
    )
    whole.add_argument("engagement", metavar="ENGAGEMENT", help=_ENGAGEMENT)
    whole.add_argument(
        "-o", "--output", metavar="FILE", type=_path, default=Path(), help="else here, by its name"
    )
    whole.add_argument("--force", action="store_true", help="replace the file if it is there")


def _summary(commands: _Commands) -> None:
    """Documents."""
    summary = commands.add("summary", "summary:summary", "Write a summary.")
    summary.add_argument("engagement", metavar="ENGAGEMENT", help=_ENGAGEMENT)
    summary.add_argument("--document", required=True, choices=("session", "scan", "swot"))
    summary.add_argument("--session", metavar="ID", help=_SESSION)
    summary.add_argument("--format", choices=FORMATS, help="else as the file is called, else md")
    summary.add_argument(
        "--edition",
        choices=("shareable", "restricted"),
        default="shareable",
        help="shareable (as people agreed to be quoted; the default) or the restricted record",
    )
    summary.add_argument("-o", "--output", metavar="FILE", default="-", help="else what is shown")
    _looks_back(summary)


def _erase(commands: _Commands) -> None:
    """A person who is to be forgotten."""
    erase = commands.add(
        "erase", "erase:erase_person", "Erase a person: name, words, votes. Cannot be undone."
    )
    erase.add_argument("engagement", metavar="ENGAGEMENT", help=_ENGAGEMENT)
    erase.add_argument("person", metavar="PERSON", help="the whole name, the handle or the id")
    erase.add_argument("--yes", action="store_true", help="without asking for the name")
    erase.add_argument("--dry-run", action="store_true", help="only say what it comes to")


def _doctor(commands: _Commands) -> None:
    """Damage."""
    doctor = commands.add(
        "doctor", "doctor:doctor", "Look for damage, and tell what is safe and what to do."
    )
    doctor.add_argument(
        "place", metavar="FOLDER-or-ENGAGEMENT", help=f"{_ENGAGEMENT}; or any folder or file"
    )
    doctor.add_argument("--json", action="store_true", help="the findings as one JSON object")
    wanted = doctor.add_mutually_exclusive_group()
    wanted.add_argument(
        "--export-all",
        type=_path,
        metavar="FILE-or-DIR",
        help="write every readable document, whatever the damage: FILE.json, or a new folder",
    )
    wanted.add_argument(
        "--take-over", action="store_true", help="record what was edited by hand; asks for each"
    )
    doctor.add_argument("--yes", action="store_true", help="take every edit over without asking")


def _calc(commands: _Commands) -> None:
    """Methods on files."""
    calc = commands.add("calc", "calc:calc", "Use a published method on a file.")
    calc.add_argument("method", metavar="METHOD", nargs="?", help="its name; --list shows them")
    calc.add_argument(
        "file", metavar="FILE", nargs="?", help="JSON or a table (.csv, .tsv); - for what comes in"
    )
    calc.add_argument("--json", action="store_true", help="the result as one JSON object")
    calc.add_argument("--list", action="store_true", help="list the methods")
    calc.add_argument(
        "--explain", action="store_true", help="what it answers, takes and means, with an example"
    )
