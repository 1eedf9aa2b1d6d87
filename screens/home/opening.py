"""Opening an engagement from the home screen: in a thread, with a word on screen.

Whatever goes wrong becomes a sentence; what another window has open can be read beside it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, NamedTuple

from screens.base.background import Say, tried
from screens.base.screen import WorkshopScreen
from screens.dialogs.confirm import Confirm
from screens.dialogs.engagement_words import EngagementWords
from screens.home.open_anyway_dialog import OpenAnyway, Way
from sessions.errors import (
    CannotOpen,
    EngagementLocked,
    LockUnavailable,
    OpenElsewhere,
    SessionsError,
    cause_of,
)
from sessions.library.sync_folders import where_synced
from sessions.store.store import Store
from workshop.errors import WorkshopError
from workshop.running.commands import BeginEngagement
from workshop.text import clean_line, plural


class Opened(NamedTuple):
    """An engagement that was opened, and what is to be said about it."""

    store: Store
    sentences: tuple[str, ...] = ()


ANYWAY: Final = (
    "Opened anyway, this window records too. Nothing is lost by that: each writes a journal file "
    "of its own, and both are read as one. Only what one does not see yet it may do twice."
)
"""What it means to write beside another machine, or without a lock."""


async def open_folder(screen: WorkshopScreen[Any], say: Say, folder: Path) -> Opened | None:
    """Open the engagement of a folder, for reading only where it must be and may."""
    say(f"Opening {folder.name} …")
    try:
        return _with_sentences(await asyncio.to_thread(Store.open, folder))
    except CannotOpen as refusal:
        way = await _way(screen, folder, refusal)
        if way == "read":
            return await _opened(screen, folder, lambda: Store.open(folder, read_only=True))
        if way == "anyway":
            return await _opened(screen, folder, lambda: Store.open(folder, anyway=True))
    except (SessionsError, WorkshopError) as problem:
        screen.warn(str(problem))
    except OSError as problem:
        screen.warn(f"{folder} cannot be opened: {cause_of(problem)}")
    return None


async def _way(screen: WorkshopScreen[Any], folder: Path, refusal: CannotOpen) -> Way | None:
    """Ask how to open what cannot simply be opened for writing; none for not at all."""
    if isinstance(refusal, OpenElsewhere | LockUnavailable):
        about = str(refusal)
        if isinstance(refusal, OpenElsewhere):
            about = (
                f"{folder.name} is {refusal}. It may be open there, or that machine was cut off "
                "or is this one by another name."
            )
        words = f"{about[0].upper()}{about[1:].rstrip('.')}.\n\n{ANYWAY}"
        return await screen.app.push_screen_wait(OpenAnyway(words))
    words = str(refusal)
    if isinstance(refusal, EngagementLocked):
        words = (
            f"{folder.name} is {refusal}. Only one window can record. "
            "Opened read-only, this one shows what the other records as it happens."
        )
    dialog = Confirm("Open read-only?", words, "Open read-only")
    return "read" if await screen.app.push_screen_wait(dialog) is True else None


async def _opened(
    screen: WorkshopScreen[Any], folder: Path, opening: Callable[[], Store]
) -> Opened | None:
    """Open an engagement in the way that was chosen."""
    try:
        return _with_sentences(await asyncio.to_thread(opening))
    except (SessionsError, WorkshopError, OSError) as problem:
        screen.warn(f"{folder.name} cannot be opened: {problem}")
    return None


async def begin(
    screen: WorkshopScreen[Any], say: Say, folder: Path, words: EngagementWords
) -> Opened | None:
    """Make a new engagement."""
    say(f"Making {folder.name} …")
    command = BeginEngagement(name=words.name, purpose=words.purpose, facilitator=words.facilitator)

    def make() -> Store:
        folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        return Store.begin(folder, command)

    store = await tried(screen, make)
    return _with_sentences(store) if store else None


async def sample(screen: WorkshopScreen[Any], say: Say, home: Path) -> Opened | None:
    """Open the sample; the first time it is made."""
    from sessions.demo.build import sample_in  # noqa: PLC0415 - 10 ms, the importer

    say("Opening the sample. The first time it is made, which takes a few seconds …")
    folder = await tried(screen, lambda: sample_in(home), "The sample cannot be made")
    return await open_folder(screen, say, folder) if folder else None


def _with_sentences(store: Store) -> Opened:
    """An opened engagement with what is to be said: where it is, what was joined, damage."""
    sentences = [place.sentence] if (place := where_synced(store.folder)) else []
    sentences += store.joined[:4]
    if len(store.joined) > 4:
        sentences.append(f"{plural(len(store.joined) - 4, 'more')}: see the history.")
    if interrupted := store.interrupted:
        sentences.append(interrupted)
    harmful = [clean_line(defect.sentence) for defect in store.harm]
    sentences += harmful[:2]
    if harmful:
        more = f"{len(harmful) - 2:,} more. " if len(harmful) > 2 else ""
        sentences.append(f"{more}Press ! for what was found, whether it is safe and what to do.")
    return Opened(store, tuple(sentences))
