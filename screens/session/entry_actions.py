"""What can be done to an entry once it is recorded."""

from __future__ import annotations

from collections.abc import Callable

from textual import work
from textual.content import Content

from screens.session.dialogs.entry import EntryDialog
from screens.session.dialogs.long_text import TextDialog
from screens.session.dialogs.step import StepDialog
from screens.session.drafts import DraftKeeping
from screens.session.panes.hint import reading
from sessions.store.drafts import entry_field
from workshop.record.documents import Entry, EntryKind, Pestle
from workshop.running.capture import read_line, render
from workshop.running.commands import (
    Command,
    EditEntry,
    FileEntry,
    KeepPrivate,
    MoveEntry,
    RestoreEntry,
    RetagEntry,
    RetractEntry,
)
from workshop.running.handles import captured_of

ENTRY_ACTIONS = frozenset(
    {"retag", "file", "edit", "move", "retract", "restore", "private"},
)
"""The actions of this module: each does something to one entry."""


class EntryActions(DraftKeeping):
    """The actions on the selected entry, or on the last one where none is selected."""

    def _on_entry(self, command_for: type[Command], **changes: object) -> None:
        """Carry out a command on the entry."""
        if (entry := self.chosen_entry()) is None:
            self.say("There is no entry here yet.")
            return
        self.perform(command_for(entry_id=entry.id, **changes))

    def action_retag(self, kind: str) -> None:
        """Make it another kind."""
        self._on_entry(RetagEntry, kind=EntryKind(kind))

    def action_file(self, field: str) -> None:
        """Put it in a field of the scan, or in none."""
        self._on_entry(FileEntry, pestle=Pestle(field) if field else None)

    def action_retract(self) -> None:
        """Take it back."""
        self._on_entry(RetractEntry)

    def action_restore(self) -> None:
        """Let it count again."""
        self._on_entry(RestoreEntry)

    def action_private(self) -> None:
        """Keep it for the facilitator, or stop doing so."""
        if entry := self.chosen_entry():
            self._on_entry(KeepPrivate, private=not entry.private)

    @work
    async def action_move(self) -> None:
        """Ask where it belongs, and move it there."""
        if (entry := self.chosen_entry()) is None:
            return
        asked = StepDialog("Move to which step?", "Move", self.guide, self.session, entry.step_id)
        if step_id := await self.app.push_screen_wait(asked):
            self.perform(MoveEntry(entry_id=entry.id, step_id=step_id))
            self.field.focus()

    def action_edit(self) -> None:
        """Edit it as the line that was typed for it."""
        if entry := self.chosen_entry():
            self.edit(entry)

    @work
    async def edit(self, entry: Entry) -> None:
        """Edit an entry; what was typed before and not recorded stands there at first."""
        begun = render(captured_of(self.record, self.session, entry))
        field = entry_field(entry.id)
        keep = self.keeper(field, begun)
        line: str | None = self.kept(field) or begun
        while line := await self._edited(begun, line or "", keep):
            command = EditEntry(entry_id=entry.id, line=read_line(line))
            if self.perform(command):
                # The next remark is on its way, and here its letters would be commands.
                self.field.focus()
                break
        self.end_field(field)

    async def _edited(self, begun: str, line: str, keep: Callable[[str], None]) -> str | None:
        """The line as it was edited, or none."""
        if "\n" in line or len(line) > 300:
            return await self.app.push_screen_wait(
                TextDialog("Edit this entry", begun, self.read_note, keep, line)
            )
        return await self.app.push_screen_wait(EntryDialog(begun, self.read_note, keep, line))

    def read_note(self, line: str) -> Content:
        """How a line will be read where no sign means a note."""
        return reading(self.record, self.session, line, EntryKind.NOTE, ends="")
