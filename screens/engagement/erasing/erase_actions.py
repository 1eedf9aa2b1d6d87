"""Erasing a person from the engagement that is open: asked, done in a thread, and told."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

from screens.base.record_screen import RecordScreen
from screens.dialogs.pick import Pick
from screens.engagement.erasing.erase_dialogs import ErasedDialog, EraseDialog, FormerName, Working
from screens.engagement.lists.rows import Nameless, nameless_rows, people_rows
from screens.widgets.row_list import Item
from sessions.erasure.erase import Erased, erase, prepare
from sessions.erasure.nameless import nameless_people
from sessions.errors import SessionsError
from sessions.store.store import Store
from workshop.errors import WorkshopError
from workshop.record.documents import Person


async def erase_person(screen: RecordScreen[Any], chosen: Person | Nameless | None) -> None:
    """Ask about the person under the cursor, or one to be picked, and erase them.

    Args:
        screen: the screen of the engagement.
        chosen: who is under the cursor; none where nobody is.
    """
    one = chosen or await _picked(screen)
    if one is None:
        return
    person, called = (one, "") if isinstance(one, Person) else await _called(screen, one)
    if person is None:
        return
    store = screen.store
    record, lines = store.record.copy(), list(store.lines)
    prepared = await asyncio.to_thread(
        prepare, record, lines, person.id, store.folder, called=called
    )
    if await screen.app.push_screen_wait(EraseDialog(prepared.extent)) is True:
        await _erase(screen, person, called)


async def _picked(screen: RecordScreen[Any]) -> Person | Nameless | None:
    """Ask who of all people is meant, those among them who came back without a name."""
    store = screen.store
    back = list(nameless_rows(nameless_people(store.record, store.lines)))
    return await _asked(screen, "Erase whom?", "There is nobody to erase.", back)


async def _called(screen: RecordScreen[Any], one: Nameless) -> tuple[Person | None, str]:
    """Ask how somebody was called of whom nothing but the id came back."""
    name = await screen.app.push_screen_wait(FormerName())
    return (Person(id=one.id, name=name), name) if name else (None, "")


async def picked_person(screen: RecordScreen[Any], question: str, nobody: str) -> Person | None:
    """Ask who of all people is meant.

    Args:
        screen: the screen of the engagement.
        question: what is asked.
        nobody: what is said where there is nobody to choose.
    """
    found = await _asked(screen, question, nobody)
    return found if isinstance(found, Person) else None


async def _asked(
    screen: RecordScreen[Any], question: str, nobody: str, more: Iterable[Item] = ()
) -> Person | Nameless | None:
    """Ask who is meant, of all people and some more."""
    rows = [*people_rows(screen.store.record), *more]
    rows = [row for row in rows if isinstance(row.subject, Person | Nameless)]
    if not rows:
        screen.warn(nobody)
        return None
    picked = await screen.app.push_screen_wait(Pick(question, rows))
    found = (row.subject for row in rows if row.id == picked)
    return next((one for one in found if isinstance(one, Person | Nameless)), None)


async def _erase(screen: RecordScreen[Any], person: Person, called: str) -> None:
    """Close the engagement, erase, open it again, and say what was done."""
    folder, done = screen.store.folder, list[Erased]()
    screen.workshop.opened.release()
    words = f"Erasing {person.name} …"
    job = Working(words, lambda: done.append(erase(folder, person.id, called=called)))
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
