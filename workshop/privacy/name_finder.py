"""Finding people's names in texts: the one finder, for redaction and for erasing.

How a name may be written is told in `workshop.privacy.name_forms`; case, accents, apostrophes and
invisible signs make no difference (`workshop.privacy.folded_text`). Beyond that:

1. A word that is also somebody else's name, or an ordinary word of a department or a role, is not
   looked for alone. A name within a role or a department does not make a word of it ordinary:
   `Assistant to Dana Ortiz`, `Team Ortiz`.
2. Names of others that contain a name stay whole: erasing `Ann` leaves `Ann Lee` alone.

A person behind a description, a nickname or a misspelling is not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

from workshop.privacy.folded_text import Reading, composed, end_of, folded, plain, readings
from workshop.privacy.name_forms import (
    NO_LETTER_BEFORE,
    NO_LETTER_BEHIND,
    OF_OFFICES,
    ORDINARY,
    TITLES,
    Form,
    Written,
    forms_of,
    whole,
    words_in,
)
from workshop.running.handles import key_of

MARK: Final = "[name]"
"""What stands where a name was."""

Span = tuple[int, int]
"""Where something begins and ends in a text."""


class Finder:
    """Finds any of many forms.

    Args:
        forms: what is looked for, and what stays whole.
    """

    def __init__(self, forms: Iterable[Form]) -> None:
        found = dict.fromkeys(forms)
        hidden = {form.pattern for form in found if form.written is not Written.KEPT}
        kept = (f for f in found if f.written is not Written.KEPT or f.pattern not in hidden)
        self._forms = sorted(kept, key=lambda form: (not form.bounded, -form.length, form.pattern))
        signs = {form.sign for form in self._forms if form.written is not Written.KEPT}
        self._signs = tuple(s for s in signs if not any(o != s and o in s for o in signs))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """All forms, each with an empty group behind it that tells which it is.

        The group stands behind and not around, so that the engine may pass over a form by its
        first letter: with a hundred people that is eighty times as quick.
        """
        words = "|".join(f"{form.pattern}()" for form in self._forms if form.bounded)
        others = [f"{form.pattern}()" for form in self._forms if not form.bounded]
        return re.compile(
            "|".join(
                [f"{NO_LETTER_BEFORE}(?:{words}){NO_LETTER_BEHIND}", *others] if words else others
            )
        )

    def spans(self, text: str) -> list[Span]:
        """The places of a composed text that are found, in their order."""
        if not self._signs:
            return []
        if text.isascii():
            known = text.casefold()
            if not any(sign in known for sign in self._signs):
                return []
        spans = {span for reading in readings(text) for span in self._found(text, reading)}
        return merged(spans)

    def _found(self, text: str, reading: Reading) -> Iterator[Span]:
        """The places that are found in one reading of a text."""
        if not any(sign in reading.text for sign in self._signs):
            return
        at = 0
        while match := self._pattern.search(reading.text, at):
            form = self._forms[(match.lastindex or 1) - 1]
            start, last = match.start(), match.end() - 1
            span = reading.places[start], end_of(text, reading, last)
            if form.written is Written.KEPT:
                at = match.end()
            elif reading.text[start - 1 : start] == "@" or _is_written(form, text[slice(*span)]):
                yield span
                at = match.end()
            else:
                at = start + 1


def _is_written(form: Form, text: str) -> bool:
    """Whether a place is written as the form must be."""
    if form.written is Written.ANYHOW:
        return True
    capitals = tuple(letter.isupper() for letter in plain(text) if letter.isalpha())
    if form.written is Written.AS_NAME:
        return capitals[:1] == (True,)
    return capitals in form.cases


def merged(spans: Iterable[Span]) -> list[Span]:
    """Places in their order, those that overlap as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def replaced(text: str, spans: Iterable[Span]) -> str:
    """A text with a mark in each of these places."""
    parts, end = [], 0
    for start, stop in spans:
        parts += [text[end:start], MARK]
        end = stop
    return "".join([*parts, text[end:]])


def kept_whole(names: Iterable[str]) -> Iterator[Form]:
    """The forms of names that stay."""
    return (form._replace(written=Written.KEPT) for name in names for form in whole(name))


def common_words(texts: Iterable[str], names: Iterable[str]) -> frozenset[str]:
    """The words of roles and departments that are no names there, folded.

    A word that is part of a name counts only where it is ordinary: it stands alone (`Sales`),
    in small letters (`Head of sales`), or it is a word of offices or of the language. So
    `Team Ortiz` and `Assistant to Dana Ortiz` keep nobody's name in sight.
    """
    names = tuple(names)
    borne = {word for name in names for word in words_in(name)}
    finder = Finder(form for name in names for form in whole(name, short=True))
    found: set[str] = set()
    for text in dict.fromkeys(map(composed, texts)):
        several = len(text.split()) > 1
        left = replaced(text, finder.spans(text)).replace(MARK, " ") if several else text
        words = re.findall(r"[^\W\d_]+", plain(left))
        alone = len(words) == 1 and left == text
        for word in words:
            known = folded(word)
            ordinary = alone or known in ORDINARY or known in OF_OFFICES
            small = word == word.lower() != word.upper() and text != text.lower()
            if ordinary or small or known not in borne:
                found.add(known)
    return frozenset(found)


class ErasedName:
    """The names of a person, and how they are found and taken out.

    Args:
        names: every name the person had.
        others: the names of other people, which stay whole and whose words are theirs too.
        common: texts whose words are no names: roles, departments, the engagement's name.
        kept: names that stay whole, whose words are judged as those of common texts.
    """

    def __init__(
        self,
        names: Iterable[str],
        others: Iterable[str],
        common: Iterable[str],
        kept: Iterable[str] = (),
    ) -> None:
        others, kept = tuple(map(composed, others)), tuple(map(composed, kept))
        borne = {_key(name) for name in (*others, *kept)}
        given = tuple(dict.fromkeys(map(composed, names)))
        self.names = tuple(name for name in given if _key(name) not in borne)
        """The names that are taken out; those that somebody else bears are not among them."""
        self.shared = tuple(name for name in given if name not in self.names)
        """The names that somebody else bears."""
        self.unseen = tuple(name for name in self.names if not whole(name))
        """The names that are too short to be known from other text."""
        spoken = {word for name in others for word in words_in(name)}
        left = spoken | common_words((*common, *kept), self.names) | TITLES
        self._finder = Finder(
            [
                *(form for name in self.names for form in forms_of(name, left)),
                *kept_whole((*others, *kept)),
            ]
        )

    def found(self, text: str) -> list[str]:
        """The places of a text where the person is named, as they are written there."""
        text = composed(text)
        return [text[start:end] for start, end in self._finder.spans(text)]

    def taken_out(self, text: str) -> str:
        """The text with a mark in place of the name."""
        known = composed(text)
        spans = self._finder.spans(known)
        return replaced(known, spans) if spans else text


def _key(name: str) -> str:
    return key_of(name) or name
