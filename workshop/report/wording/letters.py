"""What the letters of SWOT, the fields of the scan and the words of the strength rule are called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from workshop.analysis.synthesis.strength import Word
from workshop.language import marked, say
from workshop.record.documents import Letter, Pestle
from workshop.text import plural

_TITLES: Final = {
    Letter.STRENGTH: marked("Strengths"),
    Letter.WEAKNESS: marked("Weaknesses"),
    Letter.OPPORTUNITY: marked("Opportunities"),
    Letter.THREAT: marked("Threats"),
}

_COUNTS: Final[Mapping[Letter, Callable[[int], str]]] = MappingProxyType(
    {
        Letter.STRENGTH: lambda number: plural(number, "strength"),
        Letter.WEAKNESS: lambda number: plural(number, "weakness", "weaknesses"),
        Letter.OPPORTUNITY: lambda number: plural(number, "opportunity", "opportunities"),
        Letter.THREAT: lambda number: plural(number, "threat"),
    }
)

_MORE: Final[Mapping[Letter, Callable[[int], str]]] = MappingProxyType(
    {
        Letter.STRENGTH: lambda number: plural(number, "more strength"),
        Letter.WEAKNESS: lambda number: plural(number, "more weakness", "more weaknesses"),
        Letter.OPPORTUNITY: lambda number: plural(number, "more opportunity", "more opportunities"),
        Letter.THREAT: lambda number: plural(number, "more threat"),
    }
)

_FIELD_TITLES: Final = {
    Pestle.POLITICAL: marked("Political"),
    Pestle.ECONOMIC: marked("Economic"),
    Pestle.SOCIAL: marked("Social"),
    Pestle.TECHNOLOGICAL: marked("Technological"),
    Pestle.LEGAL: marked("Legal"),
    Pestle.ENVIRONMENTAL: marked("Environmental"),
}

_FIELDS: Final = {
    Pestle.POLITICAL: marked("political"),
    Pestle.ECONOMIC: marked("economic"),
    Pestle.SOCIAL: marked("social"),
    Pestle.TECHNOLOGICAL: marked("technological"),
    Pestle.LEGAL: marked("legal"),
    Pestle.ENVIRONMENTAL: marked("environmental"),
}

_STRENGTHS: Final[Mapping[Word, str]] = MappingProxyType(
    {
        "high": marked("high"),
        "moderate": marked("moderate"),
        "low": marked("low"),
        "very low": marked("very low"),
    }
)


def letter_title(letter: Letter) -> str:
    """What the factors of a letter are called, as a heading: `Strengths`."""
    return say(_TITLES[letter])


def letter_count(letter: Letter, number: int) -> str:
    """So many factors of a letter: `3 strengths`."""
    return _COUNTS[letter](number)


def more_of_letter(letter: Letter, number: int) -> str:
    """So many factors of a letter beside others: `3 more strengths`."""
    return _MORE[letter](number)


def field_title(field: Pestle) -> str:
    """What a field of the scan is called, as a heading: `Political`."""
    return say(_FIELD_TITLES[field])


def field_word(field: Pestle) -> str:
    """What a field of the scan is called, in a sentence: `political`."""
    return say(_FIELDS[field])


def strength_word(word: Word) -> str:
    """How far something can be relied on, in a word: `moderate`."""
    return say(_STRENGTHS[word])
