"""The dialog that asks which document to compare with its record."""

from __future__ import annotations

from pathlib import Path

from screens.dialogs.path import PathDialog


class VerifyDialog(PathDialog):
    """Asks for a file."""

    HEADING = "Is it still what was said?"
    ACCEPT = "Compare"
    NOTE = (
        "A document that was written here: Word, PDF, Excel, slides, web page or JSON. Its record "
        "is looked for among all engagements; nothing is changed."
    )

    def answer(self) -> Path:
        """The file, which must be there."""
        return self.there()
