"""Who spoke in talks: whose words an entry has, and for which departments it speaks."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from workshop.record.documents import Entry, EntryKind, Person, Session
from workshop.record.parts import presence_at
from workshop.record.read_back import is_documentary
from workshop.record.record import Record

NOT_SAID: Final = frozenset({EntryKind.ACTION, EntryKind.OBSERVATION})
"""Kinds of entries whose people did not say them."""


def is_heard(entry: Entry) -> bool:
    """Whether somebody is heard in it: to be named as the owner of an action is not to be heard."""
    return not (entry.retracted or entry.off_record) and entry.kind not in NOT_SAID


class Voices:
    """Who spoke in each session of a record, and who said each entry.

    Answers are kept once given, so make a new one when the record has changed.
    """

    def __init__(self, record: Record) -> None:
        self.record = record
        """The record that is asked."""
        self._voices: dict[str, tuple[str, ...]] = {}
        self._single: dict[str, str | None] = {}
        self._shared: dict[str, str | None] = {}
        self._departments: dict[str, frozenset[str]] = {}
        self._heard_in: dict[str, tuple[str, ...]] = {}
        self._of_people: dict[tuple[str, tuple[str, ...]], frozenset[str]] = {}

    def voices(self, session_id: str) -> tuple[str, ...]:
        """The ids of those who spoke or could have spoken in a session.

        Whoever is listed only because an action was given to them was not heard.
        """
        if session_id not in self._voices:
            self._voices[session_id] = self._find_voices(session_id)
        return self._voices[session_id]

    def _find_voices(self, session_id: str) -> tuple[str, ...]:
        """Everybody on the list but those who only own actions."""
        session = self.record.get(Session, session_id)
        owners: set[str] = set()
        speakers: set[str] = set()
        for entry in self.record.entries_of(session_id):
            said = not (entry.kind in NOT_SAID or is_documentary(entry))
            (speakers if said else owners).update(entry.people)
        asked = {p for p in session.people if self.record.consent_of(session_id, p)}
        absent = owners - speakers - asked
        left = tuple(p for p in session.people if p not in absent)
        return left or session.people

    def interviewee(self, session_id: str) -> str | None:
        """The one person of an interview; none for any other session."""
        if session_id not in self._single:
            session = self.record.get(Session, session_id)
            voices = self.voices(session_id)
            alone = len(voices) == 1 and self.record.guide_of(session).setting == "interview"
            self._single[session_id] = voices[0] if alone else None
        return self._single[session_id]

    def speakers(self, entry: Entry) -> tuple[str, ...]:
        """The ids of those who said it.

        Nobody for an action, whose people are its owners, nor for an observation, which is of them,
        nor for what a document says.
        """
        if entry.kind in NOT_SAID or is_documentary(entry):
            return ()
        if entry.people or entry.departments:
            return entry.people
        single = self.interviewee(entry.session_id)
        return (single,) if single else ()

    def departments(self, entry: Entry) -> frozenset[str]:
        """The ids of the departments that an entry speaks for.

        Those of its speakers and those named with it. What nobody in particular said belongs to
        the session, and to a department only where everybody who was there is of it.
        """
        if (found := self._departments.get(entry.id)) is None:
            found = self._departments[entry.id] = self._departments_of(entry)
        return found

    def _departments_of(self, entry: Entry) -> frozenset[str]:
        if entry.kind is EntryKind.OBSERVATION or is_documentary(entry):
            return frozenset()
        session = self.record.get(Session, entry.session_id)
        found = self._of(session, self.heard_in(entry)).union(entry.departments)
        if found or entry.kind is EntryKind.ACTION or entry.unclear or entry.people:
            return found
        common = self._common(session, entry.at)
        return frozenset({common} if common else ())

    def _of(self, session: Session, people: tuple[str, ...]) -> frozenset[str]:
        """The departments of people who were heard in a session: the same few of most entries."""
        place = (session.id, people)
        if (known := self._of_people.get(place)) is None:
            found = (self.record.find(Person, each) for each in people)
            ids = {(one and one.department_id) or session.department_id or "" for one in found}
            known = self._of_people[place] = frozenset(ids - {""})
        return known

    def heard_in(self, entry: Entry) -> tuple[str, ...]:
        """The ids of the participants who said it: not who leads, writes or looks on."""
        if (found := self._heard_in.get(entry.id)) is None:
            found = self._heard_in[entry.id] = self._participants_of(entry)
        return found

    def _participants_of(self, entry: Entry) -> tuple[str, ...]:
        parts = self.record.get(Session, entry.session_id).parts
        speakers = self.speakers(entry)
        # Thousands of entries are asked, most of them of sessions where all take part.
        return tuple(each for each in speakers if each not in parts) if parts else speakers

    def _common(self, session: Session, moment: datetime) -> str | None:
        """The department of everybody who was there; none where they are of several."""
        if session.presence:
            return self._common_at(session, moment)
        # Where nobody came or went it is the same for every entry, of which there are thousands.
        if session.id not in self._shared:
            self._shared[session.id] = self._common_at(session, moment)
        return self._shared[session.id]

    def _common_at(self, session: Session, moment: datetime) -> str | None:
        """The same for one moment."""
        voices = self.voices(session.id)
        there = [v for v in voices if presence_at(session.presence, v, moment).there] or voices
        people = (self.record.find(Person, each) for each in there)
        found = {(person and person.department_id) or session.department_id for person in people}
        if not there:
            return session.department_id
        return next(iter(found)) if len(found) == 1 else None
