"""Writing the copy for a person from the screen, and recording that it was sent."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from screens.base.background import tried
from screens.base.record_screen import RecordScreen
from screens.dialogs.acting import perform_and_tell
from screens.dialogs.confirm import Confirm
from screens.dialogs.path import PathDialog
from screens.dialogs.replace_file import may_write
from sessions.clock import local_time
from sessions.disk.export_ledger import Written, note_export
from sessions.exports.files import save
from sessions.exports.look import look_of
from sessions.exports.own_copy import own_copy_in, own_formats
from sessions.exports.remarks import remarks
from sessions.library.file_names import folder_name
from workshop.dates import read_day
from workshop.record.documents import Person, Session
from workshop.record.record import Record
from workshop.report.checking.own_copy import Asked, OwnCopy
from workshop.running.command_kinds.checks import SendBack
from workshop.running.same_person import told_apart

if TYPE_CHECKING:
    from sessions.personal.settings_file import Loaded

_EXAMPLE: Final = "friday, 30 Oct or 2026-10-30"


class CopyDialog(PathDialog):
    """Asks where the copy for a person goes; the ending says in which form."""

    HEADING = "The copy for this person"
    NOTE = ".html, .docx, .pdf, .md or .json to be read; .txt is a form, filled in and imported."
    ACCEPT = "Write it"


async def write_copy(
    screen: RecordScreen[Any], session: Session, person: Person, until: date | None
) -> None:
    """Ask where to, write it in a thread, and ask whether it is sent."""
    who = told_apart(screen.store.record, person)
    name = folder_name(f"{session.title} {session.started.date()} {who}")
    start = screen.store.folder / "exports" / f"{name} (own).txt"
    path = await screen.app.push_screen_wait(CopyDialog(start))
    if path is None or not await may_write(screen, path):
        return
    forms = {suffix: form for form, suffix in own_formats().items()}
    if (form := forms.get(path.suffix.lower())) is None:
        screen.warn(f"End the name of the file in {', '.join(forms)}.")
        return
    store, asked = screen.store, Asked(until=until)
    record, how = store.record.copy(), (form, screen.workshop.personal)
    what = (session.id, person.id, asked)
    done = await tried(
        screen, lambda: _write(store.folder, record, what, path, how), f"Cannot write {path}"
    )
    if done is None:
        return
    content, not_noted = done
    if not_noted:
        screen.warn(not_noted)
    screen.tell_written(path)
    if not store.writable:
        return
    words = "The record then says when, which file, and by when an answer is asked for."
    if await screen.app.push_screen_wait(Confirm(f"Is it sent to {who}?", words, "It is sent")):
        sent = SendBack(
            session_id=session.id,
            person_id=person.id,
            until=until,
            file=path.name,
            sha256=hashlib.sha256(content).hexdigest(),
        )
        perform_and_tell(screen, sent)


def _write(
    folder: Path,
    record: Record,
    what: tuple[str, str, Asked],
    path: Path,
    how: tuple[str, Loaded],
) -> tuple[bytes, str]:
    """Write the copy and note that; its content, what it lacks, and why it could not be noted."""
    form, personal = how
    copy = OwnCopy(record, *what)
    with remarks() as lacking:
        look = look_of(personal.settings, personal.logo, personal.template)
        content = own_copy_in(copy, form, look)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Somebody was asked where a file of that name stood there.
    save(content, path, private=True, replace=True)
    written = Written(document="session", edition="own", format=form, session=what[0])
    not_noted = note_export(folder, content, path, written)
    return content, " ".join(filter(None, (*lacking, not_noted)))


def day_meant(typed: str) -> date | None:
    """The day that was typed, none where nothing was.

    Raises:
        ValueError: it is none.
    """
    if not typed.strip():
        return None
    day = read_day(typed, local_time().date())
    if day is None:
        raise ValueError(f"“{typed[:40]}” is no day; write {_EXAMPLE}.")
    return day
