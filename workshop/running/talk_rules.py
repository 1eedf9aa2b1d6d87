"""What is told of a talk beside what is said in it: who writes, its debrief, a second record.

Who writes an entry down says nothing of who said it. Remarks of a debrief are no entries.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

import msgspec

from workshop.errors import Refused
from workshop.record.change import Change, Moment
from workshop.record.checks import MemberCheck
from workshop.record.documents import Entry, Person, Session
from workshop.record.meanings import EntryId, PersonId, SessionId, StepId
from workshop.record.parts import Part
from workshop.record.record import Record
from workshop.record.within import Remark, RemarkTopic
from workshop.running.base.registry import rule
from workshop.running.commands import Command
from workshop.running.handles import meant_by
from workshop.running.same_person import told_apart
from workshop.running.sources import part_of, with_part
from workshop.running.voting.rules import require_joinable
from workshop.talks.as_one import (
    answers_moved,
    is_same_source,
    resting_moved,
    taken_as_one,
)
from workshop.talks.repeats import clock_words
from workshop.talks.two_records import joined
from workshop.text import clean_line, plural, shorten, with_article

_LONGEST: Final = 2_000
"""The most characters of one remark."""
_FURTHEST: Final = 86_400.0
"""So many seconds apart, at most, two clocks are taken to be."""


class SetWriter(Command, frozen=True, kw_only=True):
    """Say who writes down what is said in a session, from now on."""

    session_id: SessionId
    person_id: PersonId | None = None
    """Who it is; none where it is not to be said any more."""


class SaidRemark(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A remark as it is given."""

    topic: RemarkTopic
    text: str
    step_id: StepId | None = None
    """The step of the guide that it is about; none for the session as a whole."""


class RecordDebrief(Command, frozen=True, kw_only=True):
    """Note what stood out in a session, for those alone who held it."""

    session_id: SessionId
    remarks: tuple[SaidRemark, ...]


class DropRemark(Command, frozen=True, kw_only=True):
    """Take a remark out of the debrief again: it was a slip, or it is settled."""

    session_id: SessionId
    remark: int
    """Its number in the debrief, counted from 1."""


class JoinTalks(Command, frozen=True, kw_only=True):
    """Say that two sessions are records of one talk: the second becomes part of the first."""

    session_id: SessionId
    """The record that is gone on with."""
    other: SessionId
    """The one that comes into it."""
    offset: float = 0.0
    """Seconds that are added to its times, where its clock was behind; negative where ahead."""


class TakeAsOne(Command, frozen=True, kw_only=True):
    """Take an entry that was written down twice as one; the other is taken back and says so."""

    entry_id: EntryId
    """The entry that stands."""
    second: EntryId


@rule(JoinTalks)
def join_talks(record: Record, command: JoinTalks, moment: Moment) -> Change:
    """Put everything of a second record into the first, by the rules of `workshop.talks`."""
    first = record.get(Session, command.session_id)
    second = record.get(Session, command.other)
    if not abs(command.offset) <= _FURTHEST:
        raise Refused("An offset of clocks is given in seconds, at most a day.")
    require_joinable(record, first, second)
    both = joined(record, first, second, timedelta(seconds=command.offset), moment)
    told = [
        f"Joined a second record of {first.title}: {plural(both.entries, 'entry', 'entries')}",
        f"{plural(len(both.repeated), 'line')} in both" if both.repeated else "",
        f"{plural(len(both.differences), 'thing')} to settle" if both.differences else "",
        f"its clock put {clock_words(command.offset)} {'on' if command.offset > 0 else 'back'}"
        if command.offset
        else "",
    ]
    return Change(
        sentence=", ".join(part for part in told if part),
        puts=both.puts,
        removes=both.removes,
        session_id=first.id,
    )


