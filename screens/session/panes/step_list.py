"""The steps of the agenda: what is done, where the room is, what is still to come."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Static

from screens.session.state.frame import Frame, Status
from screens.widgets.ink import ALERT, HERE, MUTED, OPEN_SCORES, STEP_MARKS
from workshop.guide.shape import AnyStep
from workshop.record.documents import Session, StepRun, StepState
from workshop.running.asking.planned import planned_minutes


class StepsTitle(Static):
    """How many steps are to come, and how long there is for them."""

    status: var[Status | None] = var(None)
    """The time, bound to that of the screen."""

    def __init__(self) -> None:
        super().__init__("Steps", classes="pane-title", markup=False)
        self._shown = ""

    def watch_status(self, status: Status | None) -> None:
        """Show it, when it has changed."""
        words = (status.left.to_come if status and status.left else "") or "Steps"
        if words != self._shown:
            self._shown = words
            self.update(words, layout=False)


class StepList(ScrollView, can_focus=False):
    """One line a step; a click goes there."""

    frame: var[Frame | None] = var(None)
    """Where the session stands, bound to that of the screen."""

    @dataclass
    class Chosen(Message):
        """A step was clicked."""

        step_id: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - the word of Textual
        super().__init__(id=id)
        self._steps: tuple[AnyStep, ...] = ()
        self._lines: list[Content] = []

    def on_resize(self) -> None:
        """Use the width that there is by now."""
        self.watch_frame(self.frame)

    def watch_frame(self, frame: Frame | None) -> None:
        """Show where the session stands."""
        if frame is None:
            return
        width = max(16, self.size.width)
        self._steps, here = frame.agenda, frame.step.id
        waiting = frame.open_scores
        self._lines = [
            step_line(step, frame.session, here, width, open_scores=waiting) for step in self._steps
        ]
        legend = []
        if any(step.must_ask for step in self._steps):
            legend.append(Content.assemble(("!", ALERT), (" must be asked", MUTED)))
        if waiting - {here}:
            legend.append(Content.assemble((OPEN_SCORES, ALERT), (" scores not taken in", MUTED)))
        self._lines += [Content(""), *legend] if legend else []
        self.virtual_size = Size(width, len(self._lines))
        place = next((i for i, step in enumerate(self._steps) if step.id == here), 0)
        self.scroll_to_region(Region(0, place, 1, 2), animate=False, immediate=True)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One step."""
        line, width = y + self.scroll_offset.y, self.size.width
        if line >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        parse = self.app.stylesheet.parse_style
        words = self._lines[line].render(self.visual_style, end="", parse_style=parse)
        strip = Strip(Segment(text, style.rich_style) for text, style in words)
        return strip.adjust_cell_length(width, self.rich_style)

    def on_click(self, event: events.Click) -> None:
        """Go to the step under the pointer."""
        line = event.y + self.scroll_offset.y
        if line < len(self._steps):
            self.post_message(self.Chosen(self._steps[line].id))


def step_line(
    step: AnyStep,
    session: Session,
    here: str,
    width: int,
    *,
    open_scores: Collection[str] = (),
) -> Content:
    """A step with its mark, whether it must be asked, and its planned minutes.

    Args:
        step: the step.
        session: the session, for what became of the step.
        here: the id of the step in front of the room.
        width: cells in the line.
        open_scores: the ids of steps whose values are in no result, which are not done.
    """
    run = session.steps.get(step.id, StepRun())
    ink = MUTED if run.state is not StepState.OPEN else ""
    mark = Content.styled(STEP_MARKS[run.state], MUTED)
    if run.state is StepState.DONE:
        mark = Content.styled("✓", "$success")
    if step.id in open_scores:
        mark, ink = Content.styled(OPEN_SCORES, f"bold {ALERT}"), ""
    if step.id == here:
        mark, ink = Content.styled(HERE, "bold $accent"), "bold $accent"
    must = Content.styled(" !", ALERT) if step.must_ask else Content("  ")
    minutes = Content.styled(f"{_few(planned_minutes(session, step)):>4g}", MUTED)
    title = Content.styled(step.title, ink) if ink else Content(step.title)
    room = max(4, width - 2 - 2 - 4)
    return Content.assemble(mark, " ", title.truncate(room, ellipsis=True, pad=True), must, minutes)


def _few(minutes: float) -> float:
    """Minutes as they fit behind the mark: past steps of a new plan have theirs to the second."""
    return round(minutes) if minutes >= 10 else round(minutes * 2) / 2
