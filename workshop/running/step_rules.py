"""The rules for what goes on inside a step, and for what is said of its record afterwards.

Inside: questions asked, its clock, turns, parked items. Afterwards: what those who said something
were sent back, and what they answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta

import msgspec

from workshop import times
from workshop.errors import Refused
from workshop.guide.step import Step, kind_of
from workshop.record.change import Change, Moment
from workshop.record.checks import Answer, MemberCheck, Verdict
from workshop.record.documents import Document, Entry, EntryKind, Factor, Person, Session, StepRun
from workshop.record.dry import can_run_dry, is_dry, said_count
from workshop.record.read_back import check_of, is_read_back, may_answer
from workshop.record.record import Record
from workshop.record.within import Outcome, OutcomeState, in_order
from workshop.running.base.registry import rule
from workshop.running.command_kinds.checks import CheckedWords, CheckWords, SendBack
from workshop.running.command_kinds.entries import DropParked, MarkEntry, SetOutcome
from workshop.running.command_kinds.steps import GiveTurn, SayDry, SetTimer, TickProbe
from workshop.running.commands import EditEntry
from workshop.running.entry_rules import edit_entry
from workshop.running.follow_up.outcomes import due_of, outcome_of, why_not_followed
from workshop.running.handles import captured_of
from workshop.running.same_person import told_apart
from workshop.text import clean_block, clean_line, listing, plural, shorten

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


def _check(record: Record, session_id: str, person_id: str, moment: Moment) -> MemberCheck:
    """What is known of somebody's check of a session so far.

    Raises:
        Refused: they did not take part in it.
    """
    session, person = record.get(Session, session_id), record.get(Person, person_id)
    if person_id not in session.people:
        raise Refused(f"{told_apart(record, person)} did not take part in {session.title}.")
    known = check_of(record, session_id, person_id)
    return known or MemberCheck(id=moment.new_id(), session_id=session_id, person_id=person_id)


@rule(SendBack)
def send_back(record: Record, command: SendBack, moment: Moment) -> Change:
    """Put down that somebody's words were sent to them."""
    check = _check(record, command.session_id, command.person_id, moment)
    session = record.get(Session, command.session_id)
    sent = msgspec.structs.replace(
        check,
        sent=moment.now,
        until=command.until,
        file=clean_line(command.file).replace("\\", "/").rpartition("/")[2],
        sha256=clean_line(command.sha256).lower(),
    )
    who = told_apart(record, record.get(Person, command.person_id))
    until = f", to be answered by {times.short_day(command.until)}" if command.until else ""
    sentence = f"Sent {who} their words in {session.title}{until}"
    return Change(sentence=sentence, puts=(sent,), session_id=session.id)


@rule(CheckWords)
def check_words(record: Record, command: CheckWords, moment: Moment) -> Change:
    """Put down what somebody says of their words, with those that they put right."""
    check = _check(record, command.session_id, command.person_id, moment)
    if not command.answers:
        raise Refused("There is no answer to record.")
    counted = Counter(each.entry_id for each in command.answers)
    if twice := [each for each, count in counted.items() if count > 1]:
        raise Refused(f"{_quoted(record.get(Entry, twice[0]))} has two answers; give one.")
    answers = dict(check.answers)
    puts: dict[tuple[type[Document], str], Document] = {}
    told: Counter[str] = Counter()
    for given in command.answers:
        entry = _said_by(record, command, given)
        answer, changed = _answered(record, entry, given, answers.get(entry.id), moment)
        answers[entry.id] = answer
        puts |= {(type(put), put.id): put for put in changed}
        told["put right" if changed else _TOLD[answer.verdict]] += 1
    session = record.get(Session, command.session_id)
    who = told_apart(record, record.get(Person, command.person_id))
    counts = listing([f"{count} {words}" for words, count in told.items()])
    left = {each for each, answer in answers.items() if answer.verdict is Verdict.LEAVE_OUT}
    given_now = {each.entry_id for each in command.answers}
    sentence = f"{who} checked their words in {session.title}: {counts}"
    sentence += _bereft(record, left & given_now, left)
    whole = msgspec.structs.replace(check, answers=answers)
    return Change(sentence=sentence, puts=(*puts.values(), whole), session_id=session.id)


_TOLD = {Verdict.RIGHT: "right", Verdict.WRONG: "wrong", Verdict.LEAVE_OUT: "to be left out"}


def _quoted(entry: Entry) -> str:
    return f"“{shorten(entry.text, 60)}”"


