"""The rows of a register, entered in a step: the same grid as on the screen of the register."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar, Final

from textual import on, work
from textual.content import Content

from screens.base.commands import UserCommand
from screens.base.screen import WorkshopScreen
from screens.grid.commands import GRID_COMMANDS
from screens.grid.pane import RegisterPane, Switched
from screens.session.bodies.body import CONFIRM, StepBody
from screens.session.panes.hint import slash_key
from screens.session.panes.recorder import Recorder
from screens.session.state.shown_session import ShownSession
from screens.starting.starting import start_project
from screens.widgets.ink import muted
from screens.widgets.screen_kind import ScreenKind
from sessions.errors import SessionsError
from workshop.errors import Refused
from workshop.guide.shape import RowStep
from workshop.record.change import Change
from workshop.running.cells.completing import asked_besides
from workshop.running.commands import Command
from workshop.running.senders import Sender

_HERE: Final = tuple(
    replace(
        command,
        id=f"session.{command.id}",
        key="",
        action=f"in_grid('{command.action}')",
        footer=False,
        shown_key=None,
        part="step",
    )
    for command in GRID_COMMANDS
    if command.footer and command.action not in ("onward", "cells", "rows")
)
"""What the grid does, for the palette; its keys work while it has them, and its hint names them."""


class FormBody(StepBody[RowStep]):
    """The grid; remarks stand below. Rows that were entered in this session are marked."""

    COMMANDS: ClassVar[tuple[UserCommand, ...]] = (*_HERE, CONFIRM)
    NOTHING: ClassVar[str] = ""
    WORDS_GIVE_WAY: ClassVar[bool] = True

    def __init__(self, shown: ShownSession, recorder: Recorder, step: RowStep) -> None:
        super().__init__(shown, recorder, step)
        self.pane = self._pane(shown) if step.table else None
        """The grid and what stands round it; none where the guide is of a program that has more."""
        self._shown = shown

    def _pane(self, shown: ShownSession) -> RegisterPane:
        fields = [field.id for field in self.step.columns]
        return RegisterPane(
            self.step.table_name,
            lambda: shown.store,
            self._do,
            fields,
            self.session_id,
            self.step.id,
            asked_besides(shown.guide, self.step),
        )

    @property
    def part(self) -> RegisterPane | None:
        """The grid."""
        return self.pane

    @property
    def letters(self) -> ScreenKind:
        """Letters are typed into the cell until Esc leaves it."""
        cell = self.pane is not None and not self.pane.grid.hand.picks_rows
        return ScreenKind.LINE if cell else super().letters

    @property
    def part_words(self) -> Content:
        """Where Esc leads: from the cells to the rows, where letters act, and then to the line."""
        if self.letters is ScreenKind.LINE:
            return Content.assemble(slash_key("Esc"), muted("the rows, where letters act"))
        return Content.assemble(
            slash_key("⏎"), muted("to the cells   "), slash_key("Esc"), muted("the line")
        )

    @on(RegisterPane.Changed)
    def lead_to_start(self, event: RegisterPane.Changed) -> None:
        """Where a project cannot be marked as started, show what it waits for, to be waived."""
        if (project_id := event.taken.held_up) and self.pane is not None:
            self.pane.drop()
            self._start(project_id)

    @work(exclusive=True, group="default")
    async def _start(self, project_id: str) -> None:
        """Start a project in this session; what was recorded is told in the hint."""
        if isinstance(self.screen, WorkshopScreen):
            await start_project(self.screen, project_id, self.session_id)

    @on(Switched)
    def say_switched(self, event: Switched) -> None:
        """Say at once that letters act now, or are typed again."""
        event.stop()
        self.recorder.say_mode(self.letters, self.part_words)

    def _do(self, command: Command) -> Change:
        """Carry out what the grid asks for; what came of it stands in the hint too."""
        try:
            change = self._shown.store.do(command, Sender.APPLICATION)
        except (Refused, SessionsError) as refusal:
            self.recorder.refuse(refusal)
            raise
        self.recorder.done(change.sentence)
        return change

    def follow(self) -> None:
        """Show the register as it is now."""
        super().follow()
        if self.pane:
            self.pane.follow(writable=self._shown.live)

    def record_typed(self) -> bool:
        """Record what is typed in the cell; a row that lacks cells is named before it is lost."""
        if self.pane is None:
            return True
        if not self.pane.grid.commit():
            self.pane.focus()
            return False
        return self.pane.may_leave()

    def drop(self) -> bool:
        """Forget what is typed in the cell, and a row that was begun."""
        return self.pane is not None and self.pane.drop()

    def action_in_grid(self, action: str) -> None:
        """Have the grid do something that was asked for by name."""
        if self.pane:
            self.pane.give(action)
