"""The middle of the session screen: the body of the step that is shown, or the whole session."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.containers import Vertical

from screens.session.bodies.body import StepBody
from screens.session.panes.recorder import Recorder
from screens.session.state.shown_session import ShownSession
from screens.session.steps import BODIES, VOTING, WHOLE
from sessions.collector import set_aside, take_back
from workshop.guide.step import kind_of
from workshop.record.documents import Entry
from workshop.running.voting.stand import Stand, stand_of


class Stage(Vertical):
    """Holds one body at a time, and puts another in its place."""

    def __init__(self, shown: ShownSession, recorder: Recorder) -> None:
        super().__init__(id="stage")
        self._shown = shown
        self._recorder = recorder
        self._body: StepBody[Any] | None = None
        self._aside = False
        self._drawn: tuple[str, bool, bool] | None = None

    def on_mount(self) -> None:
        """Once all is drawn, let no garbage of before be looked for while somebody types."""
        self.call_after_refresh(self._set_aside)

    def _set_aside(self) -> None:
        self._aside = self.is_attached and set_aside()

    def on_unmount(self) -> None:
        """Let it be looked for again."""
        if self._aside:
            take_back()

    @property
    def body(self) -> StepBody[Any]:
        """What is in the middle, from the moment it is on its way there."""
        if self._body is None:
            self._body = self._new_body()
        return self._body

    @property
    def kind(self) -> type[StepBody[Any]]:
        """What the step that is shown has in the middle, also while the whole session is there."""
        own = BODIES[kind_of(self._shown.step)]
        return VOTING if self._voting and not issubclass(own, VOTING) else own

    @property
    def _voting(self) -> bool:
        """Whether a vote is open in the step, whatever its kind."""
        shown = self._shown
        return stand_of(shown.record, shown.session, shown.step) is Stand.OPEN

    @property
    def drawn(self) -> bool:
        """Whether anything was drawn yet."""
        return self._drawn is not None

    @property
    def current(self) -> bool:
        """Whether what was drawn is what is to be shown."""
        return self._drawn == (self._shown.step.id, self._shown.whole, self._voting)

    @property
    def confirms(self) -> str:
        """What Enter on an empty line confirms now; empty where there is nothing to confirm."""
        done = self.body.run.confirmed is not None and not self.body.CONFIRMS_AGAIN
        if self._shown.whole or done:
            return ""
        return self.body.CONFIRMS

    @property
    def chosen_entry(self) -> Entry | None:
        """The selected entry, else the last one of the log.

        As the record is now: a key that waited for a line to be written comes before it is drawn,
        and would else mean the entry before.
        """
        if self.current and self.body.is_behind:
            self.body.follow()
        log = self.body.log_view
        return self._shown.record.find(Entry, log.selected or log.last_id)

    def fit(self) -> None:
        """Give the body the room that it needs: of the panes beside it, and of the words to say."""
        wide = self.body.WHOLE_WIDTH and not self._shown.whole
        self.screen.set_class(wide, "-ballot")
        self.screen.set_class(self.body.crowds(self.screen.size.height), "-crowded")

    def redraw(self) -> None:
        """Have the middle drawn anew when it is shown next."""
        self._drawn = None

    async def show(self, stands: Callable[[], bool]) -> None:
        """Put the body of what is to be shown in place of the one before.

        Args:
            stands: whether the screen is still there; asked while the old body goes.
        """
        fresh = self._body = self._new_body()
        # Not asked again below: the room may have moved on while this is being drawn.
        drawn = (self._shown.step.id, self._shown.whole, self._voting)
        with self.app.batch_update():
            await self.remove_children()
            if not stands():
                return
            await self.mount(fresh)
        self._drawn = drawn

    def _new_body(self) -> StepBody[Any]:
        kind = WHOLE if self._shown.whole else self.kind
        return kind(self._shown, self._recorder, self._shown.step)
