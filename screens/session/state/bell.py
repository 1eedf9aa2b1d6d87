"""The sound when the time of a step is over."""

from __future__ import annotations

from screens.session.state.shown_session import ShownSession
from workshop.record.documents import SessionState


class StepBell:
    """Knows for which steps it has sounded already.

    Args:
        shown: the session.
    """

    def __init__(self, shown: ShownSession) -> None:
        self._shown = shown
        self._rung: set[str] = set()

    def is_due(self) -> bool:
        """Whether it is to sound now: once a step, and only while the session runs."""
        timing, step_id = self._shown.timing, self._shown.clock.step_id
        if timing.step_state == "within" or step_id in self._rung:
            return False
        self._rung.add(step_id)
        running = self._shown.state is SessionState.RUNNING and not self._shown.past
        return running and timing.step_planned > 0
