"""A list that is gone through one by one, something being said of each by one key."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from screens.session.panes.left import Left
from screens.widgets.ink import MUTED, flow, muted

T = TypeVar("T")


class JudgedList(Widget, Generic[T], can_focus=True):
    """Lines of which one is in front; once it is judged, the next that is not comes there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "Before", show=False),
        Binding("down", "step(1)", "After", show=False),
        Binding("enter", "step(1)", "Next", show=False),
    ]

    place: reactive[int] = reactive(0)
    """The line in front."""
    found: reactive[tuple[T, ...]] = reactive((), layout=True)
    """What is gone through, in its order."""

    @abstractmethod
    def is_judged(self, one: T) -> bool:
        """Whether it was said of one of them."""

    @property
    def in_front(self) -> T | None:
        """The one in front."""
        return self.found[self.place] if self.place < len(self.found) else None

    def keys(self, told: Sequence[tuple[str, str]], width: int) -> list[Content]:
        """The keys with what they say, in lines of a width."""
        ink = "bold $accent" if self.has_focus else MUTED
        words = [Content.assemble((key, ink), muted(f" {what}")) for key, what in told]
        return flow([Content("")], words, max(20, width), "   ")

    def watch_has_focus(self, focus: bool) -> None:  # noqa: FBT001 - Textual calls it
        """Show the line in front only where keys go to it; begin with the first not judged."""
        if focus:
            self.place = self._waiting(0)
        self.refresh()

    def _waiting(self, since: int) -> int:
        """The first from one on that is not judged, then from the top."""
        places = [*range(since, len(self.found)), *range(since)]
        waiting = (place for place in places if not self.is_judged(self.found[place]))
        return next(waiting, min(since, max(0, len(self.found) - 1)))

    def go_on(self) -> None:
        """Go to the next that is not judged; where all are, to the line."""
        if all(map(self.is_judged, self.found)):
            # Made in the list's own turn: a message made by its parent would end at the parent.
            self.call_later(self._leave)
        else:
            self.place = self._waiting(self.place)

    def _leave(self) -> None:
        self.post_message(Left())

    def action_step(self, by: int) -> None:
        """Go to another one; behind the last one to the line."""
        if by > 0 and self.place + by >= len(self.found):
            self.post_message(Left())
        self.place = min(max(0, self.place + by), max(0, len(self.found) - 1))
