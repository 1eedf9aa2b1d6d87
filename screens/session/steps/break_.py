"""A break of the room: until when, large enough for those who come back through the door."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import work
from textual.content import Content
from textual.widgets import Static

from screens.base.commands import Needs, UserCommand
from screens.session.bodies.body import CONFIRM, StepBody
from screens.session.dialogs.back_at import UntilDialog
from screens.session.panes.clock_line import KEY
from screens.session.panes.recorder import Recorder
from screens.session.state.shown_session import ShownSession
from screens.widgets.ink import ALERT, muted
from screens.widgets.large_text import large
from workshop import times
from workshop.guide.shape import Break
from workshop.running.command_kinds.steps import SetTimer
from workshop.running.words.step_clock import StepClock

BACK_AT: Final = UserCommand(
    "session.back-at",
    "ctrl+l",
    "Back at",
    "Says until when the break lasts: an hour, or minutes from now.",
    "back_at",
    footer=False,
    shown_key=KEY,
    needs=Needs.LIVE,
    part="step",
    state="break",
)
_GAUGE: Final = 34
"""Cells of the gauge: as wide as the figures above it."""


class BreakBody(StepBody[Break]):
    """When the room is to be back; what comes to mind meanwhile stands below."""

    COMMANDS: ClassVar[tuple[UserCommand, ...]] = (BACK_AT, CONFIRM)
    NOTHING: ClassVar[str] = "What is remarked in the break can be noted here. {next} goes on."
    CONFIRMS: ClassVar[str] = "confirms the break"

    def __init__(self, shown: ShownSession, recorder: Recorder, step: Break) -> None:
        super().__init__(shown, recorder, step)
        self.board = Static("", markup=False, id="back-at")
        """The hour."""

    @property
    def above(self) -> Static:
        """The hour stands above the log."""
        return self.board

    def tick(self) -> None:
        """Show the minutes that are left."""
        found = self.clock
        self.board.display = found is not None
        if found is not None:
            self.board.update(back_words(found, live=self.shown.live), layout=False)

    @work
    async def action_back_at(self) -> None:
        """Ask until when."""
        asked = UntilDialog("Back at what time?", self.shown.store.moment().now)
        if (minutes := await self.app.push_screen_wait(asked)) is not None:
            self.recorder.keep_words()
            self.recorder.perform(
                SetTimer(session_id=self.session_id, step_id=self.step.id, minutes=minutes)
            )


def back_words(found: StepClock, *, live: bool) -> Content:
    """The hour in large figures, how long it still is, and a gauge.

    Args:
        found: until when the break lasts.
        live: whether another hour can be set.
    """
    assert found.until is not None  # noqa: S101 - a break always has one
    minutes = abs(found.left) / 60
    if found.over:
        late = f"▲ {max(1, int(minutes))} min ago" if minutes >= 1 else "▲ now"
        head = Content.styled("the room was to be back at", ALERT)
        foot = Content.styled(late, f"bold {ALERT}")
    else:
        head = muted("back at")
        full = round(_GAUGE * (1 - min(1.0, minutes / max(1.0, found.minutes))))
        left = f"{max(1, round(minutes))} min left"
        gauge = Content.assemble(("━" * full, "$accent"), ("─" * (_GAUGE - full), "$rule"))
        foot = Content.assemble(gauge, "  ", (left, "bold"))
    figures = Content.styled(
        large(times.time(found.until)), f"bold {ALERT if found.over else '$accent'}"
    )
    if live:
        foot = Content.assemble(foot, (f"   {KEY} ", f"bold {ALERT}"), muted("another hour"))
    return Content("\n").join([head, Content(""), figures, Content(""), foot])
