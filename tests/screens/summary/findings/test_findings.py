"""The findings screen: made of what is marked, worded where they stand, by keys alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from screens.engagement.engagement import EngagementScreen
from screens.session.session import SessionScreen
from screens.summary.findings.findings import FindingsScreen
from screens.summary.findings.in_place import SentenceField
from screens.summary.findings.issue_dialog import IssueDialog
from screens.summary.findings.state import Side
from screens.summary.summary import SummaryScreen
from screens.widgets.choice import Choice
from tests.screens.stage import NARROW, acme, current, press, running, seen, settle, told, workshop
from workshop.record.findings.documents import Finding
from workshop.record.record import Record
from workshop.running.findings.commands import MakeFinding
from workshop.running.findings.standing import findings_of, headline_of, versions_of
from workshop.running.senders import Sender

LINES = (
    "+ Fast help desk @Dana",
    "- The same data is typed into three systems @Dana #data",
    "- Nobody knows which copy is right @Ana #data",
    "! E-invoicing becomes law in 2028 @Dana",
)


def record_of(pilot: Pilot[None]) -> Record:
    return workshop(pilot).store.record


def findings(pilot: Pilot[None]) -> list[Finding]:
    return findings_of(record_of(pilot))


def words(pilot: Pilot[None]) -> str:
    """What is on the screen, blanks and lines aside."""
    return " ".join(seen(pilot).split())


def part(pilot: Pilot[None], selector: str) -> str:
    """The words of one part of what is in front."""
    return " ".join(str(pilot.app.screen.query_one(selector, Static).content).split())


def side(pilot: Pilot[None]) -> Side:
    shown = current(pilot, FindingsScreen).shown
    assert shown is not None
    return shown.side


@pytest.mark.slow
async def test_from_marks_to_an_issued_version(tmp_path: Path) -> None:
    """Space marks, a makes, the sentence is typed in place; the other keys do the rest."""
    async with running(tmp_path, acme(tmp_path, LINES)) as pilot:
        await press(pilot, "s")
        assert "Nobody wrote a finding yet." in part(pilot, "#above")
        await press(pilot, "tab", "space", "down", "space")
        assert "2 marked: space unmarks a makes finding 1 of them" in words(pilot)
        # The key after a is typed into the sentence.
        await pilot.press("a", *"[red]One")
        await settle(pilot)
        assert "⏎ makes finding 1" in words(pilot)
        assert "LINE" in words(pilot)
        await press(pilot, "enter")
        (one,) = findings(pilot)
        assert one.text == "[red]One"
        assert len(one.cites) == 2
        assert side(pilot) is Side.FINDINGS
        assert "1 [red]One" in words(pilot)
        assert "▸ no recommendation yet" in words(pilot)

        await press(pilot, "r", *"Join", "enter", *"Money", "enter", *"board", "enter")
        await press(pilot, *"12 Jan 2030", "enter")
        (one,) = findings(pilot)
        assert one.recommendation == "Join"
        assert one.ask is not None
        assert (one.ask.text, one.ask.who, one.ask.by) == ("Money", "board", date(2030, 1, 12))
        assert "? asks board by 12 Jan 2030: Money" in words(pilot)

        await press(pilot, "tab", "end", "space", "plus")
        assert len(findings(pilot)[0].cites) == 3
        assert "marked" not in words(pilot)
        await press(pilot, "minus")  # the one in front is one of those
        assert len(findings(pilot)[0].cites) == 2

        await press(pilot, "space", "a", *"Two", "enter")
        assert [each.text for each in findings(pilot)] == ["[red]One", "Two"]
        await press(pilot, "e", *" more", "enter")
        assert findings(pilot)[1].text == "Two more"
        await press(pilot, "K")
        assert [each.code for each in findings(pilot)] == ["F2", "F1"]
        await press(pilot, "J")
        assert [each.code for each in findings(pilot)] == ["F1", "F2"]

        await press(pilot, "down", "d")
        assert [each.code for each in findings(pilot)] == ["F1"]
        await press(pilot, "ctrl+z")
        assert [each.code for each in findings(pilot)] == ["F1", "F2"]
        await press(pilot, "escape")
        current(pilot, EngagementScreen)


@pytest.mark.slow
async def test_headline_quotes_and_version(tmp_path: Path) -> None:
    """The headline is typed where it stands, quotes are chosen; v issues, and says what lacks."""
    async with running(tmp_path, acme(tmp_path, LINES)) as pilot:
        await press(pilot, "s", "tab", "a", *"One", "enter", "r", *"Join", "ctrl+s")
        await press(pilot, "tab", "end", "space", "a", *"Two", "enter", "up")
        await press(pilot, "h", *"Join first", "enter", *"so", "ctrl+s")
        headline = headline_of(record_of(pilot))
        assert headline is not None
        assert (headline.text, headline.lines) == ("Join first", ("so",))
        assert "Headline Join first" in words(pilot)

        await press(pilot, "q", "space")
        assert len(findings(pilot)[0].quotes) == 1
        assert "●" in seen(pilot)
        await press(pilot, "enter")
        current(pilot, SessionScreen)
        pilot.app.pop_screen()
        await settle(pilot)
        await press(pilot, "escape")
        assert side(pilot) is Side.FINDINGS

        await press(pilot, "v", "right")
        assert isinstance(pilot.app.screen, IssueDialog)
        assert "1 finding (2) without a recommendation" in part(pilot, "#missing")
        await press(pilot, "ctrl+s")
        (version,) = versions_of(record_of(pilot))
        assert version.final
        assert "final" in words(pilot)


@pytest.mark.slow
async def test_nothing_typed_is_lost(tmp_path: Path) -> None:
    """A half-typed sentence outlives Escape and the program, with what was marked for it."""
    folder = acme(tmp_path, LINES)
    async with running(tmp_path, folder, NARROW) as pilot:
        await press(pilot, "s", "tab", "space", "a", *"Half a tho", "escape")
        assert "half typed: “Half a tho”" in words(pilot)
        await press(pilot, "a", *"ught")
        assert current(pilot, FindingsScreen).query_one(SentenceField).text == "Half a thought"
    async with running(tmp_path, folder, NARROW) as pilot:
        await press(pilot, "s")
        assert "half typed: “Half a thought”" in words(pilot)
        await press(pilot, "a", "enter")
        (one,) = findings(pilot)
        assert (one.text, len(one.cites)) == ("Half a thought", 1)
        assert "half typed" not in words(pilot)
        # A day that is none is refused where it stands, and nothing of it is lost.
        await press(pilot, "r", *"Do it", "enter", *"A yes", "enter", "enter", *"31 Feb", "enter")
        assert "LINE ▲" in part(pilot, "#hint")
        assert findings(pilot)[0].recommendation == ""
        await press(pilot, "escape")
        assert "half typed: “Do it · A yes · 31 Feb” r goes on" in words(pilot)
        await press(pilot, "r")
        fields = current(pilot, FindingsScreen).query(SentenceField)
        assert [each.text for each in fields] == ["Do it", "A yes", "", "31 Feb"]
        await press(pilot, "escape")
        # A new one stands below all others; what is typed is in sight however many there are.
        store, cites = workshop(pilot).store, one.cites
        for n in range(4):
            command = MakeFinding(text=f"{n} " + "long enough for two lines " * 5, cites=cites)
            store.do(command, Sender.APPLICATION)
        await settle(pilot)
        await press(pilot, "tab", "space", "a", *"In sight")
        assert "In sight" in words(pilot)
        await press(pilot, "escape")
        assert "a goes on with finding 6" in part(pilot, "#hint")


async def test_what_cannot_be_done_says_why(tmp_path: Path) -> None:
    """Without marks, without a finding, without a headline: a sentence says what comes first."""
    async with running(tmp_path, acme(tmp_path, LINES[:1]), NARROW) as pilot:
        await press(pilot, "s", "e")
        assert "mark material with space, then press a" in told(pilot)
        await press(pilot, "v", "right", "ctrl+s")
        missing = "they need a headline (the answer in a sentence) and a finding"
        assert missing in part(pilot, "#missing")
        assert missing in part(pilot, "#complaint")
        assert not versions_of(record_of(pilot))
        await press(pilot, "escape", "tab", "a", "enter")
        assert "Write the finding in a sentence." in part(pilot, "#hint")
        await press(pilot, *"One", "enter")
        await press(pilot, "tab", "plus")
        assert "rests on that already" in told(pilot)
        await press(pilot, "minus")
        assert "d takes the finding back" in told(pilot)


async def test_an_empty_engagement_says_what_comes_first(tmp_path: Path) -> None:
    """Where nothing was recorded there is nothing to mark, and that is said."""
    async with running(tmp_path, acme(tmp_path)) as pilot:
        await press(pilot, "s", "tab", "down", "space", "a", "plus", "minus", "q", "space", "enter")
        assert "Findings rest on factors and themes" in part(pilot, "#above")
        assert not findings(pilot)


async def test_views_by_digits_and_back(tmp_path: Path) -> None:
    """1 to 4 show the views of the summary; Escape leaves them all at once."""
    async with running(tmp_path, acme(tmp_path, LINES)) as pilot:
        await press(pilot, "s", "t", "3")
        screen = current(pilot, SummaryScreen)
        assert screen.has_class("-scan")
        assert "shareable" in words(pilot)
        await press(pilot, "1")
        current(pilot, FindingsScreen)
        await press(pilot, "4", "escape")
        current(pilot, EngagementScreen)


@pytest.mark.slow
async def test_export_says_how_far_the_documents_are(tmp_path: Path) -> None:
    """The dialog says draft or final, and offers what changed since a version that was issued."""
    folder = acme(tmp_path, LINES)
    async with running(tmp_path, folder) as pilot:
        await press(pilot, "s", "x")
        assert part(pilot, ".dialog-title") == "Export Working draft."
        assert not pilot.app.screen.query("#since")
        await press(pilot, "escape", "tab", "a", *"One", "enter", "v", "ctrl+s")
        await press(pilot, "e", *" more", "enter", "x")
        assert "Draft 1 of " in part(pilot, ".dialog-title")
        assert "changed since" in part(pilot, ".dialog-title")
        pilot.app.screen.query_one("#since", Choice).choose("draft 1")
        pilot.app.screen.query_one("#format", Choice).choose("md")
        await press(pilot, "ctrl+s")
        (file,) = (folder / "exports").iterdir()
        assert "draft 1" in file.read_text("utf-8").casefold()
