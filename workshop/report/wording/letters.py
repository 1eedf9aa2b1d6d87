"""What letters, fields, strengths, states and flags are called in documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from workshop.analysis.synthesis.strength import Word
from workshop.ballots.tally import Flag
from workshop.language import marked, say
from workshop.record.documents import Letter, Pestle
from workshop.record.within import OutcomeState
from workshop.text import plural

_TITLES: Final = {
    Letter.STRENGTH: marked("Strengths"),
    Letter.WEAKNESS: marked("Weaknesses"),
    Letter.OPPORTUNITY: marked("Opportunities"),
    Letter.THREAT: marked("Threats"),
}

_EFFECTS: Final = {
    Letter.STRENGTH: marked("internal, helps"),
    Letter.WEAKNESS: marked("internal, harms"),
    Letter.OPPORTUNITY: marked("external, helps"),
    Letter.THREAT: marked("external, harms"),
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


_OUTCOMES: Final = {
    OutcomeState.OPEN: marked("open"),
    OutcomeState.DONE: marked("done"),
    OutcomeState.DROPPED: marked("dropped"),
    OutcomeState.MOVED: marked("moved"),
    OutcomeState.CONTINUES: marked("continues"),
}


_FLAGS: Final[Mapping[Flag, str]] = MappingProxyType(
    {"wide": marked("wide"), "split": marked("split")}
)


def letter_title(letter: Letter) -> str:
    """What the factors of a letter are called, as a heading: `Strengths`."""
    return say(_TITLES[letter])


def letter_effect(letter: Letter) -> str:
    """Where the factors of a letter are, and what they do: `internal, helps`."""
    return say(_EFFECTS[letter])


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


def outcome_word(state: OutcomeState) -> str:
    """How far an action or a question is, in a word: `open`."""
    return say(_OUTCOMES[state])


def flag_word(flag: Flag) -> str:
    """How far voters are apart, in a word: `split`; empty where they are not."""
    return say(_FLAGS[flag]) if flag else ""


def strength_word(word: Word) -> str:
    """How far something can be relied on, in a word: `moderate`."""
    return say(_STRENGTHS[word])
