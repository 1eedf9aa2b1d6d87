"""The sound when the time of a step is over."""

from __future__ import annotations

from typing import Final

from screens.session.state.shown_session import ShownSession
from workshop.record.within import SessionState
from workshop.running.words.step_clock import step_clock

_LATE: Final = 5
"""So many seconds after its end, at most, a silence is rung out."""


class StepBell:
    """Knows for which steps it has sounded already.

    Args:
        shown: the session.
    """

    def __init__(self, shown: ShownSession) -> None:
        self._shown = shown
        self._rung: set[str] = set()

    def is_due(self) -> bool:
        """Whether it is to sound now: once a step, and once a silence or a break."""
        return self._step_is_over() | self._silence_is_over()

    def _step_is_over(self) -> bool:
        """Whether the planned time of the step ran out just now, while the session runs."""
        timing, step_id = self._shown.timing, self._shown.clock.step_id
        if timing.step_state == "within" or step_id in self._rung:
            return False
        self._rung.add(step_id)
        running = self._shown.state is SessionState.RUNNING and not self._shown.past
        return running and timing.step_planned > 0

    def _silence_is_over(self) -> bool:
        """Whether the silence or the break of the step ran out just now."""
        shown = self._shown
        found = step_clock(shown.session, shown.clock, shown.step, shown.store.moment().now)
        if found is None or not found.over or not shown.live:
            return False
        known = f"{shown.step.id} {found.until}"
        # Long over when it is seen first, as after opening: it is told, and not rung for.
        due = known not in self._rung and found.left > -_LATE
        self._rung.add(known)
        return due
