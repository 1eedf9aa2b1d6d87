"""Whom the names of a line mean, and what becomes of those who were not on the list of the session.

Whoever is named as having said something takes part from then on. Whoever is named as the owner
of an action, or as somebody to meet, does not: they are listed as that. A name that may mean
several is kept as it was typed, so that the line is recorded at once and the name made clear later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final, NamedTuple

import msgspec

from workshop.cited import Cited, as_known, checked_cited
from workshop.errors import Refused
from workshop.record.change import Moment
from workshop.record.documents import Department, Document, Entry, EntryKind, Person, Session
from workshop.record.parts import Part, speaker_order
from workshop.record.record import Record
from workshop.running.handles import completions, meant_by, names_in, several_meant
from workshop.running.same_person import in_full, name_key
from workshop.text import clean_line, folded, listing

NONE_KEPT: Final[Mapping[str, Person | Department]] = MappingProxyType({})
"""The sources of an entry that is new."""


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """Whom the names of a line mean."""

    people: tuple[str, ...] = ()
    """The ids of the people behind `@`."""
    departments: tuple[str, ...] = ()
    """The ids of the departments behind `@`."""
    mentions: tuple[str, ...] = ()
    """The ids of those to meet."""
    unclear: tuple[str, ...] = ()
    """Names as typed that may mean several."""


class Heard(NamedTuple):
    """What a transcript tells of an entry."""

    people: tuple[str, ...] = ()
    """The ids of those who said it."""
    spoken: float | None = None
    """When, in seconds from the start of the recording."""
    at: datetime | None = None
    """The moment that it is put down to; none for now."""


NOT_HEARD: Final = Heard()
"""What is known of an entry that was typed."""


def part_of(session: Session, person_id: str) -> Part | None:
    """What somebody is in a session; none where they are not on its list."""
    if person_id in session.people:
        return Part.PARTICIPANT
    return session.parts.get(person_id)


def documents_named(record: Record) -> list[str]:
    """The titles of the documents that entries rest on, each once, the latest first."""
    cited = [entry.cited.title for entry in record.all(Entry) if entry.cited]
    return list(dict.fromkeys(reversed(cited)))


def cited_in(record: Record, cited: Cited | None) -> Cited | None:
    """A place in a document, under the title by which the document is known already.

    Raises:
        Refused: it cannot be written and read again.
    """
    return cited and as_known(checked_cited(cited), documents_named(record))


def not_clear(record: Record, session: Session, entries: Iterable[Entry]) -> str:
    """Of which names it is not clear whom they mean, with those who may be meant."""
    typed = dict.fromkeys(name for entry in entries for name in entry.unclear)
    return "".join(f"; {doubt_of(record, session, name)}" for name in typed)


DOCUMENT: Final = "doc:["
"""Stands before the title of a document."""


def offered(start: str, record: Record, session: Session | None) -> Iterator[str]:
    """What may be meant by what was typed so far.

    Args:
        start: the beginning of a handle; of a title, with what stands before titles.
        record: where they are known.
        session: whose people come first.
    """
    if not start.startswith(DOCUMENT):
        yield from completions(start, record, session)
        return
    typed = folded(start.removeprefix(DOCUMENT).lstrip())
    yield from (each for each in documents_named(record) if folded(each).startswith(typed))


def people_to_meet(record: Record) -> list[Person]:
    """Who was named as somebody to meet and has taken part in no session yet."""
    sessions = list(record.all(Session))
    met = {each for session in sessions for each in session.people}
    named = {
        each: None
        for session in sessions
        for each, part in session.parts.items()
        if part is Part.MENTIONED and each not in met
    }
    return [person for each in named if (person := record.find(Person, each))]


def with_part(session: Session, person_id: str, part: Part | None) -> Session:
    """The session with somebody in another part; with none, off its list."""
    people, numbered = session.people, session.numbered
    parts = {each: known for each, known in session.parts.items() if each != person_id}
    if part is Part.PARTICIPANT:
        people = people if person_id in people else (*people, person_id)
    else:
        if person_id in people:
            numbered = speaker_order(people, numbered)
        people = tuple(each for each in people if each != person_id)
        parts |= {person_id: part} if part else {}
    return msgspec.structs.replace(session, people=people, parts=parts, numbered=numbered)


def name_in(handle: str) -> str:
    """The name that a handle was typed for."""
    return clean_line(handle.replace(".", " ").replace("_", " ")) or handle


def doubt_of(record: Record, session: Session, typed: str) -> str:
    """Why it is not clear whom a name means: `@Tom may be Tom Reilly (CFO) or Tom Vos`."""
    found = several_meant(typed, record, session)
    if not found:
        return f"@{typed} is not clear"
    people = [in_full(record, one) if isinstance(one, Person) else one.name for one in found[:4]]
    return f"@{typed} may be {listing(people, 'or')}"


class Sources:
    """Finds out whom lines of a session name, and gathers who is new."""

    def __init__(self, record: Record, session: Session, moment: Moment) -> None:
        self._record = record
        self._session = self._before = session
        self._moment = moment
        self._new: dict[str, Person] = {}

    def named(
        self,
        kind: EntryKind,
        handles: Iterable[str],
        meets: Iterable[str] = (),
        kept: Mapping[str, Person | Department] = NONE_KEPT,
    ) -> Named:
        """Whom a line names.

        Args:
            kind: what the line is: whoever an action names will do it, and does not take part.
            handles: the names behind `@`, as typed.
            meets: the names of those to meet, as typed.
            kept: who is named already, by the handle that was offered in small letters.
        """
        found: dict[type, dict[str, None]] = {Person: {}, Department: {}}
        mentions: dict[str, None] = {}
        unclear: dict[str, None] = {}
        part = Part.OWNER if kind is EntryKind.ACTION else Part.PARTICIPANT
        for handle in self._each(handles, kept):
            old = kept.get(handle.casefold())
            if (one := old or self._meant(handle, part)) is None:
                unclear[handle] = None
                continue
            found[type(one)][one.id] = None
            if isinstance(one, Person) and one is not old:
                self._list(one.id, part)
        for handle in meets:
            one = self._meant(handle, Part.MENTIONED)
            if not isinstance(one, Person):
                unclear[handle] = None
                continue
            mentions[one.id] = None
            self._list(one.id, Part.MENTIONED)
        return Named(
            people=tuple(found[Person]),
            departments=tuple(found[Department]),
            mentions=tuple(mentions),
            unclear=tuple(unclear),
        )

    def _each(
        self, handles: Iterable[str], kept: Mapping[str, Person | Department]
    ) -> Iterable[str]:
        """The names, those apart that were typed as one: `@Dana&Ben`."""
        for handle in handles:
            if handle.casefold() in kept:
                yield handle
            else:
                yield from names_in(handle, self._record, self._session)

    def _meant(self, handle: str, part: Part) -> Person | Department | None:
        """Who is meant by a name, somebody new where nobody has it; none where several may be."""
        if known := self._new.get(name_key(handle)):
            return known
        try:
            one = meant_by(handle, self._record, self._session)
        except Refused:
            return None
        return one or self._newcomer(handle, part)

    def _newcomer(self, handle: str, part: Part) -> Person:
        """Somebody not heard of before; an owner need not be of the department of the session."""
        speaks = part is Part.PARTICIPANT
        person = Person(
            id=self._moment.new_id(),
            name=name_in(handle),
            department_id=self._session.department_id if speaks else None,
        )
        self._new[name_key(handle)] = person
        return person

    def speaks(self, people: Iterable[str]) -> None:
        """Have people count as having said something: owners and those to meet take part now."""
        for person_id in people:
            self._list(person_id, Part.PARTICIPANT)

    def _list(self, person_id: str, part: Part) -> None:
        """Put somebody on the list, where their part there is a lesser one or none."""
        now = part_of(self._session, person_id)
        if now is None or (now in _LESSER and _LESSER.index(now) > _rank(part)):
            self._session = with_part(self._session, person_id, part)

    @property
    def puts(self) -> tuple[Document, ...]:
        """Those who are new, and the session where its list became another one."""
        changed = (self._session,) if self._session != self._before else ()
        return (*self._new.values(), *changed)


_LESSER: Final = (Part.PARTICIPANT, Part.OWNER, Part.MENTIONED)
"""Parts that give way to one that stands before."""


def _rank(part: Part) -> int:
    return _LESSER.index(part)
