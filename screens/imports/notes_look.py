"""A look at notes before they are imported, for the screens that import."""

from __future__ import annotations

from functools import partial
from typing import Any

from screens.base.screen import WorkshopScreen
from screens.dialogs.notes_look import NotesLookDialog
from sessions.imports.notes_look import look
from sessions.imports.registry import Choices
from sessions.library.guides import Library
from workshop.record.record import Record


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
    read = partial(look, record)
    guides = [each.name for each in library.listing() if not each.hidden and not each.problems]
    dialog = NotesLookDialog(choices, lambda said: read(said, library), guides)
    return await screen.app.push_screen_wait(dialog)
