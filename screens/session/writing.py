"""The line that everything is typed into, and above it the words that say what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

import msgspec
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from screens.base.screen import WorkshopScreen
from screens.dialogs.people_list import PeopleListDialog
from screens.session.dialogs.long_text import TextDialog
from screens.session.dialogs.paste import PasteDialog, Reader
from screens.session.panes.capture_line import CaptureLine
from screens.session.panes.hint import HintLine, chosen_crib, crib, legend, reading, slash_key
from screens.session.panes.recorder import Recorder
from screens.session.sending import Sending
from screens.session.slash.menu import SlashMenu
from screens.session.slash.words import SlashWords
from screens.session.stage import Stage
from screens.session.state.drafts import DraftKeeper
from screens.session.state.frame import Frame
from screens.session.state.shown_session import ShownSession
from screens.widgets.ink import muted
from sessions.store.drafts import TEXT
from workshop.errors import Refused
from workshop.running.capture import Captured, read_line
from workshop.running.commands import JoinSession
from workshop.running.pasting.headings import kinds_of
from workshop.running.pasting.paste import Reading, read_paste
from workshop.running.sources import offered
from workshop.running.tables.people_table import people_of
from workshop.running.typed.expander import Expander
from workshop.running.typed.shorts import shorts_of
from workshop.running.typed.speakers import sign_first, speakers_of
from workshop.running.words.slash import SLASH, as_text, behind_slash

_WAYS: Final = {"up": -1, "down": 1}
_OFF_RECORD: Final = " OFF THE RECORD   in no output   ^g ends it "


class WritingPane(Vertical):
    """Takes what is typed and pasted, and has it recorded in the step that is shown.

    Args:
        shown: the session.
        stage: the middle of the screen.
        hint: where it is said what becomes of the line.
        recorder: carries out what is asked for.
        drafts: keeps what is half typed.
        words: what can be done by a word behind a slash.
        follow: shows everything anew.
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
        words: SlashWords,
        follow: Callable[[], None],
    ) -> None:
        super().__init__(id="writing")
        self._shown = shown
        self._stage = stage
        self._recorder = recorder
        self._drafts = drafts
        self.hint = hint
        """The line that says what happens."""
        self.line = CaptureLine(
            self._names,
            self._enter,
            self._show_reading,
            self._look,
            Expander(self._shorts, self._speakers),
            lambda: shown.store.moment().now,
            id="line",
        )
        """The line that everything is typed into."""
        self.sending = Sending(shown, stage, recorder, self.line, drafts, follow)
        """Has lines recorded."""
        self.legend = Static(id="speakers", markup=False)
        """The numbers of speakers, where there are any."""
        self._words = words
        self.menu = SlashMenu(id="menu")
        """What can be done, while a word behind a slash is typed; it stands over the pane."""

    def compose(self) -> ComposeResult:
        """The words, then the line; between them what must not be overlooked."""
        yield self.hint
        yield Static(_OFF_RECORD, id="off-record", markup=False)
        yield self.legend
        yield self.line

    def watch_frame(self, frame: Frame | None) -> None:
        """Say in the line whether anything can be typed."""
        if frame is not None:
            self.line.words_only = not frame.live
            self._fit_line()
            self.set_class(frame.session.off_record is not None, "-off-record")
            self.set_class(bool(frame.speakers) and frame.live, "-speakers")
            self.legend.update(legend(frame.speakers), layout=False)

    def _fit_line(self) -> None:
        """Have the line say what it takes."""
        body = self._stage.body
        self.line.lead = body.lead
        if self.frame is not None:
            self.line.placeholder = body.invites or self.frame.invitation

    def type_on(self, characters: str) -> None:
        """Take what was typed elsewhere, and the keys with it; refuse it where nothing is typed."""
        if self.line.words_only and not self.line.value and characters != SLASH:
            self.hint.refused(f"Nothing can be typed here: {self.line.placeholder}.")
            return
        self.line.focus()
        self.line.insert_text_at_cursor(characters)

    def turn(self) -> None:
        """Give the line to the step in front of the room."""
        self._drafts.turn_line(self.line)
        self._fit_line()

    def _names(self, start: str) -> Iterable[str]:
        """Names and titles of documents to complete, those of the session first."""
        return offered(start, self._shown.record, self._shown.session)

    def _shorts(self) -> Mapping[str, str]:
        """What short forms stand for."""
        screen = self.screen
        loaded = screen.workshop.personal if isinstance(screen, WorkshopScreen) else None
        return shorts_of(self._shown.record, loaded.settings.abbreviations if loaded else {})

    def _speakers(self) -> Mapping[int, str]:
        """What is typed for each speaker, by number."""
        return speakers_of(self._shown.record, self._shown.session)

    def _enter(self, line: str) -> bool:
        """Carry out what was typed; whether it was recorded as something said."""
        if behind_slash(line) is not None:
            self._act(line)
            return False
        if not line.strip():
            self._enter_nothing()
            return False
        return self._record_line(as_text(line), self.sending.send)

    def _record_line(self, line: str, record: Callable[[Captured, str], bool]) -> bool:
        """Record what was said, in this way; whether it is on the disk, or waits for it."""
        if (taken := self._stage.body.take_line(line)) is not None:
            self._fit_line()
            return taken
        captured = read_line(sign_first(line), self._shown.default, self._shown.today)
        captured = msgspec.structs.replace(captured, begun=self.line.begun)
        self._recorder.keep_words()
        # What is said next is about the newest: what was chosen before it is no longer meant.
        return record(captured, line) and (self._stage.body.log_view.drop() or True)

    def _act(self, line: str) -> None:
        """Carry out a word behind a slash; one that is refused stays in the line."""
        choice, place = self.menu.in_hand, self.menu.place
        if choice and not choice.whole:
            self.line.put(choice.line if choice.line == SLASH else f"{choice.line} ")
            return
        typed = choice.line if choice else line
        if not self._recorder.finish():
            return
        # Empty before anything is done: it may bring another step, whose own line comes with it.
        self.line.value = ""
        try:
            self._words.give(typed[1:], place)
        except Refused as refusal:
            self.line.put(line)
            self.hint.refused(str(refusal))

    def _enter_nothing(self) -> None:
        """Enter on the empty line edits what is chosen, or confirms what can be confirmed."""
        if not self._recorder.finish():
            return
        if self._stage.body.log_view.selected:
            self._act(f"{SLASH}edit")
        elif self._stage.body.say_dry():
            pass
        elif self._stage.confirms and self._shown.live:
            self._stage.body.action_confirm()
        else:
            self.show_crib()

    def begin(self, typed: str) -> None:
        """Begin a word, as from the line of keys; one that needs nothing more is carried out."""
        self.line.focus()
        if typed and not typed.endswith(" "):
            self._act(f"{SLASH}{typed}")
        else:
            self.line.put(f"{SLASH}{typed}")

    def _look(self, key: str) -> bool:
        """Move in what stands over the line; whether there was anything to move in."""
        value, body = self.line.value, self._stage.body
        if behind_slash(value) is not None:
            return self._look_in_menu(key)
        if value:
            return False
        if body.look(key):
            self.show_crib()
            return True
        log = body.log_view
        if key == "tab":
            return log.selected is None and log.display and log.move("end")
        if key == "up" and body.part and log.selected is None:
            body.part.focus()
            return True
        return log.move(key)

    def _look_in_menu(self, key: str) -> bool:
        """Take another choice in hand, or complete the word from it."""
        if key == "tab":
            choices = [choice for choice in self.menu.choices if choice.line]
            if choice := self.menu.in_hand or (choices[0] if choices else None):
                self.line.put(choice.line if choice.line == SLASH else f"{choice.line} ")
            return True
        if key in _WAYS:
            self.menu.move(_WAYS[key])
        return key in _WAYS

    def _show_reading(self, value: str) -> None:
        """Say how the line will be read, and keep it until it is recorded."""
        typed, read = behind_slash(value), self.sending.keep(value)
        if not self._stage.drawn:
            return
        self._stage.body.log_view.apart = bool(value) and typed is None
        if typed is not None or self.menu.display:
            self.menu.show(self._words.choices(typed) if typed is not None else ())
        if typed is not None:
            self.hint.stays = False
            self.hint.show(self._words.told(typed))
        elif value and read is not None:
            self.hint.stays = False
            self.hint.show(read)
        elif value:
            self.hint.stays = False
            shown, text = self._shown, sign_first(as_text(value))
            self.hint.show(reading(shown.record, shown.session, text, shown.default))
        elif not self.hint.stays:
            self.show_crib()

    def _airy(self) -> bool:
        return self.screen.size.height >= 30

    def show_kind(self) -> None:
        """Say in the badge whether letters are typed where the keys are now."""
        self.hint.kind = self._stage.body.letters
        self._fit_line()

    def show_crib(self) -> None:
        """Say what the keys do here now, and whether letters are typed."""
        body = self._stage.body
        self.show_kind()
        self.line.far = body.log_view.selected is not None
        if body.part_has_keys:
            if words := body.part_words:
                self.hint.show(words)
        elif body.log_view.selected:
            self.hint.show(chosen_crib(self._stage.chosen_entry))
        else:
            said = _line_crib(self._shown, self._stage, airy=self._airy())
            if said is None:
                self.hint.show(crib(high=True), low=crib(high=False))
            else:
                self.hint.show(said)

    @on(CaptureLine.Expanded)
    def tell_expansion(self, event: CaptureLine.Expanded) -> None:
        """Say what became of a word, and how it is brought back."""
        self.hint.show(Content(event.expansion.sentence))

    @on(CaptureLine.PastedLines)
    @work
    async def preview_paste(self, event: CaptureLine.PastedLines) -> None:
        """Show how pasted lines will be read, then record them all."""
        shown = self._shown
        headings, speakers = kinds_of(shown.guide), self._speakers()
        pasted = read_paste(event.text, shown.default, shown.today, headings, speakers)
        taken = False
        while not taken:
            asked = PasteDialog(pasted, Reader(shown.record, shown.session))
            if (chosen := await self.app.push_screen_wait(asked)) is None:
                return
            self._recorder.keep_words()
            pasted = chosen
            if pasted.reading is Reading.PEOPLE:
                await self._take_people(event.text)
                return
            taken = self.sending.record(*pasted.entries)

    async def _take_people(self, text: str) -> None:
        """Show a pasted list of people, enter them, and put them on the list of the session."""
        shown = self._shown
        while True:
            read = await self.app.push_screen_wait(PeopleListDialog(shown.record, text))
            if read is None:
                return
            command = read.command
            if not (command.people or command.departments) or self._recorder.perform(command):
                break
        for person_id in people_of(shown.record, read):
            if person_id not in shown.session.people:
                join = JoinSession(session_id=shown.session_id, person_id=person_id)
                self._recorder.perform(join)

    @work
    async def action_long_text(self) -> None:
        """Write a longer text; what stands in the line goes along."""

        def record(said: Captured, _: str) -> bool:
            return self.sending.record(said, off=self._drafts.was_off(TEXT))

        begun = as_text(self.line.value)
        keep = self._drafts.keeper(TEXT, begun)
        text: str | None = self._drafts.kept(TEXT) or begun
        while text := await self.app.push_screen_wait(
            TextDialog("A longer text", begun, self._read, keep, text or "", self._shown.own_editor)
        ):
            if self._record_line(text, record):
                if as_text(self.line.value) == begun:
                    self.line.value = ""
                break
        self._drafts.end_field(TEXT)

    def _read(self, line: str) -> Content:
        """How a longer text will be read in this step."""
        shown = self._shown
        line = sign_first(line)
        return reading(shown.record, shown.session, line, shown.default, ends="")


def _line_crib(shown: ShownSession, stage: Stage, *, airy: bool) -> Content | None:
    """What can be typed into the empty line; none for the signs, on as many lines as there are."""
    body = stage.body
    if not shown.live:
        return Content.assemble(slash_key("/"), muted("what can be done here"))
    if (crib_here := body.crib) is not None:
        return crib_here
    if confirms := stage.confirms:
        return Content.assemble(
            slash_key("⏎"), f"{confirms}   ", slash_key(body.next_key), "goes on   ",
            slash_key("/"), muted("more"),
        )  # fmt: skip
    if body.asks:
        return Content(body.asks)
    return None if airy else crib(high=False)
