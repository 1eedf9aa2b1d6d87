"""The history screen: walking, undoing any change, and every screen as it was.

Requirement: a list of sentences with times that can be walked; undo of any line, or the reason why
not; any screen as it was at the selected line, read-only, with a clear word that says so.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from textual.pilot import Pilot

from screens.engagement.engagement import EngagementScreen
from screens.history.history import HistoryScreen
from screens.history.rows import detail, draw, listed
from screens.session.session import SessionScreen
from screens.summary.summary import SummaryScreen
from screens.widgets.line_list import LineList
from sessions.store.store import Store
from tests.builders.acme import Acme
from tests.screens.stage import NARROW, acme, current, press, rows, running, seen, told
from tests.screens.stage import workshop as app_of
from workshop.record.documents import Entry
from workshop.running.commands import MergeFactors


def merged(home: Path) -> Path:
    """Two weaknesses at 10:42 and 10:43, merged at 10:51; the folder."""
    made = Acme(home / "Acme")
    made.clock.forward(minutes=42)
    made.say("- Logins [red]fail[/x] @Dana")
    made.clock.forward(minutes=1)
    made.say("- Passwords fail @Ana")
    made.clock.forward(minutes=8)
    first, second = made.store.record.live_factors()
    made.store.do(MergeFactors(into=first.id, others=(second.id,)))
    made.store.close()
    return made.folder


def lines(pilot: Pilot[None], width: int = 90) -> list[str]:
    """The rows of the list, as text."""
    found = pilot.app.screen.query_one(LineList).rows
    return [draw(app_of(pilot).store, row, width).plain.rstrip() for row in found]


def texts(pilot: Pilot[None]) -> list[str]:
    """What was said, as it is now."""
    record = app_of(pilot).store.record
    return sorted(entry.text for entry in record.all(Entry) if not entry.retracted)


def to(pilot: Pilot[None], words: str) -> None:
    """Go to the change of that sentence."""
    found = pilot.app.screen.query_one(LineList)
    found.cursor = next(i for i, line in enumerate(lines(pilot)) if words in line)


@pytest.mark.slow
async def test_walking_and_undoing_any_line(tmp_path: Path) -> None:
    """The latest first, under day, session and step; any line goes, or it says why not."""
    async with running(tmp_path, merged(tmp_path)) as pilot:
        await press(pilot, "h")
        assert lines(pilot)[:6] == [
            "Monday 2 November 2026",
            "10:51    Merged W2 into W1",
            "Short session · Dana Ortiz and Ana López · What works",
            "10:43    Recorded weakness W2 “Passwords fail”",
            "10:42    Recorded weakness W1 “Logins [red]fail[/x]”",
            "Short session · Dana Ortiz and Ana López · Opening",
        ]
        assert "10 changes" in seen(pilot)
        await press(pilot, "down", "u")
        assert "10:51 Merged W2 into W1 builds on it; undo that first." in told(pilot)
        await press(pilot, "up", "u")
        to(pilot, "W1 “Logins")
        await press(pilot, "u")
        assert texts(pilot) == ["Passwords fail"]
        shown = lines(pilot)
        assert any(
            "↶ Undone: Recorded weakness W1 “Logins [red]fail[/x]”" in line for line in shown
        )
        (line,) = [line for line in shown if "× Recorded weakness W1" in line]
        assert line.endswith("undone")
        await press(pilot, "r")
        assert texts(pilot) == ["Logins [red]fail[/x]", "Passwords fail"]
        await press(pilot, "f", *"logins", "enter", "s")
        assert not any("Merged" in line or "Passwords" in line for line in lines(pilot))
        await press(pilot, "escape", "s", "end", "s")
        assert "belongs to no session" in told(pilot)
        assert any("Merged" in line for line in lines(pilot))
        await press(pilot, "enter")
        assert "Began the engagement Acme" in seen(pilot)
        await press(pilot, "escape", "escape")
        current(pilot, EngagementScreen)


def test_the_detail_is_readable(tmp_path: Path) -> None:
    """Fields as they were and as they became, in words and names; never ids."""
    with Store.open(merged(tmp_path)) as store:
        changes = store.history.changes
        merge = detail(store, changes[-1]).plain.splitlines()
        assert merge[:4] == [
            "Merged W2 into W1",
            "10:51:02, Monday 2 November 2026 · change 10",
            "",
            "u undoes it; later work stays.",
        ]
        assert "Factor W2  changed" in merge
        assert "  merged into: nothing → W1" in merge
        assert "  took in: nothing → W2 “Passwords fail”" in merge
        said = detail(store, changes[-2]).plain
        for words in (
            "It cannot be undone: 10:51 Merged W2 into W1 builds on it; undo that first.",
            "Weakness “Passwords fail”  new",
            "people: Ana López",
            "step: What works",
            "letter: weakness",
        ):
            assert words in said
        ids = {document.id for document in store.record.documents()}
        whole = "".join(detail(store, told).plain for told in changes)
        assert not [each for each in ids if each in whole]


@pytest.mark.slow
async def test_engagement_and_summary_as_they_were(tmp_path: Path) -> None:
    """With the moment over them, nothing to write with, steps either way, and back to now."""
    folder = merged(tmp_path)
    async with running(tmp_path, folder, NARROW) as pilot:
        before = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
        await press(pilot, "s", "2", "h")
        to(pilot, "W1 “Logins")
        await press(pilot, "a")
        assert "As it was at 10:42:01 on 2 Nov 2026 — Esc returns to now" in seen(pilot)
        await press(pilot, "2")
        current(pilot, SummaryScreen)
        text = seen(pilot)
        assert "Logins [red]fail[/x]" in text
        assert "Passwords fail" not in text
        await press(pilot, "right_square_bracket")
        assert "As it was at 10:43:02" in seen(pilot)
        assert "Passwords fail" in seen(pilot)
        await press(pilot, "right_square_bracket", "right_square_bracket")
        assert rows(pilot, "#quarter-W") == [
            "W1 Logins [red]fail[/x] 2 of 2 departments · 2 entries"
        ]
        assert "There is no later change" in told(pilot)
        await press(pilot, "left_square_bracket", "escape")
        screen = current(pilot, HistoryScreen)
        assert "Passwords" in screen.query_one(LineList).chosen.sentence
        pilot.app.clear_notifications()
        await press(pilot, "2", "enter")
        assert current(pilot, SessionScreen).store.at
        assert "Esc goes back" in seen(pilot)
        await press(pilot, "escape", "n")
        assert "What was cannot be changed; Esc returns to now." in told(pilot)
        await press(pilot, "escape")
        current(pilot, HistoryScreen)
        await press(pilot, "escape", "escape")
        assert current(pilot, EngagementScreen).store.writable
        after = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
        assert after == before


@pytest.mark.slow
async def test_a_session_as_it_was(tmp_path: Path) -> None:
    """Its entries and its time as they were, no line to type into, and the draft of now is kept."""
    async with running(tmp_path, merged(tmp_path)) as pilot:
        await press(pilot, "enter")
        session = current(pilot, SessionScreen)
        await press(pilot, "f4", "w", "h", "a", "t", "enter")
        await press(pilot, *"half")
        await press(pilot, "ctrl+r")
        screen = current(pilot, HistoryScreen)
        assert not any("Merged" in line for line in lines(pilot))
        to(pilot, "W1 “Logins")
        await press(pilot, "a")
        past = current(pilot, SessionScreen)
        assert past is not session
        assert "As it was at 10:42:01" in seen(pilot)
        assert "as it was: nothing can be recorded here" in seen(pilot)
        assert past.field.words_only
        assert "after: Recorded weakness W1 “Logins" in seen(pilot)
        await press(pilot, "left_square_bracket", "left_square_bracket")
        assert "As it was at 10:00:00" in seen(pilot)
        await press(pilot, "escape")
        assert current(pilot, HistoryScreen) is screen
        await press(pilot, "s")
        to(pilot, "Started Short session")
        await press(pilot, "a", "left_square_bracket")
        assert "The session had not begun then." in told(pilot)
        assert current(pilot, HistoryScreen) is screen
        while pilot.app.screen is not session:
            await press(pilot, "escape")
        assert session.field.value == "half"
        assert session.shown.live
        assert screen not in pilot.app.screen_stack


async def test_ten_thousand_changes(tmp_path: Path) -> None:
    """Only what is seen is drawn, so a long history opens and is walked like a short one."""
    folder = acme(tmp_path, [f"+ Statement {number}" for number in range(400)])
    async with running(tmp_path, folder) as pilot:
        history = app_of(pilot).store.history
        history.changes *= 25
        history._places = {told.mark: place for place, told in enumerate(history.changes)}
        begun = time.process_time()
        assert len(listed(app_of(pilot).store, "statement 39").rows) > 250
        assert time.process_time() - begun < 0.5
        await press(pilot, "h", "pagedown", "pagedown", "end", "home", "down")
        found = pilot.app.screen.query_one(LineList)
        assert len(found.rows) > 10_000
        assert len(found._strips) < 200


async def test_a_document_of_the_past_says_so(tmp_path: Path) -> None:
    """Exported from a screen as it was: the moment stands in its name and under its title."""
    folder = merged(tmp_path)
    async with running(tmp_path, folder) as pilot:
        await press(pilot, "h")
        to(pilot, "W1 “Logins")
        await press(pilot, "3", "x")
        pilot.app.screen.query_one("#format").choose("md")  # type: ignore[attr-defined]
        await press(pilot, "ctrl+s")
        (file,) = (folder / "exports").iterdir()
        assert " as of 2026-11-02 10.42.01" in file.stem
        text = file.read_text("utf-8")
        assert "2 November 2026, 10:42:01 UTC; what was recorded later is left out" in text
        assert "Passwords" not in text
