"""What was still to be shown when a screen was left: it is dropped, and nothing fails."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from screens.app.app import WorkshopApp
from screens.engagement.engagement import EngagementScreen
from screens.session.panes.entry_log import EntryLog
from screens.session.panes.step_heading import StepHeading
from screens.session.session import SessionScreen
from sessions.library.guides import Library, Listed
from tests.builders.acme import Acme
from tests.screens.session.session_app import session
from tests.screens.stage import current, running, settle, workshop
from workshop.running.commands import PauseSession


@pytest.fixture
def acme(tmp_path: Path) -> Acme:
    """A session of a small engagement."""
    return Acme(tmp_path / "acme")


async def test_leaving_while_the_words_are_still_to_be_measured(acme: Acme) -> None:
    """F10 right behind a change: what waits for the next paint finds no screen, and stops."""
    async with session(acme) as desk:
        await desk.to("works")
        screen = desk.screen
        heading = screen.query_one(StepHeading)
        log = screen.query_one(EntryLog)
        screen.leaving.action_leave()
        await desk.pilot.pause()
        assert not screen.is_attached
        heading.lay_out()
        log.remeasure()
        screen.tick()
        await screen._follow()
        assert acme.store.record.clock_of(acme.session_id).since is None


@pytest.mark.slow
async def test_leaving_and_coming_back_many_times(tmp_path: Path) -> None:
    """From the session to the engagement and back, to the same step each time."""
    made = Acme(tmp_path / "Acme")
    made.say("+ Fast help desk")
    made.store.do(PauseSession(session_id=made.session_id))
    made.store.close()
    async with running(tmp_path, made.folder) as pilot:
        for _ in range(3):
            await pilot.press("enter")
            await settle(pilot)
            screen = current(pilot, SessionScreen)
            await pilot.press("f10")
            await settle(pilot)
            current(pilot, EngagementScreen)
            assert not screen.is_attached


@pytest.mark.slow
async def test_guides_that_are_read_after_the_engagement_was_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list comes too late for a screen that is gone, and is dropped."""
    made = Acme(tmp_path / "Acme")
    made.store.close()
    late = Event()
    listing = Library.listing

    def listing_late(library: Library) -> list[Listed]:
        late.wait(10)
        return listing(library)

    monkeypatch.setattr(Library, "listing", listing_late)
    async with WorkshopApp(tmp_path, made.folder).run_test() as pilot:
        for _ in range(500):
            if isinstance(pilot.app.screen, EngagementScreen):
                break
            await pilot.pause(0.02)
        screen = current(pilot, EngagementScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert not screen.stands
        late.set()
        workshop(pilot).opened.each_second()
        screen._catch_up()
        await settle(pilot)
