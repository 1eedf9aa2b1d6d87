"""The summary screen: the picture, the scan, the way down, merging by keys, editions, export."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from screens.engagement.engagement import EngagementScreen
from screens.session.session import SessionScreen
from screens.summary.quadrant import Quadrant
from screens.summary.summary import SummaryScreen
from sessions.exports.registry import REPORTS
from tests.screens.stage import (
    HOSTILE,
    NARROW,
    WIDE,
    acme,
    current,
    fill,
    press,
    rows,
    running,
    seen,
    settle,
    told,
    workshop,
)
from workshop.record.documents import Factor, Pestle
from workshop.record.record import Record

LINES = (
    "+ Fast help desk @Dana",
    "- Same data is typed into three systems @Dana",
    "- The same data is typed into the three systems @Ana",
    "- Year-end close is slow @Ana",
    "! E-invoicing becomes law in 2028 @Dana #legal",
    "* Regional grant for shared records @Ana",
)


def factor(record: Record, code: str) -> Factor:
    """The factor of a code."""
    return next(factor for factor in record.all(Factor) if factor.code == code)


@pytest.mark.slow
@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_picture(tmp_path: Path, size: tuple[int, int]) -> None:
    """Four quarters with sign, word, count, codes, statements and support; the edition is said."""
    async with running(tmp_path, acme(tmp_path, LINES), size) as pilot:
        await press(pilot, "s", "2")
        text = seen(pilot)
        for words in ("+ Strengths  1", "− Weaknesses  3", "★ Opportunities  1", "! Threats  1"):
            assert words in text
        assert "W1" in text
        assert "1 of 2 dep" in text
        assert "restricted edition" in text
        assert rows(pilot, "#quarter-W")[0].startswith("W1 Same data is typed into three")
        await press(pilot, "escape")
        current(pilot, EngagementScreen)


@pytest.mark.slow
@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_way_down_to_the_session(tmp_path: Path, size: tuple[int, int]) -> None:
    """Enter goes from a factor to who said it and from there to the session; Escape comes back."""
    async with running(tmp_path, acme(tmp_path, LINES), size) as pilot:
        await press(pilot, "s", "2", "right", "enter")
        text = seen(pilot)
        assert "Evidence" in text
        assert "Dana Ortiz, CFO, Finance · Short session · 2 Nov 2026" in " ".join(text.split())
        await press(pilot, "enter")
        current(pilot, SessionScreen)
        pilot.app.pop_screen()
        await settle(pilot)
        await press(pilot, "escape")
        screen = current(pilot, SummaryScreen)
        assert screen.query_one(Quadrant).active.letter == "W"


async def test_scan(tmp_path: Path) -> None:
    """The register says every letter, the empty ones too, and what has no field yet; f files."""
    async with running(tmp_path, acme(tmp_path, LINES)) as pilot:
        await press(pilot, "s", "3")
        listed = rows(pilot, "#scan")
        assert "P Political" in listed
        place = listed.index("L Legal 1")
        assert listed[place + 1].startswith(
            "! T1 E-invoicing becomes law in 2028 not scored threat"
        )
        assert any(row.startswith("Nothing recorded.") for row in listed)
        assert "No field yet: press f to file one 1" in listed
        await press(pilot, "end", "f", "enter")
        record = workshop(pilot).store.record
        assert factor(record, "O1").pestle is Pestle.POLITICAL
        assert "P Political 1" in rows(pilot, "#scan")
        await press(pilot, "ctrl+z")
        assert factor(record, "O1").pestle is None


@pytest.mark.slow
async def test_position_says_why_it_is_not_defined(tmp_path: Path) -> None:
    """Without weights and ratings there is no number but a reason."""
    async with running(tmp_path, acme(tmp_path, LINES), NARROW) as pilot:
        await press(pilot, "s", "4")
        text = seen(pilot)
        assert "IFE" in text
        assert "EFE" in text
        assert text.count("not defined") == 2


@pytest.mark.slow
async def test_merge_and_split_by_keys(tmp_path: Path) -> None:
    """Space marks, m merges into the chosen one in other words, p splits, Ctrl+Z takes back."""
    async with running(tmp_path, acme(tmp_path, LINES), NARROW) as pilot:
        record = workshop(pilot).store.record
        await press(pilot, "s", "2", "right", "space", "down", "space", "m")
        assert "which one stands?" in seen(pilot)
        fill(pilot, wording="Typed [red] thrice")
        await press(pilot, "enter")
        first, second = factor(record, "W1"), factor(record, "W2")
        assert second.into == first.id
        assert first.text == "Typed [red] thrice"
        assert "Merged W2 into W1" in told(pilot)
        assert [row[:2] for row in rows(pilot, "#quarter-W")] == ["W1", "W3"]
        await press(pilot, "home", "enter")
        assert any("merged into it" in row for row in rows(pilot, "#evidence"))
        await press(pilot, "p", "enter")
        assert factor(record, "W2").into is None
        await press(pilot, "ctrl+z")
        assert factor(record, "W2").into == first.id
        await press(pilot, "ctrl+y")
        assert factor(record, "W2").into is None


@pytest.mark.slow
async def test_the_cursor_stays_with_what_was_merged(tmp_path: Path) -> None:
    """A factor that went into another one takes the cursor along, to the one that stands."""
    lines = (*LINES, *(f"- Weak point {number} @Ana" for number in range(4, 9)))
    async with running(tmp_path, acme(tmp_path, lines), WIDE) as pilot:
        record = workshop(pilot).store.record
        await press(pilot, "s", "2", "right", "space")
        weaknesses = current(pilot, SummaryScreen).query_one(Quadrant).quarter("W")
        assert weaknesses.chosen == factor(record, "W1").id
        weaknesses.go_to(factor(record, "W5").id)
        await press(pilot, "space", "m", "enter")
        assert factor(record, "W5").into == factor(record, "W1").id
        assert weaknesses.chosen == factor(record, "W1").id
        assert weaknesses.has_focus
        assert any("Weak point 5" in each for each in rows(pilot, "#evidence"))
        await press(pilot, "ctrl+z")
        assert weaknesses.chosen == factor(record, "W1").id


async def test_what_cannot_be_done_says_why(tmp_path: Path) -> None:
    """The scan is of what lies outside; only factors of one letter are merged."""
    async with running(tmp_path, acme(tmp_path, LINES)) as pilot:
        await press(pilot, "s", "2", "f")
        assert "S1 is internal" in told(pilot)
        await press(pilot, "space", "right", "space")
        assert "S1 is marked; only factors of one letter can be merged." in told(pilot)
        await press(pilot, "m")
        assert "mark another" in told(pilot)


async def test_proposals_one_by_one(tmp_path: Path) -> None:
    """With none marked, m shows what looks alike and why; a keeps apart for good."""
    async with running(tmp_path, acme(tmp_path, LINES), NARROW) as pilot:
        record = workshop(pilot).store.record
        await press(pilot, "s", "2", "m")
        text = seen(pilot)
        assert "These look alike" in text
        assert "1 proposal left" in text
        assert "Because: " in text
        await press(pilot, "a")
        assert record.judged_apart()
        current(pilot, SummaryScreen)
        await press(pilot, "m")
        assert "No two factors look alike." in told(pilot)


async def test_proposal_merged_into_the_chosen_one(tmp_path: Path) -> None:
    """The cursor says which of the two stands."""
    async with running(tmp_path, acme(tmp_path, LINES)) as pilot:
        record = workshop(pilot).store.record
        await press(pilot, "s", "2", "m", "down", "m")
        assert factor(record, "W1").into == factor(record, "W2").id


async def test_edit(tmp_path: Path) -> None:
    """The key e words a factor and files it; what was said stays as it was said."""
    async with running(tmp_path, acme(tmp_path, LINES), NARROW) as pilot:
        record = workshop(pilot).store.record
        await press(pilot, "s", "2", "down", "e")
        fill(pilot, statement="[@click=app.quit]q[/] grant")
        pilot.app.screen.query_one("#pestle").choose("E")  # type: ignore[attr-defined]
        await press(pilot, "ctrl+s")
        edited = factor(record, "O1")
        assert (edited.text, edited.pestle) == ("[@click=app.quit]q[/] grant", Pestle.ECONOMIC)
        assert record.evidence_of(edited.id)[0].text == "Regional grant for shared records"


async def test_editions(tmp_path: Path) -> None:
    """The key t changes the edition; the one that may be shared names nobody who was not asked."""
    async with running(tmp_path, acme(tmp_path, LINES)) as pilot:
        await press(pilot, "s", "2")
        assert "Dana Ortiz" in "".join(rows(pilot, "#evidence"))
        await press(pilot, "t")
        assert "shareable edition" in seen(pilot)
        assert "Dana Ortiz" not in "".join(rows(pilot, "#evidence"))


@pytest.mark.slow
async def test_export(tmp_path: Path) -> None:
    """The key x writes what is in front, in every format, and says where."""
    folder = acme(tmp_path, LINES)
    async with running(tmp_path, folder) as pilot:
        await press(pilot, "s", "3")
        written = set[Path]()
        for form in REPORTS:
            await press(pilot, "x")
            pilot.app.screen.query_one("#format").choose(form)  # type: ignore[attr-defined]
            await settle(pilot)
            await press(pilot, "ctrl+s")
            (file,) = set((folder / "exports").iterdir()) - written
            written.add(file)
            assert file.name == f"Acme - Environmental scan (restricted).{form}"
            assert file.stat().st_size > 500
            assert f"Written: {file}" in told(pilot)


@pytest.mark.slow
async def test_what_a_document_lacks_is_told(tmp_path: Path) -> None:
    """A character that no typeface has is named where a PDF was asked for."""
    folder = acme(tmp_path, ["+ Nobody reads \U000f1234 here"])
    async with running(tmp_path, folder) as pilot:
        await press(pilot, "s", "2", "x")
        pilot.app.screen.query_one("#format").choose("pdf")  # type: ignore[attr-defined]
        await settle(pilot)
        await press(pilot, "ctrl+s")
        assert "(U+F1234): a box stands in the place of each" in told(pilot)
        assert [file.suffix for file in (folder / "exports").iterdir()] == [".pdf"]


@pytest.mark.slow
async def test_every_format_of_a_session_is_in_sight_in_a_small_terminal(tmp_path: Path) -> None:
    """The document with the most formats leaves the buttons in sight, and no dot alone."""
    folder = acme(tmp_path, LINES)
    async with running(tmp_path, folder, NARROW) as pilot:
        await press(pilot, "s", "2", "x")
        pilot.app.screen.query_one("#document").choose("session")  # type: ignore[attr-defined]
        await settle(pilot)
        shown = seen(pilot)
        assert "○ Markdown  ○ Web page  ● Word  ○ PDF  ○ JSON data" in shown
        assert "○ Notes" in shown
        assert "Write the file" in shown
        await pilot.resize_terminal(66, 24)
        await settle(pilot)
        assert "○ JSON data" in seen(pilot)
        assert "○ Notes" in seen(pilot)
        await press(pilot, "shift+tab")
        assert "Write the file" in seen(pilot)


@pytest.mark.slow
async def test_hostile_statements_are_shown_as_they_are(tmp_path: Path) -> None:
    """Statements that look like markup stand in the picture, the scan and the evidence."""
    lines = [f"{sign} {text} {sign}side" for sign in "+*" for text in HOSTILE]
    async with running(tmp_path, acme(tmp_path, lines)) as pilot:
        await press(pilot, "s", "2")
        for text in HOSTILE:
            assert f"{text} +side" in seen(pilot)
        await press(pilot, "3", "enter")
        for text in HOSTILE:
            assert any(f"{text} *side" in row for row in rows(pilot, "#scan"))


@pytest.mark.slow
async def test_nothing_recorded(tmp_path: Path) -> None:
    """An engagement without factors has a summary that says so."""
    async with running(tmp_path, acme(tmp_path), NARROW) as pilot:
        await press(pilot, "s", "2", "m", "e", "enter", "3", "4")
        assert "not defined" in seen(pilot)


@pytest.mark.slow
async def test_a_thousand_factors(tmp_path: Path) -> None:
    """A long record stays quick: a key takes well under a blink of the processor's time."""
    letters = "+-*!"
    lines = [f"{letters[number % 4]} Statement number {number}" for number in range(1_000)]
    async with running(tmp_path, acme(tmp_path, lines)) as pilot:
        await press(pilot, "s", "2")
        assert len(rows(pilot, "#quarter-W")) == 250
        begun = time.process_time()  # how busy the machine is with other things is no matter
        await pilot.press("down", "down", "down", "space", "end")
        assert time.process_time() - begun < 5