@rule(TakeAsOne)
def take_as_one(record: Record, command: TakeAsOne, _: Moment) -> Change:
    """Put one entry as standing for both, and the other as taken back."""
    kept, other = record.get(Entry, command.entry_id), record.get(Entry, command.second)
    if kept.id == other.id or kept.session_id != other.session_id:
        raise Refused("Choose two entries of one session.")
    if kept.retracted or other.retracted:
        raise Refused("Both must stand: one of them was taken back.")
    if kept.off_record != other.off_record:
        raise Refused("One of them is off the record and the other is not.")
    if kept.kind is not other.kind:
        raise Refused(
            f"One is {with_article(kept.kind.word)}, the other {with_article(other.kind.word)}."
        )
    if not is_same_source(kept, other):
        raise Refused("They rest on different sources: a document is evidence of its own.")
    puts = (
        *taken_as_one(kept, other),
        *resting_moved(record, {other.id: kept.id}),
        *answers_moved(record.all(MemberCheck), [(kept, other)]),
    )
    words = "" if kept.off_record else f" “{shorten(kept.text, 60)}”"
    sentence = f"Took {kept.kind.word}{words} as one with what was written down beside it"
    return Change(sentence=sentence, puts=puts, session_id=kept.session_id)


@rule(SetWriter)
def set_writer(record: Record, command: SetWriter, _: Moment) -> Change:
    """Put a session with its writer, who is its scribe unless they are there as something else."""
    session = record.get(Session, command.session_id)
    if command.person_id == session.writer_id:
        raise Refused("That is so already.")
    if command.person_id is None:
        put = msgspec.structs.replace(session, writer_id=None)
        sentence = f"It is not said any more who writes in {session.title}"
        return Change(sentence=sentence, puts=(put,), session_id=session.id)
    person = record.get(Person, command.person_id)
    part = part_of(session, person.id)
    there = part is not None and part.in_the_room
    listed = session if there else with_part(session, person.id, Part.SCRIBE)
    put = msgspec.structs.replace(listed, writer_id=person.id)
    sentence = f"{told_apart(record, person)} writes in {session.title}"
    return Change(sentence=sentence, puts=(put,), session_id=session.id)


def writers_of(record: Record, session: Session, said: Sequence[str] | None) -> tuple[str, ...]:
    """The ids of those who write a line down.

    Args:
        record: where names are looked up.
        session: whose writer it is where nothing is said.
        said: their names as a file has them; none where it does not say it.

    Raises:
        Refused: nobody has a name, or several have.
    """
    if said is None:
        return (session.writer_id,) if session.writer_id else ()
    found: dict[str, None] = {}
    for name in said:
        person = meant_by(name, record, session)
        if not isinstance(person, Person):
            raise Refused(f"nobody is called @{name}; add a line `scribe:` to the header")
        found[person.id] = None
    return tuple(found)


@rule(RecordDebrief)
def record_debrief(record: Record, command: RecordDebrief, moment: Moment) -> Change:
    """Put a session, closed or not, with more remarks."""
    session = record.get(Session, command.session_id)
    remarks = [_checked(record, session, said, moment) for said in command.remarks]
    if not remarks:
        raise Refused("There is nothing to note for the debrief.")
    put = msgspec.structs.replace(session, debrief=(*session.debrief, *remarks))
    # Without their words: what history tells may reach others, and these may not.
    sentence = f"Noted {plural(len(remarks), 'remark')} for the debrief of {session.title}"
    return Change(sentence=sentence, puts=(put,), session_id=session.id)


def _checked(record: Record, session: Session, said: SaidRemark, moment: Moment) -> Remark:
    """A remark as it is kept.

    Raises:
        Refused: it is empty or far too long, or the guide has no such step.
    """
    text = clean_line(said.text)
    if not text:
        raise Refused(f"Nothing is said under “{said.topic.heading}”.")
    if len(text) > _LONGEST:
        raise Refused(f"{len(text):,} characters are too many for one remark; split it.")
    step_id = record.step_of(session, said.step_id).id if said.step_id else ""
    return Remark(topic=said.topic, text=text, at=moment.now, step_id=step_id)


@rule(DropRemark)
def drop_remark(record: Record, command: DropRemark, _: Moment) -> Change:
    """Put a session without one of its remarks."""
    session = record.get(Session, command.session_id)
    place = command.remark - 1
    if not 0 <= place < len(session.debrief):
        count = plural(len(session.debrief), "remark")
        raise Refused(f"There is no remark {command.remark}: {session.title} has {count}.")
    left = (*session.debrief[:place], *session.debrief[place + 1 :])
    put = msgspec.structs.replace(session, debrief=left)
    sentence = f"Took a remark out of the debrief of {session.title}"
    return Change(sentence=sentence, puts=(put,), session_id=session.id)