def _said_by(record: Record, command: CheckWords, given: CheckedWords) -> Entry:
    """What is answered of.

    Raises:
        Refused: it is nothing that this person said in this session, or it stands no more.
    """
    entry = record.get(Entry, given.entry_id)
    if entry.session_id != command.session_id:
        raise Refused(f"{_quoted(entry)} was said in another session.")
    if not is_read_back(entry):
        raise Refused(f"{_quoted(entry)} is not put before those who spoke.")
    if not may_answer(entry, command.person_id):
        raise Refused(f"{_quoted(entry)} was said by somebody else.")
    if given.correction and given.verdict is not Verdict.WRONG:
        raise Refused(f"{_quoted(entry)} is put right and not called wrong; say which it is.")
    return entry


def _answered(
    record: Record, entry: Entry, given: CheckedWords, before: Answer | None, moment: Moment
) -> tuple[Answer, tuple[Document, ...]]:
    """An answer, and the documents that change where the words are put right."""
    if given.was:
        return Answer(verdict=Verdict.WRONG, at=moment.now, was=clean_block(given.was)), ()
    text = clean_block(given.correction)
    was = before.was if before else ""
    if not text or text == entry.text:
        verdict = Verdict.RIGHT if text else given.verdict
        kept = was if verdict is not Verdict.WRONG else ""
        return Answer(verdict=verdict, at=moment.now, was=kept), ()
    session = record.get(Session, entry.session_id)
    line = msgspec.structs.replace(captured_of(record, session, entry), text=text)
    change = edit_entry(record, EditEntry(entry_id=entry.id, line=line), moment)
    return Answer(verdict=Verdict.WRONG, at=moment.now, was=was or entry.text), change.puts


def _bereft(record: Record, now: set[str], left: set[str]) -> str:
    """What becomes of the factors that rest on what is left out, to end a sentence."""
    factors = {
        whole.id: whole
        for each in sorted(now)
        if (factor := record.find(Factor, record.get(Entry, each).factor_id))
        for whole in [record.whole_of(factor)]
    }
    return "".join(f"; {_rests(record, factor, left)}" for factor in factors.values())


def _rests(record: Record, factor: Factor, left: Iterable[str]) -> str:
    """What a factor rests on without some entries."""
    others = sum(entry.id not in left for entry in record.evidence_of(factor.id))
    if not others:
        return f"{factor.code} rested on that alone and is in no document any more"
    return f"{factor.code} rests on {plural(others, 'other entry', 'other entries')}"


@rule(SetOutcome)
def set_outcome(record: Record, command: SetOutcome, moment: Moment) -> Change:
    """Add what became of it to what was told of it before."""
    entry = record.get(Entry, command.entry_id)
    if reason := why_not_followed(entry):
        raise Refused(f"Nothing can be told of what became of it: {reason}.")
    note = clean_line(command.note)
    state = command.state
    if state is OutcomeState.DROPPED and not note:
        raise Refused("Say why it is dropped; documents tell it.")
    if state is OutcomeState.MOVED and command.due is None:
        raise Refused("Say to which day it is moved.")
    if state is not OutcomeState.MOVED and command.due is not None:
        raise Refused(f"A day goes with what is moved, not with what is {state.value}.")
    before = outcome_of(entry)
    if state is OutcomeState.CONTINUES and before.is_over:
        raise Refused(f"It is {before.value}; say that it is open again.")
    if state is OutcomeState.OPEN and not before.is_over:
        raise Refused("It is open.")
    if command.due and command.due == due_of(entry) and not before.is_over:
        raise Refused(f"It is due on {times.day(command.due)} already.")
    if state is before and state.is_over and entry.outcomes[-1].note == note:
        raise Refused(f"It is {state.value} already.")
    told = Outcome(state=state, at=moment.now, note=note, due=command.due)
    put = msgspec.structs.replace(entry, outcomes=(*entry.outcomes, told))
    here = record.get(Session, command.told_in or entry.session_id)
    return Change(sentence=_outcome_sentence(entry, told), puts=(put,), session_id=here.id)


def _outcome_sentence(entry: Entry, told: Outcome) -> str:
    """What was told, without a word of what is off the record."""
    of = "something off the record" if entry.off_record else f"“{shorten(entry.text, 60)}”"
    note = "" if entry.off_record or not told.note else f": “{shorten(told.note, 120)}”"
    match told.state:
        case OutcomeState.MOVED:
            day = times.day(told.due) if told.due else ""
            return f"Moved the {entry.kind.word} {of} to {day}{note}"
        case OutcomeState.DONE:
            verb = "Answered" if entry.kind is EntryKind.QUESTION else "Done"
            return f"{verb}: {entry.kind.word} {of}{note}"
        case OutcomeState.DROPPED:
            return f"Dropped the {entry.kind.word} {of}{note}"
        case OutcomeState.CONTINUES:
            return f"Kept on: {entry.kind.word} {of}{note}"
        case OutcomeState.OPEN:
            return f"Open again: {entry.kind.word} {of}{note}"
