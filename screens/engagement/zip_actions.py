"""Writing the zip of the open engagement: asked where, and done in a thread."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from screens.base.background import tried
from screens.base.record_screen import RecordScreen
from screens.dialogs.replace_file import may_write
from screens.engagement.zip_dialog import ZipDialog
from sessions.transfer.zip_writer import export, file_name


async def write_zip(screen: RecordScreen[Any]) -> None:
    """Ask where to write the zip of the open engagement, and write it."""
    folder, name = screen.store.folder, screen.store.record.engagement.name
    target = await screen.app.push_screen_wait(ZipDialog(Path.home() / file_name(name)))
    if target is None:
        return
    path = target / file_name(name) if target.is_dir() else target
    if not await may_write(screen, path):
        return
    written = await tried(screen, lambda: export(folder, path, force=True))
    if written:
        screen.tell_written(written.path, f" ({written.sentence})")
        if written.note:
            screen.warn(written.note)
