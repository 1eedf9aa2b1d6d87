"""A session in a window that only reads, and what becomes of it in the other one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from screens.dialogs.session_glance import Glance
from screens.session import SessionScreen
from sessions.errors import CannotOpen, SessionsError
from sessions.store import Store
from tests.acme import Acme
from tests.screens.session_app import Desk, session
from tests.screens.stage import told
from workshop.capture import read_line
from workshop.change import Change
from workshop.commands import RecordEntries
from workshop.errors import Refused, WorkshopError
from workshop.model import Session


@asynccontextmanager
async def reading(acme: Acme, writer: Store) -> AsyncIterator[Desk]:
    """The session in a second window."""
    with Store.open(acme.folder, read_only=True, now=acme.clock) as store:
        acme.store = store
        async with session(acme) as desk:
            yield desk
    writer.close()


async def test_what_the_other_window_records_is_shown(tmp_path: Path) -> None:
    """With the next second."""
    acme = Acme(tmp_path / "acme")
    writer = acme.store
    async with reading(acme, writer) as desk:
        lines = (read_line("Seen beside"),)
        step = desk.step_id
        writer.do(RecordEntries(session_id=acme.session_id, step_id=step, lines=lines))
        desk.screen.tick()
        await desk.pilot.pause()
        assert "Seen beside" in desk.seen()


@pytest.mark.parametrize(
    "problem", [CannotOpen("the folder has gone"), Refused("no such thing"), OSError("disk")]
)
async def test_what_cannot_be_followed_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: Exception
) -> None:
    """The screen stands, says so, and asks no more."""
    assert isinstance(problem, (SessionsError, WorkshopError, OSError))
    acme = Acme(tmp_path / "acme")
    writer = acme.store
    async with reading(acme, writer) as desk:
        asked: list[int] = []

        def follow(_: Store) -> bool:
            asked.append(1)
            raise problem

        monkeypatch.setattr(Store, "follow", follow)
        desk.screen.tick()
        desk.screen.tick()
        await desk.pilot.pause()
        assert "can no longer be followed" in desk.hint
        assert len(asked) == 1


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
            screen.tick()
            await desk.pilot.pause()
            stack = desk.pilot.app.screen_stack
            assert not [s for s in stack if isinstance(s, (SessionScreen, Glance))]
            assert "This session is gone" in told(desk.pilot)
            screen.tick()
    writer.close()
