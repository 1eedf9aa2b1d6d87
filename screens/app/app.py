"""The full-screen application: which screen is in front, the look, and the open engagement."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final

from rich.text import Text
from textual import on, work
from textual.app import SystemCommand
from textual.driver import Driver
from textual.events import Mount
from textual.filter import LineFilter
from textual.screen import Screen
from textual.worker import WorkerFailed

from screens.app.drawn_text import DrawnText
from screens.app.no_colour import as_wanted, without_colour
from screens.app.pairs_of_screens import beside_session, of_all_sessions
from screens.app.settings_checks import settings_checks
from screens.app.terminal_input import tolerant
from screens.app.terminal_left import leave_terminal
from screens.base import stop_signals
from screens.base.application import Application
from screens.base.colours import DARK, LIGHT, THEMES
from screens.base.commands import APP_COMMANDS, bindings
from screens.base.navigation import (
    Open,
    OpenCarrying,
    OpenDamage,
    OpenEngagement,
    OpenFindings,
    OpenFollowUp,
    OpenHistory,
    OpenMemberCheck,
    OpenNeeds,
    OpenProgramme,
    OpenRegister,
    OpenSession,
    OpenSettings,
    OpenStrategy,
    OpenSynthesis,
    OpenTheming,
    OpenTrace,
    OpenTranscript,
)
from screens.base.screen import WorkshopScreen
from screens.base.system.show_in_folder import show_in_folder
from screens.home.home import HomeScreen
from workshop.text import clean_line

if TYPE_CHECKING:
    from textual._path import CSSPathType

    from sessions.personal.settings_file import Loaded
    from sessions.store.unfinished_run import UnfinishedRun


_DRAWN_TEXT: Final = DrawnText()


class WorkshopApp(Application):
    """Workshop in the terminal."""

    TITLE = "Workshop"
    CSS_PATH: ClassVar[CSSPathType | None] = [
        Path(__file__).with_name("app.tcss"),
        Path(__file__).parents[1] / "home" / "home.tcss",  # a default screen's own is not read
    ]
    BINDINGS: ClassVar = bindings(APP_COMMANDS)
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        home: Path,
        folder: Path | None = None,
        session_id: str = "",
        unclosed: UnfinishedRun | None = None,
    ) -> None:
        super().__init__(home)
        self._first = (folder, session_id, unclosed)
        self._fault_reported = False
        self._stopped = False
        self.ending = stop_signals.Ending(lambda: leave_terminal(self._driver))
        """Sees to it that the program ends once it was told to."""
        self._without_colour = without_colour(lambda: self.current_theme)
        self._keeping = asyncio.Lock()
        if os.path.exists(self.settings_path):  # noqa: PTH110 - a path that may not be looked at is none
            self.read_settings()

    @on(Mount)
    def say_what_is_wrong(self) -> None:
        """Say once what is wrong with the settings; everything goes on without them."""
        if self._personal and (sentence := self._personal.sentence):
            self.notify(clean_line(sentence), markup=False, severity="warning", timeout=15)

    def load_settings(self) -> Loaded:
        """What the settings file says now, its keys looked at too."""
        from sessions.personal.settings_file import load  # noqa: PLC0415 - 12 ms, as in the base

        return load(self.settings_path, settings_checks())

    def read_settings(self) -> None:
        """Take what the settings file says now: the look and the keys."""
        super().read_settings()
        settings = self.personal.settings
        self.show_theme(THEMES[settings.colours.theme].name)
        self.use_keys(self._bound(settings.keys))

    @staticmethod
    def _bound(given: Mapping[str, str]) -> Mapping[str, str]:
        """The keys of the settings as they are bound."""
        if not given:
            return given
        from screens.app.key_map import keys_in  # noqa: PLC0415 - 250 ms, for own keys alone

        return {name: ",".join(keys_in(words)) for name, words in given.items()}

    def get_default_screen(self) -> Screen[Any]:
        """The home screen, and the engagement that was asked for over it.

        At the foot of the stack it is painted at once, not after an empty screen.
        """
        return HomeScreen(*self._first)

    def screen_for(self, where: Open) -> Screen[Any]:
        """A new screen of the kind that is asked for.

        Each class is loaded when it is asked for first: together they take a quarter of a second,
        which the first paint would wait for.
        """
        screen: Screen[Any]
        match where:
            case OpenEngagement():
                from screens.engagement.engagement import EngagementScreen  # noqa: PLC0415 - 140 ms

                screen = EngagementScreen(where.sentences, where.session_id, where.unclosed)
            case OpenSession():
                from screens.session.session import SessionScreen  # noqa: PLC0415 - 60 ms more

                screen = SessionScreen(where.session_id, where.place)
            case OpenFindings() | OpenSynthesis() | OpenNeeds() | OpenStrategy() | OpenCarrying():
                screen = of_all_sessions(where)
            case OpenHistory():
                from screens.history.history import HistoryScreen  # noqa: PLC0415 - 16 ms more

                screen = HistoryScreen(where.back_to, where.session_id)
            case OpenRegister():
                from screens.register.register import RegisterScreen  # noqa: PLC0415 - 30 ms more

                screen = RegisterScreen(where.register, where.row_id)
            case _:
                screen = self._seldom_screen(where)
        return screen

    @staticmethod
    def _seldom_screen(where: Open) -> Screen[Any]:
        """A new screen of a kind that few ask for."""
        screen: Screen[Any]
        match where:
            case OpenProgramme():
                from screens.programme.programme import ProgrammeScreen  # noqa: PLC0415 - seldom opened

                screen = ProgrammeScreen(where.row_id, where.guide, where.department_id)
            case OpenFollowUp():
                from screens.follow_up.follow_up import FollowUpScreen  # noqa: PLC0415 - seldom opened

                screen = FollowUpScreen(where.session_id)
            case OpenTheming():
                from screens.theming.theming import ThemingScreen  # noqa: PLC0415 - seldom opened

                screen = ThemingScreen(where.coder)
            case OpenTrace():
                from screens.trace.trace import TraceScreen  # noqa: PLC0415 - 30 ms more

                screen = TraceScreen(where.id, where.edition, becomes=where.becomes)
            case OpenTranscript() | OpenMemberCheck():
                screen = beside_session(where)
            case OpenSettings():
                from screens.settings.settings import SettingsScreen  # noqa: PLC0415 - seldom opened

                screen = SettingsScreen(where.first)
            case OpenDamage():
                from screens.damage.damage import DamageScreen  # noqa: PLC0415 - 20 ms without the others

                screen = DamageScreen()
            case _:
                raise TypeError(f"no screen for {where}")
        return screen

    def get_driver_class(self) -> type[Driver]:
        """What reads the terminal and writes to it."""
        return tolerant(super().get_driver_class())

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What lines go through before they are drawn."""
        return (_DRAWN_TEXT, *as_wanted(super().get_line_filters(), self._without_colour))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the command palette lists."""
        if isinstance(screen, WorkshopScreen):
            yield from screen.system_commands()

    def action_change_theme(self) -> None:
        """Change between light and dark, and keep that."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name
        self._keep_theme()

    @work
    async def _keep_theme(self) -> None:
        """Put the theme in the settings file, whose comments and other lines stay."""
        from sessions.personal.settings_file import change  # noqa: PLC0415 - 12 ms, as above
        from workshop.errors import Problems, WorkshopError  # noqa: PLC0415

        async with self._keeping:
            word = next(word for word, theme in THEMES.items() if theme.name == self.theme)
            try:
                self._personal = await asyncio.to_thread(
                    change, self.personal, {"colours.theme": word}, settings_checks()
                )
            except (WorkshopError, OSError) as problem:
                why = "the settings file has problems" if isinstance(problem, Problems) else problem
                self.notify(f"The colours hold for now only: {why}.", markup=False, timeout=8)

    def action_settings(self, first: str = "") -> None:
        """Show what is set for all engagements, and take an action of that screen at once."""
        if isinstance(self.screen, WorkshopScreen) and self.screen.TITLE_WORDS != "Settings":
            self.open_screen(OpenSettings(first))
        elif first:
            self.call_later(self.screen.run_action, first)

    def action_show_in_folder(self) -> None:
        """Show what was written last in its folder, else where the engagement is kept."""
        self._show_in_folder(
            self.last_written or (self.store.folder if self.has_store else self.home)
        )

    @work(thread=True, exclusive=True, group="folder")
    def _show_in_folder(self, path: Path) -> None:
        """A file manager may take its time to say that it cannot be started."""
        if failed := show_in_folder(path):
            self.call_from_thread(self.notify, failed, markup=False, severity="warning", timeout=12)

    @work(exclusive=True)
    async def action_make_pack(self) -> None:
        """Make a pack: all documents for one kind of reader."""
        from screens.pack.make_pack import pack_here  # noqa: PLC0415 - 60 ms, with the reports

        if isinstance(self.screen, WorkshopScreen):
            await pack_here(self.screen)

    async def action_help(self) -> None:
        """Show every command and key of the screen in front."""
        from screens.app.help import HelpScreen  # noqa: PLC0415 - 2 ms, once it is asked for

        if isinstance(self.screen, WorkshopScreen) and not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Recording here is offered once the other window has gone."""
        del parameters
        return action != "take_over" or self.opened.deserted

    def action_take_over(self) -> None:
        """Record from now on, where one is."""
        self.opened.take_over()

    def _handle_exception(self, error: Exception) -> None:
        """A fault that nobody caught: no traceback on the screen of somebody at work.

        Textual has no public place for this. A test, which runs without a terminal, gets the
        exception itself.
        """
        if self.is_headless:
            super()._handle_exception(error)
        elif not (self._fault_reported or self._stopped):
            self._fault_reported = True
            self._return_code = 1
            cause = error.error if isinstance(error, WorkerFailed) else error
            super().panic(self._fault(cause))

    def _fault(self, error: BaseException) -> Text:
        """Keep the record safe and write a report; what a person is told."""
        from screens.base import fault_report  # noqa: PLC0415 - 3 ms, hardly ever needed

        self._close_safely()
        return Text(f"{fault_report.unexpected(error, self.home)}\n{fault_report.AGAIN}")

    def panic(self, *renderables: Any) -> None:
        """Textual gave up, as when nothing can be read from the terminal any more."""
        if self.is_headless:
            super().panic(*renderables)
        else:
            self.stop(1)

    def fault_in_thread(self, what: threading.ExceptHookArgs) -> None:
        """A fault in a thread of the program; where the terminal has gone, that is all there is."""
        if isinstance(what.exc_value, OSError) and what.thread and what.thread.daemon:
            self.stop(1)
        elif isinstance(what.exc_value, Exception):
            self.later(partial(self._handle_exception, what.exc_value))

    def later(self, what: Any) -> None:
        """Have something done by the thread that owns the record."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(what)

    def stop(self, number: int) -> None:
        """The program was told to stop by a signal; nothing that was acknowledged is lost.

        Raises:
            Stopped: nothing is shown yet, or no more.
        """
        if self._loop is None:
            raise stop_signals.Stopped(number)
        self.ending.begin(number)  # now too: a key that waits for the disk holds `_stop` up as long
        self.later(partial(self._stop, number))

    def _stop(self, number: int) -> None:
        """Pause what runs, keep where one is, close the engagement and end."""
        if not self._stopped:
            self._stopped = True
            self.ending.begin(number)
            self._close_safely()
            self.exit(return_code=stop_signals.status_of(number))

    def _close_safely(self) -> None:
        """Stop the time, keep what was typed, and close, whatever else goes wrong."""
        self._leave_screens()
        with suppress(Exception):
            self.opened.release()

    def _leave_screens(self) -> None:
        """Have every screen do what is to be done before it is left."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, WorkshopScreen):
                with suppress(Exception):
                    screen.before_leaving()

    async def action_quit(self) -> None:
        """Pause what runs, close the engagement and leave."""
        if self.opened.is_all_recorded():
            self._quit()

    @work(exclusive=True, group="closing")
    async def _quit(self) -> None:
        """Leave, with a word where closing takes long."""
        self._leave_screens()
        if self.has_store:
            self.store.drafts.go(None)
        await self.opened.put_away()
        self.opened.release()
        self.exit()


def run_app(
    home: Path,
    folder: Path | None = None,
    session_id: str = "",
    unclosed: UnfinishedRun | None = None,
    view: str = "",
    painted: Callable[[], object] = lambda: None,
) -> int:
    """Run the application, on an engagement and a session of it where they are given.

    Args:
        home: the folder of the engagements.
        folder: the engagement to open.
        session_id: the session to go to.
        unclosed: what a run that was cut off left, where that is known and not yet told.
        view: for whom the window shows sessions; empty for the usual view.
        painted: is called once the first screen is there.

    Returns:
        The exit status.
    """
    app = WorkshopApp(home, folder, session_id, unclosed)
    app.session_view = view
    app.painted = painted
    return run(app)


def run(app: WorkshopApp) -> int:
    """Run the application until it is left, stopped from outside, or meets a fault of its own."""
    before, threading.excepthook = threading.excepthook, app.fault_in_thread
    try:
        with stop_signals.handled_by(app.stop, "SIGINT"), app.ending.begun_by_signals():
            app.run()
    finally:
        threading.excepthook = before
    return app.return_code or 0
