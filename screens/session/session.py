"""The session screen: the words to say, the line to type into, and what was recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar, Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from screens.base.commands import bindings
from screens.base.navigation import OpenHistory, OpenSession
from screens.session.commands import ENTRY_COMMANDS, SESSION_COMMANDS
from screens.session.dialogs.long_text import TextDialog
from screens.session.dialogs.paste import PasteDialog, Reader
from screens.session.entry_actions import ENTRY_ACTIONS, EntryActions
from screens.session.move_actions import MoveActions
from screens.session.panes.capture_line import CaptureLine
from screens.session.panes.entry_log import EntryLog
from screens.session.panes.header import SessionHeader, recorded_words
from screens.session.panes.hint import HintLine, crib, log_crib, reading
from screens.session.panes.so_far import SoFar
from screens.session.panes.step_heading import StepHeading
from screens.session.panes.step_list import StepList
from screens.session.step_actions import PartActions
from screens.session.steps.consent_list import ConsentList
from screens.session.steps.score_grid import ScoreGrid
from screens.widgets.ink import ALERT
from screens.widgets.key_line import KeyLine
from sessions.errors import SessionsError
from sessions.store.drafts import TEXT, Place
from workshop.errors import Refused
from workshop.guide.shape import Readback, Score, kind_of
from workshop.record.documents import SessionState
from workshop.running.capture import read_line, read_paste
from workshop.running.commands import MoveTo, PauseSession, RecordEntries, ResumeSession
from workshop.running.handles import completions
from workshop.running.session_rules import is_to_go_on

_ONLY_LIVE = frozenset({"skip", "pause", "long_text", "join", "confirm", "close_session"})
_SCORING = frozenset({"scores_in", "normalise"})
_RECORDING = _ONLY_LIVE | _SCORING | ENTRY_ACTIONS | {"undo", "redo", "reopen"}

WIDTHS: Final = [(0, "-tiny"), (60, "-narrow"), (100, "-wide")]
"""The classes of the screen by its width in cells."""
HEIGHTS: Final = [(0, "-flat"), (18, "-short"), (30, "-tall")]
"""The classes of the screen by its height in lines."""


class SessionScreen(EntryActions, MoveActions, PartActions):
    """Runs one session, from its guide, with the keyboard."""

    TITLE_WORDS = "Session"
    ABOUT = (
        "Say the words at the top, type what you hear into the line, press Enter: it is recorded. "
        "The first character says what it is; F2 goes on. Up goes to what was recorded, where one "
        "key corrects the selected entry."
    )
    COMMANDS_HERE = (*SESSION_COMMANDS, *ENTRY_COMMANDS)
    BINDINGS: ClassVar = bindings(SESSION_COMMANDS)
    CSS_PATH = "session.tcss"
    AUTO_FOCUS = "#line"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, session_id: str, place: Place | None = None) -> None:
        super().__init__(session_id, place)
        self._shown: tuple[str, bool] = ("", False)
        self._stale = False
        self._offered: tuple[object, ...] = ()
        self._rung: set[str] = set()
        self._stop_listening: Callable[[], None] = lambda: None

    def compose(self) -> ComposeResult:
        """Header, three panes, footer."""
        yield SessionHeader(id="header")
        yield Static("The window is too small: 60 × 18 is needed.", id="too-small", markup=False)
        with Horizontal(id="panes"):
            with Vertical(id="left"):
                yield Static("Steps", classes="pane-title", markup=False)
                yield StepList(id="steps")
            with Vertical(id="centre"):
                yield StepHeading(id="heading")
                yield Vertical(id="stage")
            with VerticalScroll(id="right", can_focus=False):
                yield Static("So far", classes="pane-title", markup=False)
                yield SoFar(id="so-far")
        # Apart from the panes: a key that changes the line then repaints nothing of them.
        with Vertical(id="writing"):
            yield HintLine(id="hint")
            yield CaptureLine(self._names, self._record_line, self._show_reading, id="line")
        yield KeyLine()

    async def on_mount(self) -> None:
        """Go on where the session was left, and follow the record."""
        self._resume()
        self._stop_listening = self.store.listen(self._changed)
        await self._follow()
        self.set_interval(1, self.tick)
        self.return_to_place()

    def on_unmount(self) -> None:
        """Follow the record no longer."""
        self._stop_listening()

    def _resume(self) -> None:
        """Let the time run on."""
        if self.live and is_to_go_on(self.session, self.clock, self.store.moment().now):
            self.perform(ResumeSession(session_id=self.session_id))

    # What is shown

    def _changed(self) -> None:
        """The record changed: show it, once for all changes of one act."""
        if not self.stands:
            return
        if not self.known:
            self._leave_nothing()
            return
        self.turn_line()
        if not self._stale:
            self._stale = True
            self.call_next(self._follow)

    def _leave_nothing(self) -> None:
        """Leave a session that is no longer there, with whatever lies over it."""
        if self.store.at:
            self.warn("The session had not begun then.")
        else:
            self.warn("This session is gone: what made it was taken back.")
        # At once: until they are gone, whatever is shown would look the session up.
        while self.app.screen is not self:
            self.app.pop_screen()
        self.dismiss(None)

    def refollow(self) -> None:
        """Show everything anew."""
        self._changed()

    async def _follow(self) -> None:
        """Show the record as it is now."""
        self._stale = False
        if not self.stands:
            return
        if self._shown != (self.step.id, self.whole):
            await self._show_step()
        else:
            self.body.follow()
        if self.stands:
            self._show_frame()

    async def _show_step(self) -> None:
        """Put another body in the middle."""
        self.turn_line()
        fresh, stage = self.new_body(), self.query_one("#stage")
        self._body = fresh
        # Not asked again below: the room may have moved on while this is being drawn.
        shown = (self.step.id, self.whole)
        with self.app.batch_update():
            await stage.remove_children()
            if not self.stands:
                return
            await stage.mount(fresh)
        self._shown = shown
        place = fresh.log_view if self.store.at else self.field
        (fresh.first_focus if self.live and fresh.first_focus else place).focus()
        if not self.told:
            self._show_crib()
        self.told = False

    def _show_frame(self) -> None:
        """Show everything round the middle."""
        session, guide, step = self.session, self.guide, self.step
        notice = "the whole session, F8: the step" if self.whole else ""
        self.query_one(SessionHeader).show_title(self.record, session)
        self.query_one(StepList).show(guide, session, step.id)
        self.query_one(StepHeading).show(guide, session, step, notice=notice, airy=self.high)
        self.query_one("#so-far", SoFar).show(self.record, session)
        self.set_class(self.whole, "-whole")
        self.set_class(isinstance(step, (Readback, Score)), "-reading")
        self._show_field()
        self.show_status()
        self._offer()

    def _offer(self) -> None:
        """Name other keys in the footer where other things can be done; that costs a layout."""
        offered = (kind_of(self.step), self.live, self.wide)
        if offered != self._offered:
            self._offered = offered
            self.refresh_bindings()

    def _show_field(self) -> None:
        """Say in the field whether anything can be typed."""
        self.field.disabled = not self.live
        kind = self.default
        words = f"Enter records {'an' if kind.word[0] in 'ao' else 'a'} {kind.word}"
        if self.store.at:
            words = "as it was: nothing can be recorded here"
        elif following := self.workshop.following:
            words = following.words
        if self.writable and not self.live:
            words = "closed: reopen the session to record more (ctrl+p)"
        self.field.placeholder = words

    def show_status(self) -> None:
        """Show the time and whether all is recorded."""
        timing = self.timing
        following = self.workshop.following
        said = recorded_words(refused=self.not_recorded, full=self.store.disk_full)
        if reads := not self.writable:
            words = "○ as it was" if self.store.at or not following else following.short
            said = Content.styled(words, ALERT)
        self.query_one(SessionHeader).show_status(timing, self.state, said, reads=reads)
        self.query_one(StepHeading).show_time(timing)

    def tick(self) -> None:
        """A second went by."""
        if self.stands:
            self.show_status()
            self._ring()

    def show_following(self) -> None:
        """Say how the other window is followed; once this one records, go on at this very step."""
        if self.writable and self.field.disabled and self.known and self.session.closed is None:
            if (shown := self.looked_at) != self.clock.step_id and shown:
                self.perform(MoveTo(session_id=self.session_id, step_id=shown))
            self._resume()
        self._shown = ("", False)
        self._offered = ()
        self._changed()

    def _ring(self) -> None:
        """Sound once when the time of a step is over."""
        over, step_id = self.timing.step_state != "within", self.clock.step_id
        running = self.state is SessionState.RUNNING
        fresh = step_id not in self._rung and not self.store.at
        if over and running and fresh and self.timing.step_planned:
            self.app.bell()
        if over:
            self._rung.add(step_id)

    def on_resize(self) -> None:
        """Use the new size."""
        if self._shown[0]:
            self._changed()

    # The line

    def _names(self, start: str) -> Iterable[str]:
        """Names to complete, those of the session first."""
        return completions(start, self.record, self.session)

    def _record_line(self, line: str) -> bool:
        """Record what was typed; whether it is on the disk."""
        if not line.strip():
            self._confirm_by_enter()
            return False
        captured = read_line(line, self.default)
        self.told = True
        return self._record(captured)

    def _record(self, *lines: object) -> bool:
        """Record lines in this step."""
        command = RecordEntries(
            session_id=self.session_id,
            step_id=self.step.id,
            lines=lines,  # type: ignore[arg-type]
        )
        return self.perform(command) is not None

    def _confirm_by_enter(self) -> None:
        """Enter on an empty line confirms, where there is something to confirm."""
        if self.body.CONFIRMS and self.body.run.confirmed is None and not self.whole:
            self.action_confirm()
        else:
            self._show_crib()

    def _show_reading(self, value: str) -> None:
        """Say how the line will be read, and keep it until it is recorded."""
        self.keep_line(value)
        if not self._shown[0]:
            return
        if value:
            self.told = False
            self.hint.show(reading(self.record, self.session, value, self.default))
        elif not self.told:
            self._show_crib()

    def _show_crib(self) -> None:
        """Say what can be typed."""
        words = crib(high=self.high)
        if self.body.CONFIRMS and self.body.run.confirmed is None and not self.whole:
            words = Content.assemble(
                ("Enter ", "bold"), f"{self.body.CONFIRMS}   ", ("F2 ", "bold"), "goes on"
            )
        self.hint.show(words if self.live else Content(""))

    @on(StepList.Chosen)
    def go_to_clicked(self, event: StepList.Chosen) -> None:
        """A click on a step goes there."""
        if self.body.settle():
            self.go_to(event.step_id)

    @on(CaptureLine.LookedUp)
    def look_up(self) -> None:
        """Go to the list or grid of the step, else to the log."""
        (self.body.first_focus or self.body.log_view).focus()

    @on(EntryLog.Left)
    @on(ConsentList.Left)
    @on(ScoreGrid.Left)
    def back_to_line(self) -> None:
        """Go back to the line."""
        self.field.focus()

    @on(EntryLog.Selected)
    def show_log_crib(self) -> None:
        """Say what the keys do to the selected entry."""
        self.note_place()
        if self.body.log_view.has_focus:
            self.hint.show(log_crib(self.chosen_entry(), high=self.high))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say what the keys do where they go now."""
        self.note_place()
        if event.widget is self.field and self._shown[0] and not (self.field.value or self.told):
            self._show_crib()

    def on_key(self, event: events.Key) -> None:
        """What is typed while a list has the focus goes into the line."""
        in_part = isinstance(self.focused, (ConsentList, ScoreGrid))
        if not in_part or not self.live or event.key in self.active_bindings:
            return
        if event.is_printable and event.character:
            event.stop()
            self.field.focus()
            self.field.insert_text_at_cursor(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted while a list has the focus goes to the line too."""
        event.stop()
        self.field.take(event.text)

    @on(CaptureLine.PastedLines)
    @work
    async def preview_paste(self, event: CaptureLine.PastedLines) -> None:
        """Show how pasted lines will be read, then record them all."""
        reader = Reader(self.record, self.session, self.default)
        asked = PasteDialog(read_paste(event.text), reader)
        if lines := await self.app.push_screen_wait(asked):
            self.told = True
            self._record(*lines)

    @work
    async def action_long_text(self) -> None:
        """Write a longer text; what stands in the line goes along."""
        begun = self.field.value
        keep = self.keeper(TEXT, begun)
        text: str | None = self.kept(TEXT) or begun
        while text := await self.app.push_screen_wait(
            TextDialog("A longer text", begun, self._read, keep, text or "")
        ):
            if self._record_line(text):
                if self.field.value == begun:
                    self.field.value = ""
                break
        self.end_field(TEXT)

    def _read(self, line: str) -> Content:
        """How a longer text will be read in this step."""
        return reading(self.record, self.session, line, self.default, ends="")

    # Other commands

    def _would_record(self, action: str) -> bool:
        """Whether an action is one that only a window that records can do."""
        return action.partition("(")[0] in _RECORDING

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be done now."""
        if not self.stands or not self.known:
            return False
        if action in _SCORING:
            return isinstance(self.step, Score) and self.live
        if action in _ONLY_LIVE:
            return self.live
        if action == "reopen":
            return self.writable and not self.live
        if action in ENTRY_ACTIONS or action in ("undo", "redo"):
            return self.writable
        return super().check_action(action, parameters)

    def action_undo(self) -> None:
        """Take back the last thing recorded; digits that are not recorded yet go first."""
        if self.body.drop():
            self.say("The digits that were typed are gone; what was recorded stands.")
            return
        self._travel(self.store.undo)

    def action_redo(self) -> None:
        """Do it again."""
        self._travel(self.store.redo)

    def _travel(self, way: Callable[[str], str]) -> None:
        """Undo or redo, and say what."""
        try:
            sentence = way(self.session_id)
        except (Refused, SessionsError) as refusal:
            self.say_refused(refusal)
        else:
            self.say_done(sentence)

    def action_history(self) -> None:
        """Show what was done in this session."""
        if not self.body.settle():
            return
        self.open(OpenHistory(OpenSession(self.session_id), self.session_id))

    def action_escape(self) -> None:
        """Go back to the line, from the whole session to the step; from an empty line, leave."""
        if self.focused is not self.field and self.live:
            self.field.focus()
        elif self.whole:
            self.action_readback()
        elif self.field.value:
            self.say("Enter records the line. F10 leaves, and keeps the line for this step.")
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Go back to where the session was opened from."""
        if self.body.settle():
            self.before_leaving()
            self.store.drafts.go(None)
            self.store.save_aside()
            self.dismiss(None)

    def before_leaving(self) -> None:
        """Stop the time."""
        self.body.settle()
        if self.live and self.state is SessionState.RUNNING:
            self.perform(PauseSession(session_id=self.session_id))
