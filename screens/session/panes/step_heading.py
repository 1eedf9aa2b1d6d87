"""What the facilitator says now: the step, its words and its probes."""

from __future__ import annotations

from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Size
from textual.reactive import var
from textual.widgets import Static

from screens.base.ways import way_to
from screens.session.panes.spoken import Spoken
from screens.session.state.frame import Frame, Status
from screens.widgets.ink import ALARM, ALERT, GOOD, KEY, muted
from workshop.analysis.time_left import TimeLeft
from workshop.guide.shape import AnyStep
from workshop.record.documents import Session, StepRun, StepState
from workshop.running.words.agenda import Timing, clock_face
from workshop.text import shorten

_WIDE: Final = 100
"""Cells from which the outer panes are there."""
_BESIDE: Final = 59
"""Cells that they and the edges take then."""
_ALONE: Final = 5
"""Cells of the edges where they are hidden in a wide window."""
_EDGES: Final = 3
"""Cells that the edges take else."""
_TALL: Final = 30
_ROUND_TALL: Final = 11
"""Lines of a tall window round the panes: header, hint, line, keys, and the blanks between."""
_ROUND: Final = 7
"""The same in a low one."""
_MORE: Final = 0.58
_LEAST: Final = 0.35
"""The part of the panes that the words may take, and where the middle needs the room more."""


