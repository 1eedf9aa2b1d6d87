"""Who agreed to be quoted how: one line a person, set by one key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from screens.session.panes.left import Left
from screens.widgets.ink import ALERT, MUTED, flow, muted
from workshop.record.documents import Attribution, Person


@dataclass(frozen=True, slots=True)
class Asked:
    """A person and what was agreed."""

    person: Person
    level: Attribution | None
    """What the person agreed to; none before the question was put."""


class ConsentList(Widget, can_focus=True):
    """People and the levels that they chose."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "Before", show=False),
        Binding("down", "step(1)", "After", show=False),
        Binding("left", "shift(-1)", "More openly", show=False),
        Binding("right", "shift(1)", "Less openly", show=False),
        Binding("enter", "step(1)", "Next person", show=False),
        *(Binding(str(n), f"choose({n - 1})", f"Level {n}", show=False) for n in range(1, 6)),
        # Not a letter: what is typed while the list has the keys goes into the line.
        Binding("ctrl+a", "everyone", "Same for all", show=True, key_display="^a"),
    ]

    place: reactive[int] = reactive(0)
    """The line of the person who is asked."""
    asked: reactive[tuple[Asked, ...]] = reactive((), layout=True)
    """Everybody, in the order of the list."""

    @dataclass
    class Chosen(Message):
        """A level was chosen for people."""

        people: tuple[str, ...]
        level: Attribution

    def __init__(self, levels: Sequence[Attribution], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._levels = tuple(levels)

    def render(self) -> Content:
        """The levels with their keys, then the people."""
        keys = [
            Content.assemble((str(number), "bold $accent"), muted(f" {level.sentence}"))
            for number, level in enumerate(self._levels, 1)
        ]
        if not self.asked:
            nobody = (
                "Nobody is on the list yet. Choose “Join a person” among the commands (ctrl+p)."
            )
            return Content.styled(nobody, MUTED)
        people = [self._line(asked, place) for place, asked in enumerate(self.asked)]
        head = flow([Content("")], keys, max(20, self.size.width), "   ")
        return Content("\n").join([*head, Content(""), *people])

    def _line(self, asked: Asked, place: int) -> Content:
        """A person and the level."""
        here = place == self.place and self.has_focus
        width = max(12, min(34, self.size.width // 2))
        name = Content.assemble((asked.person.name, "bold" if here else ""))
        if asked.person.role:
            name = Content.assemble(name, "  ", muted(asked.person.role))
        name = name.truncate(width, ellipsis=True, pad=True)
        mark = Content.styled("▶ ", "bold $accent") if here else Content("  ")
        if asked.level is None:
            return Content.assemble(mark, name, "  ", Content.styled("○ not asked yet", ALERT))
        words = Content.assemble(("● ", "$success"), asked.level.sentence)
        return Content.assemble(mark, name, "  ", words)

    def watch_has_focus(self, _: bool) -> None:  # noqa: FBT001 - Textual calls it
        """Show the mark of the line only where keys go to it."""
        self.refresh()

    def action_step(self, by: int) -> None:
        """Go to another person; after the last one, to the line."""
        if by > 0 and self.place + by >= len(self.asked):
            self.post_message(Left())
        self.place = min(max(0, self.place + by), max(0, len(self.asked) - 1))

    def action_choose(self, number: int) -> None:
        """Take a level for the person, and go on to the next."""
        if number < len(self._levels) and self.asked:
            self._choose((self.asked[self.place].person.id,), self._levels[number])
            self.action_step(1)

    def action_shift(self, by: int) -> None:
        """Take the next level for the person."""
        if not self.asked:
            return
        level = self.asked[self.place].level
        now = self._levels.index(level) if level in self._levels else -1 if by > 0 else 0
        number = min(max(now + by, 0), len(self._levels) - 1)
        self._choose((self.asked[self.place].person.id,), self._levels[number])

    def action_everyone(self) -> None:
        """Take the level of this person, or of the last one asked, for all not asked yet."""
        given = [asked.level for asked in self.asked[: self.place + 1] if asked.level]
        waiting = tuple(asked.person.id for asked in self.asked if asked.level is None)
        if given and waiting:
            self._choose(waiting, given[-1])

    def _choose(self, people: tuple[str, ...], level: Attribution) -> None:
        self.post_message(self.Chosen(people, level))

    def on_click(self, event: events.Click) -> None:
        """Go to the person under the pointer."""
        head = self.size.height - len(self.asked)
        if 0 <= (line := event.y - head) < len(self.asked):
            self.place = line
