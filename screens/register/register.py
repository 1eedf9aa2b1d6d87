"""The screen of a register: its rows as a grid."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on, work
from textual.actions import parse
from textual.app import ComposeResult
from textual.content import Content

from screens.base.commands import UserCommand, bindings
from screens.base.navigation import OpenHistory, OpenRegister
from screens.base.record_screen import (
    HISTORY_COMMAND,
    UNDO_COMMANDS,
    RecordScreen,
    Traced,
    trace_commands,
)
from screens.grid.commands import GRID_COMMANDS
from screens.grid.layout import RESTS
from screens.grid.pane import RegisterPane
from screens.grid.possible import is_possible
from screens.starting.starting import start_project
from screens.widgets.heading import Heading
from screens.widgets.key_line import KeyLine
from workshop.record.change import Change
from workshop.running.commands import Command
from workshop.running.senders import Sender

_OWN = (
    HISTORY_COMMAND,
    *UNDO_COMMANDS,
    *trace_commands("register", "rows"),
    UserCommand(
        "register.back", "escape", "Back", "Goes back to the engagement.", "back", state="rows"
    ),
)


class RegisterScreen(RecordScreen[None]):
    """The rows of one register, to be entered, pasted, sorted and looked through.

    Args:
        register: its name.
        row_id: the id of the row that is in front at first; empty for where a new one begins.
    """

    TITLE_WORDS = "Register"
    ABOUT = (
        "A table of the engagement: letters are typed into the cell in hand, Enter takes it and "
        "goes on. Escape leaves the cells; then letters are commands for rows. A pasted block is "
        "shown before it is taken. Sorting and filtering change what is seen, never the record."
    )
    HINT_SAYS_KIND = True
    COMMANDS_HERE = (*GRID_COMMANDS, *_OWN)
    BINDINGS: ClassVar = bindings(_OWN)
    CSS_PATH = "register.tcss"

    def __init__(self, register: str, row_id: str = "") -> None:
        super().__init__()
        self._first = row_id
        self.register_name = register
        """The name of the register."""
        self.pane = RegisterPane(register, lambda: self.store, self._do)
        """The grid and what stands round it."""

    def compose(self) -> ComposeResult:
        """Heading, grid, keys."""
        yield Heading()
        yield self.pane
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the rows."""
        self.show_record()
        if self._first in self.pane.table.ids:
            self.pane.grid.go_to(self.pane.table.ids.index(self._first), 0)
        self.pane.grid.focus()

    def _do(self, command: Command) -> Change:
        return self.store.do(command, Sender.APPLICATION)

    def show_record(self) -> None:
        """Show the register as it is now."""
        self.pane.follow(writable=self.store.writable)
        self._say()

    @on(RegisterPane.Changed)
    def say_state(self, event: RegisterPane.Changed) -> None:
        """Say how many rows there are, and how they are listed.

        Where a project cannot be marked as started, all that it waits for is shown, to be waived.
        """
        self._say()
        if project_id := event.taken.held_up:
            self.pane.drop()
            self._start(project_id)

    @work(exclusive=True)
    async def _start(self, project_id: str) -> None:
        """Start a project that waits for something: all of it is listed."""
        await start_project(self, project_id)

    def _say(self) -> None:
        register, table = self.pane.register, self.pane.table
        details = " · ".join([*self._looked_at(), self.store.record.engagement.name])
        parts = [register.count(table.count) if table.count else "empty"]
        if gaps := table.gaps:
            parts.append(f"{gaps:,} to ask")
        if points := table.open_points:
            parts.append(f"{len(points):,} not right yet")
        state = Content.assemble(" · ".join(parts), "   ", self.state_words())
        self.query_one(Heading).show(register.title, details, state)

    def _looked_at(self) -> Iterator[str]:
        """How rows are listed, where that is not as they were entered."""
        table = self.pane.table
        if table.words:
            hold = "holds" if len(table.ids) == 1 else "hold"
            yield f"{len(table.ids):,} {hold} “{table.words}”"
        if table.sort is not None:
            titles = [*(field.title for field in table.fields), RESTS]
            arrow = "↓" if table.sort.falling else "↑"
            yield f"by {titles[table.sort.column].lower()} {arrow}"

    def state_words(self) -> Content:
        """Whether everything that was taken is on the disk."""
        if self.pane.said.by_disk:
            return Content.styled("▲ not recorded", "bold $error")
        return super().state_words()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be done now; the grid knows for itself."""
        if action == "in_part":
            return is_possible(parse(str(parameters[1]))[1], self.pane.grid)
        return super().check_action(action, parameters)

    def action_in_part(self, part: str, action: str) -> None:
        """Have the grid do what a command asks for."""
        del part
        self.pane.give(parse(action)[1])

    def traced(self) -> Traced:
        """The row in hand."""
        return Traced(self.pane.grid.hand.row_id)

    def action_history(self) -> None:
        """Show what was done."""
        self.open(OpenHistory(OpenRegister(self.register_name)))

    def action_back(self) -> None:
        """Go back; a row that was begun and cannot be recorded yet is not thrown away unasked."""
        if self.pane.may_leave():
            self.dismiss(None)
