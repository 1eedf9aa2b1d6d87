"""Whose words an entry is, when one person is to be erased.

1. What the person alone said is theirs and goes, in every wording that it ever had.
2. In an interview with this person alone, so is everything that names nobody else as its source:
   notes, decisions, actions. What is marked as a department's stays that department's. An interview
   that began with this person alone stays theirs when others are named in it who were not asked
   how they agree to be quoted.
3. Elsewhere an action that the person was to do is the room's: it stays, without an owner.
4. What several people said, or what nobody in particular said, is the others' and stays. How open
   the person was about it keeps holding, so that nothing becomes more public by an erasure.
5. What was put down to the person first and to others later stays in its later words.
6. What a document says is the document's, whoever brought it in.
"""

from __future__ import annotations

from collections.abc import Mapping

from workshop.analysis.evidence import Hearing
from workshop.privacy.consents import agreed, least_open
from workshop.record.documents import Attribution, Entry, EntryKind, Person, Session
from workshop.record.read_back import is_documentary
from workshop.record.record import Record


class Belonging:
    """Tells what of a record belongs to the one who is erased.

    Args:
        record: the documents as they are.
        ids: the person's ids; several where they were entered, taken back and entered again.
        begun: the ids of those with whom each session began, by its id.
    """

    def __init__(
        self, record: Record, ids: frozenset[str], begun: Mapping[str, tuple[str, ...]]
    ) -> None:
        self._record = record
        self._ids = ids
        self._begun = begun
        self._hearing = Hearing(record)

    def theirs(self, entry: Entry) -> bool:
        """Whether an entry, as it is here, is the person's alone."""
        others = set(entry.people) - self._ids
        if is_documentary(entry):
            return False
        if others or (entry.departments and not entry.people):
            return False
        if self._interviewed(entry.session_id):
            return True
        return bool(entry.people) and entry.kind is not EntryKind.ACTION

    def _interviewed(self, session_id: str) -> bool:
        """Whether the session is an interview with the person alone."""
        session = self._record.find(Session, session_id)
        if session is None or self._record.guide_of(session).setting != "interview":
            return False
        if self._hearing.interviewee(session_id) in self._ids:
            return True
        begun = self._begun.get(session_id, ())
        others = set(session.people) - self._ids
        asked = any(self._record.consent_of(session_id, other) for other in others)
        return bool(begun) and self._ids.issuperset(begun) and not asked

    def _heard_with(self, entry: Entry) -> list[str]:
        """Who else could have said an entry without a source, in an interview with the person."""
        session = self._record.find(Session, entry.session_id)
        if session is None or entry.people or entry.departments or not _said(entry):
            return []
        voices = self._hearing.voices(session.id)
        if self._record.guide_of(session).setting != "interview" or self._ids.isdisjoint(voices):
            return []
        return [voice for voice in voices if voice not in self._ids]

    def level(self, entry: Entry) -> Attribution | None:
        """How an entry that stays may be told from now on; none where that does not change."""
        shared = self._ids.intersection(entry.people)
        left = self._heard_with(entry)
        if not shared and not left:
            return entry.attribution
        levels = [agreed(self._record, entry.session_id, one) for one in sorted(self._ids)]
        levels = [one for one in levels if one is not Attribution.PARTICIPANT] or levels
        if len(left) == 1:
            levels.append(Attribution.DEPARTMENT)
        level = least_open([*levels, *([entry.attribution] if entry.attribution else [])])
        return entry.attribution if level is Attribution.NAME else level

    def departments(self, entry: Entry) -> tuple[str, ...]:
        """The departments of an entry that stays.

        What one of two people said, in an interview with both, would be put down to the one who
        is left; it is put down to the department instead.
        """
        left = self._heard_with(entry)
        if len(left) != 1:
            return entry.departments
        session = self._record.get(Session, entry.session_id)
        person = self._record.find(Person, left[0])
        found = session.department_id or (person.department_id if person else None)
        return (found,) if found else ()


def _said(entry: Entry) -> bool:
    """Whether one of those heard said it: not what is to be done, nor what was observed."""
    silent = entry.kind in (EntryKind.ACTION, EntryKind.OBSERVATION)
    return not (silent or is_documentary(entry))
