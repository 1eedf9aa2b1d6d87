"""Lines of text set as words, from the side where their script begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from sessions.exports.figures.roles import WORDS
from sessions.exports.figures.shapes import Words, WordsRole
from sessions.exports.text_layout import right_to_left, wrap

LEAD: Final = 17.5
"""From one line of an item to the next."""


def fitted(role: WordsRole, text: str, room: float, most: int) -> tuple[list[str], bool]:
    """The text in lines of `room` units in the type of a role, and whether it fits in `most`."""
    return wrap(text, room / WORDS[role].size, most)


def lines(
    role: WordsRole, x: float, y: float, room: float, texts: Sequence[str]
) -> Iterator[Words]:
    """Lines of one text under each other; `room` is how wide their place is."""
    from_right = any(right_to_left(text) for text in texts[:1])
    edge = x + room if from_right else x
    for at, text in enumerate(texts):
        yield Words(role, edge, y + at * LEAD, text, rtl=from_right)
