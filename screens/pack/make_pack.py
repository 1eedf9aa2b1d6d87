"""Making a pack from a screen: asked for whom, made in a thread, and said where it is."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any, Final, NamedTuple

from screens.base.screen import WorkshopScreen
from screens.dialogs.before_sending import in_few
from screens.dialogs.confirm import Confirm
from screens.pack.pack_dialog import PackDialog, Wanted
from screens.pack.progress_dialog import PackProgress
from sessions.errors import SessionsError, cause_of
from sessions.exports.look import look_of
from sessions.pack.errors import NotPacked, PackStopped
from sessions.pack.making import before_sending, make_pack
from sessions.pack.order import Made, Order
from sessions.pack.place import is_pack, proposed
from sessions.pack.profiles import profile_named
from sessions.pack.stamp import PAGE
from workshop.analysis.answer.version import version_of
from workshop.errors import WorkshopError
from workshop.report.listed import last_change
from workshop.text import plural

AS_IT_WAS: Final = "A pack is made of the record as it is now; Esc returns to now."
_LONGEST_NAME: Final = 40
"""So many characters of what was typed are told where it names nobody who gets a pack."""


async def pack_here(screen: WorkshopScreen[Any], profile: str = "") -> None:
    """Ask for whom, make the pack, and say where it is."""
    if made := await make_a_pack(screen, profile):
        tell_made(screen, made)


class Told(NamedTuple):
    """A pack that was made, and what is said of it."""

    made: Made
    before_sending: tuple[str, ...]
    """What whoever sends it must know, a sentence for each."""


async def make_a_pack(screen: WorkshopScreen[Any], profile: str = "") -> Told | None:
    """Ask for whom, make the pack, and give what came of it; none where none was made.

    Args:
        screen: where it is asked for. What went wrong is said there.
        profile: for whom it is proposed; empty for the commonest.
    """
    store = screen.store
    try:
        first = profile_named(profile[:_LONGEST_NAME]).name if profile else ""
    except NotPacked as refusal:
        screen.warn(str(refusal))
        return None
    if store.at:
        screen.warn(AS_IT_WAS)
        return None
    record = store.record
    status = version_of(record, last_change(record)).sentence
    dialog = PackDialog(partial(proposed, store.folder, record), f"{status}.", first)
    wanted = await screen.app.push_screen_wait(dialog)
    if wanted is None or not await _may_replace(screen, wanted):
        return None
    return await _made(screen, wanted)


def tell_made(screen: WorkshopScreen[Any], told: Told) -> None:
    """Say where a pack is, what it lacks, how it is shown, and what to know before sending it."""
    made, pack = told.made, told.made.pack
    screen.workshop.last_written = pack.folder / PAGE
    files = plural(len(pack.files), "file")
    screen.notify(
        f"Pack made: {pack.folder}\n{files}. {screen.shows_in_folder}", markup=False, timeout=12
    )
    for missing in pack.without:
        screen.warn(f"Without {missing.title}: {missing.sentence}")
    for sentence in made.remarks:
        screen.warn(sentence)
    if words := in_few(told.before_sending):
        screen.notify(words, markup=False, severity="warning", timeout=20)


async def _may_replace(screen: WorkshopScreen[Any], wanted: Wanted) -> bool:
    """Ask before a pack is replaced; whatever else is there is refused when it is made."""
    if not await asyncio.to_thread(is_pack, wanted.target):
        return True
    words = f"{wanted.target}\n\nReplaced, what is in it now is lost. Enter leaves it as it is."
    dialog = Confirm("There is a pack already. Replace it?", words, "Replace", careful=True)
    return await screen.app.push_screen_wait(dialog) is True


async def _made(screen: WorkshopScreen[Any], wanted: Wanted) -> Told | None:
    """Make it in a thread, of a copy of the record; what came of it."""
    store, personal = screen.store, screen.workshop.personal
    order = Order(
        record=store.record.copy(),
        folder=store.folder,
        target=wanted.target,
        profile=wanted.profile,
        formats=wanted.formats,
        look=look_of(personal.settings, personal.logo, personal.template),
        fewest_voters=personal.settings.documents.fewest_voters,
        replace=True,  # somebody was asked
    )
    title = wanted.profile.title
    what = f"Making the pack {title[:1].lower()}{title[1:]}"
    found = await screen.app.push_screen_wait(PackProgress(what, partial(make_pack, order)))
    match found:
        case Made():
            return Told(found, tuple(before_sending(order)))
        case PackStopped():
            screen.tell(str(found))
        case SessionsError() | WorkshopError():
            screen.warn(str(found))
        case OSError():
            screen.warn(f"No pack was made: {cause_of(found)}")
        case Exception():
            raise found
    return None
