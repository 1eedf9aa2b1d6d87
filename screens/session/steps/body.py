"""What every step shows below its words: the log of what was recorded in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from screens.session.panes.entry_log import EntryLog
from screens.session.panes.entry_rows import Row, rows_of
from workshop.guide.shape import AnyStep
from workshop.record.change import Change
from workshop.record.documents import Entry, Session, StepRun
from workshop.record.record import Record
from workshop.running.commands import Command

Perform = Callable[[Command], Change | None]
"""Carries out a command at once and tells what came of it; none where it was refused."""


class StepBody(Vertical):
    """The middle of the session screen for one step; a kind of step is a subclass.

    A body looks the record up each time it is told to follow it, and keeps nothing of it.
    """

    NOTHING: ClassVar[str] = "Nothing recorded in this step yet."
    """What the log says while it is empty."""
    CONFIRMS: ClassVar[str] = ""
    """What Enter on an empty line confirms, as words behind `Enter`; nothing where it cannot."""

    FROM_TOP: ClassVar[bool] = False
    """Whether the log begins at its top, to be read through, and not at its end."""

    def __init__(self, record: Record, session_id: str, step: AnyStep) -> None:
        super().__init__()
        self.perform: Perform = lambda _: None
        """What records for the body; given by the screen."""
        self.record = record
        self.session_id = session_id
        self.step = step
        self.log_view = EntryLog(from_top=self.FROM_TOP, id="log")
        """The entries of the step."""

    @property
    def session(self) -> Session:
        """The session as it is now."""
        return self.record.get(Session, self.session_id)

    @property
    def run(self) -> StepRun:
        """What became of the step so far."""
        return self.session.steps.get(self.step.id, StepRun())

    @property
    def first_focus(self) -> Widget | None:
        """What takes the keys when the step begins, where that is not the line."""
        return None

    def compose(self) -> ComposeResult:
        """The log."""
        yield self.log_view

    def on_mount(self) -> None:
        """Show what is there."""
        self.follow()

    def follow(self) -> None:
        """Show the record as it is now."""
        self.log_view.show(self.rows(), self.NOTHING)

    def settle(self) -> bool:
        """Record what was typed into the body, before the room goes on; false where refused."""
        return True

    def drop(self) -> bool:
        """Forget what was typed into the body and not recorded; whether there was anything."""
        return False

    def entries(self) -> Iterable[Entry]:
        """What stands in the log."""
        return self.record.entries_of(self.session_id, self.step.id)

    def rows(self) -> list[Row]:
        """The same as rows."""
        return rows_of(self.record, self.session, self.entries())


class WithPart(StepBody):
    """A body with a part of its own above the log."""

    part: Widget
    """The part."""

    def compose(self) -> ComposeResult:
        """The part, then the log."""
        yield self.part
        yield self.log_view

    def follow(self) -> None:
        """Show the record; the part has the room of the log while that is empty."""
        super().follow()
        self.log_view.display = bool(self.log_view.row_count)

    @property
    def first_focus(self) -> Widget | None:
        """The part."""
        return self.part
