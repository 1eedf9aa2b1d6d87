"""The line of keys at the foot of a screen: whole words only, and the way out always among them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.events import Resize
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

ALWAYS: Final = frozenset({"escape", "f1", "app.help"})
"""What is shown however narrow it is, by key or action: the way out, and to all the others."""

AROUND: Final = 3
"""The cells beside the words of a key."""


class KeyLine(Footer):
    """The keys of a screen; those that find no room are left to the help screen."""

    _chosen_at = 0
    _composed_of: tuple[object, ...] | None = None

    def compose(self) -> ComposeResult:
        """As many keys as find room."""
        self._composed_of = _named_keys(self.screen)
        keys = list(super().compose())
        yield from keys if self.size.width == 0 else fitting(keys, self.size.width)

    def bindings_changed(self, screen: Screen[object]) -> None:
        """Compose again where another key works now, or the same key does something else.

        Textual tells of every change of the focus and every refresh; composing the keys anew each
        time was a fifth of the work of a key press.
        """
        if _named_keys(screen) != self._composed_of or not self.children:
            super().bindings_changed(screen)

    async def on_resize(self, event: Resize) -> None:
        """Choose again at another width."""
        if event.size.width != self._chosen_at:
            self._chosen_at = event.size.width
            await self.recompose()


def _named_keys(screen: Screen[object]) -> tuple[object, ...]:
    """All that the line says of the keys of a screen."""
    return tuple(
        (active.binding.key, active.binding.action, active.binding.description,
         active.binding.show, active.enabled, active.tooltip)
        for active in screen.active_bindings.values()
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
