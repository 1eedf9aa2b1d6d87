"""The full-screen application: which screen is in front, the look, and the open engagement."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual.app import SystemCommand
from textual.screen import Screen

from screens.commands import APP_COMMANDS, bindings
from screens.screen import WorkshopScreen
from screens.themes import DARK, LIGHT
from screens.turns import InTurn

if TYPE_CHECKING:
    from textual._path import CSSPathType

    from sessions.store import Store
    from workshop.change import Change
    from workshop.commands import Command


class WorkshopApp(InTurn):
    """Workshop in the terminal."""

    TITLE = "Workshop"
    CSS_PATH: ClassVar[CSSPathType | None] = [
        "app.tcss",
        "home.tcss",  # a default screen's own is not read
    ]
    BINDINGS: ClassVar = bindings(APP_COMMANDS)
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, home: Path, folder: Path | None = None, session_id: str = "") -> None:
        super().__init__()
        self.home = home
        """The folder that engagements are kept in."""
        self._first = (folder, session_id)
        self.drafts: dict[tuple[str, str], str] = {}
        """Lines that were typed and not recorded, by session and step."""
        self._fault_told = False
        self._store: Store | None = None
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name

    @property
    def store(self) -> Store:
        """The engagement that is open."""
        if self._store is None:
            raise RuntimeError("no engagement is open")
        return self._store

    @property
    def has_store(self) -> bool:
        """Whether an engagement is open."""
        return self._store is not None

    def get_default_screen(self) -> Screen[Any]:
        """The home screen, and the engagement that was asked for over it.

        At the foot of the stack it is painted at once, not after an empty screen.
        """
        from screens.home import HomeScreen  # noqa: PLC0415 - kept out of the command line's way

        return HomeScreen(*self._first)

    def take_store(self, store: Store) -> None:
        """Make an engagement the open one."""
        self.release_store()
        self._store = store

    def release_store(self) -> None:
        """Close the engagement that is open, if there is one."""
        if self._store is not None:
            store, self._store = self._store, None
            store.close()

    def perform(self, command: Command) -> Change | None:
        """Carry out a command of the record; a refusal is told, and gives none."""
        from sessions.errors import SessionsError  # noqa: PLC0415 - not before the first paint
        from workshop.errors import Refused  # noqa: PLC0415

        try:
            return self.store.do(command)
        except (Refused, SessionsError) as refusal:
            self.notify(str(refusal), markup=False, severity="error", timeout=10)
            return None

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the command palette lists."""
        if isinstance(screen, WorkshopScreen):
            yield from screen.system_commands()

    def action_change_paper(self) -> None:
        """Change between light and dark."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    async def action_help(self) -> None:
        """Show every command and key of the screen in front."""
        from screens.help import HelpScreen  # noqa: PLC0415 - only when it is asked for

        if isinstance(self.screen, WorkshopScreen) and not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def _handle_exception(self, error: Exception) -> None:
        """A fault that nobody caught: no traceback on the screen of somebody at work.

        Textual has no public place for this. A test, which runs without a terminal, gets the
        exception itself.
        """
        if self.is_headless:
            super()._handle_exception(error)
        elif not self._fault_told:
            self._fault_told = True
            self._return_code = 1
            self.panic(self._fault(error))

    def _fault(self, error: Exception) -> Text:
        """Keep the record safe and write a report; what a person is told."""
        with suppress(Exception):
            self.release_store()
        from screens import crash  # noqa: PLC0415 - only when it is needed
        from sessions.world import local_time  # noqa: PLC0415 - loads the model; not before paint

        return Text(crash.sentence(crash.keep_report(self.home, error, local_time())))

    async def action_quit(self) -> None:
        """Pause what runs, close the engagement and leave."""
        for screen in reversed(self.screen_stack):
            leave = getattr(screen, "before_leaving", None)
            if leave is not None:
                with suppress(Exception):
                    leave()
        self.release_store()
        self.exit()


def run_app(home: Path, folder: Path | None = None, session_id: str = "") -> int:
    """Run the application, on an engagement and a session of it where they are given.

    Returns:
        The exit status.
    """
    app = WorkshopApp(home, folder, session_id)
    app.run()
    return app.return_code or 0
