"""The strategy at plain prompts, by lines of text.

Requirement: whoever works by speech or by a pipe hears what stands in the six elements and what is
missing, every board, the map, and follows any code to who said it; a strategy is shortlisted and
becomes a goal or a project there, with its lineage kept.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.acme import Acme
from tests.builders.folders import record_of
from tests.screens.plain.conftest import DAY, Said, in_menu, open_on
from workshop.report.boards.all_boards import BOARDS
from workshop.running.row_commands import PutRows, RowText
from workshop.trace.tracing import trace


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An engagement with two strategies, alone in the place of engagements."""
    acme = Acme(tmp_path / "place" / "Acme")
    acme.say("- Close takes nine days")
    acme.say("* Banks give their lists by machine", step="outside")
    for code, cells in (
        ("SG1", {"strategy": "Close by machine", "cites": "W1; O1"}),
        ("SG2", {"strategy": "Hire two", "cites": "W1"}),
    ):
        row = RowText(values={**cells}, code=code)
        acme.store.do(PutRows(register="strategies", rows=(row,)))
    acme.store.close()
    monkeypatch.setenv("WORKSHOP_FOLDER", str(tmp_path / "place"))
    monkeypatch.setenv("ACCESSIBLE", "1")
    open_on(DAY, monkeypatch)
    return acme.folder


@pytest.fixture
def said(said: Said) -> Said:
    """What the program says when lines are typed in the menu of the strategy."""
    return in_menu(said, "strategy", 3)


def test_elements_and_what_is_missing_are_told(said: Said) -> None:
    """All six, then one line by line with on what each rests."""
    told = said("Tell the elements")
    assert "Overview: 2 lines, all entered by hand." in told
    assert "a session by the guide" in told
    told = said("An element", "5")
    assert "W1: Close takes nine days (from what was said)" in told


def test_every_board_is_told_in_words(said: Said) -> None:
    """Also those without data: nothing of it is a drawing."""
    told = said("Boards")
    assert all(f"{name}: " in told for name in BOARDS)
    for number in range(1, len(BOARDS) + 1):
        assert "Not done" not in (words := said("A board", str(number)))
        assert "┤" not in words
        assert "╎" not in words


def test_a_strategy_is_shortlisted_and_becomes_a_goal_and_a_project(
    folder: Path, said: Said
) -> None:
    """By numbers alone; the other one stays off; the project leads back to the words."""
    assert "Shortlisted SG1 of 2 strategies as decided" in said("Strategies", "SG1", "Shortlist it")
    assert "goal" in said("Strategies", "SG1", "Make a goal")
    assert "project" in said("Strategies", "SG1", "Make a project")
    record = record_of(folder)
    first, second = record.rows("strategies")
    assert (first.cell("shortlisted"), second.cell("shortlisted")) == ("yes", "no")
    (project,) = record.rows("projects")
    found = trace(record, project.code, "restricted")
    assert "SG1" in [node.id for node in found.rests_on]
    told = said("Trace", project.code)
    assert "Close takes nine days" in told
    assert "SG1" in told
    assert "Take it off" in said("Strategies", "SG1", "")
    assert "Not done: " in said("Strategies", "SG2", "Make a goal")


def test_what_is_no_number_is_said(said: Said) -> None:
    """And nothing is done."""
    assert "“many” is no number from 1 to 999." in said("Strategies", "Shortlist the most", "many")


def test_strategies_are_scored_by_factors_line_by_line(folder: Path, said: Said) -> None:
    """What is no score is said, and the next line is taken; the row leads to both."""
    told = said("Strategies", "2", "SG1 W1 4 it is the heart of it", "SG2 W9 2", "SG2", "SG2 W1 -")
    assert "Scored strategies: SG1 on W1 4" in told
    assert "There is no factor W9." in told
    assert "Write the strategy, the factor and 1 to 4" in told
    scores = record_of(folder).rows("attractiveness")
    assert [(row.cell("score"), row.cell("why")) for row in scores] == [
        ("4", "it is the heart of it"), ("-", ""),
    ]  # fmt: skip
