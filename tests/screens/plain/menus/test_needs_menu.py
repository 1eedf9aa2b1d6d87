"""Needs at plain prompts: the board, what is agreed, signed, chosen, answered, and the letter.

Requirement: whoever works by speech or by a pipe carries the needs from the limits to the replies
by numbered choices, with the same commands and refusals as at any other door.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from screens.cli.main import main
from sessions.store.store import Store
from tests.builders.folders import record_of
from tests.builders.wanting import Wanting
from tests.screens.plain.conftest import DAY, Said, in_menu, open_on
from workshop.needs.agreed import framework_of
from workshop.record.documents import Person
from workshop.running.row_commands import PutRows, RowText


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Finance and Sales ask for something each; one of them is not clear."""
    made = Wanting(tmp_path / "place" / "Acme")
    made.need("a ledger", "Finance", value=50, priority=4, need=5, cost=500)
    made.need("a robot", "Finance", value=10, priority=2, need=2, cost=900)
    made.need("one sign-on", "Sales", value=40, priority=5, need=4, cost=400, problem="")
    made.need("a single log-in", "Sales", cost=400, problem="")
    made.store.close()
    monkeypatch.setenv("WORKSHOP_FOLDER", str(tmp_path / "place"))
    monkeypatch.setenv("ACCESSIBLE", "1")
    open_on(DAY, monkeypatch)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "place" / "Acme"


@pytest.fixture
def said(said: Said) -> Said:
    """What the program says when lines are typed in the menu of needs."""
    return in_menu(said, "needs", 3)


def answers(folder: Path) -> dict[str, str]:
    """What each need is answered, by its code."""
    return {row.code: row.cell("answer") for row in record_of(folder).rows("needs")}


@pytest.mark.slow
def test_the_way_from_limits_to_replies(folder: Path, said: Said) -> None:
    """Limits, criteria, rule, signature, choice with a waiver, merge, own answer, letter."""
    told = said("choose")
    assert "there are none yet: set them first" in told
    said("limits", "much", "1000", "-", "First round", "dana")
    (row,) = record_of(folder).rows("limits")
    by = record_of(folder).get(Person, row.cell("set_by"))
    assert by.name == "Dana Ortiz"
    said("criteria", "60", "-", "40", "-", "-", "", "Agreed with all")
    said("rule", "value", "")
    found = framework_of(record_of(folder))
    assert found.limits == {"cost": 100000}
    assert [(each.name, each.weight) for each in found.criteria] == [
        ("budget", 0.6),
        ("functionality", 0.4),
    ]
    assert found.rule == "value"
    told = said("sign", "dana", "no", "finance", "no", "Too little", "sign", "ana", "yes", "yes")
    assert "Dana Ortiz for Finance dissents; 1 department not asked yet." in told
    assert framework_of(record_of(folder)).is_signed
    told = said("limits", "1100", "", "")
    assert "Not done: Finance and Sales signed what stands: say why LM1 changes." in told
    said("n4", "say that", "n3")
    told = said("choose", "for most value", "A trial first", "dana", "31 Mar 2027")
    assert "N3 is not clear: no problem behind the wish." in told
    assert "Chose 2 of 3 needs for most value (DC1), 1 of them waived." in told
    assert answers(folder) == {"N1": "planned", "N2": "later", "N3": "planned", "N4": ""}
    said("n2", "answer", "not", "Robots come with the hall", "", "Dana Ortiz")
    told = said("replies", "sales", "replies", "finance")
    assert "N4 a single log-in: planned, 31 Mar 2027" in told
    assert "N2 a robot: not" in told
    assert "Robots come with the hall. Decided by: Dana Ortiz" in told
    told = said("write the letter to a", "finance", "")
    assert (folder / "exports" / "Reply - Finance.docx").is_file(), told
    told = said("write the letters to all", "no")
    assert "1 letter of before stand there" in told
    assert not (folder / "exports" / "Reply - Sales.docx").exists()
    told = said("write the letters to all", "yes")
    assert (folder / "exports" / "Reply - Sales.docx").is_file(), told


def test_the_board_is_told_line_by_line(folder: Path, said: Said) -> None:
    """Places, own places, scores, what it takes, what is chosen; the same as the command says."""
    said("limits", "1000", "-", "")
    told = said("tell the board")
    assert (
        "1. N3 one sign-on (Sales 1)\n"
        "   priority 5, need 4, value 40; 400 in money; chosen in both ways" in told
    )
    assert "later: Nobody has said yet what it is worth" in told
    assert "Limits, criteria and rule are not signed yet by Finance and Sales." in told
    assert main(["needs", "Acme"]) == 0


def test_ties_and_what_the_choice_hangs_on_are_told(folder: Path, said: Said) -> None:
    """What the board lists behind its keys; before there is any, what to do for it."""
    told = said("ties", "on what")
    assert "the columns Excludes, Competes with and Helps" in told
    assert "No limits are set" in told
    with Store.open(folder) as store:
        first, second, *_ = store.record.rows("needs")
        cells = {"competes": second.code, "tie_reason": "One engineer for both"}
        store.do(PutRows(register="needs", rows=(RowText(row_id=first.id, values=dict(cells)),)))
    said("limits", "1000", "-", "")
    told = said("ties", "on what")
    assert "N1 competes with N2: One engineer for both\n   N1 a ledger\n   N2 a robot" in told
    assert "It hangs on no single department and on no weight." in told
    said("limits", "500", "-", "")
    told = said("on what")
    assert "Without Finance, these would come in: N3." in told


def test_needs_that_are_alike_are_proposed_to_be_one(folder: Path, said: Said) -> None:
    """Pair after pair; nothing is merged that nobody says is one."""
    with Store.open(folder) as store:
        wanted = {"want": "One sign-on for all", "department": "Finance", "problem": "Passwords"}
        store.do(PutRows(register="needs", rows=(RowText(values=dict(wanted)),)))
    told = said("needs of several", "no")
    assert "N3 one sign-on\nN5 One sign-on for all\nAre they one? N3 then stands for both." in told
    assert "There are no others that are alike." in told
    said("needs of several", "yes")
    merged = record_of(folder).rows("needs")[4].cell("merged_into")
    assert [target.id for target in merged] == [record_of(folder).rows("needs")[2].id]


def test_of_many_needs_the_others_are_reached_by_their_codes(folder: Path, said: Said) -> None:
    """The first forty are listed; the code of a need leads to it, or to what stands for it."""
    with Store.open(folder) as store:
        rows = tuple(RowText(values={"want": f"thing {n}"}) for n in range(50))
        store.do(PutRows(register="needs", rows=rows))
    told = said("a need, by", "n53", "answer", "done", "", "", "", "a need, by", "x9")
    assert told.count("\n  ") < 100
    assert "N53. What?" in told
    assert answers(folder)["N53"] == "done"
    assert "Not done: There is no need “x9”." in told
