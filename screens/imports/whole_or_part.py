"""Importing from a screen: whole, or after a look at what is wrong only what is right."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from screens.base.screen import WorkshopScreen
from screens.dialogs.take_part import TakePart
from sessions.imports.registry import Choices
from workshop.errors import Problems

R = TypeVar("R")


async def whole_or_part(
    screen: WorkshopScreen[Any], choices: Choices, act: Callable[[Choices], Awaitable[R | None]]
) -> R | None:
    """Import; where not all is right, show what is wrong and ask whether a part will do.

    Args:
        screen: what asks.
        choices: what is imported, whole.
        act: imports as its choices say; raises `Problems` for what is wrong.

    Returns:
        What `act` gives; none where nothing was imported.
    """
    try:
        return await act(choices)
    except Problems as problems:
        if await screen.app.push_screen_wait(TakePart(problems)) is not True:
            return None
    try:
        return await act(choices._replace(partial=True))
    except Problems:
        screen.warn(f"Nothing in {choices.source.name} can be taken.")
        return None
