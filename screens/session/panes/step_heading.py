"""What the facilitator says now: the step, its words and its probes."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from screens.session.state.frame import Frame, Status
from screens.widgets.ink import ALARM, ALERT, MUTED, muted
from workshop.guide.shape import AnyStep
from workshop.record.documents import Session, StepRun, StepState
from workshop.running.words.agenda import Timing, clock_face


class StepHeading(Vertical):
    """Where we are, then the words to say in full ink, then the probes."""

    frame: var[Frame | None] = var(None)
    """What is shown, bound to that of the screen."""
    status: var[Status | None] = var(None)
    """The time, bound to that of the screen."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - the word of Textual
        super().__init__(id=id)
        self._place = Static(markup=False, id="heading-place")
        self._time = Static(markup=False, id="heading-time")
        self._say = Static(markup=False, id="heading-say")
        self._room = VerticalScroll(self._say, id="heading-words", can_focus=False)
        self._shown = ""
        self._words = Content("")
        self._spoken: tuple[AnyStep | None, bool] = (None, False)

    def compose(self) -> ComposeResult:
        """One line with the place and the time, then the words."""
        with Horizontal(id="heading-line"):
            yield self._place
            yield self._time
        yield self._room

    def watch_frame(self, frame: Frame | None) -> None:
        """Show the step, its state and its words."""
        if frame is None:
            return
        step, steps = frame.step, frame.guide.steps
        place = next(i for i, other in enumerate(steps, 1) if other.id == step.id)
        words = [muted(f"{place} of {len(steps)}"), Content.styled(step.title, "$accent")]
        words += [Content.styled(word, ALERT) for word in _state(frame.session, step)]
        if frame.whole:
            words.append(Content.styled("the whole session, F8: the step", ALERT))
        self._words = Content("   ").join(words)
        if (step, frame.airy) != self._spoken:
            self._spoken = (step, frame.airy)
            self._say.update(spoken(step, airy=frame.airy))
        self.call_after_refresh(self._say_if_cut)

    def watch_status(self, status: Status | None) -> None:
        """Show how long the step has taken against its plan."""
        if status is None:
            return
        words = step_time(status.timing)
        if words.markup != self._shown:
            self._shown = words.markup
            self._time.update(words, layout=False)

    def on_resize(self) -> None:
        """See again whether there is room for all the words."""
        self.call_after_refresh(self._say_if_cut)

    def _say_if_cut(self) -> None:
        """Say that there are more words than there is room, and the key that shows them."""
        if not self.is_attached:  # the screen was left before it was painted
            return
        cut = self._say.size.height > self._room.size.height
        more = muted("   F7 more") if cut and self.display else ""
        self._place.update(Content.assemble(self._words, more), layout=False)


def _state(session: Session, step: AnyStep) -> list[str]:
    """What else is to be known of the step."""
    run = session.steps.get(step.id, StepRun())
    words = ["!"] if step.must_ask and run.state is not StepState.DONE else []
    if run.state is StepState.SKIPPED:
        words.append(f"– skipped: {run.reason}")
    if run.confirmed:
        words.append(f"✓ confirmed {run.confirmed:%H:%M}")
    return words


def spoken(step: AnyStep, *, airy: bool) -> Content:
    """The words to say, the first sentence of them in bold, and the probes below."""
    first, *others = [part for part in step.say.split("\n") if part.strip()] or [""]
    parts = [Content.styled(first, "bold")] if first else []
    parts += [Content(part) for part in others]
    if words := step.manner:
        parts.append(Content.styled(words, f"italic {MUTED}"))
    return Content("\n").join([*parts, *_probes(step.probes, airy=airy)])


def _probes(probes: tuple[str, ...], *, airy: bool) -> list[Content]:
    """Follow-up questions: one a line where there is room, else one after the other."""
    if not probes or not airy:
        return [Content.styled("  · ".join(probes), MUTED)] if probes else []
    return [Content(""), *(Content.styled(f"· {probe}", MUTED) for probe in probes)]


def step_time(timing: Timing) -> Content:
    """The time of the step: within its plan, over it, or over the most it may take."""
    over = max(1, round((timing.step_spent - timing.step_planned) / 60))
    if timing.step_state == "over":
        return Content.styled(f"▲ over by {over} min", ALARM)
    if timing.step_state == "over plan":
        return Content.styled(f"△ {over} min over plan", ALERT)
    return muted(f"{clock_face(timing.step_spent)} of {timing.step_planned / 60:g} min")
