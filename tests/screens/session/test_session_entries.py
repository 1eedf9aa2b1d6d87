"""The log: every entry can be corrected by a key, and nothing disappears."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from screens.session.dialogs.step import StepDialog
from screens.session.panes.entry_log import EntryLog
from tests.builders.acme import Acme
from tests.screens.session.session_app import Desk, session
from workshop.record.documents import Entry, EntryKind, Factor, Pestle
from workshop.running.capture import read_line
from workshop.running.commands import RecordEntries


@pytest.fixture
def acme(tmp_path: Path) -> Acme:
    """A session with three entries in one step."""
    acme = Acme(tmp_path / "acme")
    for line in ("First said", "+ Fast help desk @Ana", "! E-invoicing becomes law"):
        acme.say(line)
    return acme


def entry(acme: Acme, place: int = -1) -> Entry:
    """An entry by its place."""
    return acme.store.record.entries_of(acme.session_id)[place]


async def into_log(desk: Desk) -> EntryLog:
    """Go to the step and up into its log."""
    await desk.to("works")
    await desk.press("up")
    return desk.screen.body.log_view


async def test_up_goes_into_the_log_and_back(acme: Acme) -> None:
    """Up from an empty line selects the last entry; Escape and Down past the end come back."""
    async with session(acme) as desk:
        log = await into_log(desk)
        assert log.has_focus
        assert log.selected == entry(acme).id
        await desk.press("up")
        assert log.selected == entry(acme, 1).id
        await desk.press("escape")
        assert desk.screen.field.has_focus
        await desk.press("up", "down")
        assert desk.screen.field.has_focus


@pytest.mark.slow
async def test_up_in_a_typed_line_stays(acme: Acme) -> None:
    """With words in the line, Up does not take them away."""
    async with session(acme) as desk:
        await desk.to("works")
        await desk.type("Half", enter=False)
        await desk.press("up")
        assert desk.screen.field.has_focus


SIGNS = {
    "plus": EntryKind.STRENGTH,
    "minus": EntryKind.WEAKNESS,
    "asterisk": EntryKind.OPPORTUNITY,
    "quotation_mark": EntryKind.QUOTE,
    "greater_than_sign": EntryKind.ACTION,
    "equals_sign": EntryKind.DECISION,
    "question_mark": EntryKind.QUESTION,
    "tilde": EntryKind.PARKED,
    "full_stop": EntryKind.NOTE,
}


@pytest.mark.slow
async def test_a_sign_retags_the_selected_entry(acme: Acme) -> None:
    """The sign that would be typed first in a line makes the entry that kind, from any other."""
    async with session(acme) as desk:
        await into_log(desk)
        for key, kind in SIGNS.items():
            await desk.press(key)
            assert entry(acme).kind is kind
            assert desk.screen.body.log_view.selected == entry(acme).id


@pytest.mark.slow
async def test_letters_file_an_entry_in_the_scan(acme: Acme) -> None:
    """P E S T L N put it in a field, 0 takes it out; its factor goes along."""
    async with session(acme) as desk:
        await into_log(desk)
        await desk.press("l")
        factor = acme.store.record.get(Factor, entry(acme).factor_id or "")
        assert (entry(acme).pestle, factor.pestle) == (Pestle.LEGAL, Pestle.LEGAL)
        await desk.press("n")
        assert entry(acme).pestle is Pestle.ENVIRONMENTAL
        await desk.press("0")
        assert entry(acme).pestle is None


@pytest.mark.slow
async def test_retracting_strikes_through_and_says_so(acme: Acme) -> None:
    """A retracted entry stays in view with the word; R lets it count again."""
    async with session(acme) as desk:
        await into_log(desk)
        await desk.press("x")
        assert entry(acme).retracted
        assert "retracted" in desk.seen()
        await desk.press("r")
        assert not entry(acme).retracted


@pytest.mark.slow
async def test_private_is_said_in_words(acme: Acme) -> None:
    """V keeps an entry for the facilitator, and again lets it go."""
    async with session(acme) as desk:
        await into_log(desk)
        await desk.press("v")
        assert entry(acme).private
        assert "private" in desk.seen()
        await desk.press("v")
        assert not entry(acme).private


@pytest.mark.slow
async def test_editing_shows_the_line_that_was_typed(acme: Acme) -> None:
    """Enter edits an entry with its sign and names; what is not changed stays."""
    async with session(acme) as desk:
        await into_log(desk)
        await desk.press("up", "enter")
        assert desk.pilot.app.screen.query_one("#line", Input).value == "+ Fast help desk @Ana"
        await desk.press("end", *" #people", "enter")
        edited = entry(acme, 1)
        assert (edited.text, edited.tags, edited.people) == (
            "Fast help desk",
            ("people",),
            (acme.ana.id,),
        )


@pytest.mark.slow
async def test_moving_an_entry_to_another_step(acme: Acme) -> None:
    """M asks for the step; its number is enough."""
    async with session(acme) as desk:
        await into_log(desk)
        await desk.press("m")
        assert isinstance(desk.pilot.app.screen, StepDialog)
        await desk.press("4", "enter")
        assert entry(acme).step_id == "outside"


async def test_a_click_selects(acme: Acme) -> None:
    """The mouse can do it too."""
    async with session(acme) as desk:
        await desk.to("works")
        await desk.pilot.click(EntryLog, offset=(14, 0))
        await desk.pilot.pause()
        assert desk.screen.body.log_view.selected == entry(acme, 0).id


async def test_without_a_selection_the_last_entry_is_meant(acme: Acme) -> None:
    """From the palette, while the line has the focus: the last one said."""
    async with session(acme) as desk:
        await desk.to("works")
        await desk.give("entry.weakness")
        assert entry(acme).kind is EntryKind.WEAKNESS


@pytest.mark.slow
async def test_undo_reaches_across_steps_and_keeps_the_line(acme: Acme) -> None:
    """Ctrl+Z takes back what was recorded in another step, tells it, and leaves the field alone."""
    async with session(acme) as desk:
        await desk.to("outside")
        await desk.type("Being typed", enter=False)
        await desk.press("ctrl+z")
        assert "Undone: Recorded threat" in desk.hint
        assert [e.text for e in acme.store.record.entries_of(acme.session_id)] == [
            "First said",
            "Fast help desk",
        ]
        assert (desk.screen.field.value, desk.screen.field.has_focus) == ("Being typed", True)
        await desk.press("ctrl+y")
        assert "Redone" in desk.hint
        assert entry(acme).text == "E-invoicing becomes law"


async def test_a_thousand_entries(acme: Acme) -> None:
    """The log follows its end, and the selection moves at once wherever it is."""
    lines = tuple(read_line(f"+ Statement number {number}") for number in range(1000))
    acme.store.do(RecordEntries(session_id=acme.session_id, step_id="works", lines=lines))
    async with session(acme) as desk:
        log = await into_log(desk)
        assert "Statement number 999" in desk.seen()
        await desk.press("home")
        assert log.selected == entry(acme, 0).id
        assert "First said" in desk.seen()
        await desk.press("escape")
        await desk.type("The last word")
        assert "The last word" in desk.seen()
