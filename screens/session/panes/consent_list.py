"""Who agreed to be quoted how: one line a person, set by one key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from screens.session.panes.left import Left
from screens.widgets.ink import ALERT, MUTED, flow, muted
from workshop.record.documents import Attribution, Person

_NOT_ASKED: Final = "not asked yet"
"""What stands beside whoever was not asked."""


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
        """A level was chosen for the person in front."""

        asked: Asked
        level: Attribution

    @dataclass
    class Moved(Message):
        """Another row is in front."""

    @dataclass
    class EveryoneAsked(Message):
        """The same is wanted for all who were not asked."""

    def __init__(self, levels: Sequence[Attribution], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._levels = tuple(levels)

    def render(self) -> Content:
        """The levels with their keys, then the people."""
        if not self.asked:
            nobody = (
                "Nobody is on the list yet. Choose “Join a person” among the commands (ctrl+p)."
            )
            return Content.styled(nobody, MUTED)
        width = self._width_of_names()
        people = [self._line(asked, place, width) for place, asked in enumerate(self.asked)]
        people = people[self._first :]
        return Content("\n").join([*self._keys(self.size.width), muted(self._unseen()), *people])

    def _width_of_names(self) -> int:
        """The width of the column of names: what the longest takes, as far as there is room."""
        longest = max(_named(asked).cell_length for asked in self.asked)
        levels = [len(asked.level.sentence) for asked in self.asked if asked.level]
        beside = max([*levels, len(_NOT_ASKED)]) + 6
        return max(12, min(longest, self.size.width - beside))

    def _line(self, asked: Asked, place: int, width: int) -> Content:
        """A person and the level."""
        here = place == self.place and self.has_focus
        name = _named(asked, here=here).truncate(width, ellipsis=True, pad=True)
        mark = Content.styled("▶ ", "bold $accent") if here else Content("  ")
        if asked.level is None:
            return Content.assemble(mark, name, "  ", Content.styled(f"○ {_NOT_ASKED}", ALERT))
        words = Content.assemble(("● ", "$success"), asked.level.sentence)
        return Content.assemble(mark, name, "  ", words)

    @property
    def in_front(self) -> Asked | None:
        """The person whose row is in front."""
        return self.asked[self.place] if self.place < len(self.asked) else None

    @property
    def _first(self) -> int:
        """The first row that is drawn, so that the one in front is in view."""
        return max(0, min(self.place - self._room // 2, len(self.asked) - self._room))

    def get_content_height(
        self,
        container: Size,  # noqa: ARG002 - Textual calls it
        viewport: Size,  # noqa: ARG002
        width: int,
    ) -> int:
        """Lines for everybody, whichever rows are drawn now."""
        return len(self._keys(width)) + 1 + max(1, len(self.asked))

    def _keys(self, width: int) -> list[Content]:
        """The levels with their keys, in lines."""
        ink = "bold $accent" if self.has_focus else MUTED
        keys = [
            Content.assemble((str(number), ink), muted(f" {level.sentence}"))
            for number, level in enumerate(self._levels, 1)
        ]
        return flow([Content("")], keys, max(20, width), "   ")

    @property
    def _room(self) -> int:
        """Rows of people that find room, below the levels and a line."""
        return max(1, self.size.height - len(self._keys(self.size.width)) - 1)

    def _unseen(self) -> str:
        """How many rows are out of view, where any are."""
        above, below = self._first, len(self.asked) - self._first - self._room
        words = [f"▲ {above} above"] if above > 0 else []
        return " · ".join([*words, *([f"▼ {below} below"] if below > 0 else [])])

    def watch_has_focus(self, focus: bool) -> None:  # noqa: FBT001 - Textual calls it
        """Show the row in front only where keys go to it; begin with whoever was not asked."""
        if focus:
            self.place = self._waiting(0)
        self.refresh()

    def watch_place(self) -> None:
        """Say that another row is in front."""
        self.post_message(self.Moved())

    def _waiting(self, since: int) -> int:
        """The first row from one on, and then from the top, of somebody not asked."""
        places = [*range(since, len(self.asked)), *range(since)]
        found = (place for place in places if self.asked[place].level is None)
        return next(found, min(since, max(0, len(self.asked) - 1)))

    def go_on(self) -> None:
        """Go to the next one not asked; where everybody was, to the line."""
        if all(asked.level for asked in self.asked):
            # Made in the list's own turn: a message made by its parent would end at the parent.
            self.call_later(self._leave)
        else:
            self.place = self._waiting(self.place)

    def _leave(self) -> None:
        self.post_message(Left())

    def action_step(self, by: int) -> None:
        """Go to another person; after the last one, to the line."""
        if by > 0 and self.place + by >= len(self.asked):
            self.post_message(Left())
        self.place = min(max(0, self.place + by), max(0, len(self.asked) - 1))

    def action_choose(self, number: int) -> None:
        """Take a level for the person in front."""
        if number < len(self._levels) and (asked := self.in_front):
            self.post_message(self.Chosen(asked, self._levels[number]))

    def action_everyone(self) -> None:
        """Ask for one level for all who were not asked."""
        self.post_message(self.EveryoneAsked())

    def on_click(self, event: events.Click) -> None:
        """Go to the person under the pointer."""
        if (
            0
            <= (line := event.y - len(self._keys(self.size.width)) - 1 + self._first)
            < len(self.asked)
        ):
            self.place = line


def _named(asked: Asked, *, here: bool = False) -> Content:
    """A person with the role."""
    name = Content.assemble((asked.person.name, "bold reverse" if here else ""))
    return Content.assemble(name, "  ", muted(asked.person.role)) if asked.person.role else name
