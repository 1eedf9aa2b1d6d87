"""What is done with whole files: the zip of the open engagement written, a document verified."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from screens.base.background import tried
from screens.base.record_screen import RecordScreen
from screens.dialogs.replace_file import may_write
from screens.engagement.zip_dialog import ZipDialog
from screens.verifying.verify_actions import verify_file
from sessions.library.given_paths import own_home
from sessions.transfer.zip_writer import export, file_name


async def write_zip(screen: RecordScreen[Any]) -> None:
    """Ask where to write the zip of the open engagement, and write it."""
    folder, name = screen.store.folder, screen.store.record.engagement.name
    path = await screen.app.push_screen_wait(ZipDialog(own_home() / file_name(name)))
    if path is None or not await may_write(screen, path):
        return
    written = await tried(screen, lambda: export(folder, path, force=True))
    if written:
        screen.tell_written(written.path, f" ({written.sentence})")
        if written.note:
            screen.warn(written.note)


async def verify_document(screen: RecordScreen[Any]) -> None:
    """Ask for a document and compare it with its record."""
    await verify_file(screen, screen.store.folder / "exports")


ACTS: Final[Mapping[str, Callable[[RecordScreen[Any]], Awaitable[None]]]] = {
    "zip": write_zip,
    "verify": verify_document,
}
"""What can be done with whole files, by the word for it in the commands."""
