"""The manual's page of commands: each with what stands behind it, made of what the parser knows.

Run ``python -m screens.cli.arguments.manual_page > docs/commands.md`` to write it anew.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import Final

from screens.cli.arguments import parser
from workshop.text import table_row

_HEAD: Final = """# Commands

Every command of `workshop`, with the words that stand behind it. What stands in capitals is put in
its place; what stands in brackets may be left out, and the last column has what is meant then; of
words with strokes between one is given; … means one or more. `workshop COMMAND --help` tells the
same, and `--folder DIR` says with any of them where engagements are kept.
"""


def commands_page() -> str:
    """The page: a section for each command, in the order of the help."""
    return "\n".join([_HEAD, *_sections(parser(), "")])


def _sections(of: argparse.ArgumentParser, summary: str) -> Iterator[str]:
    """The section of a command, then those of the commands in it."""
    groups = [each for each in of._actions if isinstance(each, argparse._SubParsersAction)]  # noqa: SLF001
    if summary:
        yield f"## `{of.prog}`\n"
        yield from (f"{words}\n" for words in _said(of, summary))
        if rows := [row for each in of._actions if (row := _row(of, each))]:  # noqa: SLF001
            yield "| word | what it means | else |\n|---|---|---|"
            yield from rows
            yield ""
    for group in groups:
        told = {each.dest: each.help or "" for each in group._get_subactions()}  # noqa: SLF001
        for name, each in group.choices.items():
            yield from _sections(each, told.get(name, ""))


def _said(of: argparse.ArgumentParser, summary: str) -> Iterator[str]:
    """What a command does: as it is listed, in its own help, and below that; each once."""
    told = of.description or ""
    if summary.casefold().rstrip(".") != told.casefold().rstrip("."):
        yield summary
    yield from filter(None, (told, of.epilog))


def _row(of: argparse.ArgumentParser, action: argparse.Action) -> str:
    """A word or option with what it means; nothing of what every command has."""
    if isinstance(action, argparse._SubParsersAction | argparse._HelpAction):  # noqa: SLF001
        return ""
    if action.help is argparse.SUPPRESS or "--folder" in action.option_strings:
        return ""
    means = of._get_formatter()._expand_help(action) if action.help else ""  # noqa: SLF001
    known = [str(each) for each in action.choices or ()]
    if action.metavar and not all(each in means for each in known):
        means += f" (one of {', '.join(known)})"
    told = isinstance(action.default, str | int | float) and action.nargs != 0
    preset = f"`{action.default}`" if told and action.default else ""
    return table_row(f"`{_usage(action)}`", " ".join(means.split()), preset)


def _usage(action: argparse.Action) -> str:
    """How a word or option is written."""
    value = ""
    if action.nargs != 0:
        listed = "/".join(map(str, action.choices)) if action.choices is not None else ""
        value = str(action.metavar or listed or action.dest.upper())
        more = action.nargs in ("*", "+")
        value = f"{value} …" if more else value
        value = f"[{value}]" if action.nargs in ("*", "?") else value
    if not action.option_strings:
        return value
    named = f"{', '.join(action.option_strings)} {value}".strip()
    return named if action.required else f"[{named}]"


if __name__ == "__main__":
    sys.stdout.write(commands_page())
