"""Erasing a person from the engagement that is open: asked, done in a thread, and told."""

from __future__ import annotations

import asyncio
from typing import Any

from screens.base.record_screen import RecordScreen
from screens.dialogs.pick import Pick
from screens.engagement.erase_dialogs import ErasedDialog, EraseDialog, Working
from screens.engagement.rows import people_rows
from sessions.erasure.erase import Erased, erase, prepare
from sessions.errors import SessionsError
from sessions.store.store import Store
from workshop.errors import WorkshopError
from workshop.record.documents import Person


async def erase_person(screen: RecordScreen[Any], chosen: Person | None) -> None:
    """Ask about the person under the cursor, or one to be picked, and erase them.

    Args:
        screen: the screen of the engagement.
        chosen: who is under the cursor; none where nobody is.
    """
    person = chosen or await picked_person(screen, "Erase whom?", "There is nobody to erase.")
    if person is None:
        return
    store = screen.store
    record, lines = store.record.copy(), list(store.lines)
    prepared = await asyncio.to_thread(prepare, record, lines, person.id, store.folder)
    if await screen.app.push_screen_wait(EraseDialog(prepared.extent)) is True:
        await _erase(screen, person)


async def picked_person(screen: RecordScreen[Any], question: str, nobody: str) -> Person | None:
    """Ask who of all people is meant.

    Args:
        screen: the screen of the engagement.
        question: what is asked.
        nobody: what is said where there is nobody to choose.
    """
    record = screen.store.record
    rows = [row for row in people_rows(record) if record.find(Person, row.id)]
    if not rows:
        screen.warn(nobody)
        return None
    return record.find(Person, await screen.app.push_screen_wait(Pick(question, rows)))


async def _erase(screen: RecordScreen[Any], person: Person) -> None:
    """Close the engagement, erase, open it again, and say what was done."""
    folder, done = screen.store.folder, list[Erased]()
    screen.workshop.opened.release()
    words = f"Erasing {person.name} …"
    job = Working(words, lambda: done.append(erase(folder, person.id)))
    problem = await screen.app.push_screen_wait(job)
    try:
        screen.workshop.opened.take(await asyncio.to_thread(Store.open, folder))
    except (SessionsError, WorkshopError, OSError) as refusal:
        screen.warn(str(problem or refusal))
        screen.dismiss(None)
        return
    screen.follow_store()
    if problem is None:
        await screen.app.push_screen_wait(ErasedDialog(done[0].sentences))
    elif isinstance(problem, SessionsError | WorkshopError):
        screen.warn(str(problem))
    else:
        raise problem
