"""Somebody withdraws: asked, recorded, and told which files were written before."""

from __future__ import annotations

import asyncio
from typing import Any

from textual.content import Content

from screens.base.record_screen import RecordScreen
from screens.dialogs.confirm import Confirm
from screens.dialogs.pick import Pick
from screens.engagement.erasing.erase_actions import erase_person, picked_person
from screens.widgets.ink import muted
from screens.widgets.row_list import Item, Row
from sessions.erasure.withdrawal import affected
from workshop.record.documents import Person, WithdrawalLevel
from workshop.running.commands import Withdraw
from workshop.running.same_person import told_apart

_ERASED = "erased"
_AGAIN = "again"
_MOST = 12


async def withdraw(screen: RecordScreen[Any], chosen: Person | None) -> None:
    """Ask at which level, say what it comes to, and record it; for all sessions, closed ones too.

    Args:
        screen: the screen of the engagement.
        chosen: who is under the cursor; none where nobody is.
    """
    person = chosen or await picked_person(screen, "Who withdraws?", "There is nobody yet.")
    if person is None:
        return
    level = await screen.app.push_screen_wait(
        Pick(
            f"What does {told_apart(screen.store.record, person)} want?",
            _levels(screen, person),
            "Go on",
        )
    )
    if level == _ERASED:
        await erase_person(screen, person)
    elif level == _AGAIN:
        screen.perform(Withdraw(person_id=person.id, level=None))
    elif level:
        await _withdraw(screen, person, WithdrawalLevel(level))


async def _withdraw(screen: RecordScreen[Any], person: Person, level: WithdrawalLevel) -> None:
    """Say what it comes to, and record it once that is confirmed."""
    store = screen.store
    found = await asyncio.to_thread(affected, store.record.copy(), person.id, store.folder)
    sentences = list(found.sentences)
    if (more := len(sentences) - _MOST) > 0:
        sentences = [*sentences[:_MOST], f"and {more} more: `workshop withdraw` lists all."]
    words = "\n".join(sentences)
    asked = Confirm(f"{told_apart(store.record, person)}: {level.sentence}?", words, "Record it")
    if await screen.app.push_screen_wait(asked):
        screen.perform(Withdraw(person_id=person.id, level=level))


def _levels(screen: RecordScreen[Any], person: Person) -> list[Item]:
    """What can be chosen, in the words of the command line."""
    now = screen.store.record.withdrawal_of(person.id)
    items = [
        Item(Row(Content(level.value), right=muted(level.sentence)), level.value)
        for level in WithdrawalLevel
        if now is None or level is not now.level
    ]
    words = muted("out of the record and its past, for good")
    items.append(Item(Row(Content(_ERASED), right=words), _ERASED))
    if now:
        items.append(Item(Row(Content("agrees again as before")), _AGAIN))
    return items
