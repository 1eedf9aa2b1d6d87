"""The line that everything is typed into, and above it the words that say what becomes of it."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from screens.dialogs.people_list import PeopleListDialog
from screens.session.dialogs.long_text import TextDialog
from screens.session.dialogs.paste import PasteDialog, Reader
from screens.session.panes.capture_line import CaptureLine
from screens.session.panes.hint import HintLine, crib, log_crib, reading
from screens.session.panes.recorder import Recorder
from screens.session.stage import Stage
from screens.session.state.drafts import DraftKeeper
from screens.session.state.frame import Frame
from screens.session.state.shown_session import ShownSession
from sessions.store.drafts import TEXT
from workshop.running.capture import Captured, read_line
from workshop.running.commands import JoinSession, RecordEntries
from workshop.running.handles import completions
from workshop.running.pasting.headings import kinds_of
from workshop.running.pasting.paste import Reading, read_paste
from workshop.running.tables.people_table import people_of

_OFF_RECORD = " OFF THE RECORD   in no output   ^g ends it "


class WritingPane(Vertical):
    """Takes what is typed and pasted, and has it recorded in the step that is shown.

    Args:
        shown: the session.
        stage: the middle of the screen.
        hint: where it is said what becomes of the line.
        recorder: carries out what is asked for.
        drafts: keeps what is half typed.
    """

    frame: var[Frame | None] = var(None)
    """What is shown, bound to that of the screen."""

    def __init__(
        self,
        shown: ShownSession,
        stage: Stage,
        hint: HintLine,
        recorder: Recorder,
        drafts: DraftKeeper,
    ) -> None:
        super().__init__(id="writing")
        self._shown = shown
        self._stage = stage
        self._recorder = recorder
        self._drafts = drafts
        self.hint = hint
        """The line that says what happens."""
        self.line = CaptureLine(self._names, self._record_line, self._show_reading, id="line")
        """The line that everything is typed into."""

    def compose(self) -> ComposeResult:
        """The words, then the line; between them what must not be overlooked."""
        yield self.hint
        yield Static(_OFF_RECORD, id="off-record", markup=False)
        yield self.line

    def watch_frame(self, frame: Frame | None) -> None:
        """Say in the line whether anything can be typed."""
        if frame is not None:
            self.line.disabled = not frame.live
            self.line.placeholder = frame.invitation
            self.set_class(frame.session.off_record is not None, "-off-record")

    def type_on(self, characters: str) -> None:
        """Take what was typed elsewhere, and the keys with it."""
        self.line.focus()
        self.line.insert_text_at_cursor(characters)

    def turn(self) -> None:
        """Give the line to the step in front of the room."""
        self._drafts.turn_line(self.line)

    def _names(self, start: str) -> Iterable[str]:
        """Names to complete, those of the session first."""
        return completions(start, self._shown.record, self._shown.session)

    def _record_line(self, line: str) -> bool:
        """Record what was typed; whether it is on the disk."""
        if not line.strip():
            self._confirm_by_enter()
            return False
        captured = read_line(line, self._shown.default, self._shown.today)
        self._recorder.keep_words()
        return self._record(captured)

    def _record(self, *lines: Captured) -> bool:
        """Record lines in this step."""
        command = RecordEntries(
            session_id=self._shown.session_id, step_id=self._shown.step.id, lines=lines
        )
        return self._recorder.perform(command) is not None

    def _confirm_by_enter(self) -> None:
        """Enter on an empty line confirms, where there is something to confirm."""
        if self._stage.confirms:
            self._stage.body.action_confirm()
        else:
            self.show_crib()

    def _show_reading(self, value: str) -> None:
        """Say how the line will be read, and keep it until it is recorded."""
        self._drafts.keep_line(value)
        if not self._stage.drawn:
            return
        if value:
            self.hint.stays = False
            shown = self._shown
            self.hint.show(reading(shown.record, shown.session, value, shown.default))
        elif not self.hint.stays:
            self.show_crib()

    def _airy(self) -> bool:
        return self.screen.size.height >= 30

    def show_crib(self) -> None:
        """Say what can be typed."""
        words = crib(high=self._airy())
        if asks := self._stage.body.asks:
            words = Content(asks)
        if confirms := self._stage.confirms:
            words = Content.assemble(
                ("Enter ", "bold"), f"{confirms}   ", ("F2 ", "bold"), "goes on"
            )
        self.hint.show(words if self._shown.live else Content(""))

    def show_log_crib(self) -> None:
        """Say what the keys do to the selected entry."""
        self.hint.show(log_crib(self._stage.chosen_entry, high=self._airy()))

    @on(CaptureLine.PastedLines)
    @work
    async def preview_paste(self, event: CaptureLine.PastedLines) -> None:
        """Show how pasted lines will be read, then record them all."""
        shown = self._shown
        pasted = read_paste(event.text, shown.default, shown.today, kinds_of(shown.guide))
        asked = PasteDialog(pasted, Reader(shown.record, shown.session))
        if (chosen := await self.app.push_screen_wait(asked)) is None:
            return
        self._recorder.keep_words()
        if chosen.reading is Reading.PEOPLE:
            await self._take_people(event.text)
        else:
            self._record(*chosen.entries)

    async def _take_people(self, text: str) -> None:
        """Show a pasted list of people, enter them, and put them on the list of the session."""
        shown = self._shown
        read = await self.app.push_screen_wait(PeopleListDialog(shown.record, text))
        if read is None:
            return
        command = read.command
        if (command.people or command.departments) and not self._recorder.perform(command):
            return
        for person_id in people_of(shown.record, read):
            if person_id not in shown.session.people:
                join = JoinSession(session_id=shown.session_id, person_id=person_id)
                self._recorder.perform(join)

    @work
    async def action_long_text(self) -> None:
        """Write a longer text; what stands in the line goes along."""
        begun = self.line.value
        keep = self._drafts.keeper(TEXT, begun)
        text: str | None = self._drafts.kept(TEXT) or begun
        while text := await self.app.push_screen_wait(
            TextDialog("A longer text", begun, self._read, keep, text or "", self._shown.own_editor)
        ):
            if self._record_line(text):
                if self.line.value == begun:
                    self.line.value = ""
                break
        self._drafts.end_field(TEXT)

    def _read(self, line: str) -> Content:
        """How a longer text will be read in this step."""
        shown = self._shown
        return reading(shown.record, shown.session, line, shown.default, ends="")
