"""`workshop calc`: a published method on a file, with what can be said about it."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Mapping
from typing import Final

from screens.base.errors import NotDone
from screens.base.terminal_output import draw, give, say, table, warn
from screens.cli.commands.method_help import explanation
from sessions.imports.method_input import parse_input, read_input
from sessions.library.given_paths import given_path
from workshop.errors import Problems
from workshop.methods import every_method, named, names
from workshop.methods.core.method import Method, Result, fields_of
from workshop.methods.core.sheets import Filled
from workshop.text import clean_line, listing, nearest, plural, shorten

REFUSED: Final = 2
"""The exit status for input that is wrong."""


def calc(arguments: Namespace) -> int:
    """Do what the words ask: list the methods, explain one, or use it on a file."""
    if arguments.list:
        return _listing(as_json=arguments.json)
    if not arguments.method:
        raise NotDone("Say which method: `workshop calc METHOD FILE`. `--list` shows them.")
    chosen = _chosen(arguments.method)
    if arguments.explain:
        say(explanation(chosen))
        return 0
    if not arguments.file:
        raise NotDone(
            f"Say which file, or - for what comes in: `workshop calc {chosen.about.name} FILE`. "
            "`--explain` tells what it must hold."
        )
    return _use(chosen, arguments.file, as_json=arguments.json)


def _listing(*, as_json: bool) -> int:
    """Every method with what it answers."""
    rows = [(m.about.name, m.about.title, m.about.question) for m in every_method()]
    if as_json:
        keys = ("name", "title", "question")
        _give([dict(zip(keys, row, strict=True)) for row in rows])
    else:
        table(("Method", "Title", "What it answers"), rows)
    return 0


def _chosen(name: str) -> Method:
    """The method that is meant.

    Raises:
        NotDone: there is none; near names are offered.
    """
    known = names()
    if name in known:
        return named(name)
    near = nearest(name, known, 3)
    hint = f"Did you mean {listing(near, 'or')}?" if near else "`workshop calc --list` shows all."
    raise NotDone(f"There is no method “{shorten(clean_line(name), 40)}”. {hint}")


def _use(chosen: Method, file: str, *, as_json: bool) -> int:
    """Compute and show; wrong input is told with all its problems."""
    label = "The input" if file == "-" else clean_line(file)
    try:
        filled = _filled(chosen, file)
        result = chosen.run(filled.data, filled.lines)
    except Problems as refused:
        count = plural(len(refused.problems), "problem")
        listed = "\n".join(f"  {problem}" for problem in refused.problems)
        name = chosen.about.name
        warn(
            f"{label} has {count}:\n{listed}\n`workshop calc {name} --explain` tells what it takes."
        )
        return REFUSED
    for note in filled.notes:
        warn(note)
    if as_json:
        _give({"method": chosen.about.name, **fields_of(result)})
    else:
        _show(chosen, result)
    return 0


def _filled(chosen: Method, file: str) -> Filled:
    """The input, from a file or from what comes in."""
    if file != "-":
        return read_input(given_path(file), chosen.sheet)
    return parse_input(sys.stdin.buffer.read(), "The input", chosen.sheet, table=False)


def _give(data: Mapping[str, object] | list[dict[str, str]]) -> None:
    """Write JSON, in UTF-8 whatever the terminal reads."""
    text = json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False)
    give(f"{text}\n".encode())


def _show(chosen: Method, result: Result) -> None:
    """Write what it means, the tables, what to mind, and the source."""
    say(f"{chosen.about.title}\n\n{result.sentence}")
    for each in chosen.tables(result):
        say()
        draw(each.titles, each.rows, each.caption)
    for warning in getattr(result, "warnings", ()):
        say(f"Mind: {warning}")
    say(f"Source: {result.source}")
