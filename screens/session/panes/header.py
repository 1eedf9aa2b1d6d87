"""The top line: which session, the time, how far behind, and whether all is recorded."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from screens.session.state.frame import Frame, Status
from screens.widgets.ink import ALARM, ALERT, GOOD, muted
from workshop.record.within import SessionState
from workshop.running.words.agenda import Timing, clock_face


class SessionHeader(Horizontal):
    """Two texts on one line; only the right one changes while the session runs."""

    frame: var[Frame | None] = var(None)
    """The session in front, bound to that of the screen."""
    status: var[Status | None] = var(None)
    """The time and the record, bound to those of the screen."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - the word of Textual
        super().__init__(id=id)
        self._title = Static(markup=False, id="header-title")
        self._status = Static(markup=False, id="header-status")
        self._titled = self._said = ""
        self._length = 0

    def compose(self) -> ComposeResult:
        """Title on the left, status on the right."""
        yield self._title
        yield self._status

    def watch_frame(self, frame: Frame | None) -> None:
        """Say whose session it is."""
        if frame is None:
            return
        whose = " · ".join(frame.whose)
        title = Content.assemble((frame.session.title, "bold"), "   ", muted(whose))
        if title.markup != self._titled:
            self._titled = title.markup
            self._title.update(title, layout=False)

    def watch_status(self, status: Status | None) -> None:
        """Say how the time stands; a window that only reads has no room for the drift."""
        if status is None:
            return
        parts = _time(status.timing, status.state)
        if status.off_record:
            parts = [Content.styled(" OFF THE RECORD ", "bold reverse $error"), *parts[:1]]
        words = Content("   ").join(
            [*parts[:1], Content.styled(status.reads, ALERT)]
            if status.reads
            else [*parts, recorded_words(status)]
        )
        if words.markup != self._said:
            self._said = words.markup
            wider = words.cell_length != self._length
            self._length = words.cell_length
            self._status.update(words, layout=wider)


def _time(timing: Timing, state: SessionState) -> list[Content]:
    """The clock, and the drift in words with a sign."""
    face = Content.assemble(
        (clock_face(timing.spent), "bold"), muted(f" of {timing.planned_words}")
    )
    if state is SessionState.CLOSED:
        return [face, muted("■ closed")]
    if state is SessionState.PAUSED:
        return [face, Content.styled("‖ paused", ALERT)]
    return [face, drift(timing)]


def drift(timing: Timing) -> Content:
    """How far behind or ahead the session is."""
    words = timing.drift_words
    if words.endswith("behind"):
        return Content.styled(f"▲ {words}", ALERT)
    return muted(f"▽ {words}") if words.endswith("ahead") else muted(words)


def recorded_words(status: Status) -> Content:
    """Whether all that was typed is on the disk, and the disk has room for more."""
    if status.not_recorded:
        return Content.styled("▲ not recorded", ALARM)
    if status.being_written:
        return muted("○ being written")
    if status.disk_full:
        return Content.styled("▲ disk full", ALERT)
    return Content.styled("● recorded", GOOD)
