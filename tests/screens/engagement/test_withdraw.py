"""Withdrawing on the list of people: by a key, at a named level, with the files written before.

Requirement: it holds for closed sessions, is told before it is recorded, and stands on the list.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sessions.disk.export_ledger import Written, note_export
from tests.screens.stage import acme, press, rows, running, seen, to_section, workshop
from workshop.record.documents import Withdrawal, WithdrawalLevel

LINES = ("+ Month-end close is quick @Dana", "- Dana alone knows how @Ana")


@pytest.mark.slow
async def test_somebody_withdraws_and_agrees_again(tmp_path: Path) -> None:
    """Escape records nothing; the second level is recorded; later it is taken back."""
    folder = acme(tmp_path, LINES)
    what = Written(document="swot", edition="shareable", format="md")
    note_export(folder, b"gone", tmp_path / "sent.md", what)
    async with running(tmp_path, folder) as pilot:
        record = workshop(pilot).opened.store.record
        await to_section(pilot, "People")
        await press(pilot, "down", "w")
        assert "What does Dana Ortiz want?" in seen(pilot)
        await press(pilot, "down", "enter")
        text = seen(pilot)
        assert "Dana Ortiz said 1 entry" in text
        assert "no longer there" in text
        await press(pilot, "escape")
        assert list(record.all(Withdrawal)) == []
        await press(pilot, "w", "down", "enter", "enter")
        (withdrawal,) = record.all(Withdrawal)
        assert withdrawal.level is WithdrawalLevel.WITHDRAWN
        assert any("withdrew: in no document any more" in row for row in rows(pilot))
        await press(pilot, "w", "end", "enter")
        assert list(record.all(Withdrawal)) == []
