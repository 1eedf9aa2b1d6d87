"""Words that data has in English, as a document says them where it shows the data as a table."""

from __future__ import annotations

from typing import Final

from workshop.language import marked, say

_WORDS: Final = frozenset(
    {
        *(marked("note"), marked("strength"), marked("weakness"), marked("opportunity")),
        *(marked("threat"), marked("quote"), marked("action"), marked("decision")),
        *(marked("question"), marked("parked"), marked("observation")),
        *(marked("for"), marked("against")),
        *(marked("high"), marked("moderate"), marked("low"), marked("very low")),
        *(marked("open"), marked("done"), marked("dropped"), marked("moved"), marked("continues")),
        *(marked("new"), marked("stronger"), marked("weaker"), marked("gone"), marked("same")),
        *(marked("back"), marked("not said again"), marked("not asked again")),
        *(marked("right"), marked("corrected"), marked("disputed")),
    }
)

_SCALES: Final = frozenset(
    {
        *(marked("Weight"), marked("Rating"), marked("Response today")),
        *(marked("Impact"), marked("Likelihood")),
        *(marked("Priority"), marked("Need")),
    }
)
"""What scales are called in guides that ship."""


def data_word(word: str) -> str:
    """A kind, a stance, a state or a strength in the language of the document; else as it is."""
    return say(word) if word in _WORDS else word


def scale_title(title: str) -> str:
    """What a scale is called: in the language of the document where a guide that ships names it."""
    return say(title) if title in _SCALES else title
