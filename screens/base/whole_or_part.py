"""Importing from a screen: after a look at it, whole or only what is right."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from screens.base.screen import WorkshopScreen
from screens.dialogs.notes_look import NotesLookDialog
from screens.dialogs.take_part import TakePart
from sessions.imports.notes_look import look
from sessions.imports.registry import Choices
from sessions.library.guides import Library
from workshop.errors import Problems
from workshop.record.record import Record

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


async def looked_at(
    screen: WorkshopScreen[Any], record: Record, choices: Choices, library: Library
) -> Choices | None:
    """Show what notes come to; what to import, or none where nothing is to be.

    Args:
        screen: what asks.
        record: the engagement in which people and sessions are looked up.
        choices: the file or the text.
        library: where guides are looked for.
    """
    guides = [each.name for each in library.listing() if not each.hidden and not each.problems]
    dialog = NotesLookDialog(choices, lambda said: look(record, said, library), guides)
    return await screen.app.push_screen_wait(dialog)
