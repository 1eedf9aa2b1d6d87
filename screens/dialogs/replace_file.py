"""No file is written over another one unasked."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from textual.screen import Screen

from screens.dialogs.confirm import Confirm
from sessions.disk.disk import stands


async def may_write(screen: Screen[Any], path: Path) -> bool:
    """Ask before a file is replaced."""
    if not await asyncio.to_thread(stands, path):
        return True
    words = f"{path}\n\nReplaced, what is in it now is lost. Enter leaves it as it is."
    question = "There is a file of that name. Replace it?"
    dialog = Confirm(question, words, "Replace", careful=True)
    return await screen.app.push_screen_wait(dialog) is True
