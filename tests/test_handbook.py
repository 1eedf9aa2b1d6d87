"""The facilitator's handbooks name what there is: words, commands, guides, documents, pictures."""

from __future__ import annotations

import re
from typing import Final

import pytest

from screens.carrying.commands import CARRYING_COMMANDS
from screens.cli.arguments import ADDED
from screens.engagement.commands import ENGAGEMENT_COMMANDS
from screens.needs.commands import NEEDS_COMMANDS
from screens.strategy.commands import STRATEGY_COMMANDS
from screens.trace.commands import TRACE_COMMANDS
from sessions.library.shipped_index import shipped_index
from tests import ROOT
from workshop.guide.shape import STEP_KINDS
from workshop.needs.agreed import LIMITED
from workshop.registers.kinds import REGISTERS
from workshop.registers.kinds.needs.framework import CRITERIA
from workshop.report.boards.all_boards import BOARDS
from workshop.report.document_names import DOCUMENTS
from workshop.running.words.slash_table import WORDS
from workshop.strategy.element_parts import ELEMENTS, PARTS_OF_ELEMENTS, REGISTERS_OF

PAGES: Final = {
    name: (ROOT / "docs" / f"{name}.md").read_text("utf-8")
    for name in ("workshops", "needs", "strategy", "programme")
}
"""The handbooks by their names."""

NEEDS: Final = PAGES["needs"]


def spans(page: str) -> list[str]:
    """What stands between backticks."""
    return re.findall(r"`([^`\n]+)`", PAGES[page])


@pytest.mark.parametrize(
    ("page", "least"), [("workshops", 11), ("needs", 1), ("strategy", 1), ("programme", 2)]
)
def test_every_word_behind_a_slash_is_one(page: str, least: int) -> None:
    """In full or by its letter."""
    known = {name for word in WORDS for name in (word.word, word.letter, *word.also)}
    named = [span[1:].split()[0] for span in spans(page) if span.startswith("/")]
    assert len(named) >= least
    assert [name for name in named if name not in known and not name.startswith("-")] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_command_and_guide_is_there(page: str) -> None:
    """Of commands in lines to copy and in sentences; of guides, every name with a hyphen."""
    commands = {name for row in ADDED for name in row.commands}
    named = re.findall(r"^workshop (\S+)", PAGES[page], re.MULTILINE)
    named += [span.split()[1] for span in spans(page) if span.startswith("workshop ")]
    assert named
    assert set(named) <= commands
    hyphens = {span for span in spans(page) if re.fullmatch(r"[a-z]+(-[a-z]+)+", span)}
    guides = hyphens - set(STEP_KINDS)
    assert guides
    assert guides <= set(shipped_index())


@pytest.mark.parametrize("page", PAGES)
def test_every_picture_is_there(page: str) -> None:
    """With words for whoever cannot see it."""
    pictures = re.findall(r"!\[([^]]*)\]\((\S+)\)", PAGES[page])
    assert len(pictures) >= 3
    for words, path in pictures:
        assert len(words) > 20
        assert (ROOT / "docs" / path).is_file(), path


def test_every_key_on_the_needs_screen_is_one() -> None:
    """Letters as they are typed, arrows and blanks by their signs."""
    signs = {"←": "left", "→": "right", "Space": "space"}
    keys = {key for each in NEEDS_COMMANDS for key in each.key.split(",")}
    here = {"b", "n"}  # on the engagement, which leads there; in the summary, which makes one
    named = {signs.get(key, key) for key in re.findall(r"<kbd>(.*?)</kbd>", NEEDS)}
    assert len(named) > 10
    assert named <= keys | here


def test_every_key_of_the_strategy_is_one() -> None:
    """Of its screen, of what is traced from it, and of the cells of a table."""
    signs = {"⏎": "enter", "Enter": "enter", "Esc": "escape"}
    here = (*STRATEGY_COMMANDS, *TRACE_COMMANDS)
    keys = {key for each in here for key in each.key.split(",")}
    cells = {"^l"}
    named = {signs.get(key, key) for key in re.findall(r"<kbd>(.*?)</kbd>", PAGES["strategy"])}
    assert len(named) > 8
    assert named <= keys | cells


