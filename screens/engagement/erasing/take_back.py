"""What somebody said is taken back: whose, as the row under the cursor says or as is picked."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from screens.base.record_screen import RecordScreen
from screens.engagement.erasing.erase_actions import erase_person
from screens.engagement.erasing.withdraw_actions import withdraw
from screens.engagement.lists.rows import Nameless
from workshop.record.documents import Person


async def _erase(screen: RecordScreen[Any], chosen: object) -> None:
    await erase_person(screen, chosen if isinstance(chosen, Person | Nameless) else None)


async def _withdraw(screen: RecordScreen[Any], chosen: object) -> None:
    """Ask who takes back what; who has no name any more can only be erased."""
    if isinstance(chosen, Nameless):
        await _erase(screen, chosen)
    else:
        await withdraw(screen, chosen if isinstance(chosen, Person) else None)


ACTS: Final[Mapping[str, Callable[[RecordScreen[Any], object], Awaitable[None]]]] = {
    "withdraw": _withdraw,
    "erase": _erase,
}
"""What can be done, by the word for it in the commands."""
