"""The manual's page of commands."""

from __future__ import annotations

import re

from screens.cli.arguments import parser
from screens.cli.arguments.manual_page import commands_page
from tests import ROOT
from tests.screens.cli.test_cli import tasks

PAGE = ROOT / "docs" / "commands.md"


def test_the_page_is_what_the_parser_knows() -> None:
    """`python -m screens.cli.arguments.manual_page > docs/commands.md` writes it.

    So whatever help tells is looked at when it changes: names, what stands for a value, what it
    means, what is needed, what may be chosen, and what is meant where nothing is given.
    """
    assert PAGE.read_text("utf-8") == commands_page()


def test_every_command_has_a_section_and_every_word_a_row() -> None:
    """None is left out, and no cell breaks its row."""
    page = commands_page()
    heads = re.findall(r"^## `workshop (.+)`$", page, re.MULTILINE)
    assert len(heads) == len(set(heads)) >= len(set(tasks(parser())) - {"start.home:home"})
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    assert {len(re.split(r"(?<!\\)\|", row)) for row in rows} == {5}
    for section in page.split("\n## ")[1:]:
        assert re.match(r"`workshop [^`]+`\n\n[^|\n]+\n", section), section
