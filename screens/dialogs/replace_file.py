"""No file is written over another one unasked."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from textual.screen import Screen

from screens.dialogs.confirm import Confirm


async def may_write(screen: Screen[Any], path: Path) -> bool:
    """Ask before a file is replaced."""
    if not await asyncio.to_thread(path.exists):
        return True
    words = f"{path}\n\nIt will be replaced; what is in it now is lost."
    dialog = Confirm("There is a file of that name. Replace it?", words, "Replace")
    return await screen.app.push_screen_wait(dialog) is True
