"""The session screen: the words to say, the line to type into, and what was recorded."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import ActiveBinding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.reactive import var
from textual.widgets import Static

from screens.base.commands import bindings
from screens.base.navigation import OpenHistory, OpenSession
from screens.base.screen import WorkshopScreen
from screens.session.bodies.body import StepBody
from screens.session.commands import SESSION_COMMANDS, left_out_where_narrow
from screens.session.entry_actions import EntryActions
from screens.session.giving import Giving
from screens.session.glances import Glances
from screens.session.leaving import Leaving
from screens.session.moves import StepMoves
from screens.session.panes.capture_line import CaptureLine
from screens.session.panes.entry_commands import ENTRY_COMMANDS
from screens.session.panes.entry_log import EntryLog
from screens.session.panes.header import SessionHeader
from screens.session.panes.hint import HintLine
from screens.session.panes.left import Left
from screens.session.panes.recorder import Recorder
from screens.session.panes.so_far import SoFar
from screens.session.panes.step_heading import StepHeading
from screens.session.panes.step_list import StepList, StepsTitle
from screens.session.people import PeopleActions
from screens.session.slash.footer import with_words
from screens.session.slash.words import SlashWords
from screens.session.stage import Stage
from screens.session.state.bell import StepBell
from screens.session.state.drafts import DraftKeeper
from screens.session.state.frame import Frame, Status
from screens.session.state.shown_session import ShownSession
from screens.session.talk import TalkActions
from screens.session.views.choice import Views
from screens.session.writing import WritingPane
from screens.widgets.key_line import KeyLine
from sessions.store.drafts import TEXT, Place

WIDTHS: Final = [(0, "-tiny"), (60, "-narrow"), (100, "-wide")]
"""The classes of the screen by its width in cells."""
HEIGHTS: Final = [(0, "-flat"), (18, "-short"), (30, "-tall")]
"""The classes of the screen by its height in lines."""


class SessionScreen(WorkshopScreen[None]):
    """Runs one session, from its guide, with the keyboard."""

    TITLE_WORDS = "Session"
    ABOUT = (
        "Say the words at the top, type what you hear into the line, press Enter: it is recorded. "
        "The first character says what it is. Letters are always typed: / on the empty line shows "
        "what else can be done, and a letter or its word, then Enter, does it (/n, /next). Up "
        "chooses an entry for that, and Enter edits it."
    )
    TAKES_ENTRIES = True
    HINT_SAYS_KIND = True
    COMMANDS_HERE = (*SESSION_COMMANDS, *ENTRY_COMMANDS)
    BINDINGS: ClassVar = bindings(SESSION_COMMANDS)
    CSS_PATH = "session.tcss"
    AUTO_FOCUS = "#line"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    frame: var[Frame | None] = var(None)
    """What stands round the middle; the panes are bound to it."""
    status: var[Status | None] = var(None)
    """The time and whether all is recorded; the panes are bound to it."""
    offered: var[tuple[object, ...]] = var((), bindings=True)
    """What decides which keys the footer names; to name others costs a layout."""

    def __init__(self, session_id: str, place: Place | None = None) -> None:
        super().__init__()
        self.shown = ShownSession(session_id, lambda: self.store, place.step_id if place else "")
        """The session in front, and what is looked at of it."""
        self.hint = HintLine(id="hint")
        """The line that says what happens."""
        self.recorder = Recorder(self.shown, self.hint, self.show_status)
        """Carries out commands, and says in the hint what came of them."""
        self.views = Views(self, self.shown, self.recorder, self.refollow)
        self.stage = Stage(self.shown, self.recorder)
        """The middle."""
        self.drafts = DraftKeeper(self.shown, lambda: self.stands, self._field_with_keys)
        """Keeps what is half typed."""
        self.giving = Giving(self, self.shown, self.stage, self.recorder, self.refollow)
        """Has commands carried out, whoever gave them."""
        words = SlashWords(self.shown, self.recorder, self.COMMANDS_HERE, self.giving.doors)
        self.writing = WritingPane(
            self.shown, self.stage, self.hint, self.recorder, self.drafts, words, self.refollow
        )
        """The line and its hint."""
        self.moves = StepMoves(self, self.shown, self.stage, self.recorder, self.refollow)
        """Takes the room from step to step."""
        self.entries = EntryActions(
            self, self.shown, self.stage, self.writing, self.recorder, self.drafts
        )
        """Corrects what was recorded."""
        glances = Glances(
            self, self.shown, self.stage, self.recorder, self.refollow, self.writing.type_on
        )
        self.leaving = Leaving(
            self, self.shown, self.stage, self.field, self.recorder, self.drafts, glances
        )
        """Leads back."""
        self.giving.parts = {
            "moves": self.moves,
            "entries": self.entries,
            "writing": self.writing,
            "people": PeopleActions(self, self.shown, self.recorder, self.field, self.drafts),
            "glances": glances,
            "leaving": self.leaving,
            "talk": TalkActions(self, self.shown, self.recorder),
            "views": self.views,
        }
        self._left_at = place
        self._stale = False
        self._bell = StepBell(self.shown)
        self._stop_listening: Callable[[], None] = lambda: None

    def compose(self) -> ComposeResult:
        """Header, three panes, the line, footer."""
        cls = SessionScreen
        yield SessionHeader(id="header").data_bind(cls.frame, cls.status)
        yield Static("The window is too small: 60 × 18 is needed.", id="too-small", markup=False)
        yield self.views.pane.data_bind(cls.frame, cls.status)
        with Horizontal(id="panes"):
            with Vertical(id="left"):
                yield StepsTitle().data_bind(cls.status)
                yield StepList(id="steps").data_bind(cls.frame)
            with Vertical(id="centre"):
                yield StepHeading(id="heading").data_bind(cls.frame, cls.status)
                yield self.stage
            with VerticalScroll(id="right", can_focus=False):
                yield Static("So far", classes="pane-title", markup=False)
                yield SoFar(id="so-far").data_bind(cls.frame)
        yield self.writing.menu
        # Apart from the panes: a key that changes the line then repaints nothing of them.
        yield self.writing.data_bind(cls.frame)
        yield KeyLine()

    async def on_mount(self) -> None:
        """Go on where the session was left, and follow the record."""
        self.views.begin()
        self.moves.resume()
        self._stop_listening = self.store.listen(self.refollow)
        await self._follow()
        self.set_interval(1, partial(self.workshop.keys.between, self.tick))
        self._return_to_place()

    def on_unmount(self) -> None:
        """Follow the record no longer."""
        self._stop_listening()

    @on(events.ScreenSuspend)
    @on(events.ScreenResume)
    def come_or_go(self, event: events.Event) -> None:
        """What stands in front of this screen next tells of everything that was typed here."""
        if self.stands:
            self.writing.sending.come_or_go(comes=isinstance(event, events.ScreenResume))

    def _return_to_place(self) -> None:
        """Go to the field that one was in when the program was cut off."""
        place = self._left_at
        if place is None or not self.shown.live or place.step_id != self.shown.step.id:
            return
        if place.field == TEXT:
            self.writing.action_long_text()
        elif not self.body.return_to(place.field):
            self.entries.return_to(place.field)
        if self.field.value:
            self.recorder.say("Typed before and not recorded. Enter records it, or go on typing.")
            self.recorder.keep_words()

    @property
    def body(self) -> StepBody[Any]:
        """What is in the middle."""
        return self.stage.body

    @property
    def field(self) -> CaptureLine:
        """The line that everything is typed into."""
        return self.writing.line

    def refollow(self) -> None:
        """Show everything anew, once for all changes of one act."""
        if not self.stands:
            return
        if not self.shown.known:
            self.leaving.leave_nothing()
            return
        self.writing.turn()
        if not self._stale:
            self._stale = True
            self.call_next(self._follow)

    async def _follow(self) -> None:
        """Show the record as it is now."""
        self._stale = False
        if not self.stands:
            return
        if self.stage.current:
            self.body.follow()
        else:
            await self._show_step()
        if self.stands:
            self.frame = self.shown.frame(self.workshop.following, airy=self.size.height >= 30)
            self.stage.fit()
            self.query_one(StepHeading).lay_out()
            self._offer()
            self.show_status()

    async def _show_step(self) -> None:
        """Put another body in the middle, and the keys where they belong."""
        self.writing.turn()
        await self.stage.show(lambda: self.stands)
        if not self.stands:
            return
        begins = self.shown.live and self.body.begins_in_part
        ((self.body.part if begins else None) or self.field).focus()
        if not self.hint.stays:
            self.writing.show_crib()
        # The focus that was just given is told of later, and would else put the signs there.
        self.call_after_refresh(self.hint.let_go)

    def watch_frame(self, frame: Frame | None) -> None:
        """Give the room to what is read."""
        self.set_class(bool(frame and frame.whole), "-whole")
        self.set_class(bool(frame) and self.body.words_give_way, "-reading")

    def show_status(self) -> None:
        """Show the time and whether all is recorded."""
        self.status = self.shown.status(
            self.workshop.following, not_recorded=self.recorder.not_recorded
        )

    def tick(self) -> None:
        """Show the time that has gone by, each second."""
        if self.stands:
            self.show_status()
            self.body.tick()
            if self._bell.is_due():
                self.app.bell()

    def show_following(self) -> None:
        """Say how the other window is followed; once this one records, go on at this very step."""
        if self.field.words_only:
            self.moves.take_over()
        self.stage.redraw()
        self.refresh_bindings()
        self.refollow()

    def on_resize(self) -> None:
        """Use the new size."""
        if self.stage.drawn:
            self.refollow()
            self.query_one(StepHeading).lay_out()

    def _field_with_keys(self) -> str:
        """The field that has the keys; empty while a dialog has them, or nothing can be typed."""
        if not self.shown.live or self.app.screen is not self:
            return ""
        return self.body.field_with_keys

    @on(StepList.Chosen)
    def go_to_clicked(self, event: StepList.Chosen) -> None:
        """A click on a step goes there."""
        self.moves.go_to(event.step_id)

    @on(Left)
    def back_to_line(self) -> None:
        """Go back to the line."""
        self.field.focus()

    @on(EntryLog.Selected)
    def show_choice(self, event: EntryLog.Selected) -> None:
        """Say what can be done to the chosen entry, in the hint and in the line of keys."""
        self.drafts.note_place()
        self._offer()
        # What was said before has been read by whoever goes on to an entry.
        self.hint.stays = self.hint.stays and not event.entry_id
        if not (self.field.value or self.hint.stays):
            self.writing.show_crib()

    def _offer(self) -> None:
        """Have the line of keys name what is needed now."""
        chosen = bool(self.body.log_view.selected) and self.field.has_focus
        self.offered = (self.stage.kind, self.shown.live, self.has_class("-wide"), chosen)

    def on_descendant_focus(self) -> None:
        """Say what the keys do where they go now."""
        self.drafts.note_place()
        if not self.stage.drawn:
            return
        self._offer()
        self.writing.show_kind()
        if not (self.field.value or self.hint.stays):
            self.writing.show_crib()

    def on_key(self, event: events.Key) -> None:
        """What is typed where it is no key goes into the line, or is refused aloud."""
        if event.key in self.active_bindings:
            return
        if event.is_printable and event.character:
            event.stop()
            self.writing.type_on(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted while a list has the focus goes to the line too."""
        event.stop()
        self.field.take(event.text)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work now; a narrow footer names only those needed most."""
        found = super().active_bindings
        if not self.stands:
            return found
        wide = self.has_class("-wide")
        hidden = frozenset[str]() if wide else left_out_where_narrow(self.stage.kind)
        chosen = bool(self.offered and self.offered[-1])
        return with_words(found, self, hidden, chosen=chosen, called=self.stage.body.called)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be done now."""
        if not self.stands or not self.shown.known:
            return False
        found = self.giving.allows(action, parameters)
        return super().check_action(action, parameters) if found is None else found

    def action_begin(self, typed: str) -> None:
        """Begin a word behind a slash, as a click on it in the line of keys does."""
        self.writing.begin(typed)

    def action_in_part(self, part: str, action: str) -> None:
        """Have a part of the screen do what a command asks for."""
        self.giving.give_part(part, action)

    def action_history(self) -> None:
        """Show what was done in this session."""
        if self.body.record_typed():
            self.open(OpenHistory(OpenSession(self.shown.session_id), self.shown.session_id))

    def before_leaving(self) -> None:
        """Stop the time."""
        self.leaving.pause()
