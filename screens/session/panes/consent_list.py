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

from screens.session.panes.judged_list import JudgedList
from screens.widgets.ink import ALERT, MUTED, muted
from workshop.record.documents import Attribution, Person

_NOT_ASKED: Final = "not asked yet"
"""What stands beside whoever was not asked."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A person and what was agreed."""

    person: Person
    level: Attribution | None
    """What the person agreed to; none before the question was put."""


class ConsentList(JudgedList[Asked]):
    """People and the levels that they chose."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"choose({n - 1})", f"Level {n}", show=False) for n in range(1, 6)),
        # Not a letter: what is typed while the list has the keys goes into the line.
        Binding("ctrl+a", "everyone", "Same for all", show=True, key_display="^a"),
    ]

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

    @property
    def numbers(self) -> frozenset[str]:
        """The numbers that stand for levels."""
        return frozenset(str(number) for number in range(1, len(self._levels) + 1))

    def render(self) -> Content:
        """The levels with their keys, then the people."""
        if not self.found:
            nobody = "Nobody is on the list yet. /join takes somebody in."
            return Content.styled(nobody, MUTED)
        width = self._width_of_names()
        people = [self._line(asked, place, width) for place, asked in enumerate(self.found)]
        people = people[self._first :]
        return Content("\n").join([*self._keys(self.size.width), muted(self._unseen()), *people])

    def _width_of_names(self) -> int:
        """The width of the column of names: what the longest takes, as far as there is room."""
        longest = max(_named(asked).cell_length for asked in self.found)
        levels = [len(asked.level.sentence) for asked in self.found if asked.level]
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

    def is_judged(self, one: Asked) -> bool:
        """Whether the question was put to a person."""
        return one.level is not None

    @property
    def _first(self) -> int:
        """The first row that is drawn, so that the one in front is in view."""
        return max(0, min(self.place - self._room // 2, len(self.found) - self._room))

    def get_content_height(
        self,
        container: Size,  # noqa: ARG002 - Textual calls it
        viewport: Size,  # noqa: ARG002
        width: int,
    ) -> int:
        """Lines for everybody, whichever rows are drawn now."""
        return len(self._keys(width)) + 1 + max(1, len(self.found))

    def _keys(self, width: int) -> list[Content]:
        """The levels with their keys, in lines."""
        told = [(str(at), level.sentence) for at, level in enumerate(self._levels, 1)]
        return self.keys(told, width)

    @property
    def _room(self) -> int:
        """Rows of people that find room, below the levels and a line."""
        return max(1, self.size.height - len(self._keys(self.size.width)) - 1)

    def _unseen(self) -> str:
        """How many rows are out of view, where any are."""
        above, below = self._first, len(self.found) - self._first - self._room
        words = [f"▲ {above} above"] if above > 0 else []
        return " · ".join([*words, *([f"▼ {below} below"] if below > 0 else [])])

    def watch_place(self) -> None:
        """Say that another row is in front."""
        self.post_message(self.Moved())

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
            < len(self.found)
        ):
            self.place = line


def _named(asked: Asked, *, here: bool = False) -> Content:
    """A person with the role."""
    name = Content.assemble((asked.person.name, "bold reverse" if here else ""))
    return Content.assemble(name, "  ", muted(asked.person.role)) if asked.person.role else name
