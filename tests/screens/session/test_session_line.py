"""The line: one Enter, one entry on the disk, and never a word lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sessions.errors import NotRecorded
from sessions.journal.overlay import Change as Writing
from sessions.store.commits import Commits
from sessions.store.drafts import Place
from sessions.store.store import Store
from tests.builders.acme import Acme
from tests.screens.session.session_app import session
from workshop.errors import Refused
from workshop.record.change import Change
from workshop.record.documents import Entry, EntryKind, Session
from workshop.running.commands import PauseSession


@pytest.fixture
def acme(tmp_path: Path) -> Acme:
    """A session of a small engagement."""
    return Acme(tmp_path / "acme")


def entries(acme: Acme) -> list[Entry]:
    """What is recorded."""
    return acme.store.record.entries_of(acme.session_id)


@pytest.mark.slow
async def test_enter_records_and_shows_the_entry(acme: Acme) -> None:
    """A line becomes an entry, durable before the field is empty, and is shown with its time."""
    async with session(acme) as desk:
        await desk.to("works")
        await desk.type("+ Fast help desk @Ana #people")
        (entry,) = entries(acme)
        assert (entry.kind, entry.text) == (EntryKind.STRENGTH, "Fast help desk")
        assert entry.people == (acme.ana.id,)
        assert desk.screen.field.value == ""
        assert "Recorded strength S1" in desk.hint
        assert "10:00  +  Fast help desk   S1  @Ana  #people" in desk.seen()


async def test_enter_twice_records_once(acme: Acme) -> None:
    """A key that bounces must not make two entries."""
    async with session(acme) as desk:
        await desk.to("works")
        await desk.type("Said once")
        await desk.press("enter", "enter")
        assert len(entries(acme)) == 1


@pytest.mark.slow
async def test_enter_on_nothing_records_nothing(acme: Acme) -> None:
    """Blanks are not an entry."""
    async with session(acme) as desk:
        await desk.to("works")
        await desk.type("   ")
        assert entries(acme) == []


@pytest.mark.slow
async def test_the_hint_says_how_the_line_will_be_read(acme: Acme) -> None:
    """Kind, person, field of the scan and date stand below the line while it is typed."""
    async with session(acme) as desk:
        await desk.to("works")
        await desk.type("! E-invoicing @Ana @Zoe #legal due:2027-03-31 due:soon", enter=False)
        for words in ("! threat", "Ana López", "new person: Zoe", "legal", "due 31 Mar 2027"):
            assert words in desk.hint
        assert "due:soon is not a date" in desk.hint


async def test_what_is_not_understood_is_said_when_it_is_recorded(acme: Acme) -> None:
    """Not in the hint alone: the acknowledgement names the date; one as people say it is taken."""
    async with session(acme) as desk:
        await desk.to("works")
        await desk.type("> Renew it @Ana due:3/4/2027")
        assert "may be 3 April 2027 or 4 March 2027" in desk.hint
        assert entries(acme)[-1].due is None
        await desk.type("> Ask them @Ana due:31 Dec 2027")
        assert entries(acme)[-1].due == date(2027, 12, 31)
        await desk.type("+ @Ana's desk answers")
        assert len(acme.store.record.get(Session, acme.session_id).people) == 2
        assert entries(acme)[-1].text == "Ana's desk answers"


@pytest.mark.slow
async def test_a_step_gives_lines_without_a_sign_their_kind(acme: Acme) -> None:
    """Nothing before a line means what the step says."""
    async with session(acme) as desk:
        await desk.to("works")
        await desk.type("Just so")
        assert entries(acme)[0].kind is EntryKind.NOTE


async def test_tab_completes_a_name(acme: Acme) -> None:
    """Tab takes the first name that fits; the room is found before everybody else."""
    async with session(acme) as desk:
        await desk.to("works")
        await desk.type("Ask @an", enter=False)
        await desk.press("tab")
        assert desk.screen.field.value == "Ask @Ana "
        await desk.type("Outside #tech", enter=False)
        await desk.press("tab")
        assert desk.screen.field.value == "Outside #technological "


@pytest.mark.slow
@pytest.mark.parametrize(
    "refusal", [NotRecorded("Not recorded: the disk is full."), Refused("The rules say no.")]
)
async def test_a_refused_line_stays(
    acme: Acme, monkeypatch: pytest.MonkeyPatch, refusal: Exception
) -> None:
    """The disk refuses: the text stays, the reason is told, and the next try may succeed."""
    async with session(acme) as desk:
        await desk.to("works")
        with monkeypatch.context() as patch:

            def refuse(*_: object) -> None:
                raise refusal

            patch.setattr(Commits, "compose", refuse)
            await desk.type("+ Must not be lost")
            assert desk.screen.field.value == "+ Must not be lost"
            assert str(refusal) in desk.hint
            assert entries(acme) == []
            assert ("not recorded" in desk.seen()) is isinstance(refusal, NotRecorded)
        await desk.press("enter")
        assert desk.screen.field.value == ""
        assert "● recorded" in desk.seen()


@pytest.mark.parametrize(
    "refusal", [NotRecorded("Not recorded: the disk is full."), Refused("The rules say no.")]
)
@pytest.mark.slow
async def test_a_refused_line_is_never_joined_with_the_next(
    acme: Acme, monkeypatch: pytest.MonkeyPatch, refusal: Exception
) -> None:
    """Typed on at once, the next line stands alone; the refused one comes back, and outlives all.

    Whoever moves in it first goes on with it; a sign alone waits for its words.
    """
    compose = Commits.compose
    refused = False

    def once(commits: Commits, change: Change) -> Writing:
        nonlocal refused
        if refused:
            refused = False
            raise refusal
        return compose(commits, change)

    monkeypatch.setattr(Commits, "compose", once)
    async with session(acme) as desk:
        await desk.to("works")
        for line in ("+ First", "- Second"):
            refused = True
            await desk.type(line)
            await desk.press("o", "n")
            assert desk.screen.field.value == "on"
            kept = acme.store.drafts.text(Place(acme.session_id, "works"))
            assert kept == f"{line}\non"
            await desk.press("enter")
            assert desk.screen.field.value == line
            await desk.press("enter")
            assert desk.screen.field.value == ""
        refused = True
        await desk.type("? Third")
        await desk.press("left", "end", "s", "enter")
        await desk.press("plus", "enter", "f", "enter")
        said = [(entry.kind.value, entry.text) for entry in entries(acme)]
        assert said == [
            ("note", "on"), ("strength", "First"), ("note", "on"), ("weakness", "Second"),
            ("question", "Thirds"), ("strength", "f"),
        ]  # fmt: skip


@pytest.mark.slow
async def test_a_half_typed_line_stays_with_its_step(acme: Acme) -> None:
    """Going on with words in the line keeps them for when the room comes back."""
    async with session(acme) as desk:
        await desk.to("works")
        await desk.type("+ Half a thou", enter=False)
        await desk.press("f2")
        assert (desk.step_id, desk.screen.field.value) == ("outside", "")
        await desk.type("! Another", enter=False)
        await desk.press("f3")
        assert desk.screen.field.value == "+ Half a thou"
        await desk.press("f2")
        assert desk.screen.field.value == "! Another"
        assert entries(acme) == []


@pytest.mark.slow
async def test_enter_and_the_next_step_at_once(acme: Acme) -> None:
    """The key for the next step does not overtake the line: it stands in its own step."""
    async with session(acme) as desk:
        await desk.to("works")
        await desk.type("+ Quick", enter=False)
        await desk.press("enter", "f2")
        assert [(e.step_id, e.text) for e in entries(acme)] == [("works", "Quick")]


async def test_leaving_keeps_the_line_and_pauses(acme: Acme) -> None:
    """Escape from a full line leaves nothing behind by accident; F10 leaves and keeps it."""
    async with session(acme) as desk:
        await desk.to("works")
        await desk.type("Unfinished", enter=False)
        await desk.press("escape")
        assert "F10 leaves" in desk.hint
        await desk.press("f10")
        assert acme.store.record.clock_of(acme.session_id).since is None
        assert acme.store.drafts.text(Place(acme.session_id, "works")) == "Unfinished"
        while acme.store.checkpoints.saving:
            await desk.pilot.pause(0.01)
        journal = acme.store.database.journal
        assert journal.checkpoints.current(len(journal.lines), backup=False)


@pytest.mark.slow
async def test_opening_again_goes_on(acme: Acme) -> None:
    """A paused session runs again when it is opened, at the step where it was."""
    acme.clock.forward(minutes=3)
    acme.store.do(PauseSession(session_id=acme.session_id))
    acme.clock.forward(minutes=600)
    async with session(acme) as desk:
        assert acme.store.record.clock_of(acme.session_id).since == acme.clock.now
        assert "03:00 of 30" in desk.seen()


@pytest.mark.slow
async def test_a_read_only_window_takes_no_words(acme: Acme) -> None:
    """The second window says that it is for reading."""
    acme.say("+ Fast help desk")
    with Store.open(acme.folder, read_only=True, now=acme.clock) as store:
        writer, acme.store = acme.store, store
        async with session(acme) as desk:
            assert "read-only" in desk.seen()
            await desk.press("x", "y")
            assert desk.screen.field.value == ""
            assert "Nothing can be typed here" in desk.hint
            await desk.type("/private")
            assert "this window only reads" in desk.hint
            await desk.press("escape")
            await desk.press("f2", "f2")
            assert "Fast help desk" in desk.seen()
        writer.close()


@pytest.mark.slow
async def test_a_longer_text_is_one_entry(acme: Acme) -> None:
    """Ctrl+T takes several lines; Escape asks before words are thrown away."""
    async with session(acme) as desk:
        await desk.to("works")
        await desk.type('" It began', enter=False)
        await desk.press("ctrl+t")
        await desk.paste("\nand went on")
        await desk.press("escape")
        assert "Escape again" in desk.seen()
        await desk.press("ctrl+s")
        assert [e.text for e in entries(acme)] == ["It began\nand went on"]
        assert desk.screen.field.value == ""


@pytest.mark.slow
async def test_keys_really_typed_arrive(acme: Acme) -> None:
    """Signs and letters typed one by one reach the line and the record."""
    async with session(acme) as desk:
        await desk.to("works")
        await desk.press("minus", "space", "n", "o", "exclamation_mark", "enter")
        assert [(e.kind.value, e.text) for e in entries(acme)] == [("weakness", "no!")]
