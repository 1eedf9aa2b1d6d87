"""Reading back: how much there is and what was not confirmed; the pages are another view."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from screens.base.ways import way_to
from screens.session.bodies.body import StepBody
from screens.session.panes.entry_rows import Heading, Row
from screens.widgets.ink import OPEN_SCORES
from workshop import times
from workshop.guide.shape import Readback
from workshop.record.documents import Entry
from workshop.record.read_back import MARK, confirmed_of, read_back_of
from workshop.running.score_rules import open_scores
from workshop.text import plural


class ReadbackBody(StepBody[Readback]):
    """What the facilitator sees of it: the laptop may be turned, so nothing private stands here."""

    NOTHING: ClassVar[str] = (
        "Nothing was said yet. Enter or {readback} shows what will be on paper."
    )
    CONFIRMS: ClassVar[str] = "shows the pages to turn to them"
    FROM_TOP: ClassVar[bool] = True
    CONFIRMS_AGAIN: ClassVar[bool] = True

    def entries(self) -> Iterable[Entry]:
        """What was not confirmed, once anything was; else nothing, so that nothing is scrolled."""
        found = confirmed_of(self.record, self.session)
        every = read_back_of(self.record, self.session)
        return [entry for entry in every if found and entry.id in found.open]

    def rows(self) -> list[Row]:
        """How much there is to read, then what was not confirmed."""
        every = read_back_of(self.record, self.session)
        if not every:
            return []
        found = confirmed_of(self.record, self.session)
        count = plural(len(every), "entry", "entries")
        key = way_to(self, "session.readback")
        words = f"{count} to be read back, page by page. Enter or {key}, then turn the laptop."
        if self.record.guide_of(self.session).setting == "workshop":
            words = f"{count} as they will be on paper. Enter or {key} shows the pages."
        if found:
            words = f"Confirmed {times.time(found.at)}: {len(every) - len(found.open)} of {count}."
            words += f" {found.rest}, marked {MARK}." if found.rest else ""
        waiting = open_scores(self.record, self.session)
        told = [Heading(f"{OPEN_SCORES} In no result: {each}") for each in waiting]
        return [Heading(words), *told, *super().rows()]

    def action_confirm(self) -> None:
        """Show the pages: only what was on them can be confirmed."""
        self.call_later(self.screen.run_action, "in_part('glances', 'readback')")
