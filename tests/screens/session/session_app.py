"""A session screen in an application, without the home screen, on a clock that stands."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from textual import events
from textual.pilot import Pilot

import screens.app.app
from screens.app.app import WorkshopApp
from screens.session.session import SessionScreen
from tests.builders.acme import Acme
from tests.screens.stage import settle, until

SIZE = (120, 36)


class SessionApp(WorkshopApp):
    """The application with one session in front."""

    CSS_PATH = Path(screens.app.app.__file__).with_name("app.tcss")

    def __init__(self, acme: Acme) -> None:
        super().__init__(acme.folder.parent)
        self.acme = acme

    def on_mount(self, event: events.Mount) -> None:
        """Show the session in place of the home screen."""
        event.prevent_default()
        self.opened.take(self.acme.store)
        self.push_screen(SessionScreen(self.acme.session_id))


class Desk:
    """What a facilitator does and sees, in short words."""

    def __init__(self, pilot: Pilot[None], acme: Acme) -> None:
        self.pilot = pilot
        self.acme = acme

    @property
    def screen(self) -> SessionScreen:
        """The session screen, also when a dialog lies over it."""
        found = [s for s in self.pilot.app.screen_stack if isinstance(s, SessionScreen)]
        return found[-1]

    @property
    def hint(self) -> str:
        """The hint line."""
        return self.screen.hint.words.plain

    @property
    def step_id(self) -> str:
        """Where the room is."""
        return self.acme.store.record.clock_of(self.acme.session_id).step_id

    async def type(self, line: str, *, enter: bool = True) -> None:
        """Type a line; the keys themselves are the subject of other tests."""
        self.screen.field.value = line
        self.screen.field.cursor_position = len(line)
        await self.pilot.pause()
        if enter:
            await self.press("enter")

    async def press(self, *keys: str) -> None:
        """Press keys, each once what the one before set going is done."""
        for key in keys:
            await self.pilot.press(key)
            await settle(self.pilot)

    async def until(self, so: Callable[[], bool]) -> None:
        """Wait for what shows that the last key has done its work, where the next rests on it."""
        await until(self.pilot, so)

    async def paste(self, text: str) -> None:
        """Paste a text where the keys go."""
        self.pilot.app.post_message(events.Paste(text))
        await settle(self.pilot)

    async def give(self, command_id: str) -> None:
        """Give a command as the palette gives it."""
        command = next(c for c in self.screen.user_commands() if c.id == command_id)
        await self.screen.run_action(command.screen_action)
        await settle(self.pilot)

    async def to(self, step_id: str) -> None:
        """Go to a step."""
        self.screen.moves.go_to(step_id)
        await settle(self.pilot)

    def seen(self) -> str:
        """All that stands on the screen."""
        app = self.pilot.app
        width, height = app.size
        lines = app.screen._compositor.render_strips()
        return "\n".join(
            "".join(segment.text for segment in line)[:width] for line in lines[:height]
        )


@asynccontextmanager
async def session(acme: Acme, size: tuple[int, int] = SIZE) -> AsyncIterator[Desk]:
    """The session of an engagement on a screen of that size."""
    async with SessionApp(acme).run_test(size=size) as pilot:
        await settle(pilot)
        desk = Desk(pilot, acme)
        desk.screen.field.cursor_blink = False
        yield desk
