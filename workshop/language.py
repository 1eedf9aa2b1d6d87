"""The language in which documents say what is their own: headings, labels, sentences.

The program is written in English, and its sentences are the keys of the catalogues. A front end
sets the language around the making of a document (`speaking`); whatever says something meanwhile
takes its words from there (`say`). What people wrote is never looked up: it is put into a
sentence as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from types import MappingProxyType
from typing import Final, NamedTuple

TITLES: Final = MappingProxyType(
    {"en": "English", "de": "Deutsch", "fr": "Français", "es": "Español"}
)
"""The languages of documents, as the settings name them, each as those call it who speak it."""

TAGS: Final = tuple(TITLES)
"""Their names alone."""

Forms = tuple[str, ...]
"""What is said of one, and of any other number; then of any number behind `of`, where a language
has another form there."""


class Language(NamedTuple):
    """What documents say in one language, and how it writes numbers and days."""

    tag: str = "en"
    """As web pages and Word files name it: `de`."""
    messages: Mapping[str, str] = MappingProxyType({})
    """Sentences by the English one, with the same names in braces."""
    counts: Mapping[str, Forms] = MappingProxyType({})
    """A thing in one and in several, each with `{n}`, by its English name: `action`."""
    months: tuple[str, ...] = ()
    """The names of the months; none where they are English."""
    short_months: tuple[str, ...] = ()
    """The same in lists."""
    decimal: str = "."
    """What stands before the decimals."""
    thousands: str = ","
    """What stands between thousands."""
    capitals: bool = False
    """Whether nouns have a capital letter wherever they stand, as in German."""
    none_is_one: bool = False
    """Whether nothing is told in the form for one, as in French."""


ENGLISH: Final = Language()
_SPOKEN: Final[ContextVar[Language]] = ContextVar("language of documents", default=ENGLISH)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Have everything that is said in the block be said in a language."""
    before = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def spoken() -> Language:
    """The language that is spoken now."""
    return _SPOKEN.get()


def say(message: str, /, **values: object) -> str:
    """A sentence of ours in the language that is spoken.

    Args:
        message: the English sentence, as a literal, with names in braces for what is put into it.
            It is a key of the catalogues. Where one English word means two things, ‖ and what is
            meant stand behind it; that is not shown.
        values: what is put in its place; texts are taken as they are, numbers should be formatted.
    """
    found = _SPOKEN.get().messages.get(message) or message.partition("‖")[0]
    return found.format(**values) if values else found


def counted(number: int, singular: str, many: str | None = None, *, of: bool = False) -> str:
    """A count with its noun: `1 entry`, `3 entries` (give `many` where adding s is wrong).

    Args:
        number: how many.
        singular: the noun for one.
        many: the noun for any other number.
        of: whether it stands behind `of`: `2 of 3 steps`.
    """
    language = _SPOKEN.get()
    forms = language.counts.get(singular)
    if forms is None:
        return f"{grouped(number)} {singular if number == 1 else many or singular + 's'}"
    alone = number == 1 or (number == 0 and language.none_is_one)
    form = forms[0] if alone else forms[-1] if of else forms[1]
    return form.format(n=grouped(number))


def lowered(title: str, *, whole: bool = False) -> str:
    """A title as it stands within a sentence, where the language writes no nouns with capitals.

    Args:
        title: the title, in the language that is spoken.
        whole: have every letter small, not the first alone.
    """
    if _SPOKEN.get().capitals:
        return title
    return title.lower() if whole else f"{title[:1].lower()}{title[1:]}"


def raised(words: str) -> str:
    """Words as a sentence begins with them."""
    return f"{words[:1].upper()}{words[1:]}"


def grouped(number: int) -> str:
    """A whole number with its thousands parted: `12,400`."""
    return f"{number:,}".replace(",", _SPOKEN.get().thousands)


def pointed(number: str) -> str:
    """A number that was written with a point for its decimals, as the language writes it."""
    return number.replace(".", _SPOKEN.get().decimal)


def number_said(text: str) -> float | None:
    """The number that a text is, as `grouped` and `pointed` write it; none where it is none.

    Sums below zero have the sign of typesetters (U+2212) in boards.
    """
    language = _SPOKEN.get()
    found = _number(language.thousands, language.decimal).fullmatch(text)
    if found is None:
        return None
    whole = found["whole"].replace(language.thousands, "")
    size = float(f"{whole}.{found['decimals'] or 0}")
    return -size if found["sign"] else size


@cache
def _number(thousands: str, decimal: str) -> re.Pattern[str]:
    parts, point = re.escape(thousands), re.escape(decimal)
    return re.compile(
        rf"(?P<sign>[-−]?)(?P<whole>\d{{1,3}}(?:{parts}\d{{3}})+|\d+)(?:{point}(?P<decimals>\d+))?",
        re.ASCII,
    )


def marked(message: str, /) -> str:
    """The message itself: marks a literal that `say` takes later, for those who translate."""
    return message
