"""The board as lines: what an edition may tell stands there, and nothing else.

Requirement: plain prompts and the command line tell the board as the documents do: joint and own
places, scores, what it takes, what both ways choose and why not, what is agreed and by whom.
"""

from __future__ import annotations

from pathlib import Path

from tests.builders.wanting import Wanting
from workshop.privacy.editions import Edition
from workshop.privacy.told_record import told_record
from workshop.record.documents import Entry
from workshop.report.needs.board_lines import board_lines, one_need
from workshop.report.needs.told_needs import ToldNeeds
from workshop.report.view import Gathered
from workshop.running.commands import KeepPrivate
from workshop.running.needs.commands import MakeRows


def told(made: Wanting, edition: Edition = "restricted") -> ToldNeeds:
    """The needs as an edition tells them."""
    return ToldNeeds(Gathered(told_record(made.store.record), edition))


def test_a_need_that_is_not_told_stands_on_no_line(tmp_path: Path) -> None:
    """It counts in a number; places have no gap where it was."""
    made = Wanting(tmp_path / "acme")
    made.acme.say("- Phones die at night @Dana")
    (entry,) = made.store.record.all(Entry)
    made.do(MakeRows(register="needs", entry_ids=(entry.id,)))
    first = made.rows("needs")[0]
    made.edit(first, priority=5, need=5, cost=100)
    made.need("a ledger", "Sales", priority=4, need=4, cost=50)
    made.limits(cost=200)
    made.do(KeepPrivate(entry_id=entry.id, private=True))
    open_ = list(board_lines(told(made)))
    assert open_[1].startswith("1. N1 Phones die at night")
    assert open_[3].startswith("2. N2 a ledger (Sales 1)")
    shared = list(board_lines(told(made, "shareable")))
    assert shared[1].startswith("1. N2 a ledger (Sales 1)")
    assert "1 request not told here." in shared
    assert not any("Phones" in line or "N1" in line for line in shared)


def test_one_need_is_told_whole(tmp_path: Path) -> None:
    """Who asked, scores and whose they are, ways with what is open, ties, what is not clear."""
    made = Wanting(tmp_path / "acme")
    need = made.need("a ledger", "Finance", priority=4, need=5, often="daily", problem="")
    made.need("one sign-on", "Sales", helps="N1", tie_reason="One account")
    made.need("another ledger", "Sales", merged_into="N1", problem="")
    made.edit(made.rows("solutions")[0], open_questions="Who pays?")
    assert list(one_need(told(made), need.id)) == [
        "N1 a ledger",
        "Asked for by Finance and Sales.",
        "How often: daily",
        "Stands for N3 too.",
        "Priority: 4, entered by hand",
        "Need: 5, entered by hand",
        "Solution SL1: Buy a ledger",
        "   Open: Who pays?",
        "Solution SL2: Build a ledger",
        "Solution SL5: Buy another ledger",
        "Solution SL6: Build another ledger",
        "N1 helps N2: One account",
        "It is a wish without a problem: what cannot be done today, or goes wrong?",
        "Open in its solutions: 1 question.",
    ]