class StepHeading(Vertical):
    """Where we are, then the words to say in full ink, then what may be asked behind them.

    What does not fit is on further pages, and a line says so: no sentence is cut.
    """

    frame: var[Frame | None] = var(None)
    """What is shown, bound to that of the screen."""
    status: var[Status | None] = var(None)
    """The time, bound to that of the screen."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - the word of Textual
        super().__init__(id=id)
        self._place = Static(markup=False, id="heading-place")
        self._time = Static(markup=False, id="heading-time")
        self._say = Static(markup=False, id="heading-say")
        self._shown = ""
        self._length = 0
        self._words = Content("")
        self._left: TimeLeft | None = None
        self._drawn: list[str] = []
        self._spoken: Spoken | None = None
        self._pages: list[list[Content]] = [[]]
        self._page = 0
        self._fits: tuple[int, int] = (0, 0)

    def compose(self) -> ComposeResult:
        """One line with the place and the time, then the words."""
        with Horizontal(id="heading-line"):
            yield self._place
            yield self._time
        yield self._say

    def watch_frame(self, frame: Frame | None) -> None:
        """Show the step, its state and its words."""
        if frame is None:
            return
        step, steps = frame.step, frame.guide.steps
        place = next(i for i, other in enumerate(steps, 1) if other.id == step.id)
        words = [muted(f"{place} of {len(steps)}")]
        # What leads back from it must not be cut off behind what is known of the step.
        if frame.whole:
            words += [
                Content.assemble(("Esc ", f"bold {ALERT}"), muted("the step")),
                Content.styled("the whole session", ALERT),
            ]
        else:
            words.append(Content.styled(step.title, "$accent"))
            words += [Content.styled(word, ALERT) for word in _state(frame.session, step)]
            words += [muted(f"{frame.said} said")] if frame.said else []
            words += [Content.styled("✓ no more", GOOD)] if frame.dry else []
        self._words = Content("   ").join(words)
        asked = frame.session.steps.get(step.id, StepRun()).asked
        before, self._spoken = self._spoken, Spoken(step, asked)
        if before is None or before.step != step:
            self._page = -1
        elif before.asked != frozenset(asked):
            self._fits = (0, 0)
        self.lay_out()

    def watch_status(self, status: Status | None) -> None:
        """Show how long the step has taken against its plan, and what is to come."""
        if status is None:
            return
        if status.left != self._left:
            self._left = status.left
            self.lay_out()
        words = step_time(status.timing)
        if words.markup != self._shown:
            self._shown = words.markup
            wider = words.cell_length != self._length
            self._length = words.cell_length
            self._time.update(words, layout=wider)

    def on_resize(self) -> None:
        """Fit the words to another width."""
        self.lay_out()

    def lay_out(self) -> None:
        """Make the pages that fit the window as it is now."""
        frame, spoken = self.frame, self._spoken
        if frame is None or spoken is None or not self.is_attached:
            return
        screen = self.screen
        crowded = screen.has_class("-crowded") and not frame.whole
        hidden = (
            Content.assemble(
                "   ", (f"{way_to(self, 'session.words')} ", f"bold {ALERT}"), muted("the words")
            )
            if crowded
            else ""
        )
        listed = self.app.size.width >= _WIDE and not screen.has_class("-ballot")
        left = still_to_come(self._left, listed=listed)
        self._place.update(Content.assemble(self._words, left, hidden), layout=False)
        fits = room_for(
            self.app.size,
            gives_way=screen.has_class("-reading"),
            alone=screen.has_class("-ballot"),
        )
        if self._page >= 0 and fits == self._fits:
            self._show()
            return
        self._fits = fits
        self._pages = spoken.pages(*fits, airy=frame.airy)
        if len(self._pages) > 1:
            self._pages = spoken.pages(fits[0], fits[1] - 1, airy=frame.airy)
        if self._page < 0:
            self._page = spoken.first_page(self._pages)
        self._page = min(self._page, len(self._pages) - 1)
        self._show()

    def turn(self, by: int) -> bool:
        """Show another page of the words, round at the ends; false where there is only one."""
        if len(self._pages) < 2:
            return False
        self._page = (self._page + by) % len(self._pages)
        self._show()
        return True

    def _in_one_line(self) -> list[Content]:
        """The words to say, cut to the width; the scribe needs no more of them."""
        words = " ".join(self._spoken.step.say.split()) if self._spoken else ""
        width = max(20, self.app.size.width - _ALONE)
        return [Content.styled(shorten(words, width), "bold")] if words else []

    def _show(self) -> None:
        scribes = self.screen.has_class("-view-scribe")
        lines = self._in_one_line() if scribes else list(self._pages[self._page])
        if (count := len(self._pages)) > 1 and not scribes:
            lines.append(
                Content.assemble(
                    ("PgDn ", f"bold {ALERT}"),
                    muted("more" if self._page < count - 1 else "from the beginning"),
                    muted(f"  {self._page + 1} of {count}   "),
                    (f"{way_to(self, 'session.words')} ", f"bold {ALERT}"),
                    muted("all the words"),
                )
            )
        drawn = [line.markup for line in lines]
        if drawn != self._drawn:
            grown = len(drawn) != len(self._drawn)
            self._drawn = drawn
            self._say.update(Content("\n").join(lines), layout=grown)


def room_for(size: Size, *, gives_way: bool = False, alone: bool = False) -> tuple[int, int]:
    """Cells in a line and lines for the words of a step, by the size of the window.

    Args:
        size: the window, in cells.
        gives_way: whether what is in the middle needs the room more.
        alone: whether the outer panes are hidden.
    """
    beside = _EDGES if size.width < _WIDE else _ALONE if alone else _BESIDE
    width = size.width - beside
    tall = size.height >= _TALL
    panes = size.height - (_ROUND_TALL if tall else _ROUND)
    share = _LEAST if gives_way else _MORE
    return width, max(2, int(panes * share) - (2 if tall else 1))


def _state(session: Session, step: AnyStep) -> list[str]:
    """What else is to be known of the step."""
    run = session.steps.get(step.id, StepRun())
    words = ["!"] if step.must_ask and run.state is not StepState.DONE else []
    if run.state is StepState.SKIPPED:
        words.append(f"– skipped: {run.reason}")
    if run.confirmed:
        words.append(f"✓ confirmed {run.confirmed:%H:%M}")
    return words


def still_to_come(left: TimeLeft | None, *, listed: bool) -> Content:
    """How much is not asked yet and how long there is for it, and what no longer fits.

    Args:
        left: what is to come; none where the session does not go on.
        listed: whether the list of steps is there, whose title says the first of it.
    """
    words = "" if left is None else left.advice if listed else left.words
    if left is None or not words:
        return Content("")
    if not left.advice:
        return Content.assemble("   ", muted(words))
    # Where the line is short the words are needed more than the word that acts on them.
    key, told = Content.styled("/plan", KEY), Content.styled(words, ALERT)
    first, then = (key, told) if listed else (told, key)
    return Content.assemble("   ", first, " ", then)


def step_time(timing: Timing) -> Content:
    """The time of the step: within its plan, over it, or over the most it may take."""
    over = max(1, round((timing.step_spent - timing.step_planned) / 60))
    if timing.step_state == "over":
        return Content.styled(f"▲ over by {over} min", ALARM)
    if timing.step_state == "over plan":
        return Content.styled(f"△ {over} min over plan", ALERT)
    return muted(f"{clock_face(timing.step_spent)} of {timing.step_planned / 60:g} min")
