"""Importing into the engagement that is open."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from textual.content import Content

from screens.base.background import tried
from screens.base.record_screen import RecordScreen
from screens.dialogs.import_file import PASTED, ImportDialog
from screens.dialogs.pick import Pick
from screens.engagement.speakers_dialog import SpeakersDialog
from screens.imports.notes_look import looked_at
from screens.imports.whole_or_part import whole_or_part
from screens.widgets.row_list import Item, Row
from screens.widgets.session_rows import session_rows
from sessions.clock import IdMaker
from sessions.errors import SessionsError
from sessions.imports.into import commit
from sessions.imports.registry import IMPORTS, Choices, Import, Prepared, Target
from sessions.imports.transcript_file import read_transcript
from sessions.library.given_paths import own_home
from sessions.library.guides import Library
from workshop.errors import Problems

_NEW = "new"
TRANSCRIPT = "transcript"
"""The import that asks who speaks."""


async def import_here(screen: RecordScreen[Any], library: Library) -> None:
    """Ask what to import, import it with one change, and say so."""
    rows = tuple(row for row in IMPORTS.values() if row.target is not Target.NEW_ENGAGEMENT)
    wanted = await screen.app.push_screen_wait(ImportDialog(rows, f"{own_home()}/"))
    if wanted is None:
        return
    session_id = None
    if wanted.row.target is Target.SESSION:
        session_id = await _session(screen, wanted.row.title)
        if session_id is None:
            return

    choices = Choices(wanted.path, session_id=session_id or None, text=wanted.text)
    if wanted.row.name == TRANSCRIPT:
        options = await _who_speaks(screen, wanted.path)
        if options is None:
            return
        choices = choices._replace(options=options)
    await _take_in(screen, wanted.row, choices, library)


async def import_pasted_notes(screen: RecordScreen[Any], text: str, library: Library) -> None:
    """Import a text that was pasted as notes, after a look at what it comes to."""
    await _take_in(screen, IMPORTS["notes"], Choices(PASTED, text=text), library)


async def _take_in(
    screen: RecordScreen[Any], row: Import, choices: Choices, library: Library
) -> None:
    """Import, and say what came of it; notes after a look."""
    if row.name == "notes":
        looked = await looked_at(screen, screen.store.record, choices, library)
        if looked is None:
            return
        choices = looked

    async def imported(choices: Choices) -> Prepared | None:
        return await _import(screen, row, choices, library)

    if done := await whole_or_part(screen, choices, imported):
        left = (f"Left out: {problem}" for problem in done.left_out)
        words = [f"{done.change.sentence}.", *done.notes, *left]
        screen.notify("\n".join(words[:10]), markup=False, timeout=12)


async def _who_speaks(screen: RecordScreen[Any], path: Path) -> Mapping[str, str] | None:
    """Show what a transcript says and ask who speaks in it; none for not at all."""
    read = partial(read_transcript, path)
    spoken = await tried(screen, read, "Nothing was imported")
    if spoken is None or not screen.stands:
        return None
    dialog: SpeakersDialog = SpeakersDialog(screen.store.record, spoken)
    return await screen.app.push_screen_wait(dialog)


async def _session(screen: RecordScreen[Any], title: str) -> str | None:
    """Ask which session to import into; empty for a new one, none for not at all."""
    items = [*session_rows(screen.store.record), Item(Row(Content("A new session")), _NEW)]
    chosen = await screen.app.push_screen_wait(Pick(f"{title}: into which session?", items))
    return "" if chosen == _NEW else chosen


async def _import(
    screen: RecordScreen[Any], row: Import, choices: Choices, library: Library
) -> Prepared | None:
    """Work out in a thread what it comes to, and commit it where the screens follow."""
    store = screen.store
    while True:
        before = store.recorded_at
        prepare = partial(row.prepare, store.record.copy(), choices, library, IdMaker())
        prepared = await tried(screen, prepare, "Nothing was imported", but=(Problems,))
        if prepared is None or not screen.stands:
            return None
        # What was recorded meanwhile may be what the change was decided on.
        if store.recorded_at == before:
            return prepared if _commit(screen, prepared) else None


def _commit(screen: RecordScreen[Any], prepared: Prepared) -> bool:
    """Record it; where the disk refuses, say so. Nothing is recorded where nothing is new."""
    if not prepared.change.puts and not prepared.change.removes:
        return True
    try:
        commit(screen.store, prepared)
        screen.taken_in = screen.store.history.changes[-1].mark
    except SessionsError as refusal:
        screen.warn(str(refusal))
        return False
    return True
