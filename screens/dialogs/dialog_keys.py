"""The keys of a dialog, beside its buttons."""

from __future__ import annotations

from typing import Final

from rich.cells import cell_len
from textual.widgets import Static

_BETWEEN: Final = " · "


class DialogKeys(Static):
    """What keys do, in parts; what finds no room is left out whole, from the end.

    The first part says what Enter does, and the buttons beside it say the rest in words.
    """

    def __init__(self, words: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__("", id=id, classes="dialog-keys", markup=False)
        self._words = words

    def say(self, words: str) -> None:
        """Say other words."""
        self._words = words
        self._fit()

    def on_resize(self) -> None:
        """Say as much as there is room for."""
        self._fit()

    def _fit(self) -> None:
        parts, room = self._words.split(_BETWEEN), self.size.width
        while len(parts) > 1 and cell_len(_BETWEEN.join(parts)) > room:
            parts.pop()
        self.update(_BETWEEN.join(parts))
