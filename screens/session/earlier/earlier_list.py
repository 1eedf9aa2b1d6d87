"""What earlier sessions left open: one line each, what became of it by one key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from screens.base.ways import way_to
from screens.session.panes.judged_list import JudgedList
from screens.session.voting.parts import Scrolled
from screens.widgets.ink import ALERT, MUTED, muted, sign
from workshop import times
from workshop.analysis.earlier_actions import Earlier
from workshop.record.record import Record
from workshop.record.within import OutcomeState
from workshop.running.same_person import names_told_apart
from workshop.text import listing

KEYS: Final = (
    ("1", "done", OutcomeState.DONE),
    ("2", "kept on", OutcomeState.CONTINUES),
    ("3", "moved to a day", OutcomeState.MOVED),
    ("4", "dropped, with the reason", OutcomeState.DROPPED),
)
"""The keys, what they say, and what became of it."""

_MARKS: Final = {
    OutcomeState.DONE: ("✓ done", "$success"),
    OutcomeState.CONTINUES: ("→ kept on", "$accent"),
    OutcomeState.MOVED: ("→ moved", "$accent"),
    OutcomeState.DROPPED: ("✗ dropped", MUTED),
    OutcomeState.OPEN: ("○ open again", ALERT),
}
_RIGHT: Final = 16
"""Cells of what became of it."""


class EarlierList(JudgedList[Earlier]):
    """Actions and questions, the one in front with who and when."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key, f"choose({at})", words, show=False)
            for at, (key, words, _) in enumerate(KEYS)
        ),
    ]

    @dataclass
    class Chosen(Message):
        """It was said what became of the one in front."""

        earlier: Earlier
        state: OutcomeState

    def __init__(self, record: Record, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._record = record

    def render(self) -> Content:
        """The keys, then the lines."""
        if not self.found:
            return muted(
                f"Earlier sessions left nothing open. {way_to(self, 'session.next')} goes on."
            )
        width, height = max(20, self.size.width), max(3, self.size.height)
        above = (*self.keys([(key, words) for key, words, _ in KEYS], width), Content(""))
        rows = tuple(self._row(one, place, width) for place, one in enumerate(self.found))
        lines = Scrolled(above, rows, front=self.place).fitted(height)
        return Content("\n").join(line.truncate(width, ellipsis=True) for line in lines)

    def is_judged(self, one: Earlier) -> bool:
        """Whether it was said what became of it."""
        return one.told is not None

    def _row(self, one: Earlier, place: int, width: int) -> tuple[Content, ...]:
        """One of them; the one in front with who does it, by when and where it was said."""
        here = place == self.place and self.has_focus
        mark = Content.styled("▶ ", "bold $accent") if here else Content("  ")
        right = self._became(one)
        head = Content.assemble(mark, sign(one.entry.kind), " ")
        room = max(10, width - head.cell_length - _RIGHT - 2)
        words = " ".join(one.entry.text.split())
        ink = "bold" if one.told is None else MUTED
        text = Content.styled(words, ink)
        if not here:
            return (
                Content.assemble(head, text.truncate(room, ellipsis=True, pad=True), "  ", right),
            )
        first, *rest = text.wrap(room)
        first = first.truncate(room, pad=True)
        lines = [Content.assemble(head, first, "  ", right)]
        lines += [Content.assemble(" " * head.cell_length, line) for line in rest]
        lines.append(muted(" " * head.cell_length + self._small(one)))
        return tuple(lines)

    def _became(self, one: Earlier) -> Content:
        """What became of it; else by when it is due."""
        if one.told is not None:
            words, ink = _MARKS[one.told.state]
            if one.told.state is OutcomeState.MOVED and one.told.due:
                words = f"→ {times.short_day(one.told.due)}"
            return Content.styled(words, ink)
        if one.due is None:
            return muted("no day")
        day = times.short_day(one.due)
        return Content.styled(f"due {day}", ALERT) if one.overdue else muted(day)

    def _small(self, one: Earlier) -> str:
        people = listing(names_told_apart(self._record, one.entry.people)) or "nobody"
        said = f"{one.session.title}, {times.day(one.session.started.date())}"
        note = one.told.note if one.told else ""
        return " · ".join(part for part in (people, said, note) if part)

    def action_choose(self, number: int) -> None:
        """Say what became of the one in front."""
        if one := self.in_front:
            self.post_message(self.Chosen(one, KEYS[number][2]))

    def on_click(self, event: events.Click) -> None:
        """Take the keys."""
        event.stop()
        self.focus()
