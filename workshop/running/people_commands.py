"""What can be done to the people, the steps and the whole of a session, and to departments.

A transcript is of a session as a whole.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import msgspec

from workshop.record.checks import Verdict
from workshop.record.documents import EntryKind
from workshop.record.meanings import (
    Called,
    DepartmentId,
    DepartmentName,
    EntryId,
    Meaning,
    PersonId,
    SessionId,
    StepId,
)
from workshop.record.parts import Part, PresenceState
from workshop.record.transcripts import Cue
from workshop.record.within import Mark, OutcomeState
from workshop.running.commands import Command, NewPerson


class SetPart(Command, frozen=True, kw_only=True):
    """Say what somebody is in a session; only participants are asked for consent and are heard."""

    session_id: SessionId
    person_id: PersonId
    part: Part


class MarkPresent(Command, frozen=True, kw_only=True):
    """Say that somebody is there, came late, has left or is away, from now on."""

    session_id: SessionId
    person_id: PersonId
    state: PresenceState


class EditSession(Command, frozen=True, kw_only=True):
    """Correct what is known of a session; what is not given stays."""

    session_id: SessionId
    title: str | None = None
    started: Annotated[datetime | None, Called("date")] = None
    """When it began; without an offset, in the zone in which it was recorded."""
    department: DepartmentName | None = None
    """The department by its name, found or made; an empty one for a mixed room."""
    facilitator: str | None = None
    place: str | None = None


class DiscardSession(Command, frozen=True, kw_only=True):
    """Take a session that was begun by mistake out of the record, with everything in it."""

    session_id: SessionId


class SpeakerIs(msgspec.Struct, frozen=True, kw_only=True):
    """Who somebody is whom a transcript calls otherwise."""

    name: str
    """What the transcript calls them."""
    person: Annotated[str | NewPerson, Meaning.PARTICIPANT]
    """The id of whoever is known, else the one who is new."""


class AddTranscript(Command, frozen=True, kw_only=True):
    """Lay what a recording says beside the session; it is no entry until it is taken."""

    session_id: SessionId
    cues: tuple[Cue, ...]
    """What was said, in order; `at` and `end` are seconds from the start of the recording."""
    speakers: tuple[SpeakerIs, ...] = ()
    """Who speaks, where that is known; they take part."""
    source: str = ""
    """The name of the file; leave it out where it names somebody who is not to be named."""
    form: str = ""
    """What kind of file it was: `vtt`."""
    sha256: str = ""
    """The fingerprint of the file, in hexadecimal."""
    kept: str = ""
    """Where in the folder the file itself is kept, if it is."""
    quotes: bool = False
    """Whether every turn becomes a quote at once, at the time at which it was said."""
    step_id: StepId | None = None
    """The step in which they stand."""


class MapSpeaker(Command, frozen=True, kw_only=True):
    """Say who a speaker of the transcript is; what was taken of them becomes that person's."""

    session_id: SessionId
    speaker: str
    """What the transcript calls them."""
    person: Annotated[str | NewPerson, Meaning.PARTICIPANT]


class TakePassage(Command, frozen=True, kw_only=True):
    """Record a passage of the transcript as an entry, with its speaker and its time."""

    session_id: SessionId
    step_id: StepId
    first: int
    """The number of its first cue, from 1."""
    last: int | None = None
    """The number of its last cue; left out: it is one cue."""
    kind: EntryKind = EntryKind.QUOTE
    text: str = ""
    """The words that are meant, where it is not all of them."""
    transcript: int = 1
    """Which transcript of the session, in the order in which they were brought in."""


class RemoveTranscript(Command, frozen=True, kw_only=True):
    """Take a transcript out of the session; what was taken from it stays."""

    session_id: SessionId
    transcript: int = 1
    """Which one, in the order in which they were brought in."""


