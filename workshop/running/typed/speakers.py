"""The numbers of speakers: `2 Mail is slow` is said by whoever has the number 2 in the session.

Numbers follow the list of participants, and stay: whoever comes off the list keeps theirs, so that
no number is ever that of two people. In a session with one participant there are none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from workshop.record.documents import EntryKind, Person, Session
from workshop.record.parts import speaker_order
from workshop.record.record import Record
from workshop.running.capture import NOTE_SIGN, SIGNS, sign_of_line
from workshop.running.handles import handles_in

Speakers = Mapping[int, str]
"""What is typed behind `@` for each speaker, by number."""

NO_SPEAKERS: Final[Speakers] = MappingProxyType({})
"""Those of a session in which nobody has a number."""

_NUMBER: Final = re.compile(r"(?P<sign>\S\s+)?(?P<number>[1-9]\d?)\s")


class Spoken(NamedTuple):
    """A line that begins with the number of a speaker."""

    number: str
    """The number as it was typed."""
    handle: str
    """Whose it is, without the `@`."""
    line: str
    """The line with the name in place of the number."""
    end: int
    """Where the name and the blank behind it end in that line."""


def speakers_of(record: Record, session: Session) -> dict[int, str]:
    """The speakers of a session by their numbers, those on its list now."""
    if len(session.people) < 2:
        return {}
    handles = handles_in(record, session)
    return {
        number: handles[person_id]
        for number, person_id in enumerate(speaker_order(session.people, session.numbered), 1)
        if person_id in session.people and record.find(Person, person_id)
    }


def number_of(session: Session, person_id: str) -> int | None:
    """The number of somebody as a speaker; none where they have none."""
    if len(session.people) < 2 or person_id not in session.people:
        return None
    return speaker_order(session.people, session.numbered).index(person_id) + 1


def spoken(line: str, speakers: Speakers) -> Spoken | None:
    """A line that begins with the number of a speaker, alone or behind a sign; none for any other.

    Words of a quotation are what was said: a number behind its sign is a part of them.
    """
    found = _NUMBER.match(line)
    if found is None or (handle := speakers.get(int(found["number"]))) is None:
        return None
    sign = (found["sign"] or "").strip()
    if sign and sign != NOTE_SIGN:
        kind = SIGNS.get(sign_of_line(f"{sign} {found['number']}"))
        if kind is None or kind is EntryKind.QUOTE:
            return None
    before = f"{line[: found.start('number')]}@{handle} "
    return Spoken(found["number"], handle, f"{before}{line[found.end() :]}", len(before))


def sign_first(line: str) -> str:
    """A line in which a sign stands behind names and tags, with the sign at its beginning.

    `@Ben - Mail is slow` becomes `- @Ben Mail is slow`: whoever says first who spoke may say then
    what it is. Behind a quotation the names stand at its end, for in it they would be its words.
    """
    found = _LEADING.match(line)
    if found is None:
        return line
    names, (first, *others) = found[0].strip(), line[found.end() :].split("\n")
    if not (sign := sign_of_line(first)):
        return line
    if SIGNS[sign] is EntryKind.QUOTE:
        first = f"{first} {names}"
    else:
        first = f"{first[0]} {names} {first[1:].lstrip()}"
    return "\n".join([first, *others])


_LEADING: Final = re.compile(r"(?:@[^\s@#]+ +|#[^\s@#]*[^\W\d][^\s@#]* +)+")
