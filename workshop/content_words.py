"""The words of a statement, as statements are compared: no case, no punctuation, no padding."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"\w+")

_PADDING: Final = """
    a about above after again against all also although always am an and another any are around
    as at away be became because become been before being below between both but by can cannot
    could did do does doing done down during each either else enough even ever every few for from
    further get gets getting give given go goes going got had has have having he her here hers him
    his how however i if in instead into is it its itself just keep keeps less let like made make
    makes many may me might more most much must my need needs neither never next no nor not now of
    off often on once one only or other others our ours out over own per quite rather really same
    say says she should since so some still such take takes than that the their theirs them then
    there these they thing things this those though through to together too toward towards under
    until up upon us use used uses using very was way we well were what when where whether which
    while who whom whose why will with within without would yet you your yours s t re ve ll d m
"""
PADDING: Final = frozenset(_PADDING.split())
"""Words that tell nothing about what a statement is about."""

_COMPARED: Final = 2_000
"""Characters of a statement that are looked at; nobody reads further to see a likeness."""


def words_of(text: str) -> list[str]:
    """The words of a text without case and punctuation, in their order."""
    return list(_words_of(text))


@lru_cache(maxsize=20_000)
def _words_of(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text[:_COMPARED].casefold()))


@lru_cache(maxsize=20_000)
def content_words(text: str) -> frozenset[str]:
    """The words that say what a text is about."""
    return frozenset(words_of(text)) - PADDING
