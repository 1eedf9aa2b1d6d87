"""The top line: which session, the time, how far behind, and whether all is recorded."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from screens.widgets.ink import ALARM, ALERT, GOOD, muted
from workshop.record.documents import Department, Session, SessionState
from workshop.record.record import Record
from workshop.running.agenda import Timing, clock_face
from workshop.text import plural


class SessionHeader(Horizontal):
    """Two texts on one line; only the right one changes while the session runs."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - the word of Textual
        super().__init__(id=id)
        self._title = Static(markup=False, id="header-title")
        self._status = Static(markup=False, id="header-status")
        self._shown = ("", "")

    def compose(self) -> ComposeResult:
        """Title on the left, status on the right."""
        yield self._title
        yield self._status

    def show_title(self, record: Record, session: Session) -> None:
        """Say whose session it is."""
        words = " · ".join(_whose(record, session))
        title = Content.assemble((session.title, "bold"), "   ", muted(words))
        if title.markup != self._shown[0]:
            self._shown = (title.markup, self._shown[1])
            self._title.update(title, layout=False)

    def show_status(
        self, timing: Timing, state: SessionState, recorded: Content, *, reads: bool
    ) -> None:
        """Say how the time stands; a window that only reads has no room for the drift."""
        parts = _time(timing, state)
        status = Content("   ").join([*(parts[:1] if reads else parts), recorded])
        if status.markup != self._shown[1]:
            self._shown = (self._shown[0], status.markup)
            self._status.update(status, layout=False)


def _whose(record: Record, session: Session) -> list[str]:
    """Who takes part, for which department of which organisation."""
    people = record.people_of(session)
    words = [person.name for person in people[:2]]
    if len(people) > 2:
        words = [plural(len(people), "person", "people")]
    if department := record.find(Department, session.department_id):
        words.append(department.name)
    return [*words, record.engagement.name]


def _time(timing: Timing, state: SessionState) -> list[Content]:
    """The clock, and the drift in words with a sign."""
    face = Content.assemble(
        (clock_face(timing.spent), "bold"), muted(f" of {timing.planned / 60:g}")
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


def recorded_words(*, refused: bool, full: bool) -> Content:
    """Whether all that was typed is on the disk, and the disk has room for more."""
    if refused:
        return Content.styled("▲ not recorded", ALARM)
    if full:
        return Content.styled("▲ disk full", ALERT)
    return Content.styled("● recorded", GOOD)
