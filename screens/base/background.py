"""Doing slow work in a thread; whatever the disk or the rules refuse becomes a sentence."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

from screens.base.screen import WorkshopScreen
from sessions.errors import SessionsError, cause_of
from workshop.errors import WorkshopError

R = TypeVar("R")

Say = Callable[[str], None]
"""Shows a sentence while something is under way."""


async def tried(
    screen: WorkshopScreen[Any],
    act: Callable[[], R],
    failed: str = "Nothing was made",
    *,
    but: tuple[type[Exception], ...] = (),
) -> R | None:
    """Do something in a thread; nothing where it was refused, and the screen says why.

    Args:
        screen: what warns.
        act: what is to be done.
        failed: what to say before the reason of the disk.
        but: the refusals that are the caller's own to tell.
    """
    try:
        return await asyncio.to_thread(act)
    except but:
        raise
    except (SessionsError, WorkshopError) as problem:
        screen.warn(str(problem))
    except OSError as problem:
        screen.warn(f"{failed}: {cause_of(problem)}")
    return None
