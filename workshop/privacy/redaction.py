"""Taking out of texts what the people in them did not agree to have told.

This finds names and borrowed wordings. It cannot find a person behind a description: "the only
midwife in Oakham" stays. So an edition that may be shared is still read before it is sent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Final

from workshop.content_words import PADDING, content_words, words_of
from workshop.record.documents import Entry, Letter, Person

_AT_ONCE: Final = 150
"""Words of a text that are compared at once: longer texts are not looked at to their end."""

MARK: Final = "[name]"
"""What stands where a name was."""

TITLES: Final = frozenset({"mrs", "prof", "the", "van", "von", "der", "den", "del", "dos", "bin"})
"""Words of names that point to nobody."""


class HiddenNames:
    """The names that may not appear, and how to take them out of a text.

    A full name goes in any case of letters. Where the text belongs to that person, so does every
    word of it but words such as `will`; elsewhere a word of a name goes where it is written as a
    name, so that the sentence `we will see` loses nothing to Will. Words that also stand in the
    name of a department or in a role are left, as long as the full name does not occur.
    """

    def __init__(self, people: Iterable[Person], common: Iterable[str]) -> None:
        """Take the names of people.

        Args:
            people: those who must not be named.
            common: texts whose words are no names: departments and roles.
        """
        self._people = {person.id: person for person in people}
        self._common = {word for text in common for word in words_of(text)} | TITLES

    def _words(self, person: Person) -> list[str]:
        """The words of a name that can give somebody away alone."""
        words = re.findall(r"[^\W\d_]+", person.name)
        return [w for w in words if _is_telling(w) and w.casefold() not in self._common]

    @cached_property
    def _full(self) -> re.Pattern[str] | None:
        """Finds full names, with blanks or dots between their words."""
        return _any_of((_spaced(p.name) for p in self._people.values()), re.IGNORECASE)

    @cached_property
    def _single(self) -> re.Pattern[str] | None:
        """Finds words of names where they are written as names."""
        words = {word for person in self._people.values() for word in self._words(person)}
        return _any_of(re.escape(form) for word in words for form in (word, word.upper()))

    @cached_property
    def _signs(self) -> frozenset[str]:
        """Words without which no name can be in a text."""
        names = (person.name for person in self._people.values())
        return frozenset(word for name in names for word in words_of(name))

    @cached_property
    def _unspaced(self) -> tuple[str, ...]:
        """Names in scripts that put no blanks between words."""
        return tuple(p.name for p in self._people.values() if not has_case(p.name))

    def taken_out(self, text: str, people: Iterable[str] = ()) -> str:
        """The text with a mark in place of every hidden name.

        Args:
            text: any text.
            people: the ids of those to whom it belongs: who said it or will do it.
        """
        if not self._may_name(text):
            return text
        own = [self._people[p] for p in people if p in self._people]
        words = (
            re.escape(word)
            for person in own
            for word in self._words(person)
            if word.casefold() not in PADDING
        )
        for pattern in (self._full, _any_of(words, re.IGNORECASE), self._single):
            text = pattern.sub(MARK, text) if pattern else text
        return text

    def _may_name(self, text: str) -> bool:
        """Whether a closer look is worth its time."""
        if any(name in text for name in self._unspaced):
            return True
        return not self._signs.isdisjoint(re.findall(r"[^\W_]+|\w+", text.casefold()))


def _is_telling(word: str) -> bool:
    """Whether a word of a name points to somebody: no initials, no particles."""
    return len(word) > 2 and (word[0].isupper() or not has_case(word))


def has_case(text: str) -> bool:
    """Whether the script has small and capital letters."""
    return text.casefold() != text or text.upper() != text


def _spaced(name: str) -> str:
    """A pattern for a full name as it may be written."""
    return r"[\s.]+".join(re.escape(part) for part in re.split(r"[\s.]+", name) if part)


def _any_of(patterns: Iterable[str], flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str] | None:
    """One pattern for any of several, the longest first; none for none."""
    found = sorted({p for p in patterns if p}, key=lambda p: (-len(p), p))
    return re.compile("|".join(_bounded(p) for p in found), flags) if found else None


def _bounded(pattern: str) -> str:
    """The pattern as a whole word, in scripts that part words."""
    return rf"(?<![^\W_]){pattern}(?![^\W_])" if has_case(pattern) else pattern


def borrows(wording: str, shown: Sequence[Entry], hidden: Sequence[Entry]) -> bool:
    """Whether a wording gives away what only hidden entries say.

    It does where it has a content word that stands in a hidden entry and in no told one, or
    holds the whole text of one. A wording that some told entry has word for word is that
    entry's own.
    """
    if any(entry.text == wording for entry in shown):
        return False
    open_words = frozenset[str]().union(*(content_words(entry.text) for entry in shown))
    words = content_words(wording) - open_words
    plain = " ".join(words_of(wording))
    return any(
        words & content_words(entry.text) or " ".join(words_of(entry.text)) in plain
        for entry in hidden
    )


def borrows_anywhere(text: str, shown: Sequence[Entry], hidden: Sequence[Entry]) -> bool:
    """`borrows` for a text of any length, which is compared in pieces."""
    words = text.split()
    if not hidden:
        return False
    if len(words) <= _AT_ONCE:
        return borrows(text, shown, hidden)
    pieces = (words[at : at + _AT_ONCE] for at in range(0, len(words), _AT_ONCE))
    return any(borrows(" ".join(piece), shown, hidden) for piece in pieces)


def words_left_out(
    entries: Iterable[Entry], tells: Callable[[Entry], bool]
) -> dict[Letter, frozenset[str]]:
    """The content words that only factors' entries left out have, by letter.

    Args:
        entries: all entries.
        tells: whether an entry is told.
    """
    secret: dict[Letter, set[str]] = {letter: set() for letter in Letter}
    known: set[str] = set()
    for entry in entries:
        if tells(entry):
            known |= content_words(entry.text)
        elif entry.kind.letter:
            secret[entry.kind.letter] |= content_words(entry.text)
    return {letter: frozenset(words - known) for letter, words in secret.items()}
