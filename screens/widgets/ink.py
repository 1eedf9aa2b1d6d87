"""How each kind of entry is drawn: its sign and its ink. The sign says it without the colour."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from textual.content import Content

from workshop.record.documents import EntryKind, StepState
from workshop.running.capture import SIGN_OF

MUTED: Final = "$ink-muted"
"""For what is read second: times, names, tags."""
ALERT: Final = "$warning"
"""For what asks for attention."""
ALARM: Final = "bold $error"
"""For what was refused."""
GOOD: Final = "$success"
"""For what went well."""
KEY: Final = "bold $footer-key-foreground"
"""For a key, wherever it is printed."""

EDITION_COLOURS: Final = {"restricted": "$warning", "shareable": "$success"}
"""In which colour an edition is named; its word always stands."""

INKS: Final[dict[EntryKind, str]] = {
    EntryKind.NOTE: "$ink-muted",
    EntryKind.STRENGTH: "$strength",
    EntryKind.WEAKNESS: "$weakness",
    EntryKind.OPPORTUNITY: "$opportunity",
    EntryKind.THREAT: "$threat",
    EntryKind.QUOTE: "$quote",
    EntryKind.ACTION: "$accent",
    EntryKind.DECISION: "$accent",
    EntryKind.QUESTION: "$warning",
    EntryKind.PARKED: "$ink-muted",
    EntryKind.OBSERVATION: "$ink-muted",
}
"""The ink of each kind."""

SIGNS: Final[dict[EntryKind, str]] = {
    **{kind: SIGN_OF.get(kind, "·") for kind in EntryKind},
    EntryKind.WEAKNESS: "−",
    EntryKind.OPPORTUNITY: "★",
    EntryKind.QUOTE: "“",
    EntryKind.ACTION: "▸",
}
"""The sign of each kind as it is printed; what is typed for it is in `SIGN_OF`."""

STEP_MARKS: Final[dict[StepState, str]] = {
    StepState.OPEN: "○",
    StepState.DONE: "✓",
    StepState.SKIPPED: "–",
}
"""What stands before a step in a list; the step in front of the room has `HERE`."""

OPEN_SCORES: Final = "◐"
"""Stands before a step whose values are in no result yet, in place of its mark."""

HERE: Final = "▶"
"""The mark of the step in front of the room."""


def sign(kind: EntryKind) -> Content:
    """The sign of a kind in its ink."""
    return Content.styled(SIGNS[kind], f"bold {INKS[kind]}")


def muted(text: str) -> Content:
    """Words that are read second."""
    return Content.styled(text, MUTED)


def typed_sign(kind: EntryKind) -> Content:
    """The sign of a kind as it is typed, in its ink."""
    return Content.styled(SIGN_OF[kind], f"bold {INKS[kind]}")


def flow(lines: list[Content], words: Iterable[Content], room: int, gap: str) -> list[Content]:
    """Lines with words behind them that are not torn apart unless one is longer than a line.

    Args:
        lines: what stands already, at least one line.
        words: what follows, in order.
        room: cells in a line.
        gap: blanks between two words.
    """
    for word in words:
        if lines[-1].cell_length + len(gap) + word.cell_length <= room:
            lines[-1] = Content.assemble(lines[-1], gap if lines[-1] else "", word)
        else:
            lines += word.wrap(room)
    return lines
