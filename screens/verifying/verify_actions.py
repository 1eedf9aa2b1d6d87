"""Comparing a document from a screen: asked which, done in a thread, shown over the screen."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from textual.content import Content

from screens.base.background import tried
from screens.base.screen import WorkshopScreen
from screens.dialogs.glance import Glance
from screens.dialogs.path import within
from screens.verifying.verify_dialog import VerifyDialog
from sessions.verify import told
from sessions.verify.verify import verify
from workshop.text import clean

_MOST: Final = 200
"""So many differences are shown; the command line tells all."""


async def verify_file(
    screen: WorkshopScreen[Any], start: Path | None = None, key: str = "f10"
) -> None:
    """Ask for a document and show what it was made of and what differs.

    Args:
        screen: where it is asked for.
        start: the folder that is proposed, if one is.
        key: the key that brought it, which takes it away.
    """
    path = await screen.app.push_screen_wait(VerifyDialog(within(start) if start else ""))
    if path is None:
        return
    home = screen.workshop.home
    screen.tell(f"Comparing {path.name} with its record …")
    found = await tried(screen, lambda: verify(path, home), f"{path} cannot be read")
    if found is not None:
        title = f"{path.name}: {'unchanged' if found.same else 'it differs'}"
        words = clean("\n".join(told.report(found, _MOST)))
        screen.app.push_screen(Glance(title, Content(words), key))
