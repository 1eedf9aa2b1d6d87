"""Finding the name of one person in texts, so that it can be taken out of the words of others.

The rules, strictest first:

1. A name of several words goes wherever it stands: in any case of letters, with blanks, dots,
   hyphens or underscores between its words, or written together.
2. A single word of it goes too, in any case, unless it is a word of somebody else's name, of a
   department, a role or the engagement. Words that are names as well as words of the language
   (`Will`, `Mark`, `Rose`) go only where they are written as names: `Mark`, `MARK`, never `mark`.
3. A name of one word follows rule 2. One of two letters goes only exactly as it is written; one
   letter, or a number, cannot be told from any other and stays in texts.
4. Names of others that contain it stay whole: erasing `Ann` leaves `Ann Lee` alone. A name that
   somebody else bears as well stays in texts, for nobody can say who is meant.

A person behind a description, a nickname or a misspelling is not found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from workshop.content_words import PADDING
from workshop.privacy.redaction import MARK, TITLES, has_case
from workshop.running.handles import key_of

_LISTED: Final = """
    amber angel april art august bach baker banks bay bell best bill bird bishop black blue bond
    book bright brook brooks brown bush butler carpenter case cash chance chase church clay cliff
    cole cook cooper cross dale dawn day dean drew drummer duke earl eve fair faith farmer field
    fisher ford forest fox frank gale gardener gene glass gold good grace grant gray green grey
    guy hall hand harmony harper heath hill hope house hunter iris ivy jack jade jay jean
    joy june justice king knight lake lamb lance law lily little long love major mark marsh mason
    max may mercy miles mill miller moon moore nick noble norm olive page park parker parks pat
    patience peace pearl penny piper pool pope porter potter power price prince rain rich river
    rob robin rose ruby sage sailor sharp shepherd short silver singer skip sky small smith snow
    south spring star sterling stone storm strong sue summer sunny swan taylor temple terry tiger
    tony trinity turner victor violet wade walker ward waters weaver webb wells west white wolf
    wood woods young
"""
ORDINARY: Final = frozenset(_LISTED.split()) | PADDING
"""Names that are words of the language too; in small letters they are taken for the word."""

_BETWEEN: Final = r"[\s.\-_]+"
_PARTS: Final = re.compile(r"[\s.\-_]+")
_WORD: Final = re.compile(r"[^\W\d_]+")
_GLUED: Final = 7
"""Letters that a name of several words must have to be found written together."""


class _Form(NamedTuple):
    """A way in which a name may be written."""

    length: int
    pattern: str


class ErasedName:
    """The names of a person, and how they are found and taken out.

    Args:
        names: every name the person had.
        others: the names of other people, and of departments that stay.
        common: texts whose words are no names: roles, the engagement's name.
    """

    def __init__(self, names: Iterable[str], others: Iterable[str], common: Iterable[str]) -> None:
        others = tuple(_plain(name) for name in others)
        borne = {key_of(name) or name for name in others}
        given = tuple(dict.fromkeys(_plain(name) for name in names))
        self.names = tuple(name for name in given if (key_of(name) or name) not in borne)
        """The names that are taken out; those that somebody else bears are not among them."""
        self.shared = tuple(name for name in given if name not in self.names)
        """The names that somebody else bears."""
        self.unseen = tuple(name for name in self.names if not _whole(name))
        """The names that are too short to be known from other text."""
        spoken = {word.casefold() for text in (*others, *common) for word in _WORD.findall(text)}
        self._pattern = self._finder(others, spoken | TITLES)
        self._signs = frozenset(sign for name in self.names for sign in _signs(name))

    def _finder(self, others: Iterable[str], left: AbstractSet[str]) -> re.Pattern[str] | None:
        """Finds the names as a group, and the names of others as none, the longest first."""
        hidden = {form for name in self.names for form in _forms(name, left)}
        if not hidden:
            return None
        kept = {form for name in others for form in _whole(name)} - hidden
        found = [(form, f"({form.pattern})") for form in hidden]
        found += [(form, form.pattern) for form in kept]
        found.sort(key=lambda pair: (-pair[0].length, pair[1]))
        return re.compile("|".join(pattern for _, pattern in found))

    def found(self, text: str) -> list[str]:
        """The places of a text where the person is named, as they are written there."""
        return [match[0] for match in self._hits(_plain(text))]

    def taken_out(self, text: str) -> str:
        """The text with a mark in place of the name."""
        plain = _plain(text)
        parts, end = [], 0
        for match in self._hits(plain):
            parts += [plain[end : match.start()], MARK]
            end = match.end()
        return "".join([*parts, plain[end:]]) if parts else text

    def _hits(self, text: str) -> list[re.Match[str]]:
        """The places where the person is named, without those that name others."""
        folded = text.casefold()
        if self._pattern is None or not any(sign in folded for sign in self._signs):
            return []
        found = self._pattern.finditer(text)
        return [match for match in found if match.lastindex]


def _forms(name: str, left: AbstractSet[str]) -> list[_Form]:
    """The ways of a name: whole, written together, each telling word of it."""
    forms = _whole(name)
    words = _WORD.findall(name)
    if len(words) < 2:
        return forms
    glued = "".join(_PARTS.split(name))
    if len(glued) >= _GLUED and has_case(name):
        forms.append(_form(re.escape(glued), len(glued)))
    telling = (w for w in words if len(w) > 2 and (w[0].isupper() or not has_case(w)))
    return forms + [f for word in telling if word.casefold() not in left for f in _word(word)]


def _whole(name: str) -> list[_Form]:
    """The ways of the whole name; none where it could be any text."""
    if not has_case(name):
        letters = len(name) > 1 and any(letter.isalpha() for letter in name)
        sign = any(unicodedata.category(letter) == "So" for letter in name)
        return [_Form(len(name), re.escape(name))] if letters or sign else []
    if len(_WORD.findall(name)) > 1:
        spaced = _BETWEEN.join(re.escape(part) for part in _PARTS.split(name) if part)
        return [_form(spaced, len(name))]
    return _word(name)


def _word(word: str) -> list[_Form]:
    """The ways of a name of one word."""
    letters = sum(letter.isalpha() for letter in word)
    if letters < 2 or (letters == 2 and word.casefold() in PADDING):
        return []
    if letters == 2:
        return [_form(re.escape(word), len(word), any_case=False)]
    if word.casefold() in ORDINARY:
        written = (word.capitalize(), word.upper())
        return [_form(re.escape(one), len(word), any_case=False) for one in written]
    return [_form(re.escape(word), len(word))]


def _signs(name: str) -> set[str]:
    """Pieces of a name, one of which is in every text that it is found in."""
    words = [word.casefold() for word in _WORD.findall(name)]
    return {word for word in words if len(word) > 2} or {max([*words, ""], key=len) or name}


def _form(pattern: str, length: int, *, any_case: bool = True) -> _Form:
    """A pattern as a whole word, in any case of letters and with any apostrophe."""
    pattern = re.sub("['’]", "['’]", re.sub("[ßẞ]", "(?:ß|ss)", pattern))
    inner = f"(?i:{pattern})" if any_case else pattern
    return _Form(length, rf"(?<![^\W_]){inner}(?![^\W_])")


def _plain(text: str) -> str:
    """A text with accents in one form, however they were written."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
