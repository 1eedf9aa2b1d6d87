"""The rules for what goes on inside a step: questions asked, its clock, turns, parked items."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from workshop import times
from workshop.errors import Refused
from workshop.guide.shape import Step, kind_of
from workshop.record.change import Change, Moment
from workshop.record.documents import (
    Entry,
    EntryKind,
    Person,
    Session,
    StepRun,
)
from workshop.record.dry import can_run_dry, is_dry, said_count
from workshop.record.record import Record
from workshop.record.within import in_order
from workshop.running.people_commands import (
    DropParked,
    GiveTurn,
    MarkEntry,
    SayDry,
    SetTimer,
    TickProbe,
)
from workshop.running.registry import rule
from workshop.text import clean_line, plural, shorten

_LONGEST: int = 600
"""The most minutes that a silence or a break is given at once."""


def _going_on(record: Record, session_id: str, step_id: str) -> tuple[Session, Step]:
    """A session that has not been closed, and a step of it."""
    session = record.get(Session, session_id)
    if session.closed:
        raise Refused(f"{session.title} is closed; reopen it to go on.")
    return session, record.step_of(session, step_id)


@rule(TickProbe)
def tick_probe(record: Record, command: TickProbe, _: Moment) -> Change:
    """Put a follow-up question as asked, or as not asked."""
    session, step = _going_on(record, command.session_id, command.step_id)
    if not step.probes:
        raise Refused(f"{step.title} has no follow-up questions.")
    if not 1 <= command.probe <= len(step.probes):
        count = plural(len(step.probes), "follow-up question")
        raise Refused(f"{step.title} has {count}; there is no {command.probe}.")
    run = session.steps.get(step.id, StepRun())
    if (command.probe in run.asked) == command.asked:
        raise Refused(f"It is {'' if command.asked else 'not '}ticked as asked already.")
    others = {place for place in run.asked if place != command.probe}
    asked = tuple(sorted(others | ({command.probe} if command.asked else set())))
    put = msgspec.structs.replace(run, asked=asked)
    changed = msgspec.structs.replace(session, steps=session.steps | {step.id: put})
    words = f"“{shorten(step.probes[command.probe - 1], 60)}”"
    sentence = f"Asked {words}" if command.asked else f"Not asked after all: {words}"
    return Change(sentence=sentence, puts=(changed,), session_id=session.id)


@rule(SayDry)
def say_dry(record: Record, command: SayDry, moment: Moment) -> Change:
    """Put a question as asked until nothing more came, or as asked again."""
    session, step = _going_on(record, command.session_id, command.step_id)
    if not can_run_dry(step):
        raise Refused(f"{step.title} asks no question to which more could come.")
    if is_dry(record, session, step.id) == command.dry:
        state = "said already" if command.dry else "not said"
        raise Refused(f"That nothing more came is {state} in {step.title}.")
    run = session.steps.get(step.id, StepRun())
    put = msgspec.structs.replace(run, dry=moment.now if command.dry else None)
    changed = msgspec.structs.replace(session, steps=session.steps | {step.id: put})
    count = plural(said_count(record, session, step.id), "entry", "entries")
    words = f"Nothing more came in {step.title}, after {count}"
    sentence = words if command.dry else f"Asked again in {step.title}: what else?"
    return Change(sentence=sentence, puts=(changed,), session_id=session.id)


@rule(SetTimer)
def set_timer(record: Record, command: SetTimer, moment: Moment) -> Change:
    """Put the hour until which a silence or a break lasts; like the time itself, not undone."""
    session, step = _going_on(record, command.session_id, command.step_id)
    minutes = command.minutes
    if minutes is None:
        minutes = times.minutes_from(command.until, moment.now)
    if minutes is None:
        raise Refused("Say until when: an hour such as 10:40, or minutes from now; 0 ends it.")
    if not 0 <= minutes <= _LONGEST:
        raise Refused(f"Give it 0 to {_LONGEST} minutes; {minutes:g} was found.")
    clock = record.clock_of(session.id)
    until = moment.now + timedelta(minutes=minutes)
    put = msgspec.structs.replace(clock, until=clock.until | {step.id: until})
    what = "Break" if kind_of(step) == "break" else f"{step.title}: silence"
    words = f"until {times.time(until)}" if minutes else "is over"
    return Change(sentence=f"{what} {words}", puts=(put,), session_id=session.id, undoable=False)


@rule(GiveTurn)
def give_turn(record: Record, command: GiveTurn, _: Moment) -> Change:
    """Put somebody as whose turn it is; like moving on, not undone."""
    session, step = _going_on(record, command.session_id, command.step_id)
    person = record.get(Person, command.person_id)
    if person.id not in session.people:
        raise Refused(f"{person.name} does not take part in {session.title}.")
    clock = record.clock_of(session.id)
    turns = clock.turns | {step.id: session.people.index(person.id) + 1}
    put = msgspec.structs.replace(clock, turns=turns)
    sentence = f"Turn of {person.name} in {step.title}"
    return Change(sentence=sentence, puts=(put,), session_id=session.id, undoable=False)


@rule(MarkEntry)
def mark_entry(record: Record, command: MarkEntry, _: Moment) -> Change:
    """Put an entry with a mark, or without it; of what is off the record no word is told."""
    entry, mark = record.get(Entry, command.entry_id), command.mark
    if (mark in entry.marks) == command.on:
        raise Refused(f"It is {'' if command.on else 'not '}marked as {mark.told} already.")
    marks = in_order((*entry.marks, mark) if command.on else (m for m in entry.marks if m != mark))
    what = "something off the record" if entry.off_record else f"“{shorten(entry.text, 60)}”"
    sentence = f"{'Marked' if command.on else 'No longer marked'} as {mark.told}: {what}"
    put = msgspec.structs.replace(entry, marks=marks)
    return Change(sentence=sentence, puts=(put,), session_id=entry.session_id)


@rule(DropParked)
def drop_parked(record: Record, command: DropParked, _: Moment) -> Change:
    """Put a parked item as dropped, with the reason."""
    entry = record.get(Entry, command.entry_id)
    if entry.kind is not EntryKind.PARKED or entry.retracted:
        raise Refused("Only what stands on the parking list can be dropped from it.")
    if not (reason := clean_line(command.reason)):
        raise Refused("Say why it is dropped; the summary will tell it.")
    put = msgspec.structs.replace(entry, dropped=reason)
    # Of what is off the record no word is told, and the reason may repeat it.
    told = f"“{shorten(entry.text, 60)}” from the parking list: “{shorten(reason, 120)}”"
    sentence = f"Dropped {'something off the record' if entry.off_record else told}"
    return Change(sentence=sentence, puts=(put,), session_id=entry.session_id)
