"""Who is meant by a name behind `@`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from workshop.errors import Refused
from workshop.model import Department, Person, Session
from workshop.record import Record


@lru_cache(maxsize=4096)
def key_of(name: str) -> str:
    """A name as it is compared: no case, no accents where they can be taken off, one word."""
    parts = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in parts if c.isalnum() and not unicodedata.combining(c))


def handle_of(name: str) -> str:
    """A name as one word to be typed behind `@`: `Dana Ortiz` becomes `Dana.Ortiz`."""
    return ".".join(_words(name)) or "Unnamed"


def _words(name: str) -> list[str]:
    """The words of a name, with the vowel signs of scripts that have them."""
    kept = (c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in name)
    return "".join(kept).split()


def short_handles(people: Iterable[Person]) -> dict[str, str]:
    """The shortest handle for each person's id: the first name where nobody shares it.

    People of one and the same name are told apart by a number.
    """
    listed = list(people)
    firsts = [key_of(_first(person)) for person in listed]
    whole = _numbered(listed)
    return {
        person.id: _first(person) if firsts.count(first) == 1 and first else whole[person.id]
        for person, first in zip(listed, firsts, strict=True)
    }


def _numbered(people: Sequence[Person | Department]) -> dict[str, str]:
    """The full handle by id, with a number behind it where a name is borne twice."""
    keys = [key_of(one.name) for one in people]
    return {
        one.id: f"{handle_of(one.name)}.{keys[:place].count(key) + 1}"
        if keys.count(key) > 1
        else handle_of(one.name)
        for place, (one, key) in enumerate(zip(people, keys, strict=True))
    }


def _first(person: Person) -> str:
    """The first word of a person's name."""
    return handle_of(person.name).split(".")[0]


def _keys(name: str) -> set[str]:
    """Everything that names somebody fully: the whole name and each of its words."""
    return {key_of(name), *(key_of(word) for word in name.split())} - {""}


def meant_by(handle: str, record: Record, session: Session | None) -> Person | Department | None:
    """The person or department behind a handle; none where nobody has that name.

    A whole name or one of its words wins over the beginning of one; within that, people of the
    session come first, then departments, then everybody else.

    Raises:
        Refused: several are meant alike.
    """
    key = key_of(handle)
    present = record.people_of(session) if session else []
    absent = [person for person in record.all(Person) if person not in present]
    groups: tuple[list[Person] | list[Department], ...]
    groups = (present, list(record.all(Department)), absent)
    for named in (_bear_it, _bear_a_word_of_it, _begin_with_it):
        for group in groups:
            if found := named(key, group):
                return _the_one(handle, found, group)
    return None


def _bear_it(key: str, group: Sequence[Person | Department]) -> list[Person | Department]:
    """Those whose whole name it is, with the number that tells namesakes apart or without."""
    handles = _numbered(group)
    return [one for one in group if key in (key_of(handles[one.id]), key_of(one.name))]


def _bear_a_word_of_it(key: str, group: Sequence[Person | Department]) -> list[Person | Department]:
    """Those who have it as a word of their name."""
    return [one for one in group if key in _keys(one.name)]


def _begin_with_it(key: str, group: Sequence[Person | Department]) -> list[Person | Department]:
    """Those whose name, or a word of it, begins with it; one letter is too little."""
    if len(key) < 2:
        return []
    return [one for one in group if any(word.startswith(key) for word in _keys(one.name))]


def _the_one(
    handle: str, found: Sequence[Person | Department], group: Sequence[Person | Department]
) -> Person | Department:
    """The only one of those found."""
    if len(found) > 1:
        handles = _numbered(group)
        choice = " or ".join(f"@{handles[one.id]}" for one in found[:4])
        raise Refused(f"@{handle} may be several people: type {choice}.")
    return found[0]


def completions(start: str, record: Record, session: Session | None) -> Iterator[str]:
    """Handles that begin with what was typed behind `@`, those of the session first."""
    key = key_of(start)
    present = record.people_of(session) if session else []
    for person_id, handle in short_handles(present).items():
        person = record.get(Person, person_id)
        if any(word.startswith(key) for word in _keys(person.name)):
            yield handle
    for department in record.all(Department):
        if any(word.startswith(key) for word in _keys(department.name)):
            yield handle_of(department.name)
