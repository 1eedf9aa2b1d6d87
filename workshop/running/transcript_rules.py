"""The rules for transcripts: brought in, who speaks in them, and what is taken from them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

import msgspec

from workshop.errors import Refused
from workshop.record.change import Change, Moment
from workshop.record.documents import Document, Entry, EntryKind, Person, Session
from workshop.record.parts import Part
from workshop.record.read_back import confirmed_of
from workshop.record.record import Record
from workshop.record.transcripts import Cue, Transcript, Turn, clock, passage, turns_of
from workshop.running.base.registry import rule
from workshop.running.capture import Captured
from workshop.running.command_kinds.transcripts import (
    AddTranscript,
    MapSpeaker,
    RemoveTranscript,
    SpeakerIs,
    TakePassage,
)
from workshop.running.commands import NewPerson
from workshop.running.entry_rules import Writing
from workshop.running.people_rules import department_put, person_put
from workshop.running.same_person import known_person
from workshop.running.sources import Heard, part_of, with_part
from workshop.text import clean_line, plural, shorten

MOST_CUES: Final = 200_000
"""The most cues of one transcript."""
LONGEST: Final = 10**7
"""No recording is as long as this, in seconds: about four months."""

_LISTENERS: Final = (Part.INTERVIEWER, Part.SCRIBE, Part.OBSERVER)
"""Whoever has such a part asks or listens: what they say is in the transcript and no quote."""


class _People:
    """Who speaks, those who are new made as they come up."""

    def __init__(self, record: Record, moment: Moment) -> None:
        self.record = record.copy()
        """The record with everybody who is new."""
        self._moment = moment
        self.puts: list[Document] = []
        """The new people and departments."""

    def id_of(self, person: str | NewPerson, session: Session) -> str:
        """The id of somebody known or new; who is new is of the session's department."""
        if isinstance(person, str):
            return self.record.get(Person, person).id
        if not person.namesake and (known := known_person(self.record, person)):
            return known.id
        department_id, made = department_put(
            self.record, session.department_id, person.department, self._moment
        )
        for department in made:
            self._take(department)
        new = person_put(self.record, person, department_id, self._moment)
        self._take(new)
        return new.id

    def _take(self, document: Document) -> None:
        self.record.put(document)
        self.puts.append(document)


def _taking_part(session: Session, people: Iterable[str]) -> Session:
    """The session with people who spoke in it; whoever leads or listens stays what they are."""
    for person_id in people:
        if part_of(session, person_id) in (None, Part.OWNER, Part.MENTIONED):
            session = with_part(session, person_id, Part.PARTICIPANT)
    return session


@rule(AddTranscript)
def add_transcript(record: Record, command: AddTranscript, moment: Moment) -> Change:
    """Put a transcript, those who speak in it, and, where that is asked for, their quotes."""
    session = record.get(Session, command.session_id)
    cues = tuple(_cleaned(command.cues))
    if not cues:
        raise Refused("There is nothing in the transcript.")
    if len(cues) > MOST_CUES:
        raise Refused(f"A transcript has {MOST_CUES:,} cues at most; split it.")
    same = (each.sha256 for each in record.transcripts_of(session.id))
    if command.sha256 and command.sha256 in same:
        raise Refused(f"{session.title} has that transcript already.")
    people = _People(record, moment)
    speakers = _speakers(people, command.speakers, session, cues)
    joined = _taking_part(session, speakers.values())
    people.record.put(joined)
    transcript = Transcript(
        id=moment.new_id(),
        session_id=session.id,
        source=clean_line(command.source),
        form=clean_line(command.form),
        sha256=clean_line(command.sha256),
        cues=cues,
        speakers=speakers,
        at=moment.now,
        kept=clean_line(command.kept),
    )
    puts: tuple[Document, ...] = (*people.puts, *((joined,) if joined != session else ()))
    sentence = f"Laid a transcript of {plural(len(cues), 'cue')} beside {session.title}"
    if command.quotes:
        if command.step_id is None:
            raise Refused("Say in which step the quotes stand.")
        quotes, taken = _quotes(people.record, joined, transcript, command.step_id, moment)
        puts = (*people.puts, *quotes)
        sentence += f", {plural(taken, 'quote')} of it"
    return Change(sentence=sentence, puts=(*puts, transcript), session_id=session.id)


