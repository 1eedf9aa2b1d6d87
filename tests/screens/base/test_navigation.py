"""Going from screen to screen: every message has its screen, and keys typed at once reach it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from screens.base.navigation import (
    Open,
    OpenCarrying,
    OpenDamage,
    OpenEngagement,
    OpenFindings,
    OpenFollowUp,
    OpenHistory,
    OpenMemberCheck,
    OpenNeeds,
    OpenProgramme,
    OpenRegister,
    OpenSession,
    OpenSettings,
    OpenStrategy,
    OpenSynthesis,
    OpenTheming,
    OpenTrace,
    OpenTranscript,
)
from screens.engagement.engagement import EngagementScreen
from screens.session.session import SessionScreen
from screens.summary.summary import SummaryScreen
from tests.screens.stage import acme, current, running, settle, workshop
from workshop.record.documents import Entry

WAYS: tuple[Open, ...] = (
    OpenEngagement(),
    OpenSession("one"),
    OpenFindings(),
    OpenHistory(OpenFindings()),
    OpenDamage(),
    OpenRegister("objectives"),
    OpenTranscript("s"),
    OpenSettings(),
    OpenSynthesis(),
    OpenTheming(),
    OpenProgramme(),
    OpenNeeds(),
    OpenStrategy(),
    OpenCarrying(),
    OpenMemberCheck("s"),
    OpenFollowUp(),
    OpenTrace("S1"),
)


async def all_taken(pilot: Pilot[None]) -> None:
    """Wait until every key that was typed has had its effect."""
    for _ in range(400):
        await pilot.pause(0.02)
        if workshop(pilot).keys.idle:
            break
    await settle(pilot)


def test_every_message_is_tried_here() -> None:
    """A new message comes into this list."""
    assert {type(way) for way in WAYS} == set(Open.__subclasses__())


@pytest.mark.parametrize("way", WAYS, ids=lambda way: type(way).__name__)
async def test_every_message_has_its_screen(tmp_path: Path, way: Open) -> None:
    """The application knows which screen is meant: `OpenDamage` opens the `DamageScreen`."""
    async with running(tmp_path, acme(tmp_path)) as pilot:
        screen = workshop(pilot).screen_for(way)
        assert type(screen).__name__ == type(way).__name__.removeprefix("Open") + "Screen"


async def test_a_message_without_a_screen_is_a_fault(tmp_path: Path) -> None:
    """It is not passed over in silence."""
    async with running(tmp_path) as pilot:
        with pytest.raises(TypeError, match="no screen"):
            workshop(pilot).screen_for(Open())


@pytest.mark.slow
async def test_keys_typed_at_once_reach_the_screen_that_opens(tmp_path: Path) -> None:
    """Enter opens the session, and the line typed right after it, without a pause, is recorded."""
    async with running(tmp_path, acme(tmp_path)) as pilot:
        current(pilot, EngagementScreen)
        before = sum(entry.text == "s1 x" for entry in workshop(pilot).store.record.all(Entry))
        for key in ("enter", "s", "1", "space", "x", "enter"):
            character = " " if key == "space" else key if len(key) == 1 else None
            pilot.app.post_message(events.Key(key, character))
        await all_taken(pilot)
        current(pilot, SessionScreen)
        texts = [entry.text for entry in workshop(pilot).store.record.all(Entry)]
        assert (before, texts.count("s1 x")) == (0, 1)


@pytest.mark.slow
async def test_keys_typed_at_once_go_from_screen_to_screen(tmp_path: Path) -> None:
    """From the engagement to the summary and on to the history of it, and back again."""
    async with running(tmp_path, acme(tmp_path)) as pilot:
        for key in ("s", "2", "h", "escape"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await all_taken(pilot)
        current(pilot, SummaryScreen)
