"""Taking out of texts what the people in them did not agree to have told.

This finds names and borrowed wordings. It cannot find a person behind a description: "the only
midwife in Oakham" stays. So an edition that may be shared is still read before it is sent.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final

from workshop.content_words import content_words, words_of
from workshop.privacy.folded_text import composed
from workshop.privacy.name_finder import Finder, common_words, kept_whole, merged, replaced
from workshop.privacy.name_forms import TITLES, forms_of, own_forms
from workshop.record.documents import Entry, Letter, Person

_AT_ONCE: Final = 150
"""Words of a text that are compared at once: longer texts are not looked at to their end."""


class HiddenNames:
    """The names that may not appear, and how to take them out of a text.

    Every name that somebody has or had goes as `workshop.privacy.name_finder` finds it. Where the
    text belongs to that person, so does every word of it but words such as `will`; elsewhere a
    word of the language goes only where it is written as a name, so that the sentence `we will
    see` loses nothing to Will.
    """

    def __init__(
        self,
        people: Iterable[Person],
        common: Iterable[str],
        former: Mapping[str, Collection[str]] | None = None,
        shown: Iterable[str] = (),
    ) -> None:
        """Take the names of people.

        Args:
            people: those who must not be named.
            common: texts whose words are no names: departments and roles.
            former: the names that people had before, by their ids.
            shown: the names of those who may be named; they stay whole.
        """
        former = former or {}
        self._names = {
            person.id: tuple(dict.fromkeys([person.name, *former.get(person.id, ())]))
            for person in people
        }
        self._every = [name for names in self._names.values() for name in names]
        self._common = tuple(common)
        self._shown = tuple(shown)
        self._own: dict[tuple[str, ...], Finder] = {}
        self._taken_out: dict[tuple[str, tuple[str, ...]], str] = {}

    @cached_property
    def _left(self) -> frozenset[str]:
        """Folded words that are not looked for alone."""
        return common_words(self._common, self._every) | TITLES

    @cached_property
    def _finder(self) -> Finder:
        """Finds the names anywhere."""
        forms = (form for name in self._every for form in forms_of(name, self._left, short=True))
        return Finder([*forms, *kept_whole(self._shown)])

    def _own_of(self, people: tuple[str, ...]) -> Finder:
        """Finds the words of names in what is told as these people's own."""
        if people not in self._own:
            names = (name for person_id in people for name in self._names[person_id])
            self._own[people] = Finder(f for name in names for f in own_forms(name, self._left))
        return self._own[people]

    def taken_out(self, text: str, people: Iterable[str] = ()) -> str:
        """The text with a mark in place of every hidden name.

        Args:
            text: any text.
            people: the ids of those to whom it belongs: who said it or will do it.
        """
        own = tuple(sorted({person_id for person_id in people if person_id in self._names}))
        # A document tells the same few texts, as names of departments, thousands of times.
        if (found := self._taken_out.get((text, own))) is None:
            found = self._taken_out[text, own] = self._without_names(text, own)
        return found

    def _without_names(self, text: str, own: tuple[str, ...]) -> str:
        known = composed(text)
        spans = self._finder.spans(known)
        if own:
            spans = merged([*spans, *self._own_of(own).spans(known)])
        return replaced(known, spans) if spans else text


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
