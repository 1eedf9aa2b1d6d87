"""Which conversation with somebody an interview is: counted from the sessions, never typed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from workshop.language import say
from workshop.record.documents import Session
from workshop.record.record import Record


class Conversations:
    """The interviews that were begun, by whom they are with.

    Answers are kept once given, so make a new one when the record has changed.
    """

    def __init__(self, record: Record) -> None:
        self._record = record

    @cached_property
    def with_people(self) -> Mapping[str, Sequence[Session]]:
        """The interviews in which each person takes part, by the id, as they began."""
        found: defaultdict[str, list[Session]] = defaultdict(list)
        for session in self._record.sessions():
            if self._record.guide_of(session).setting == "interview":
                for person_id in session.people:
                    found[person_id].append(session)
        return found

    def number(self, session: Session) -> int:
        """Which conversation with the one person of an interview it is.

        It is the first where several take part, or nobody, and in a workshop.
        """
        if len(session.people) != 1:
            return 1
        own = [each.id for each in self.with_people.get(session.people[0], ())]
        return own.index(session.id) + 1 if session.id in own else 1

    def words(self, session: Session) -> str:
        """`2nd conversation`; empty for the first."""
        return conversation_words(self.number(session))


def conversation_words(number: int) -> str:
    """Which conversation it is, in words; empty for the first."""
    return say("{ordinal} conversation", ordinal=ordinal(number)) if number > 1 else ""


def ordinal(number: int) -> str:
    """A number as a place in an order: `2nd`, `11th`, `23rd`."""
    if number % 100 not in (11, 12, 13):
        if number % 10 == 1:
            return say("{number}st", number=number)
        if number % 10 == 2:
            return say("{number}nd", number=number)
        if number % 10 == 3:
            return say("{number}rd", number=number)
    return say("{number}th", number=number)
