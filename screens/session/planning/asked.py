"""Asking which way the rest of a session is planned anew, and taking it."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any

from screens.base.screen import WorkshopScreen
from screens.session.panes.recorder import Recorder
from screens.session.planning.dialog import PlanDialog
from screens.session.state.shown_session import ShownSession
from workshop.running.asking.planning import Planning, planning


def ask_for_plan(
    screen: WorkshopScreen[None], shown: ShownSession, recorder: Recorder, words: str
) -> Coroutine[Any, Any, None] | None:
    """What asks which way is taken; none where nothing was asked for and all fits.

    Args:
        screen: asks.
        shown: the session.
        recorder: carries out what is chosen.
        words: by how many minutes, or until when.

    Raises:
        Refused: the words tell no minutes and no hour at which it can end.
    """
    found = planning(shown.record, shown.session, shown.clock, shown.store.moment().now, words)
    if found.fits and not words:
        recorder.keep_words()
        recorder.say(f"{found.fitting} /-30 or /end 16:00 plans it anew.")
        return None
    return _ask(screen, recorder, found, shown.session.title)


async def _ask(
    screen: WorkshopScreen[None], recorder: Recorder, found: Planning, title: str
) -> None:
    """Ask, and have the plan that is chosen recorded."""
    way = await screen.app.push_screen_wait(PlanDialog(found, title))
    if way is not None:
        recorder.keep_words()
        recorder.perform(found.command(way))
