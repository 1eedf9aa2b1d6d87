"""Something to be said and confirmed."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.content import Content
from textual.widgets import Static

from screens.session.bodies.body import StepBody
from screens.session.panes.recorder import Recorder
from screens.session.state.shown_session import ShownSession
from screens.widgets.ink import ALERT, KEY, muted
from workshop.analysis.follow_up import FollowedUp, how_many, of_those_here, open_before
from workshop.guide.shape import Brief
from workshop.text import shorten
from workshop.times import day

_MOST: Final = 3
"""So many actions of those who are here are shown; all others stand in the list."""


class BriefBody(StepBody[Brief]):
    """What was remarked while the words were said.

    Where it is the first step, what earlier sessions left open stands above it: of those who are
    here in full, of all others the number alone.
    """

    NOTHING: ClassVar[str] = "Say this in your own words. {next} goes on."
    CONFIRMS: ClassVar[str] = "confirms that this was said"

    def __init__(self, shown: ShownSession, recorder: Recorder, step: Brief) -> None:
        super().__init__(shown, recorder, step)
        self.board = Static("", markup=False, id="speaks-of")
        """What earlier sessions left open."""

    @property
    def above(self) -> Static:
        """What earlier sessions left open."""
        return self.board

    def follow(self) -> None:
        """Show what is there, and what was left open before."""
        super().follow()
        words = Content("")
        if self.record.guide_of(self.session).steps[0].id == self.step.id:
            today = self.shown.store.moment().today
            found = open_before(self.record, self.session, today)
            words = left_open(found, of_those_here(self.session, found))
        self.board.display = bool(words)
        self.board.update(words)


def left_open(found: list[FollowedUp], here: list[FollowedUp]) -> Content:
    """What was left open: how much, and what those who are here do or asked."""
    if not found:
        return Content("")
    lines = [Content.assemble(("Open from before  ", "bold"), how_many(found), ("  /open", KEY))]
    for one in here[:_MOST]:
        due = f", due {day(one.due)}" if one.due else ""
        words = Content.assemble("  ▸ ", shorten(one.entry.text, 80), muted(due))
        lines.append(Content.assemble(words, (" overdue", ALERT)) if one.overdue else words)
    return Content("\n").join(lines)
