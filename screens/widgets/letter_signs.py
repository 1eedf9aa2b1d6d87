"""The four letters as they are drawn: never a colour without its sign and its word."""

from __future__ import annotations

from typing import Final

from textual.content import Content

from screens.widgets.ink import SIGNS, sign
from workshop.record.documents import EntryKind

_KINDS: Final = {kind.letter.value: kind for kind in EntryKind if kind.letter}

LETTER_SIGNS: Final = {letter: SIGNS[kind] for letter, kind in _KINDS.items()}
"""By SWOT letter, as they are printed."""

LETTER_WORDS: Final = {letter: kind.value for letter, kind in _KINDS.items()}
"""By SWOT letter, in lower case and singular."""


def letter_sign(letter: str) -> Content:
    """The sign of a SWOT letter, in its ink."""
    return sign(_KINDS[letter])
