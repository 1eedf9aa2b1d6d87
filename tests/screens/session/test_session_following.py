"""A session in a window that only reads, and what becomes of it in the other one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from screens.app.app import WorkshopApp
from screens.dialogs.glance import Glance
from screens.session.session import SessionScreen
from sessions.errors import CannotOpen, EngagementLocked
from sessions.store.store import Store
from tests.builders.acme import Acme
from tests.screens.session.session_app import Desk, session
from tests.screens.stage import told
from workshop.errors import Refused
from workshop.record.change import Change
from workshop.record.documents import Session
from workshop.running.capture import read_line
from workshop.running.commands import PauseSession, RecordEntries


@asynccontextmanager
async def reading(acme: Acme, writer: Store) -> AsyncIterator[Desk]:
    """The session in a second window."""
    with Store.open(acme.folder, read_only=True, now=acme.clock) as store:
        acme.store = store
        async with session(acme) as desk:
            app = desk.pilot.app
            assert isinstance(app, WorkshopApp)
            assert app.opened._seconds is not None
            app.opened._seconds.pause()  # seconds go by where a test says so, and nowhere else
            yield desk
    writer.close()


def second(desk: Desk) -> None:
    """A second goes by."""
    app = desk.pilot.app
    assert isinstance(app, WorkshopApp)
    app.opened.each_second()


@pytest.mark.slow
async def test_what_the_other_window_records_is_shown(tmp_path: Path) -> None:
    """With the next second; and it is said that this window reads, and since when."""
    acme = Acme(tmp_path / "acme")
    writer = acme.store
    async with reading(acme, writer) as desk:
        lines = (read_line("Seen beside"),)
        step = desk.step_id
        writer.do(RecordEntries(session_id=acme.session_id, step_id=step, lines=lines))
        second(desk)
        await desk.pilot.pause()
        assert "Seen beside" in desk.seen()
        assert "○ read-only since 10:00" in desk.seen()
        assert "read-only, follows the other window since 10:00" in desk.seen()


@pytest.mark.parametrize(
    "problem", [CannotOpen("the folder has gone"), Refused("no such thing"), OSError("disk")]
)
async def test_what_cannot_be_followed_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: Exception
) -> None:
    """The screen stands and says so, once for all seconds; it goes on as soon as it can."""
    acme = Acme(tmp_path / "acme")
    writer = acme.store
    async with reading(acme, writer) as desk:

        def follow(_: Store) -> bool:
            raise problem

        with monkeypatch.context() as broken:
            broken.setattr(Store, "follow", follow)
            second(desk)
            second(desk)
            await desk.pilot.pause()
            assert told(desk.pilot).count("can no longer be followed") == 1
            assert "cannot follow" in desk.seen()
        second(desk)
        await desk.pilot.pause()
        assert "is followed again" in told(desk.pilot)
        assert "○ read-only since 10:00" in desk.seen()


async def test_taking_over_at_the_same_place(tmp_path: Path) -> None:
    """Once the writer has closed it is offered; then this window records at the step it showed."""
    acme = Acme(tmp_path / "acme")
    writer = acme.store
    async with reading(acme, writer) as desk:
        await desk.to("outside")
        await desk.press("f12")
        writer.do(PauseSession(session_id=acme.session_id))
        writer.close()
        second(desk)
        await desk.pilot.pause()
        assert "F12 records here" in desk.seen()
        assert "The other window has closed" in told(desk.pilot)
        await desk.press("f12")
        await desk.pilot.pause()
        assert acme.store.writable
        assert desk.step_id == "outside"
        assert acme.store.record.clock_of(acme.session_id).since == acme.clock.now
        assert "● recorded" in desk.seen()
        await desk.type("! Recorded here")
        assert "Recorded here" in desk.seen()
        with pytest.raises(EngagementLocked):
            Store.open(acme.folder)


async def test_another_window_was_faster(tmp_path: Path) -> None:
    """Then this one says so and goes on reading."""
    acme = Acme(tmp_path / "acme")
    writer = acme.store
    async with reading(acme, writer) as desk:
        writer.close()
        second(desk)
        with Store.open(acme.folder):
            await desk.press("f12")
            assert not acme.store.writable
            assert "Not yet: already open in another window" in told(desk.pilot)
            second(desk)
            await desk.pilot.pause()
            assert "Another window records now" in told(desk.pilot)


@pytest.mark.slow
async def test_keys_that_would_record_say_why_they_do_not(tmp_path: Path) -> None:
    """Once, politely, and nothing is recorded."""
    acme = Acme(tmp_path / "acme")
    writer = acme.store
    async with reading(acme, writer) as desk:
        before = len(writer.history.changes)
        for number, key in enumerate(("f5", "f9", "ctrl+z", "ctrl+t"), 1):
            await desk.press(key)
            assert told(desk.pilot).count("This window only reads") == number
        assert not desk.pilot.app.screen.is_modal
        assert len(writer.history.changes) == before


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
@pytest.mark.parametrize("glance", [False, True])
async def test_a_session_that_is_taken_back_is_left(
    tmp_path: Path, size: tuple[int, int], *, glance: bool
) -> None:
    """An undone import takes the screen along, and the dialog over it, with a sentence."""
    acme = Acme(tmp_path / "acme")
    writer = acme.store
    with Store.open(acme.folder, read_only=True, now=acme.clock) as store:
        acme.store = store
        async with session(acme, size) as desk:
            if glance:
                await desk.press("f6")
                assert isinstance(desk.pilot.app.screen, Glance)
            screen = desk.screen
            gone = writer.record.get(Session, acme.session_id)
            writer.commit(Change(sentence="Undone: Imported a session", removes=(gone,)))
            second(desk)
            await desk.pilot.pause()
            stack = desk.pilot.app.screen_stack
            assert not [s for s in stack if isinstance(s, (SessionScreen, Glance))]
            assert "This session is gone" in told(desk.pilot)
            screen.tick()
    writer.close()
