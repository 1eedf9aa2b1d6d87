"""What may have been meant by a word that nothing is called."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from workshop.text import clean_line, nearest, shorten

_MOST: Final = 8
"""So many choices are named in a sentence, at most."""


def meant(said: str, known: Iterable[str], introduction: str) -> str:
    """What may have been meant, as a sentence; else what there is."""
    choices = list(known)
    if near := nearest(said, choices):
        return f"Did you mean {near[0]}?"
    if not choices:
        return "There are none yet."
    more = ["…"] if len(choices) > _MOST else []
    return f"{introduction}: {', '.join([*choices[:_MOST], *more])}."


def quoted(said: str) -> str:
    """What was said, inside a sentence."""
    return f"“{shorten(clean_line(said), 60)}”"
