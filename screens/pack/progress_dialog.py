"""How far a pack is, over the screen, with a key that stops it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from threading import Event

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import ProgressBar, Static

from screens.dialogs.dialog import Dialog
from sessions.pack.errors import PackStopped
from sessions.pack.order import Made, Progress

Tell = Callable[[Progress], None]
"""Is told how far it is, in the thread that makes it."""


class PackProgress(ModalScreen["Made | Exception"]):
    """Stands in front while a pack is made in a thread; the answer is what came of it.

    Args:
        what: what is made.
        job: makes it, and tells what it is given how far it is.
    """

    CSS_PATH = Dialog.CSS_PATH
    BINDINGS = [("escape", "stop", "Stop")]  # noqa: RUF012 - Textual's own type
    DEFAULT_CSS = """
    PackProgress ProgressBar { width: 1fr; margin: 1 0; }
    PackProgress Bar { width: 1fr; }
    """

    def __init__(self, what: str, job: Callable[[Tell], Made]) -> None:
        super().__init__()
        self._what = what
        self._job = job
        self._stopped = Event()

    def compose(self) -> ComposeResult:
        """What is made, how far, and the key that stops it."""
        with Vertical(classes="dialog"):
            yield Static(self._what, classes="dialog-title", markup=False)
            yield ProgressBar(show_eta=False, id="bar")
            yield Static("", id="now", classes="dialog-words", markup=False)
            yield Static("Esc stops it; nothing is left then.", id="keys", markup=False)

    def on_mount(self) -> None:
        """Begin."""
        self._run()

    def on_unmount(self) -> None:
        """Whoever leaves the program does not wait for it."""
        self._stopped.set()

    def action_stop(self) -> None:
        """Stop before the next file."""
        self._stopped.set()
        self.query_one("#keys", Static).update("It stops before the next file.")

    @work
    async def _run(self) -> None:
        """Make it, and go away."""
        try:
            made = await asyncio.to_thread(self._job, self._told)
        except Exception as problem:  # noqa: BLE001 - told by whoever asked for it
            self.dismiss(problem)
        else:
            self.dismiss(made)

    def _told(self, progress: Progress) -> None:
        """Show how far it is; called in the thread that makes it.

        Raises:
            PackStopped: somebody stopped it.
        """
        if self._stopped.is_set():
            raise PackStopped("Stopped: no pack was made, and nothing is left of it.")
        # Nothing waits for the screen, which may be going away.
        self.app.call_later(self._show, progress)

    def _show(self, progress: Progress) -> None:
        if self.is_mounted and self.is_attached:
            self.query_one("#bar", ProgressBar).update(total=progress.of, progress=progress.n - 1)
            words = f"{progress.n} of {progress.of}: {progress.words}"
            self.query_one("#now", Static).update(words)
