"""What every screen of the application shares: its commands, and carrying out what they ask."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Final, TypeVar, cast

from textual import on
from textual.actions import parse
from textual.app import SystemCommand
from textual.binding import ActiveBinding, Binding, BindingType
from textual.events import Key, Mount, ScreenSuspend, Unmount
from textual.notifications import Notification, Notify, SeverityLevel
from textual.screen import Screen

from screens.base.application import Application
from screens.base.commands import (
    APP_COMMANDS,
    PAST_ACTIONS,
    PAST_COMMANDS,
    Needs,
    UserCommand,
    bindings,
    ways_here,
)
from screens.base.following import READ_ONLY
from screens.base.navigation import Open
from screens.widgets.narrow_repaint import NarrowCompositor, fits_textual
from screens.widgets.screen_kind import ScreenKind

if TYPE_CHECKING:
    from sessions.store.store import Store
    from workshop.record.change import Change
    from workshop.running.commands import Command

R = TypeVar("R")

WIDTHS: Final = [(0, "-narrow"), (100, "-wide")]
"""The classes of a screen by its width in cells."""


class WorkshopScreen(Screen[R]):
    """A screen that lists what can be done on it."""

    TITLE_WORDS: ClassVar[str] = ""
    """What the help screen calls it."""
    ABOUT: ClassVar[str] = ""
    """What it is for, in a sentence or two, for the help screen and the manual."""
    TAKES_ENTRIES: ClassVar[bool] = False
    """Whether entries are typed on it, so that its help tells the signs of the line."""
    HINT_SAYS_KIND: ClassVar[bool] = False
    """Whether a hint of its own says whether letters are typed on it or act."""
    COMMANDS_HERE: ClassVar[tuple[UserCommand, ...]] = ()
    """Everything that can be done on it, the commonest first."""
    BINDINGS: ClassVar[list[BindingType]] = bindings(PAST_COMMANDS)
    HORIZONTAL_BREAKPOINTS = WIDTHS

    def __init__(self) -> None:
        super().__init__()
        if fits_textual():
            self._compositor = NarrowCompositor()
        self.notices: list[Notification] = []
        """What was said on it and may still be read."""

    @classmethod
    def needs_of(cls, action: str) -> Needs:
        """When an action of the screen may be given, as its command says."""
        found = (command.needs for command in cls.COMMANDS_HERE if command.name == action)
        return next(found, Needs.NOTHING)

    @property
    def workshop(self) -> Application:
        """The application, as far as screens know it."""
        return cast("Application", self.app)

    @property
    def letters(self) -> ScreenKind | None:
        """Whether letters are typed or act, for the line of keys; none where a hint says it."""
        if self.HINT_SAYS_KIND:
            return None
        typed = self.focused is not None and self.focused.check_consume_key("a", "a")
        return ScreenKind.LINE if typed else ScreenKind.KEYS

    def key_colon(self) -> None:
        """A way to all commands that no terminal takes for itself, where letters act."""
        if self.letters is ScreenKind.KEYS:
            self.app.action_command_palette()

    @property
    def stands(self) -> bool:
        """Whether the screen was not left, and its engagement is open.

        To be asked by whatever comes later than it was set going: a timer, a call put off, a
        thread. A screen that was left has no widgets, and there may be no record any more.
        """
        return self.is_attached and self in self.app.screen_stack and self.workshop.has_store

    @property
    def store(self) -> Store:
        """The engagement that is open; as it was, where this screen shows the past."""
        return self.workshop.store_of(self)

    @on(Mount)
    def say_which_moment(self) -> None:
        """Say so where the past is shown."""
        if (past := self.workshop.past_of(self)) is not None:
            from screens.base.past_banner import PastBanner  # noqa: PLC0415 - 79 ms, with the store

            self.mount(PastBanner(past, first=self.workshop.travel.begins(self)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Steps through the past are offered where it is shown."""
        if action in PAST_ACTIONS:
            return self.workshop.past_of(self) is not None
        return super().check_action(action, parameters)

    def action_earlier(self) -> None:
        """Show the past one change earlier."""
        past = self.workshop.past_of(self)
        if past and not past.earlier():
            self.tell("There is no earlier change.")

    def action_later(self) -> None:
        """Show the past one change later."""
        past = self.workshop.past_of(self)
        if past and not past.later():
            self.tell("There is no later change; Esc returns to now.")

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work now, those of a person's own in the place of the usual ones.

        Textual puts a key that was changed behind all others, where a narrow footer has no room.
        """
        found = super().active_bindings
        commands = (*self.COMMANDS_HERE, *PAST_COMMANDS, *APP_COMMANDS)
        if terminal := self.workshop.terminal:
            found = ways_here(found, commands, terminal.taken, self._other_way)
            self._show_way_to_palette(found, terminal.taken)
        if not self.workshop.has_own_keys:
            return found
        rank = {command.id: place for place, command in enumerate(commands)}
        owners = {active.node: place for place, active in enumerate(reversed(found.values()))}

        def place(item: tuple[str, ActiveBinding]) -> tuple[int, int]:
            _, active = item
            return -owners[active.node], rank.get(active.binding.id or "", len(rank))

        return dict(sorted(found.items(), key=place))

    def _show_way_to_palette(self, found: dict[str, ActiveBinding], taken: Container[str]) -> None:
        """Have the palette, which is a key of Textual's, be shown by the way that works here."""
        key = self.app.COMMAND_PALETTE_BINDING
        palette = next(command for command in APP_COMMANDS if command.id == "app.commands")
        if key in taken and key in found and (way := self._other_way(palette)):
            binding = replace(found[key].binding, key_display=way)
            found[key] = found[key]._replace(binding=binding)

    def _other_way(self, command: UserCommand) -> str:
        """How a command is given where the terminal takes its key; empty where it is not known."""
        if self.TAKES_ENTRIES and command.slash:
            from workshop.running.words.slash_table import letter_of  # noqa: PLC0415 - loaded by then

            return f"/{letter_of(command.slash) or command.slash}"
        return ":" if self.letters is ScreenKind.KEYS else ""

    def way_to(self, command: UserCommand) -> str:
        """How a command is given here, as the line of keys writes it."""
        own = self.workshop.with_own_key(command)
        key = own.key.partition(",")[0]
        terminal = self.workshop.terminal
        if terminal and key in terminal.taken and (way := self._other_way(command)):
            return way
        return own.shown_key or self.app.get_key_display(Binding(key, ""))

    @property
    def shows_in_folder(self) -> str:
        """How what was written last is shown in its folder, as a sentence."""
        if self.TAKES_ENTRIES:
            return "/folder shows it in its folder."
        terminal, palette = self.workshop.terminal, self.app.COMMAND_PALETTE_BINDING
        key = ":" if terminal and palette in terminal.taken else "Ctrl+P"
        return f"“Show in folder” among the commands ({key}) shows it."

    def before_leaving(self) -> None:
        """Do what is to be done before the program ends."""

    def open(self, where: Open) -> None:
        """Have the application put a screen in front."""
        self.post_message(where)

    def perform(self, command: Command) -> Change | None:
        """Carry out a command of the record; a refusal is told, and gives none."""
        return self.workshop.opened.perform(command, self.store)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Show a notice that ends with the screen in front."""
        timeout = self.app.NOTIFICATION_TIMEOUT if timeout is None else timeout
        notice = Notification(message, title, severity, timeout, markup=markup)
        # It is seen on whatever screen is in front, also when one that was left says it.
        stack = self.app.screen_stack
        front = next((one for one in reversed(stack) if isinstance(one, WorkshopScreen)), self)
        front.notices.append(notice)
        self.app.post_message(Notify(notice))

    @on(ScreenSuspend)
    @on(Unmount)
    def end_notices(self) -> None:
        """What was said here is not read on another screen; a dialog is none."""
        if self.is_attached and self.app.screen.is_modal:
            return
        for notice in self.notices:
            self.app._unnotify(notice)  # noqa: SLF001 - Textual has no public way to end one
        self.notices.clear()

    def tell(self, sentence: str) -> None:
        """Say that something went well."""
        self.notify(sentence, markup=False, timeout=4)

    def warn(self, sentence: str) -> None:
        """Say that something was refused, and why."""
        self.notify(sentence, markup=False, severity="error", timeout=10)

    def say_read_only(self) -> None:
        """Say why nothing can be recorded in this window."""
        past = self.workshop.past_of(self)
        self.warn("What was cannot be changed; Esc returns to now." if past else READ_ONLY)

    def on_key(self, event: Key) -> None:
        """A letter that is no key here is heard; one that would record says why it does not."""
        # The handler of a subclass came first, and may have taken it.
        taken = event._stop_propagation  # noqa: SLF001 - Textual has no public name for it
        if event.is_printable and not taken and event.key not in self.active_bindings:
            self.app.bell()
        only_looks = self.workshop.following or self.workshop.past_of(self)
        if only_looks and not self.store.writable:
            commands = map(self.workshop.with_own_key, self.COMMANDS_HERE)
            keys = (each.key.split(",") for each in commands if each.needs.records)
            if any(event.key in each for each in keys):  # once, where views share a key
                self.say_read_only()

    def user_commands(self) -> Iterable[UserCommand]:
        """The commands that can be given now, those of the whole application last."""
        for command in (*self.COMMANDS_HERE, *PAST_COMMANDS, *APP_COMMANDS):
            if self.is_possible(command):
                yield self.workshop.with_own_key(command)

    def is_possible(self, command: UserCommand) -> bool:
        """Whether the command has a meaning at this moment."""
        if command.action.startswith("app."):
            return bool(self.app.check_action(command.action.removeprefix("app."), ()))
        _, name, parameters = parse(command.screen_action)
        return bool(self.check_action(name, parameters))

    def system_commands(self) -> Iterable[SystemCommand]:
        """The same for the command palette."""
        for command in self.user_commands():
            yield SystemCommand(
                command.label,
                command.help,
                lambda action=command.screen_action: self.act(action),
            )

    def act(self, action: str) -> None:
        """Do what a command asks for that was not given by its key."""
        self.run_worker(self.run_action(action), exit_on_error=True)
