"""What the interviewer sees: the question large, what may be asked, what is still to come."""

from __future__ import annotations

from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from screens.base.ways import way_to
from screens.session.panes.spoken import Spoken
from screens.session.state.frame import Frame, Status
from screens.widgets.ink import ALERT, muted, sign
from screens.widgets.large_letters import large_lines
from workshop.analysis.time_left import TimeLeft
from workshop.guide.shape import AnyStep
from workshop.record.documents import Entry, StepRun
from workshop.record.read_back import is_read_back
from workshop.record.within import Mark
from workshop.text import shorten

_LARGE: Final = 11
"""Rows that large letters may take: three lines with a blank row between."""
_EDGES: Final = 4
"""Cells at the edges of the pane."""


class InterviewerPane(Vertical):
    """The question, its probes, the scribe's last lines, and what is not yet asked."""

    frame: var[Frame | None] = var(None)
    """What is shown, bound to that of the screen."""
    status: var[Status | None] = var(None)
    """The time, bound to that of the screen."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - the word of Textual
        super().__init__(id=id)
        self._question = Static(markup=False, id="asked-question")
        self._probes = Static(markup=False, id="asked-probes")
        self._said = Static(markup=False, id="asked-said")
        self._left = Static(markup=False, id="asked-left")

    def compose(self) -> ComposeResult:
        """The question over its probes; below, what was written beside what is to come."""
        yield self._question
        yield self._probes
        with Horizontal(id="asked-below"):
            yield self._said
            yield self._left

    def watch_frame(self) -> None:
        """Show the step."""
        self.show()

    def watch_status(self) -> None:
        """Show the minutes that are left, and as many steps as there is room for."""
        if self.frame and self.status and self.display:
            self._left.update(self._to_come(self.frame, self.status))

    def on_resize(self) -> None:
        """Fit the question to another width."""
        self.show()

    def show(self) -> None:
        """Show everything, where this is the view."""
        frame, status = self.frame, self.status
        if frame is None or not self.display or not self.is_attached:
            return
        width = self.app.size.width - _EDGES
        self._question.update(question(frame.step, width, roomy=self.app.size.height >= 30))
        asked = frame.session.steps.get(frame.step.id, StepRun()).asked
        spoken = Spoken(frame.step, asked)
        places = range(1, len(frame.step.probes) + 1)
        probes = [line for place in places for line in spoken.probe(place, width)]
        most = 8 if self.app.size.height >= 30 else 4
        if len(probes) > most:
            probes = [
                *probes[: most - 1],
                muted(f"{way_to(self, 'session.words')} shows all of them"),
            ]
        self._probes.update(Content("\n").join(probes))
        most = 5 if self.app.size.height >= 30 else 3
        self._said.update(said(frame.last_lines, most, width // 2 - 6))
        if status:
            self._left.update(self._to_come(frame, status))
        # How much room the question leaves is known once it was laid out.
        self.call_after_refresh(self.watch_status)

    def _to_come(self, frame: Frame, status: Status) -> Content:
        """What is not yet asked, with the minutes that are left for it."""
        steps = status.left.unasked if status.left else ()
        lines = [_left_for(status.left)] if status.left else []
        warned = _warnings(frame, max(20, self.app.size.width // 2 - 6))
        # Below a long question there is less room than the window promises; what is cut is told.
        below = self.query_one("#asked-below").size.height
        room = max(1, (below or self.app.size.height // 3) - len(lines) - len(warned))
        room = room if len(steps) <= room else max(1, room - 1)
        for step in steps[:room]:
            mark = Content.styled("! ", f"bold {ALERT}") if step.must_ask else Content("  ")
            lines.append(Content.assemble(mark, step.title, muted(f"  {step.minutes.planned:g}")))
        if len(steps) > room:
            lines.append(muted(f"  and {len(steps) - room} more"))
        return Content("\n").join([*lines, *warned])


def _left_for(left: TimeLeft) -> Content:
    """The minutes that are left, and those that were planned for what is not yet asked."""
    minutes = max(0, left.minutes)
    return Content.assemble(
        muted("Not yet asked   "), (f"{minutes} min", "bold"), muted(" left for "),
        (f"{left.planned:g}", f"bold {ALERT}" if left.planned > minutes else "bold"),
    )  # fmt: skip


def _warnings(frame: Frame, width: int) -> list[Content]:
    """What is to be come back to, and that the talk is elsewhere: one line each."""
    words = [
        f"{Mark.REVISIT.sign} {Mark.REVISIT.word}: {entry.text}"
        for entry in frame.to_revisit[:3]
        if is_read_back(entry)
    ]
    if frame.step.id != frame.here:
        here = frame.guide.step(frame.here)
        words.append(f"You look ahead; the talk is at “{here.title if here else frame.here}”.")
    return [Content.styled(shorten(each, width), ALERT) for each in words]


def question(step: AnyStep, width: int, *, roomy: bool) -> Content:
    """The words to say in large letters where they fit; else the title large, the words in bold.

    Args:
        step: what is asked.
        width: cells in a line.
        roomy: whether the window has room for several lines of large letters.
    """
    words = " ".join(step.say.split())
    large = large_lines(words or step.title, width)
    if roomy and large and len(large) <= _LARGE:
        return Content.styled("\n".join(large), "bold")
    title = large_lines(step.title, width)
    fits = title is not None and len(title) <= (_LARGE - 4 if roomy else 3)
    head = "\n".join(title) if title and fits else step.title
    return Content("\n\n").join(
        [Content.styled(head, "$accent"), *([Content.styled(words, "bold")] if words else [])]
    )


def said(entries: tuple[Entry, ...], most: int, width: int) -> Content:
    """The last lines that were written down, the newest last."""
    told = [
        Content.assemble(sign(entry.kind), " ", shorten(entry.text, max(20, width)))
        for entry in entries[-most:]
    ]
    return Content("\n").join([muted("Written down last"), *(told or [muted("Nothing yet")])])
