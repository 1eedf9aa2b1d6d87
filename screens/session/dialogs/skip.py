"""Why something is left out: a step, or an item of the parking list."""

from __future__ import annotations

from typing import ClassVar

from screens.session.dialogs.line import LineDialog
from workshop.text import shorten


class SkipDialog(LineDialog):
    """Asks why a step is left out; the summary will tell it."""

    MISSING: ClassVar[str] = "Say why it is left out."

    def __init__(self, title: str) -> None:
        super().__init__(
            f"Skip “{title}”",
            "The reason stands in the summary, so that nobody takes it for an oversight.",
            "Reason",
            "Skip",
            hint="no time left; will ask by mail",
        )


class DropDialog(LineDialog):
    """Asks why a parked item is dropped; the summary will tell it."""

    MISSING: ClassVar[str] = "Say why it is dropped."

    def __init__(self, words: str) -> None:
        super().__init__(
            f"Drop “{shorten(words, 60)}”",
            "The reason stands in the summary beside it.",
            "Reason",
            "Drop",
            hint="out of scope; decided elsewhere",
        )
