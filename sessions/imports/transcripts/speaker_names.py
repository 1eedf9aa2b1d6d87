"""Names before what somebody says: `Dana Ortiz: …`, `[k1] …`.

A sentence can begin like a name: `Note: the door is shut`. So a beginning is taken for a name where
most lines have one, or where the same comes again, or where it is written as a name of several
words; a sound in brackets (`[laughter]`) never is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final, NamedTuple

_COLON: Final = re.compile(
    r"^\s*(?:>{1,3}\s*)?([^\s:][^:\n]{0,58}?)\s*[:：](?:\s+|$)(?=(.*))", re.DOTALL
)
_BRACKET: Final = re.compile(
    r"^\s*(?:>{1,3}\s*)?[\[<]([^\]>\n]{1,40})[\]>]\s*:?\s*(?=(.*))", re.DOTALL
)
_CHEVRONS: Final = re.compile(r"^\s*>{2,3}\s*")
_ASIDE: Final = re.compile(r"\s*\([^()]*\)")
_PARTICLES: Final = frozenset(
    {"van", "von", "der", "den", "de", "di", "da", "du", "dos", "del", "la", "le", "el", "al"}
    | {"bin", "ibn", "zu", "ter", "ten", "y", "e", "af", "and", "und", "of"}
)
_CODE: Final = re.compile(r"[^\W\d_]{1,12}[ _-]?\d{1,3}[a-z]?", re.IGNORECASE)
_SOUNDS: Final = frozenset(
    [
        "music",
        "laughter",
        "laughs",
        "laughing",
        "applause",
        "inaudible",
        "crosstalk",
        "pause",
        "silence",
        "noise",
        "background",
        "unintelligible",
        "sighs",
        "coughs",
        "cough",
        "lacht",
        "lachen",
        "gelächter",
        "musik",
        "applaus",
        "pausen",
        "unverständlich",
        "stille",
        "geräusch",
        "foreign",
    ]
)
_SENTENCE: Final = frozenset(
    [
        "note",
        "notes",
        "question",
        "answer",
        "example",
        "examples",
        "warning",
        "reason",
        "result",
        "problem",
        "solution",
        "idea",
        "first",
        "second",
        "third",
        "finally",
        "however",
        "so",
        "and",
        "but",
        "well",
        "okay",
        "ok",
        "yes",
        "no",
        "because",
        "conclusion",
        "summary",
        "subject",
        "title",
        "date",
        "time",
        "place",
        "attendees",
        "participants",
        "agenda",
        "topic",
        "re",
        "fwd",
        "from",
        "to",
        "cc",
        "hinweis",
        "frage",
        "antwort",
        "beispiel",
        "achtung",
        "grund",
        "problem",
        "lösung",
        "fazit",
        "datum",
        "ort",
        "zeit",
        "thema",
        "teilnehmer",
        "betreff",
        "also",
        "und",
        "aber",
        "ja",
        "nein",
    ]
)
_MOST_WORDS: Final = 5


class Prefixed(NamedTuple):
    """A line with who is said to speak."""

    speaker: str
    text: str
    bracket: bool = False
    """Whether the name stands in brackets."""

    @classmethod
    def in_line(cls, line: str) -> Prefixed | None:
        """What may be a name, and what stands behind it; none where nothing may."""
        if found := _BRACKET.match(line):
            return cls(found[1].strip(), found[2].strip(), bracket=True)
        if found := _COLON.match(line):
            return cls(found[1].strip(), found[2].strip())
        return None


def is_name(text: str) -> bool:
    """Whether a text is written as somebody's name, or as a code for somebody."""
    bare = _ASIDE.sub("", text).strip()
    if not bare or len(text) > 60 or bare[-1] in "?!;…" or bare.count(",") > 1:
        return False
    if _CODE.fullmatch(bare):
        return True
    words = bare.replace(",", " ").split()
    return bool(words) and len(words) <= _MOST_WORDS and _is_letter(bare[0]) and all(
        word.casefold() in _PARTICLES or _is_written_large(word) for word in words
    )  # fmt: skip


def _is_letter(letter: str) -> bool:
    return letter.isalpha()


def _is_written_large(word: str) -> bool:
    """Whether a word begins as names do; a script without capitals has no other way."""
    first = word.lstrip("'’(“\"")[:1]
    return first.isdigit() or (
        first.isalpha() and (first != first.lower() or first == first.upper())
    )


class Names:
    """The beginnings of lines that are names."""

    def __init__(self, colon: frozenset[str], bracket: frozenset[str]) -> None:
        self.colon = colon
        """Those before a colon."""
        self.bracket = bracket
        """Those in brackets."""

    def parted(self, line: str) -> Prefixed:
        """A line as who speaks and what is said; nobody where it begins with no name."""
        found = Prefixed.in_line(line)
        if found and found.speaker in (self.bracket if found.bracket else self.colon):
            return found
        return Prefixed("", _CHEVRONS.sub("", line).strip())


def prefixes_in(lines: Iterable[str]) -> Names:
    """The beginnings of lines that are names, by how many lines have one and which come again."""
    lines = list(lines)
    found = [each for line in lines if (each := Prefixed.in_line(line))]
    plausible = [each for each in found if _may_be_name(each)]
    usual = len(plausible) * 2 >= len(lines)
    counts = Counter((each.speaker, each.bracket) for each in plausible)
    chosen = {
        key
        for key, count in counts.items()
        if usual
        or (is_name(key[0]) and (count > 1 or len(key[0].split()) > 1))
        or (key[1] and count > 1)
    }
    return Names(
        frozenset(name for name, bracket in chosen if not bracket),
        frozenset(name for name, bracket in chosen if bracket),
    )


def _may_be_name(found: Prefixed) -> bool:
    """Whether a beginning can be a name at all."""
    words = found.speaker.casefold().split()
    if not words or not found.text or len(words) > _MOST_WORDS + 2:
        return False
    if found.bracket:
        return words[0] not in _SOUNDS and not found.speaker[0].isspace()
    # In a chat everybody may be written small.
    small = len(words) == 1 and is_name(found.speaker.title())
    return (small or is_name(found.speaker)) and found.speaker.casefold() not in _SENTENCE
