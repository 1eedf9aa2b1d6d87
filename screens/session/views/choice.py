"""Which view of the session a window shows, chosen in it and remembered for it alone."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Final

from textual.content import Content

from screens.base.screen import WorkshopScreen
from screens.base.ways import way_to
from screens.dialogs.pick import Pick
from screens.session.panes.recorder import Recorder
from screens.session.state.shown_session import ShownSession
from screens.session.views.interviewer import InterviewerPane
from screens.widgets.row_list import Item, Row
from workshop.errors import Refused


class View(Enum):
    """What a window shows of a session."""

    USUAL = "usual"
    INTERVIEWER = "interviewer"
    SCRIBE = "scribe"

    @property
    def about(self) -> str:
        """What it is for."""
        return _ABOUT[self.value]


_ABOUT: Final = {
    "usual": "steps, words, entries and counts beside each other",
    "interviewer": "the question large, what is not yet asked, and the scribe’s last lines",
    "scribe": "the entries down to the line, the question in one line",
}


def view_named(words: str) -> View:
    """The view of a name, or of the beginning of one.

    Raises:
        Refused: there is none; all are named.
    """
    key = words.strip().casefold()
    found = [view for view in View if key and view.value.startswith(key)]
    if len(found) != 1:
        raise Refused("There are three views: usual, interviewer, scribe.")
    return found[0]


class Views:
    """The action that chooses a view.

    Args:
        screen: wears the classes that the style of a view is bound to.
        shown: the session.
        recorder: says what was chosen.
        follow: shows everything anew.
    """

    def __init__(
        self,
        screen: WorkshopScreen[None],
        shown: ShownSession,
        recorder: Recorder,
        follow: Callable[[], None],
    ) -> None:
        self.pane = InterviewerPane(id="interviewer")
        """What the interviewer sees."""
        self._screen = screen
        self._follow = follow
        self._shown = shown
        self._recorder = recorder

    def begin(self) -> None:
        """Show the view that this window had."""
        self._wear(view_named(self._screen.workshop.session_view or View.USUAL.value))

    def _wear(self, view: View) -> None:
        for each in View:
            self._screen.set_class(each is view, f"-view-{each.value}")

    def action_view(self, words: str = "") -> None:
        """Show the view that words name, or ask for one.

        Raises:
            Refused: they name none.
        """
        if words:
            self._show(view_named(words))
        else:
            self._screen.run_worker(self._ask())

    async def _ask(self) -> None:
        rows = [
            Item(Row(Content(view.value.capitalize()), small=Content(view.about)), view.value)
            for view in View
        ]
        asked = Pick("Show the session for whom?", rows, "Show")
        if chosen := await self._screen.app.push_screen_wait(asked):
            self._show(View(chosen))

    def _show(self, view: View) -> None:
        """Show a view, and say what is still to be known for it."""
        self._screen.workshop.session_view = view.value
        self._wear(view)
        self._follow()
        self.pane.show()
        words = f"{view.value.capitalize()} view."
        if view is View.INTERVIEWER and not self._shown.writable:
            ahead, back = (way_to(self.pane, f"session.{way}") for way in ("next", "back"))
            words += f" {ahead} and {back} look ahead and back."
        elif view is View.SCRIBE and self._shown.live and not self._shown.session.writer_id:
            words += " Who writes? /writer NAME."
        if view is not View.USUAL:
            words += " Back: /view usual."
        self._recorder.keep_words()
        self._recorder.say(words)
