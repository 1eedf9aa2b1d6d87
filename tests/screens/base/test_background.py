"""What is worked out beside the keys is shown as the record is then."""

from __future__ import annotations

import asyncio

import pytest
from textual.app import App

from screens.base.background import LookUp


@pytest.mark.parametrize("asked", [0, 1, 3])
async def test_what_changed_meanwhile_is_worked_out_again(asked: int) -> None:
    """Once more however often it changed, and what was worked out before is not shown."""
    shown: list[bool] = []
    go_on, begun = asyncio.Event(), asyncio.Event()

    async def once() -> None:
        begun.set()
        await go_on.wait()
        shown.append(found.holds)

    app = App[None]()
    async with app.run_test() as pilot:
        found = LookUp(app.screen, lambda: True, once)
        found.ask()
        await begun.wait()
        for _ in range(asked):
            found.ask()
        assert found.busy
        go_on.set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert shown == ([False, True] if asked else [True])
        assert not found.busy


async def test_nothing_is_shown_once_the_screen_was_left() -> None:
    """What comes out of the thread then is let go, and nothing is worked out again."""
    shown: list[bool] = []
    left: list[bool] = []

    async def once() -> None:
        left.append(True)
        found.ask()
        shown.append(found.holds)

    app = App[None]()
    async with app.run_test():
        found = LookUp(app.screen, lambda: not left, once)
        found.ask()
        await app.workers.wait_for_complete()
        assert shown == [False]
        assert not found.busy
