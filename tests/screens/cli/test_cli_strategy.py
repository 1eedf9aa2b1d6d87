"""The strategy and its boards, told by a command: as lines, drawn, and as data, in both editions.

Requirement: every object that holds a statistic has `n` and `sentence`; what is missing is told
with the session that would fill it; a slip is answered with what is near.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from screens.cli.main import main
from tests.builders.acme import Acme
from workshop.report.boards.all_boards import BOARDS
from workshop.running.commands import KeepPrivate
from workshop.running.row_commands import PutRows, RowText
from workshop.strategy.element_parts import ELEMENTS

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """A command on an engagement with two risks, one of them resting on what is private."""
    acme = Acme(tmp_path / "Acme")
    acme.say("- Two will leave in May @Dana")
    (said,) = acme.entries()
    for code, evidence in (("R1", ()), ("R2", (said.id,))):
        cells: dict[str, str | int | float | None] = {
            "event": f"Event {code}",
            "likelihood": 4,
            "impact": 5,
        }
        row = RowText(values=cells, code=code, evidence=evidence)
        acme.store.do(PutRows(register="risks", rows=(row,)))
    for register, code, row_cells in (
        ("goals", "G1", {"goal": "Nobody leaves"}),
        ("projects", "PJ1", {"project": "A deputy for each", "goals": "G1"}),
    ):
        row = RowText(values={**row_cells}, code=code)
        acme.store.do(PutRows(register=register, rows=(row,)))
    acme.store.do(KeepPrivate(entry_id=said.id, private=True))
    acme.store.close()

    def command(*words: str) -> tuple[int, str, str]:
        name, *rest = words
        status = main([name, str(tmp_path / "Acme"), *rest])
        told = capsys.readouterr()
        return status, told.out, told.err

    return command


def test_the_six_elements_are_told_with_what_is_missing(run: Run) -> None:
    """In their order; each missing part with its guide; the purposes in a sentence."""
    status, out, _ = run("strategy")
    assert status == 0
    lines = out.splitlines()
    assert [line.partition(":")[0] for line in lines if not line.startswith(" ")][:6] == [
        "Overview",
        "Budget and forecast",
        "Projects",
        "Resources and tools",
        "Internal and external factors",
        "Risks and benefits",
    ]
    assert "Overview: 1 line, entered by hand." in lines
    assert "Budget and forecast: nothing stands in it." in lines
    assert "Risks and benefits: 2 lines: 1 from what was said and 1 entered by hand." in lines
    assert any("of the mission" in line and "guide “" in line for line in lines)
    _, shared, _ = run("strategy", "--edition", "shareable")
    assert "Risks and benefits: 1 line, entered by hand." in shared
    assert "1 line left out of this edition." in shared


def test_as_data_it_is_the_document(run: Run) -> None:
    """The shape that other programs read: elements with rows and what is missing."""
    _, out, _ = run("strategy", "--json")
    told = json.loads(out)
    assert tuple(told["elements"]) == ELEMENTS
    row = told["elements"]["risk_benefit"]["rows"][0]
    assert {"id", "text", "evidence", "decided_by", "entered_by"} <= set(row)
    missing = told["elements"]["overview"]["missing"][0]
    assert {"id", "title", "guide", "sentence"} == set(missing)
    assert {"now", "target", "drivers", "blockers", "measure"} <= set(told["goals"][0])
    assert {"state", "benchmarks", "goals", "deliverables"} <= set(told["projects"][0])
    assert {"id", "served_by"} <= set(told["purposes"][0])
    assert len(told["purposes"]) == 7
    assert told["money"]["sentence"]
    assert {"perspectives", "links", "unlinked", "lacking"} == set(told["map"])


def test_each_row_of_the_document_is_traced_to_an_entry_or_to_how_it_came(run: Run) -> None:
    """`from` and `to` both ways; of an entry the session, the minute, the speaker."""
    told = json.loads(run("strategy", "--json")[1])
    rows = [row for each in told["elements"].values() for row in each["rows"]]
    assert {row["id"] for row in rows} == {"W1", "R1", "R2", "G1", "PJ1"}
    for row in rows:
        found = json.loads(run("trace", row["id"], "--edition", "restricted", "--json")[1])
        assert found["id"] == row["id"]
        assert {"kind", "from", "to", "decided_by", "entered"} <= set(found)
        assert [node["id"] for node in found["from"] if node["kind"] == "entry"] == row["evidence"]
        assert bool(found["entered"]) == bool(row["entered_by"])
        for entry in row["evidence"]:
            said = json.loads(run("trace", entry, "--edition", "restricted", "--json")[1])
            assert said["kind"] == "entry"
            assert isinstance(said["minute"], int)
            assert said["session"]
            assert said["speaker"].startswith("Dana Ortiz")
            assert row["id"] in [node["id"] for node in said["to"]]


def test_all_boards_are_listed_and_each_has_its_sentence_or_what_is_missing(run: Run) -> None:
    """With n, in the order of the menu."""
    status, out, _ = run("board", "--json")
    assert status == 0
    told = json.loads(out)
    assert [each["name"] for each in told["boards"]] == list(BOARDS)
    for each in told["boards"]:
        assert isinstance(each["n"], int)
        assert each["sentence"] or each["missing"], each["name"]
    _, lines, _ = run("board")
    assert all(f"{name}: " in lines for name in BOARDS)


@pytest.mark.parametrize("name", BOARDS)
def test_every_board_is_told_drawn_and_as_data(run: Run, name: str) -> None:
    """Also where there is nothing to draw."""
    status, out, err = run("board", name, "--size", "80x20")
    assert (status, err) == (0, "")
    assert len(out.splitlines()) >= 3
    _, data, _ = run("board", name, "--json")
    told = json.loads(data)
    assert told["name"] == name
    assert {"n", "sentence", "question", "marks", "missing", "left_out"} <= set(told)


def test_a_board_of_the_shareable_edition_tells_no_more(run: Run) -> None:
    """The risk that rests on what is private is no mark, and is counted; ids tell nothing."""

    def risks(edition: str) -> Any:
        return json.loads(run("board", "risks", "--json", "--edition", edition)[1])

    whole, shared = risks("restricted"), risks("shareable")
    assert {each["code"] for each in whole["marks"]} == {"R1", "R2"}
    assert {each["code"] for each in shared["marks"]} == {"R1"}
    assert (whole["left_out"], shared["left_out"]) == (0, 1)
    assert all(not each.get("id") for each in shared["marks"])


def test_a_slip_is_answered_with_what_is_near(run: Run) -> None:
    """On the error stream, with a status that says so."""
    status, out, err = run("board", "riks")
    assert (status, out) == (1, "")
    assert "Did you mean risks?" in err
    status, out, err = run("board", "risks", "--size", "2x2")
    assert (status, out) == (2, "")
    assert "2x2 is no size" in err
