"""What can be done to what is recorded: undo it, or correct one entry."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from textual.content import Content

from screens.base.screen import WorkshopScreen
from screens.session.dialogs.entry import EntryDialog
from screens.session.dialogs.step import StepDialog
from screens.session.panes.hint import reading
from screens.session.panes.recorder import Recorder
from screens.session.score_questions import ScoreQuestions
from screens.session.stage import Stage
from screens.session.state.drafts import DraftKeeper
from screens.session.state.shown_session import ShownSession
from screens.session.writing import WritingPane
from sessions.store.drafts import entry_field
from workshop.errors import Refused
from workshop.record.documents import Entry, EntryKind, Pestle
from workshop.running.capture import read_line, render
from workshop.running.commands import (
    Command,
    EditEntry,
    FileEntry,
    KeepOffRecord,
    KeepPrivate,
    MoveEntry,
    RestoreEntry,
    RetagEntry,
    RetractEntry,
)
from workshop.running.handles import captured_of
from workshop.running.words.slash import Makes, Said
from workshop.running.words.themes import needs_command, rows_command

_NOT_NOW: Final = (
    "Not now: a line that was entered off the record is not recorded yet. Record it with Enter, or "
    "delete it first."
)


class EntryActions:
    """Undo, and the actions on the selected entry, or the last one where none is selected.

    Args:
        screen: asks what must be asked.
        shown: the session.
        stage: the middle of the screen, with the log.
        writing: takes the keys when a correction is done.
        recorder: carries out what is asked for.
        drafts: keeps what is half typed.
    """

    def __init__(
        self,
        screen: WorkshopScreen[None],
        shown: ShownSession,
        stage: Stage,
        writing: WritingPane,
        recorder: Recorder,
        drafts: DraftKeeper,
    ) -> None:
        self._screen = screen
        self._shown = shown
        self._stage = stage
        self._writing = writing
        self._recorder = recorder
        self._drafts = drafts
        self._questions = ScoreQuestions(screen, shown, recorder)

    def action_undo(self) -> None:
        """Take back the last thing recorded; digits that are not recorded yet go first."""
        if self._stage.body.drop():
            self._recorder.say("The digits that were typed are gone; what was recorded stands.")
        elif not self._is_held_off_record():
            self._recorder.undo()

    def action_redo(self) -> None:
        """Do again what was undone last."""
        if not self._is_held_off_record():
            self._recorder.redo()

    def _is_held_off_record(self) -> bool:
        """Whether a refused line holds the record off, which undo might end; that is said."""
        held = self._shown.session.off_record is not None and (
            self._writing.line.has_refused() or bool(self._drafts.entered_elsewhere())
        )
        if held:
            self._recorder.keep_words()
            self._recorder.say_not_taken(_NOT_NOW)
        return held

    def _on_entry(self, command_for: type[Command], **changes: object) -> None:
        """Carry out a command on the entry."""
        if (entry := self._stage.chosen_entry) is None:
            self._recorder.say("There is no entry here yet.")
            return
        self._recorder.perform(command_for(entry_id=entry.id, **changes))

    def _on_scored(self, command_for: Callable[[str], RetagEntry | RetractEntry]) -> None:
        """Carry out a command that may leave points behind, once that was asked."""
        if (entry := self._stage.chosen_entry) is None:
            self._recorder.say("There is no entry here yet.")
            return
        self._questions.perform(command_for(entry.id))

    def action_retag(self, kind: str) -> None:
        """Make it another kind."""
        self._on_scored(lambda entry: RetagEntry(entry_id=entry, kind=EntryKind(kind)))

    def action_file(self, field: str) -> None:
        """Put it in a field of the scan, or in none."""
        self._on_entry(FileEntry, pestle=Pestle(field) if field else None)

    def action_retract(self) -> None:
        """Take it back."""
        self._on_scored(lambda entry: RetractEntry(entry_id=entry))

    def action_restore(self) -> None:
        """Let it count again."""
        self._on_entry(RestoreEntry)

    def action_private(self) -> None:
        """Keep it for the facilitator, or stop doing so."""
        if entry := self._stage.chosen_entry:
            self._on_entry(KeepPrivate, private=not entry.private)

    def action_off_record(self) -> None:
        """Take it off the record, or put it on it."""
        if entry := self._stage.chosen_entry:
            self._on_entry(KeepOffRecord, off_record=not entry.off_record)

    def action_need(self, words: str = "") -> None:
        """Make a need of it, or of all that have a mark."""
        self._made(words, needs_command)

    def action_become(self, words: str = "") -> None:
        """Make a row of the register that is named of it, or of all that have a mark."""
        self._made(words, rows_command)

    def _made(self, words: str, makes: Makes) -> None:
        shown, entry = self._shown, self._stage.chosen_entry
        now = shown.store.moment().now
        said = Said(shown.record, shown.session, shown.clock, entry, words, now)
        try:
            command = makes(said)
        except Refused as refused:
            self._recorder.say_not_taken(str(refused))
            return
        self._recorder.perform(command)

    def action_move(self) -> None:
        """Ask where it belongs, and move it there."""
        if entry := self._stage.chosen_entry:
            self._screen.run_worker(self._ask_where(entry))

    async def _ask_where(self, entry: Entry) -> None:
        guide, session = self._shown.guide, self._shown.session
        asked = StepDialog(
            "Move to which step?",
            "Move",
            guide,
            session,
            entry.step_id,
            self._shown.agenda,
            open_scores=self._shown.open_scores,
        )
        if step_id := await self._screen.app.push_screen_wait(asked):
            self._recorder.perform(MoveEntry(entry_id=entry.id, step_id=step_id))

    def action_edit(self) -> None:
        """Edit it as the line that was typed for it."""
        if entry := self._stage.chosen_entry:
            self.edit(entry)

    def return_to(self, field: str) -> None:
        """Go on with a correction that was cut off, where the field is one of an entry."""
        if entry := self._shown.record.find(Entry, field.partition(" ")[2]):
            self.edit(entry)

    def edit(self, entry: Entry) -> None:
        """Edit an entry; what was typed before and not recorded stands there at first."""
        self._screen.run_worker(self._ask_words(entry))

    async def _ask_words(self, entry: Entry) -> None:
        begun = render(captured_of(self._shown.record, self._shown.session, entry))
        field = entry_field(entry.id)
        keep = self._drafts.keeper(field, begun)
        line: str | None = self._drafts.kept(field) or begun
        while line := await self._edited(begun, line or "", keep):
            captured = read_line(line, EntryKind.NOTE, self._shown.today)
            command = EditEntry(entry_id=entry.id, line=captured)
            if self._recorder.perform(command):
                break
        self._drafts.end_field(field)

    async def _edited(self, begun: str, line: str, keep: Callable[[str], None]) -> str | None:
        """The line as it was edited, or none."""
        file = self._shown.own_editor
        dialog = EntryDialog("Edit this entry", begun, self._read, keep, line, file)
        return await self._screen.app.push_screen_wait(dialog)

    def _read(self, line: str) -> Content:
        """How a line will be read where no sign means a note."""
        record, session = self._shown.record, self._shown.session
        return reading(record, session, line, EntryKind.NOTE, ends="")