def _cleaned(cues: Iterable[Cue]) -> Iterable[Cue]:
    """The cues that say anything, clean, each in one line.

    Raises:
        Refused: a time is none that a recording has; the day of an entry could not be told of it.
    """
    for number, cue in enumerate(cues, 1):
        if any(not 0 <= time < LONGEST for time in (cue.at, cue.end) if time is not None):
            raise Refused(
                f"Cue {number}: give seconds from the start of the recording, "
                f"from 0 to less than {LONGEST:,}."
            )
        if text := clean_line(cue.text):
            yield msgspec.structs.replace(cue, text=text, speaker=clean_line(cue.speaker))


def _speakers(
    people: _People, given: Iterable[SpeakerIs], session: Session, cues: Iterable[Cue]
) -> dict[str, str]:
    """The ids of those who speak, by what the transcript calls them.

    Raises:
        Refused: somebody is given who does not speak.
    """
    spoken = dict.fromkeys(cue.speaker for cue in cues if cue.speaker)
    found: dict[str, str] = {}
    for each in given:
        name = clean_line(each.name)
        if name not in spoken:
            known = ", ".join(list(spoken)[:6]) or "nobody by name"
            raise Refused(f"Nobody called {name} speaks in the transcript; there is {known}.")
        found[name] = people.id_of(each.person, session)
    return found


def _quotes(
    record: Record, session: Session, transcript: Transcript, step_id: str, moment: Moment
) -> tuple[tuple[Document, ...], int]:
    """Every turn as a quote, at the time at which it was said; and how many they are.

    Once the session was confirmed they are put down to now: nobody was shown them.
    """
    writing = Writing(record, session, record.step_of(session, step_id), moment)
    confirmed = confirmed_of(record, session) is not None
    count = 0
    for turn in turns_of(transcript.cues):
        person_id = transcript.speakers.get(turn.speaker)
        if person_id and part_of(session, person_id) in _LISTENERS:
            continue
        at = session.started + timedelta(seconds=turn.at or 0)
        heard = Heard(
            people=(person_id,) if person_id else (),
            spoken=turn.at,
            at=None if confirmed else at,
        )
        line = Captured(kind=EntryKind.QUOTE, text=turn.text)
        if not person_id and turn.speaker:
            # Nobody known: the record says at least what the transcript calls them.
            line = msgspec.structs.replace(line, unclear=(turn.speaker,))
        writing.entry(line, heard)
        count += 1
    entries = [put for put in writing.puts if isinstance(put, Entry)]
    return (session, *entries), count


def transcript_of(record: Record, session: Session, number: int = 1) -> Transcript:
    """A transcript of a session, by its number in the order in which they were brought in.

    Raises:
        Refused: there is no such transcript.
    """
    found = record.transcripts_of(session.id)
    if not found:
        raise Refused(
            f"{session.title} has no transcript; `workshop import transcript` brings one in."
        )
    if not 1 <= number <= len(found):
        raise Refused(f"{session.title} has {plural(len(found), 'transcript')}.")
    return found[number - 1]


def passage_of(transcript: Transcript, first: int, last: int | None = None) -> Turn:
    """A passage by the numbers of its first and last cue, from 1.

    Raises:
        Refused: there are no such cues, or two people speak in it.
    """
    last = first if last is None else last
    count = len(transcript.cues)
    if not 1 <= first <= last <= count:
        raise Refused(f"The transcript has {plural(count, 'cue')}, numbered from 1.")
    cues = transcript.cues[first - 1 : last]
    speakers = {cue.speaker for cue in cues} - {""}
    if len(speakers) > 1:
        names = " and ".join(sorted(speakers))
        raise Refused(f"{names} speak in these cues; take what each says alone.")
    found = passage(transcript.cues, first - 1, last - 1)
    return msgspec.structs.replace(found, speaker=next(iter(speakers), ""))


@rule(TakePassage)
def take_passage(record: Record, command: TakePassage, moment: Moment) -> Change:
    """Put an entry of what somebody said, also in a session that is closed: one reads later."""
    session = record.get(Session, command.session_id)
    step = record.step_of(session, command.step_id)
    transcript = transcript_of(record, session, command.transcript)
    turn = passage_of(transcript, command.first, command.last)
    text = clean_line(command.text) or turn.text
    if _is_taken(record, session, turn, command.kind, text):
        raise Refused(f"That is an entry already, at {clock(turn.at) or 'its place'}.")
    people = _People(record, moment)
    person_id = transcript.speakers.get(turn.speaker)
    named: tuple[Document, ...] = ()
    if person_id is None and turn.speaker:
        person_id = people.id_of(NewPerson(name=turn.speaker), session)
        speakers = transcript.speakers | {turn.speaker: person_id}
        named = (msgspec.structs.replace(transcript, speakers=speakers),)
    writing = Writing(people.record, session, step, moment)
    heard = Heard(people=(person_id,) if person_id else (), spoken=turn.at)
    entry = writing.entry(Captured(kind=command.kind, text=text), heard)
    code = f" {writing.factors[0].code}" if writing.factors else ""
    words = f"“{shorten(entry.text, 60)}”" if not entry.off_record else "off the record"
    return Change(
        sentence=f"Took {command.kind.word}{code} {words} from the transcript",
        puts=(*people.puts, *named, *writing.puts),
        session_id=session.id,
    )