def test_every_key_of_carrying_out_is_one() -> None:
    """Of its screen and its views, of the engagement, which leads there, and of its dialogs."""
    both = (*CARRYING_COMMANDS, *ENGAGEMENT_COMMANDS)
    keys = {key for each in both for key in each.key.split(",")}
    here = {"⏎", "Enter", "Ctrl", "Z", "F2"}
    named = set(re.findall(r"<kbd>(.*?)</kbd>", PAGES["programme"]))
    assert len(named - here) > 10
    assert named <= keys | here


def test_the_programme_names_a_session_for_every_moment() -> None:
    """Each guide that the overview may name first stands in the table of its rules, or a word."""
    table = PAGES["programme"].split("| what comes first | the session |")[1].split("\n\n")[0]
    named = set(re.findall(r"`([a-z-]+)`", table))
    source = (ROOT / "workshop/programme/overview/next_session.py").read_text("utf-8")
    ruled = set(re.findall(r'guide="([a-z-]+)"', source))
    told_in_words = {"swot-workshop", "department-needs", "needs-reconciliation", "action-planning"}
    assert ruled - told_in_words <= named


def test_each_part_of_the_strategy_names_its_guide() -> None:
    """The table of what an element must have names the guide that the program names."""
    page = PAGES["strategy"]
    table = page.split("| element | it must have | guide |")[1].split("\n\n")[0]
    rows = [line for line in table.splitlines() if "`" in line]
    assert len(rows) == len(ELEMENTS)
    for element, row in zip(ELEMENTS, rows, strict=True):
        guides = {part.guide for part in PARTS_OF_ELEMENTS if part.element == element}
        assert set(re.findall(r"`([a-z-]+)`", row)) == guides


def test_the_strategy_names_documents_boards_and_tables_that_there_are() -> None:
    """Of the lines to copy, and of the table of boards each title."""
    page = PAGES["strategy"]
    assert set(re.findall(r"--document (\S+)", page)) <= set(DOCUMENTS)
    assert set(re.findall(r"import table (\S+)", page)) <= set(REGISTERS)
    assert set(re.findall(r'workshop board "Acme" ([a-z-]+)', page)) <= set(BOARDS)
    table = page.split("| board | its question |")[1].split("##")[0].casefold()
    for board in BOARDS.values():
        title = board.title.casefold().split(" (")[0].split(" by ")[0].split(", and")[0]
        title = title.split(" of ")[0]
        assert title in table, board.title


def test_needs_name_the_documents_columns_and_criteria_that_there_are() -> None:
    """Documents and registers of the lines to copy, limits, the columns of the table, criteria."""
    assert set(re.findall(r"--document (\S+)", NEEDS)) == {"needs", "reply", "liaison"}
    assert set(re.findall(r"--document (\S+)", NEEDS)) <= set(DOCUMENTS)
    assert set(re.findall(r"import table (\S+)", NEEDS)) <= set(REGISTERS)
    fields = {"id", *(field.id for field in REGISTERS["needs"].fields)}
    (columns,) = re.findall(r"Its columns are (.*?), in any order", NEEDS, re.DOTALL)
    assert set(re.findall(r"`(\w+)`", columns)) <= fields
    (limits,) = re.findall(r"limits (\w+)=\d+ (\w+)=\d+ --by", NEEDS)
    assert limits == LIMITED
    assert ", ".join(CRITERIA) in NEEDS


def test_the_columns_of_tables_are_those_that_there_are() -> None:
    """`docs/moving.md` names each column of each table of the strategy, in its order."""
    page = (ROOT / "docs" / "moving.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (`.*`) \|$", page, re.MULTILINE)
    told = {name: re.findall(r"`(\w+)`", columns) for name, columns in rows}
    of_elements = {name for names in REGISTERS_OF.values() for name in names}
    assert of_elements - {"capacity"} <= set(told)
    assert told == {name: [field.id for field in REGISTERS[name].fields] for name in told}
