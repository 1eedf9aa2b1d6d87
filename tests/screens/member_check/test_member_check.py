"""Somebody's answers on their own words, entered on the screen.

Requirement: one thing after another by one key each, corrected in a line, the rest at once; the
copy is written and recorded as sent; all of it can be undone; no text is markup.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from screens.engagement.engagement import EngagementScreen
from screens.member_check.member_check import MemberCheckScreen
from sessions.disk.export_ledger import exports_of
from tests.builders.acme import Acme
from tests.screens.stage import current, press, running, seen, settle, told, workshop
from workshop.record.checks import MemberCheck, Verdict


def answers(pilot: Pilot[None]) -> dict[str, tuple[Verdict, str]]:
    """What was answered, by the text as it stands."""
    record = workshop(pilot).store.record
    entries = {each.id: each.text for each in record.entries_of(record.sessions()[0].id)}
    return {
        entries[key]: (answer.verdict, answer.was)
        for check in record.all(MemberCheck)
        for key, answer in check.answers.items()
    }


@pytest.mark.slow
async def test_one_key_for_each_answer(tmp_path: Path) -> None:
    """One run through everything that a person does with it."""
    made = Acme(tmp_path / "Acme")
    for line in ("- [red]Slow[/] mail @Dana", "+ Close is fast @Dana", '" We type twice @Dana'):
        made.say(line)
    made.say("- Lifts stick @Ana")
    made.store.close()
    async with running(tmp_path, made.folder) as pilot:
        await press(pilot, "k")
        screen = current(pilot, MemberCheckScreen)
        shown = seen(pilot)
        assert "[red]Slow[/] mail" in shown
        assert "Lifts stick" not in shown
        assert "Dana Ortiz" in shown
        # Wrong and put right; the cursor goes on to what was not answered.
        await press(pilot, "c")
        assert "What it should say" in seen(pilot)
        assert "⏎ records · Esc back" in seen(pilot)
        screen.query_one("#answer", Input).value = "Slow mail on Mondays"
        await press(pilot, "enter", "l", "r")
        await settle(pilot)
        assert answers(pilot) == {
            "Slow mail on Mondays": (Verdict.WRONG, "[red]Slow[/] mail"),
            "Close is fast": (Verdict.LEAVE_OUT, ""),
            "We type twice": (Verdict.RIGHT, ""),
        }
        assert "recorded first as “[red]Slow[/] mail”" in seen(pilot)
        assert "corrected" in seen(pilot)
        await press(pilot, "ctrl+z", "ctrl+z")
        assert set(answers(pilot)) == {"Slow mail on Mondays"}
        await press(pilot, "a")
        assert len(answers(pilot)) == 3
        await press(pilot, "a")
        assert "Everything was answered" in told(pilot)
        # Sent, with a day; what is no day is refused and stays in the line.
        await press(pilot, "s", *"whenever", "enter")
        assert "is no day" in told(pilot)
        screen.query_one("#answer", Input).value = "2026-12-04"
        await press(pilot, "enter")
        (check,) = workshop(pilot).store.record.all(MemberCheck)
        assert str(check.until) == "2026-12-04"
        # The copy, recorded as sent with its file.
        await press(pilot, "x", "ctrl+s")
        await settle(pilot)
        await press(pilot, "enter")
        await settle(pilot)
        (check,) = workshop(pilot).store.record.all(MemberCheck)
        (exported,) = exports_of(made.folder)
        assert (check.sha256, exported.edition) == (exported.sha256, "own")
        # The next person of the session, and back.
        await press(pilot, "n")
        assert "Lifts stick" in seen(pilot)
        await press(pilot, "escape")
        current(pilot, EngagementScreen)
        await press(pilot, "2")
        assert "1 corrected" in seen(pilot)
