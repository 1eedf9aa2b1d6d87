"""What the tests of the screens share: an engagement on disk and the application over it."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final, TypeVar

from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from screens.app.app import WorkshopApp
from screens.engagement.commands import SECTIONS
from screens.widgets.row_list import RowList
from tests.builders.acme import Acme

HOSTILE: Final = ("[red]", "[/x]", "[@click=app.quit]q[/]", "[b")
"""Texts that markup would take for its own."""

WIDE: Final = (120, 36)
NARROW: Final = (80, 24)
PATIENCE: Final = 20
"""Seconds in which whatever is under way comes to rest, also on a busy machine."""

S = TypeVar("S", bound=Screen[Any])


def acme(home: Path, lines: Iterable[str] = (), name: str = "Acme") -> Path:
    """An engagement in a folder of `home`, closed; the folder."""
    made = Acme(home / name)
    for line in lines:
        made.say(line, step="outside" if line[0] in "*!" else "works")
    made.store.close()
    return made.folder


@asynccontextmanager
async def running(
    home: Path, folder: Path | None = None, size: tuple[int, int] = WIDE
) -> AsyncIterator[Pilot[None]]:
    """The application, with what it does at the start done."""
    app = WorkshopApp(home, folder)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        yield pilot
        app.opened.release()


async def settle(pilot: Pilot[None], between: float | None = None) -> None:
    """Wait until nothing is under way, except a dialog that waits for an answer.

    Twice in a row: one message sets off the next, and a process that others keep from running looks
    idle to the pilot.

    Args:
        pilot: of the application.
        between: seconds between two looks; without them the processor must be idle at each.
    """
    calm, before = 0, tuple[Screen[Any], ...]()
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        await pilot.pause(between)
        stack = tuple(pilot.app.screen_stack)
        still = stack == before and not _has_messages(pilot) and (_asks(pilot) or not _works(pilot))
        calm, before = (calm + 1 if still else 0), stack
        if calm == 2:
            return
        if not still:
            await pilot.pause(between or 0.01)


async def until(pilot: Pilot[None], met: Callable[[], bool]) -> None:
    """Wait for what shows that the last key has done its work, as long as there is patience."""
    last = time.monotonic() + PATIENCE
    while not met() and time.monotonic() < last:
        await pilot.pause(0.01)


def _works(pilot: Pilot[None]) -> bool:
    """Whether something that a key set going is not done."""
    groups = ("opening", "default", "closing", "summing")
    return any(worker.is_running and worker.group in groups for worker in pilot.app.workers)


def _has_messages(pilot: Pilot[None]) -> bool:
    """Whether anything on the way to what is in front has not arrived."""
    app = pilot.app
    return any(pump.message_queue_size for pump in (app, app.screen, *app.screen.walk_children()))


def _asks(pilot: Pilot[None]) -> bool:
    """Whether a dialog is in front."""
    return pilot.app.screen.is_modal


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, each once what the one before set going is done."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def to_section(pilot: Pilot[None], title: str) -> None:
    """Go to a section of the engagement that is in front, by its key."""
    place = [each for each, _ in SECTIONS].index(title)
    await press(pilot, str(place + 1))


def seen(pilot: Pilot[None]) -> str:
    """What is on the screen, as text."""
    screen = pilot.app.screen
    strips = screen._compositor.render_strips()
    return "\n".join(strip.text for strip in strips).replace("\u00a0", " ")


def seen_words(pilot: Pilot[None]) -> str:
    """The same without frames and ends of lines: what a long path parts is found all the same."""
    return " ".join(seen(pilot).replace("│", " ").split())


def told(pilot: Pilot[None]) -> str:
    """What the notifications say."""
    return "\n".join(notification.message for notification in pilot.app._notifications)


def rows(pilot: Pilot[None], selector: str = "#rows") -> list[str]:
    """The rows of a list as text, each on one line."""
    found = pilot.app.screen.query_one(selector, RowList)
    return [
        " ".join("".join(line.plain for line in option.prompt.lines(200)).split())  # type: ignore[union-attr]
        for option in found.options
    ]


def current(pilot: Pilot[None], kind: type[S]) -> S:
    """The screen in front, which must be of that type."""
    screen = pilot.app.screen
    assert isinstance(screen, kind), screen
    return screen


def fill(pilot: Pilot[None], **texts: str) -> None:
    """Put texts into the fields of the dialog in front."""
    for field, text in texts.items():
        widget: Widget = pilot.app.screen.query_one(f"#{field}")
        widget.value = text  # type: ignore[attr-defined]


def workshop(pilot: Pilot[None]) -> WorkshopApp:
    """The application by its own type."""
    assert isinstance(pilot.app, WorkshopApp)
    return pilot.app
