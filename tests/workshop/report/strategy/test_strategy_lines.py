"""The strategy as lines of plain text.

Requirement: of each line it is told on what it rests; what was entered while a session was held is
not told as entered by hand.
"""

from __future__ import annotations

from pathlib import Path

from tests.builders.acme import Acme
from workshop.privacy.told_record import told_record
from workshop.report.strategy.strategy_lines import element_lines, row_lines
from workshop.report.strategy.told_strategy import told_strategy
from workshop.report.view import Gathered
from workshop.running.row_commands import PutRows, RowText


def test_what_was_entered_in_a_session_is_told_so(tmp_path: Path) -> None:
    """One goal comes from a table, one from a session; neither cites anything that was said."""
    acme = Acme(tmp_path / "Acme")
    by_hand = RowText(values={"goal": "Close in three days"})
    in_session = RowText(values={"goal": "One sign-in"})
    acme.store.do(PutRows(register="goals", rows=(by_hand,)))
    acme.store.do(
        PutRows(register="goals", rows=(in_session,), session_id=acme.session_id, step_id="works")
    )
    told = told_strategy(Gathered(told_record(acme.store.record), "restricted", ids=True))
    first, *_ = element_lines(told, "overview")
    assert first == "Overview: 2 lines: 1 entered by hand and 1 entered in a session."
    assert list(row_lines(told, "overview"))[1:] == [
        "   G1: Close in three days (entered by hand)",
        "   G2: One sign-in (entered in a session)",
    ]
    acme.store.close()