class ResolveName(Command, frozen=True, kw_only=True):
    """Say who is meant by a name of which that was not clear."""

    entry_id: EntryId
    name: str
    """The name as it was typed."""
    person_id: PersonId | None
    """Who is meant; none where it is to be left out."""


class MergeDepartments(Command, frozen=True, kw_only=True):
    """Make several departments one: its people, sessions and statements are those of all."""

    into: DepartmentId
    others: tuple[DepartmentId, ...]


class DeleteDepartment(Command, frozen=True, kw_only=True):
    """Take a department away for which nothing was said; its people stay, without one."""

    department_id: DepartmentId


class PutPerson(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody of a list: entered, or put as the list has them."""

    name: str
    role: str = ""
    department: DepartmentName = ""
    """The department by its name, found or made; empty where it was not said."""
    person_id: PersonId | None = None
    """Who that is, where they are known; what is empty stays as it is known."""


class PutPeople(Command, frozen=True, kw_only=True):
    """Enter a whole list of people and departments, and correct those who are known, at once."""

    people: tuple[PutPerson, ...] = ()
    departments: tuple[str, ...] = ()
    """Departments by their names, with or without people."""


class TickProbe(Command, frozen=True, kw_only=True):
    """A follow-up question of a step was asked, or was not after all."""

    session_id: SessionId
    step_id: StepId
    probe: int
    """Its place among the follow-up questions of the step, counted from 1."""
    asked: bool = True


class MarkEntry(Command, frozen=True, kw_only=True):
    """Mark an entry as key, as a surprise or as something to come back to, or no longer."""

    entry_id: EntryId
    mark: Mark
    on: bool = True
    """Whether it is to have the mark."""


class SayDry(Command, frozen=True, kw_only=True):
    """“What else?” brought nothing more at a question, or it is asked again after all."""

    session_id: SessionId
    step_id: StepId
    dry: bool = True


class SetTimer(Command, frozen=True, kw_only=True):
    """Have the silence, the break or any stretch of a step last so long from now."""

    session_id: SessionId
    step_id: StepId
    minutes: float | None = None
    """From now; 0 ends it."""
    until: str = ""
    """An hour in place of them: `10:40`; one that has passed today is that of tomorrow."""


class GiveTurn(Command, frozen=True, kw_only=True):
    """Say whose turn it is in a step that goes round the room."""

    session_id: SessionId
    step_id: StepId
    person_id: PersonId


class DropParked(Command, frozen=True, kw_only=True):
    """Leave a parked item alone, with the reason; it stays among the parked, as dropped."""

    entry_id: EntryId
    reason: str


class SendBack(Command, frozen=True, kw_only=True):
    """Record that somebody was sent what they said in a session, to check it."""

    session_id: SessionId
    person_id: PersonId
    until: date | None = None
    """By when an answer is asked for."""
    file: str = ""
    """What the file is called that was sent."""
    sha256: str = ""
    """The SHA-256 of it, as the list of exports has it."""


class CheckedWords(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody says of one thing that they said."""

    entry_id: EntryId
    verdict: Verdict
    correction: str = ""
    """What it should say, where it is wrong and known better."""
    was: Annotated[str, Meaning.UNSAID] = ""
    """What was recorded first, where it stands already as it was put right."""


class CheckWords(Command, frozen=True, kw_only=True):
    """Record what somebody says of their words in a session: right, wrong, or to be left out."""

    session_id: SessionId
    person_id: PersonId
    answers: tuple[CheckedWords, ...]


class SetOutcome(Command, frozen=True, kw_only=True):
    """Say what became of an action or an open question, in a closed session too."""

    entry_id: EntryId
    state: OutcomeState
    note: str = ""
    """What came of it, the answer, or why; needed where it is dropped."""
    due: date | None = None
    """By when it is to be done now; needed where it is moved."""
    told_in: SessionId | None = None
    """The session that goes through what earlier ones left, whose undo takes this back; none where
    it is told of its own session."""
