"""The application with a fault built in, for a test to run in a terminal of its own.

    python -m tests.features.faulty_app HOME ENGAGEMENT WHERE

F11 sets it off: in a handler, a worker, a thread, a timer, or while the screen is drawn.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType

from screens.app.app import WorkshopApp, run

ANSWER = "What Dana said about the budget"
"""An answer that a fault carries; no report and no screen may tell it."""


class FaultyApp(WorkshopApp):
    """Meets a fault where it is told to."""

    BINDINGS: ClassVar[list[BindingType]] = [("f11", "fault")]
    where = ""

    def action_fault(self) -> None:
        """Set it off."""
        getattr(self, f"in_{self.where}")()

    @staticmethod
    def in_handler() -> None:
        """At once."""
        raise KeyError(ANSWER)

    def in_worker(self) -> None:
        """In a worker of the screen."""

        async def fail() -> None:
            self.in_handler()

        self.screen.run_worker(fail())

    def in_thread(self) -> None:
        """In a thread of its own."""
        threading.Thread(target=self.in_handler).start()

    def in_timer(self) -> None:
        """A little later."""
        self.set_timer(0.05, self.in_handler)

    def in_render(self) -> None:
        """While something is drawn."""
        heading = self.screen.query_one("#hint")

        def render(*_: object) -> object:
            raise KeyError(ANSWER)

        heading.render = render  # type: ignore[method-assign, assignment]
        heading.refresh()


if __name__ == "__main__":
    home = Path(sys.argv[1])
    FaultyApp.where = sys.argv[3]
    sys.exit(run(FaultyApp(home, home / sys.argv[2])))
