"""Who is meant by a name behind `@`."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import count
from typing import Final

from workshop.errors import Refused
from workshop.record.documents import Department, Entry, Person, Session
from workshop.record.record import Record
from workshop.running.base.names import called
from workshop.running.base.names import key_of as key_of  # noqa: PLC0414 - asked for here
from workshop.running.capture import Captured

Named = Person | Department
"""Whoever can be named behind `@`."""

_JOINTS: Final = re.compile(r"[&/+,;]")
"""What people put between two names behind one `@`."""

_NOBODY: Final = "Unnamed"
"""The handle of a name without a letter or digit."""


@lru_cache(maxsize=4096)
def handle_of(name: str) -> str:
    """A name as one word to be typed behind `@`: `Dana Ortiz` becomes `Dana.Ortiz`."""
    handle = ".".join(_words(name))
    return handle if key_of(handle) else _NOBODY


def _words(name: str) -> list[str]:
    """The words of a name, with the vowel signs of scripts that have them.

    A sign with no letter before it is left out: behind `@` it would make no name.
    """
    kept = (c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in name)
    words = "".join(kept).split()
    begins = [next((i for i, c in enumerate(word) if c.isalnum()), len(word)) for word in words]
    return [word[begin:] for word, begin in zip(words, begins, strict=True) if word[begin:]]


def handles_in(record: Record, session: Session | None) -> dict[str, str]:
    """What to type for each person and department of the record, by id.

    It is the first name of a participant where that means nobody else, then the whole name, then
    the whole name with a number. `meant_by` finds the very one by it.
    """
    names = _names(record, session)
    return {one.id: names.handle(one) for one in names.everybody}


def _first(name: str) -> str:
    """The handle of the word by which somebody is called: `D.Arcy` of `Dr. D’Arcy Smith`."""
    return handle_of(called(name))


def _numbered(everybody: Sequence[Named]) -> dict[str, str]:
    """The whole handle by id, with a number behind it where a name is borne twice.

    No two are alike, nor is one with a number like another's whole name.
    """
    borne = Counter(key_of(handle_of(one.name)) for one in everybody)
    taken = {*borne, *(key_of(one.name) for one in everybody)}
    last: Counter[str] = Counter()
    numbered = {}
    for one in everybody:
        handle = handle_of(one.name)
        key = key_of(handle)
        if borne[key] > 1:
            numbers = count(last[key] + 1)
            last[key] = next(number for number in numbers if f"{key}{number}" not in taken)
            handle = f"{handle}.{last[key]}"
            taken.add(key_of(handle))
        numbered[one.id] = handle
    return numbered


def _keys(one: Named) -> set[str]:
    """Everything that names somebody fully: the whole name, each of its words, a short name."""
    short = one.short if isinstance(one, Department) else ""
    return {key_of(word) for word in (one.name, *one.name.split(), short)} - {""}


class _Names:
    """Everybody, the nearest first: participants, others listed, departments, people elsewhere."""

    def __init__(self, groups: tuple[Sequence[Named], ...]) -> None:
        self.groups = groups
        """Those who were known when it was made."""
        self._present = {person.id for person in groups[0]}
        self.everybody: list[Named] = [one for group in self.groups for one in group]
        self._whole = _numbered(self.everybody)
        self._by_whole = {key_of(self._whole[one.id]): one for one in self.everybody}
        self._bearers = [_listed((key_of(one.name), one) for one in g) for g in self.groups]
        self._by_word = [
            _listed((word, one) for one in group for word in _keys(one)) for group in self.groups
        ]

    def meant(self, handle: str) -> Named | None:
        """As `meant_by` has it."""
        key = key_of(handle)
        if not key:
            return None
        if one := self._by_whole.get(key):
            return one
        for group in (*self._bearers, *self._by_word):
            if key in group:
                return self._the_one(handle, group[key])
        for everyone in self.groups if len(key) > 1 else ():
            if found := [one for one in everyone if _begins(one, key)]:
                return self._the_one(handle, found)
        return None

    def handle(self, one: Named) -> str:
        """The shortest handle that means this very one."""
        shorter = [handle_of(one.name)]
        if one.id in self._present:
            shorter.insert(0, _first(one.name))
        return next((handle for handle in shorter if self._means(handle, one)), self._whole[one.id])

    def _means(self, handle: str, one: Named) -> bool:
        """Whether a handle means this one and nobody else."""
        try:
            return self.meant(handle) is one
        except Refused:
            return False

    def _the_one(self, handle: str, found: Sequence[Named]) -> Named:
        """The only one of those found."""
        if len(found) > 1:
            choice = " or ".join(f"@{self._whole[one.id]}" for one in found[:4])
            raise Several(f"@{handle} may be several people: type {choice}.", tuple(found))
        return found[0]


_last: _Names | None = None
"""Those who were asked of last: a line asks several times, and so does each key in it."""


def _names(record: Record, session: Session | None) -> _Names:
    """Everybody who is known now; made anew only where somebody is another than before."""
    global _last  # noqa: PLW0603 - what is kept is compared with what is asked, so it says the same
    present = record.people_of(session) if session else []
    listed = record.others_of(session) if session else []
    here = {person.id for person in (*present, *listed)}
    absent = [person for person in record.all(Person) if person.id not in here]
    groups: tuple[Sequence[Named], ...]
    groups = (list(present), list(listed), list(record.all(Department)), absent)
    known = _last
    if known is None or known.groups != groups:
        _last = known = _Names(groups)
    return known


class Several(Refused):
    """A name may mean several."""

    def __init__(self, sentence: str, found: tuple[Named, ...]) -> None:
        super().__init__(sentence)
        self.found = found
        """All of them."""


def _listed(pairs: Iterable[tuple[str, Named]]) -> dict[str, list[Named]]:
    """Who goes by each key."""
    listed: dict[str, list[Named]] = {}
    for key, one in pairs:
        listed.setdefault(key, []).append(one)
    return listed


def _begins(one: Named, key: str) -> bool:
    return any(word.startswith(key) for word in _keys(one))


def meant_by(handle: str, record: Record, session: Session | None) -> Named | None:
    """The person or department behind a handle; none where nobody has that name.

    A handle with the number that tells namesakes apart is theirs before all. Then a whole name
    or one of its words wins over the beginning of one; within that, people of the session come
    first, then departments, then everybody else. One letter is too little for a beginning.

    Raises:
        Refused: several are meant alike.
    """
    return _names(record, session).meant(handle)


def names_in(handle: str, record: Record, session: Session | None) -> tuple[str, ...]:
    """The names in what was typed behind one `@`: `Dana&Ben` are two, `R&D` may be one."""
    parts = tuple(part for part in _JOINTS.split(handle) if part)
    if len(parts) < 2 or any(len(part) < 2 for part in parts):
        return (handle,)
    try:
        known = meant_by(handle, record, session) is not None
    except Refused:
        known = True
    return (handle,) if known else parts


def several_meant(handle: str, record: Record, session: Session | None) -> tuple[Named, ...]:
    """Those of whom a name may mean any; nobody where it is clear, or nobody has it."""
    try:
        _names(record, session).meant(handle)
    except Several as several:
        return several.found
    return ()


def completions(start: str, record: Record, session: Session | None) -> Iterator[str]:
    """Handles of those whose name begins with what was typed behind `@`, the session's first."""
    key = key_of(start)
    handles = handles_in(record, session)
    present = record.people_of(session) if session else []
    listed = record.others_of(session) if session else []
    offered: list[Named] = [*present, *listed, *record.all(Department)]
    for one in offered:
        if _begins(one, key):
            yield handles[one.id]


def captured_of(record: Record, session: Session, entry: Entry) -> Captured:
    """An entry as the line that would be typed for it; its handles mean whom it names."""
    handles = handles_in(record, session)
    return Captured(
        kind=entry.kind,
        text=entry.text,
        handles=(
            *(handles[one] for one in (*entry.people, *entry.departments) if one in handles),
            *entry.unclear,
        ),
        meets=tuple(handles[one] for one in entry.mentions if one in handles),
        tags=entry.tags,
        pestle=entry.pestle,
        due=entry.due,
        private=entry.private,
        attribution=entry.attribution,
        cited=entry.cited,
    )