def _is_taken(record: Record, session: Session, turn: Turn, kind: EntryKind, text: str) -> bool:
    """Whether the same words of the same place are an entry of that kind that stands."""
    return any(
        entry.spoken == turn.at and entry.kind is kind and entry.text == text
        for entry in record.entries_of(session.id, off_record=True)
        if turn.at is not None and not entry.retracted
    )


@rule(MapSpeaker)
def map_speaker(record: Record, command: MapSpeaker, moment: Moment) -> Change:
    """Put a speaker as somebody, in every transcript of the session, with what was taken."""
    session = record.get(Session, command.session_id)
    transcript_of(record, session)
    name = clean_line(command.speaker)
    holding = [t for t in record.transcripts_of(session.id) if _speaks(t, name)]
    if not holding:
        raise Refused(f"Nobody called {name} speaks in the transcript of {session.title}.")
    people = _People(record, moment)
    person_id = people.id_of(command.person, session)
    before = {t.speakers[name] for t in holding if name in t.speakers} - {person_id}
    if not before and all(t.speakers.get(name) == person_id for t in holding):
        raise Refused(f"{name} is {record.get(Person, person_id).name} already.")
    mapped = tuple(
        msgspec.structs.replace(t, speakers=t.speakers | {name: person_id}) for t in holding
    )
    entries = tuple(_given_to(record, session, mapped, name, before, person_id))
    joined = _taking_part(session, [person_id])
    for person in before:
        if _is_only_here(record, session, person, {entry.id for entry in entries}, mapped):
            joined = with_part(joined, person, None)
    changed = (joined,) if joined != session else ()
    who = people.record.get(Person, person_id).name
    count = f", with {plural(len(entries), 'entry', 'entries')}" if entries else ""
    return Change(
        sentence=f"{name} of the transcript is {who}{count}",
        puts=(*people.puts, *changed, *mapped, *entries),
        session_id=session.id,
    )


def _speaks(transcript: Transcript, name: str) -> bool:
    return any(cue.speaker == name for cue in transcript.cues)


def _given_to(
    record: Record,
    session: Session,
    transcripts: Iterable[Transcript],
    name: str,
    before: set[str],
    person_id: str,
) -> Iterable[Entry]:
    """What was taken from a speaker, as said by somebody else."""
    times = {turn.at for t in transcripts for turn in turns_of(t.cues) if turn.speaker == name} | {
        cue.at for t in transcripts for cue in t.cues if cue.speaker == name
    }
    for entry in record.entries_of(session.id, off_record=True):
        taken = entry.spoken is not None and entry.spoken in times
        if taken and before.intersection(entry.people):
            who = (person_id if each in before else each for each in entry.people)
            yield msgspec.structs.replace(entry, people=tuple(dict.fromkeys(who)))
        elif taken and name in entry.unclear:
            left = tuple(each for each in entry.unclear if each != name)
            people = tuple(dict.fromkeys((*entry.people, person_id)))
            yield msgspec.structs.replace(entry, people=people, unclear=left)


def _is_only_here(
    record: Record,
    session: Session,
    person_id: str,
    moved: set[str],
    transcripts: Iterable[Transcript],
) -> bool:
    """Whether somebody is on the list of a session for what is now another's, and nothing else."""
    if record.consent_of(session.id, person_id):
        return False
    if any(person_id in t.speakers.values() for t in transcripts):
        return False
    return not any(
        person_id in (*entry.people, *entry.raised_by, *entry.mentions)
        for entry in record.entries_of(session.id, off_record=True)
        if entry.id not in moved
    )


@rule(RemoveTranscript)
def remove_transcript(record: Record, command: RemoveTranscript, _: Moment) -> Change:
    """Take a transcript away; the entries taken from it stay."""
    session = record.get(Session, command.session_id)
    transcript = transcript_of(record, session, command.transcript)
    count = plural(len(transcript.cues), "cue")
    return Change(
        sentence=f"Took the transcript of {count} away from {session.title}",
        removes=(transcript,),
        session_id=session.id,
    )
