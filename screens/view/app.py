"""The room view as an application of its own, for the second screen or a second terminal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar, Final

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from screens.base.colours import DARK, LIGHT
from screens.view.picture import Ink, Row, picture
from workshop.report.wall.projection import Projection

_STEP: Final = 0.4
"""Seconds between two looks; what was recorded is on the wall within a second."""

_STYLES: Final[dict[Ink, str]] = {
    "strong": "bold $foreground",
    "plain": "$foreground",
    "muted": "$ink-muted",
    "accent": "$primary",
    "warning": "bold $warning",
}


class RoomView(App[None]):
    """Shows what the room may see. It knows nothing but the projection that it is given.

    Args:
        look: gives what the wall shows now.
        now: the clock.
        dark: whether the room is dark; else it is for a projector by day.
    """

    TITLE = "Workshop"
    ENABLE_COMMAND_PALETTE = False
    CSS: ClassVar[str] = "#wall { width: 100%; height: 100%; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,escape,ctrl+q", "quit", "Close", show=False, priority=True),
        Binding("d", "turn", "Dark or light", show=False),
    ]

    def __init__(
        self, look: Callable[[], Projection], now: Callable[[], datetime], *, dark: bool = False
    ) -> None:
        super().__init__()
        self._look = look
        self._now = now
        self._dark = dark
        self._drawn: list[Row] = []

    def compose(self) -> ComposeResult:
        """One thing alone."""
        yield Static(id="wall", markup=False)

    def on_mount(self) -> None:
        """Look now, and from now on."""
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = (DARK if self._dark else LIGHT).name
        self.set_interval(_STEP, self._show)
        self.call_after_refresh(self._show)

    def on_resize(self) -> None:
        """Draw for another size."""
        self._show()

    def action_turn(self) -> None:
        """Light in place of dark, or the other way round."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    def _show(self) -> None:
        """Draw what is to be seen, where it is another thing than before."""
        size = self.size
        rows = picture(self._look(), self._now(), size.width, size.height)
        if rows != self._drawn:
            self._drawn = rows
            self.query_one("#wall", Static).update(_content(rows))


def _content(rows: list[Row]) -> Content:
    """The picture in the colours of the theme."""
    lines: list[Any] = []
    for row in rows:
        pieces = [(piece.text, _STYLES[piece.ink]) for piece in row]
        lines.append(Content.assemble(*pieces))
    return Content("\n").join(lines)
