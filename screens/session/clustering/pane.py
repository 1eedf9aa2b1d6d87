"""The part of the session screen on which a room sorts: letters act while it has the keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from screens.session.ballot.lines import Box
from screens.session.clustering.draw import draw
from screens.session.clustering.state import SortState
from screens.session.panes.left import Left

_ACTS: Final = (
    ("space", "mark", "Mark"),
    ("m", "merge", "Merge"),
    ("g", "group", "Group"),
    ("n", "apart", "Not the same"),
    ("l", "later", "Later"),
    ("e", "name", "Name"),
    ("s", "split", "Split"),
    ("k", "letter", "Letter"),
    ("p", "file", "File"),
    ("f", "find", "Find"),
)
_MOVES: Final = ("up", "down", "left", "right", "pageup", "pagedown", "home", "end")


class SortPane(Widget, can_focus=True):
    """Draws the board, and takes its keys.

    Args:
        state: what is in front.
        act: does what a key stands for, by its name.
        moved: is called when something else is in front.
    """

    DEFAULT_CSS = """
    SortPane {
        height: 3fr;
        text-wrap: nowrap;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"act({name!r})", words, key_display=key) for key, name, words in _ACTS),
        Binding("c", "act('unmark')", "Mark none", show=False),
        *(Binding(key, f"move({key!r})", "Move", show=False) for key in _MOVES),
    ]

    def __init__(
        self, state: SortState, act: Callable[[str], None], moved: Callable[[], None]
    ) -> None:
        super().__init__(id="sort-pane")
        self._state = state
        self._act = act
        self._moved = moved

    def render(self) -> Content:
        """The board at the size there is."""
        width, height = self.size
        if not width or not height:
            return Content("")
        lines = draw(self._state, Box(width, height), has_keys=self.has_focus)[:height]
        return Content("\n").join(line.truncate(width, ellipsis=True) for line in lines)

    def action_act(self, name: str) -> None:
        """Have done what a key stands for."""
        self._act(name)
        self.refresh()

    def action_move(self, key: str) -> None:
        """Move; below the last row comes the line."""
        if not self._state.move(key) and key == "down":
            self.post_message(Left())
        self._moved()
        self.refresh()

    def on_focus(self) -> None:
        """Show that letters act."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that they do not."""
        self.refresh()
