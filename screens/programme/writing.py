"""Letters and calendars on their way to files: asked where, and never over another unasked."""

from __future__ import annotations

from typing import Any

from screens.base.background import tried
from screens.base.record_screen import RecordScreen
from screens.dialogs.replace_file import may_write
from screens.programme.dialogs import FileDialog
from sessions.disk.export_ledger import Written, note_export
from sessions.exports.files import save
from sessions.library.file_names import folder_name


async def write_file(
    screen: RecordScreen[Any], content: bytes, what: str, about: str, note: str
) -> None:
    """Ask where to write something, write it in a thread, and say where it is.

    Args:
        screen: asks and tells.
        content: what is written.
        what: `invitation`, `reminder` or `calendar`.
        about: what it is about, for the name of the file.
        note: what is said under the field.
    """
    form = "ics" if what == "calendar" else "eml"
    folder = screen.store.folder
    start = folder / "exports" / f"{folder_name(f'{about} - {what}')}.{form}"
    dialog = FileDialog(f"Write the {what}", str(start), note)
    path = await screen.app.push_screen_wait(dialog)
    if path is None or not await may_write(screen, path):
        return
    written = Written(document=what, edition="restricted", format=form)

    def write() -> str:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        save(content, path, replace=True)  # somebody was asked where a file stood there
        return note_export(folder, content, path, written)

    not_noted = await tried(screen, write, f"Cannot write {path}")
    if not_noted is None:
        return
    screen.tell_written(path)
    if not_noted:
        screen.warn(not_noted)
