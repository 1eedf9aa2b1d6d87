"""What the session screen knows: where the session stands, and how to tell what was done."""

from __future__ import annotations

from dataclasses import replace

from textual.binding import ActiveBinding
from textual.content import Content
from textual.css.query import NoMatches

from screens.base.screen import WorkshopScreen
from screens.base.session_view import Held
from screens.session.commands import FOOTER_WHERE_WIDE
from screens.session.panes.capture_line import CaptureLine
from screens.session.panes.hint import HintLine
from screens.session.steps import BODIES
from screens.session.steps.body import StepBody
from sessions.errors import SessionsError
from workshop.errors import Refused
from workshop.guide.shape import AnyStep, Score, default_kind, kind_of
from workshop.record.change import Change
from workshop.record.documents import Clock, Entry, EntryKind, Session, StoredGuide
from workshop.running.agenda import Timing, timing
from workshop.running.commands import Command, ConfirmStep


class SessionBase(WorkshopScreen[None], Held):
    """The session in front, looked up in the record whenever it is asked for."""

    def __init__(self, session_id: str) -> None:
        super().__init__()
        self.session_id = session_id
        """The session that is run."""
        self.whole = False
        """Whether the whole session is shown in place of the step's own entries."""
        self.not_recorded = False
        """Whether the last thing that was to be recorded was refused by the disk."""
        self.told = False
        """Whether the hint tells what was done, to be read before it gives way."""
        self._warned = ""
        self._looked_at = ""
        self._body: StepBody | None = None

    @property
    def known(self) -> bool:
        """Whether the record has the session; what made it may have been taken back."""
        session = self.record.find(Session, self.session_id)
        return bool(
            session
            and self.record.find(StoredGuide, session.guide_id)
            and self.record.find(Clock, self.session_id)
        )

    @property
    def writable(self) -> bool:
        """Whether anything can be recorded in this window."""
        return self.store.writable

    @property
    def live(self) -> bool:
        """Whether the session goes on: it is neither closed nor shown for reading only."""
        return self.writable and self.session.closed is None

    @property
    def step(self) -> AnyStep:
        """The step that is shown: the one in front of the room, unless nothing can be moved."""
        chosen = "" if self.live else self._looked_at
        return self.guide.step(chosen or self.clock.step_id) or self.guide.steps[0]

    @property
    def looked_at(self) -> str:
        """The id of a step that was chosen where nothing can be moved; empty for none."""
        return self._looked_at

    def look_at(self, step_id: str) -> None:
        """Show a step of a session that does not go on."""
        self._looked_at = step_id

    @property
    def timing(self) -> Timing:
        """The times at this moment, by the clock of the store."""
        return timing(self.guide, self.session, self.clock, self.store.moment().now)

    @property
    def body(self) -> StepBody:
        """The middle of the screen, from the moment it is on its way there."""
        if self._body is None:
            self._body = self.new_body()
        return self._body

    @property
    def field(self) -> CaptureLine:
        """The line that everything is typed into."""
        return self.query_one("#line", CaptureLine)

    @property
    def hint(self) -> HintLine:
        """The line that says what happens."""
        return self.query_one("#hint", HintLine)

    @property
    def default(self) -> EntryKind:
        """What a line without a sign becomes now."""
        return EntryKind(default_kind(self.step))

    @property
    def wide(self) -> bool:
        """Whether the side panes have room."""
        return self.size.width >= 100

    @property
    def high(self) -> bool:
        """Whether there is room for more than the least."""
        return self.size.height >= 30

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work now; a narrow footer names only those needed most."""
        found = super().active_bindings
        if self.wide or not self.stands:
            return found
        hidden = FOOTER_WHERE_WIDE | (
            {"session.readback"} if isinstance(self.step, Score) else set()
        )
        return {
            key: active._replace(binding=replace(active.binding, show=False))
            if active.binding.id in hidden
            else active
            for key, active in found.items()
        }

    def new_body(self) -> StepBody:
        """The middle for the step that is shown, or for the whole session."""
        kind = "readback" if self.whole else kind_of(self.step)
        body = BODIES[kind](self.record, self.session_id, self.step)
        body.perform = self.perform
        return body

    def chosen_entry(self) -> Entry | None:
        """The selected entry, else the last one of the log."""
        try:
            log = self.body.log_view
        except NoMatches:
            return None
        return self.record.find(Entry, log.selected or log.last_id)

    def perform(self, command: Command) -> Change | None:
        """Carry out a command; what came of it stands in the hint line."""
        try:
            change = self.store.do(command)
        except (Refused, SessionsError) as refusal:
            self.say_refused(refusal)
            return None
        self.say_done(change.sentence)
        return change

    def say_done(self, sentence: str) -> None:
        """Tell what was recorded, and what is new of the disk."""
        self.not_recorded = False
        warning, known = self.store.disk_warning, self._warned
        self._warned = warning
        self.hint.done(sentence, "" if warning == known else warning)

    def say_refused(self, refusal: Exception) -> None:
        """Tell why nothing was recorded."""
        self.not_recorded = isinstance(refusal, SessionsError)
        self.hint.refused(str(refusal))
        self.show_status()

    def say(self, words: str) -> None:
        """Tell something that changes nothing."""
        self.hint.show(Content(words))

    def show_status(self) -> None:
        """Show the time and whether all is recorded."""
        raise NotImplementedError

    def refollow(self) -> None:
        """Show everything anew."""
        raise NotImplementedError

    def action_confirm(self) -> None:
        """Confirm the step."""
        self.perform(ConfirmStep(session_id=self.session_id, step_id=self.step.id))
