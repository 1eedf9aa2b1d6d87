"""The transcript beside the guide, as a person uses it.

Requirement: read, searched, passages taken as any kind of entry by one key each, in the step that
is shown; from a quote to its place and back; who speaks can be said; no text is markup.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from screens.engagement.engagement import EngagementScreen
from screens.engagement.speakers_dialog import SpeakersDialog
from screens.transcript.text import TranscriptText
from screens.transcript.transcript import TranscriptScreen
from screens.widgets.choice import Choice
from tests.screens.stage import current, press, running, seen, settle, told, workshop
from tests.screens.transcript.talk import recorded
from workshop.record.documents import Entry, EntryKind, Person
from workshop.record.transcripts import Transcript


def entries(pilot: Pilot[None]) -> list[Entry]:
    """The entries of the session, in the order recorded."""
    record = workshop(pilot).store.record
    return record.entries_of(record.sessions()[0].id)


def text(pilot: Pilot[None]) -> TranscriptText:
    """The text on the screen."""
    return current(pilot, TranscriptScreen).query_one(TranscriptText)


@pytest.mark.slow
async def test_it_is_read_searched_and_taken_from(tmp_path: Path) -> None:
    """One run through everything that a person does with it."""
    folder = recorded(tmp_path)
    async with running(tmp_path, folder) as pilot:
        await press(pilot, "t")
        screen = current(pilot, TranscriptScreen)
        shown = seen(pilot)
        assert "And what [red]stops[/red] you?" in shown
        assert "3 quotes: 1 ✓  1 ≈  1 ?" in shown
        # A passage of two cues as a quote, in the step that asks.
        await press(pilot, "down", "space", "down", "quotation_mark")
        quote = entries(pilot)[-1]
        took = "The month-end close, honestly. It took nine days, and now it is four."
        assert (quote.kind, quote.text, quote.spoken) == (EntryKind.QUOTE, took, 7.0)
        assert quote.step_id == "works"
        assert text(pilot).passage == range(2, 3)
        # Two people in one passage are refused, and the passage stays.
        await press(pilot, "space", "down", "quotation_mark")
        assert "speak in these cues" in told(pilot)
        await press(pilot, "escape")
        current(pilot, TranscriptScreen)
        # Another step, another kind.
        await press(pilot, "f2", "down", "minus")
        weak = entries(pilot)[-1]
        assert (weak.kind, weak.step_id, weak.spoken) == (EntryKind.WEAKNESS, "outside", 21.0)
        await press(pilot, "ctrl+z")
        assert entries(pilot)[-1].id == quote.id
        # Finding, without accents.
        await press(pilot, "slash", *"resume", "enter")
        assert text(pilot).cue == 5
        await press(pilot, "n")
        assert text(pilot).cue == 5
        await press(pilot, "escape", "home")
        assert text(pilot).cue == 0
        # From a quote to its place.
        await press(pilot, "e", "home", "down", "enter")
        assert text(pilot).cue == 4
        await press(pilot, "enter")
        assert screen.query_one("#entries").has_focus
        about = str(screen.query_one("#about", Static).render())  # a notice may lie over it
        assert about.startswith("Close, at 00:21: “–” was “the”")
        await press(pilot, "escape")
        current(pilot, EngagementScreen)


async def test_who_speaks_is_said(tmp_path: Path) -> None:
    """Somebody known is picked; what is told of the speaker is their name then."""
    folder = recorded(tmp_path)
    async with running(tmp_path, folder) as pilot:
        await press(pilot, "t", "s")
        await press(pilot, "down", "enter")
        (transcript,) = workshop(pilot).store.record.all(Transcript)
        person = workshop(pilot).store.record.get(Person, transcript.speakers["Q"])
        assert f"Q of the transcript is {person.name}" in told(pilot)
        assert person.name[:10] in seen(pilot)


async def test_a_file_is_shown_before_it_is_taken(tmp_path: Path) -> None:
    """Who speaks is proposed, and can be said; quotes are made where that is asked for."""
    folder = recorded(tmp_path)
    path = tmp_path / "more.vtt"
    path.write_text(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ortiz, Dana (Finance)>One thing.\n\n"
        "00:03.000 --> 00:04.000\n<v Lind, Zoe (Law)>Another [b]thing.\n",
        "utf-8",
    )
    async with running(tmp_path, folder) as pilot:
        await press(pilot, "I")
        pilot.app.screen.query_one("#path", Input).value = str(path)
        await press(pilot, "ctrl+s")
        await press(pilot, "down", "enter")
        await settle(pilot)
        dialog = pilot.app.screen
        assert isinstance(dialog, SpeakersDialog)
        assert dialog.text_of("speaker0") == "Dana Ortiz"
        assert dialog.text_of("speaker1") == "Zoe Lind | | Law"
        assert "Another [b]thing." in seen(pilot)
        dialog.query_one("#quotes", Choice).place = 1
        await press(pilot, "ctrl+s")
        await settle(pilot)
        record = workshop(pilot).store.record
        made = next(s for s in record.sessions() if s.title == "Recorded conversation")
        assert [entry.text for entry in record.entries_of(made.id)] == [
            "One thing.",
            "Another [b]thing.",
        ]
        assert [person.name for person in record.people_of(made)] == ["Dana Ortiz", "Zoe Lind"]
