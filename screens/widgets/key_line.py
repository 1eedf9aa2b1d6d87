"""The line of keys at the foot of a screen: whole words only, and the way out always among them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Footer, Static
from textual.widgets._footer import FooterKey

from screens.widgets.screen_kind import BADGE_WIDTH, ScreenKind

ALWAYS: Final = frozenset({"escape", "f1", "app.help"})
"""What is shown however narrow it is, by key or action: the way out, and to all the others."""

AROUND: Final = 3
"""The cells beside the words of a key."""


class KeyLine(Footer):
    """The keys of a screen, and whether letters act on it where no hint says that.

    Keys that find no room are left to the help screen.
    """

    DEFAULT_CSS = """
    KeyLine #letters {
        width: auto;
    }
    """

    _composed_of: tuple[object, ...] | None = None

    def compose(self) -> ComposeResult:
        """As many keys as find room."""
        self._composed_of = self._wanted() if self._bindings_ready else None
        keys = list(super().compose())
        room = self.size.width
        if kind := self._letters:
            yield Static(kind.badge, id="letters", markup=False)
            room -= BADGE_WIDTH
        yield from keys if self.size.width == 0 else fitting(keys, room)

    @property
    def _letters(self) -> ScreenKind | None:
        """Whether letters are typed or act on the screen, where this line is to say it."""
        return getattr(self.screen, "letters", None)

    async def recompose(self) -> None:
        """Compose again where another key works now, or the same key does something else.

        Textual tells of every change of the focus and every refresh, several times while a screen
        comes up; composing the same keys anew each time was a fifth of the work of a key press.
        """
        if self.is_attached and self._composed_of != self._wanted():
            await super().recompose()

    def bindings_changed(self, screen: Screen[object]) -> None:
        """Look again once all that sets it off is done."""
        if self.is_attached and self._composed_of != self._wanted():
            super().bindings_changed(screen)

    async def on_resize(self) -> None:
        """Choose again at another width."""
        await self.recompose()

    def _wanted(self) -> tuple[object, ...]:
        """All that decides what the line says: its width and the keys that are shown."""
        palette = self.app.COMMAND_PALETTE_BINDING
        return (
            self.size.width,
            self._letters,
            *(
                (active.binding.key, active.binding.action, active.binding.description,
                 active.binding.key_display, active.enabled, active.tooltip)
                for key, active in self.screen.active_bindings.items()
                if active.binding.show or key == palette
            ),
        )  # fmt: skip


def fitting(keys: Sequence[Widget], width: int) -> list[Widget]:
    """The keys that fit into a width, the first ones before the later ones."""
    room = width - sum(_cells(key) for key in keys if _stays(key))
    shown: list[Widget] = []
    for key in keys:
        if not _stays(key):
            room -= _cells(key)
        if _stays(key) or room >= 0:
            shown.append(key)
    return shown


def _stays(key: Widget) -> bool:
    """Whether a key is shown however narrow it is."""
    if not isinstance(key, FooterKey) or key.has_class("-command-palette"):
        return True
    return key.key in ALWAYS or key.action in ALWAYS


def _cells(key: Widget) -> int:
    """How many cells a key takes."""
    if not isinstance(key, FooterKey):
        return 0
    return cell_len(key.key_display) + cell_len(key.description) + AROUND
