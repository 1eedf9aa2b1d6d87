"""The dialogs of the home screen that ask where an import goes, and what to merge with."""

from __future__ import annotations

from pathlib import Path

from screens.dialogs.path import PathDialog


class MergeDialog(PathDialog):
    """Asks what an engagement shall be merged with.

    Args:
        name: what the engagement is called.
        start: what stands in the field.
    """

    ACCEPT = "Look at both"
    NOTE = (
        "The folder from another laptop, or its zip. Both stay as they are; you see what becomes "
        "of them before anything is made."
    )

    def __init__(self, name: str, start: Path | str) -> None:
        super().__init__(start)
        self._name = name

    def heading(self) -> str:
        """The title."""
        return f"Merge {self._name} with"

    def answer(self) -> Path:
        """The other one."""
        return self.there()
