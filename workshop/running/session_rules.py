"""The session as a state machine: a command and the record give a change, or a refusal.

    decide(record, command, moment) -> Change
                                       Refused, with the reason

Pure: nothing is written here, and the time and new ids come in with the moment. This module
holds the rules for starting, moving through and ending a session; those for what is recorded
stand in `recording`, `factors`, `scoring` and `roster`.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

import msgspec

from workshop.ballots.effects import with_scores
from workshop.ballots.standing import open_steps, open_words, taken_in_where_complete
from workshop.ballots.votes.unchanged import require_unchanged
from workshop.errors import Refused
from workshop.guide.shape import Break, Readback, as_kind
from workshop.guide.step import Step
from workshop.record.change import Change, Moment
from workshop.record.documents import (
    Clock,
    Document,
    Entry,
    Person,
    Session,
    StepRun,
    StepState,
    StoredGuide,
)
from workshop.record.read_back import read_back_of
from workshop.record.record import Record
from workshop.record.within import SessionState, Wall
from workshop.running import (  # noqa: F401 - they register their rules
    entry_rules,
    roster_rules,
    row_rules,
    score_rules,
    step_rules,
    talk_rules,
    theming,
    transcript_rules,
)
from workshop.running.asking import replanning  # noqa: F401 - it registers its rule
from workshop.running.asking.asked_steps import asked_steps
from workshop.running.asking.planned import planned_minutes
from workshop.running.base.ending import ended, is_open, stopped, with_step
from workshop.running.base.registry import RULES, rule
from workshop.running.commands import (
    CloseSession,
    Command,
    ConfirmStep,
    MoveTo,
    NewPerson,
    PauseSession,
    ReopenSession,
    ResumeSession,
    SetOffRecord,
    SetStanding,
    SkipStep,
    StartSession,
)
from workshop.running.findings import rules  # noqa: F401 - it registers its rules
from workshop.running.follow_up.parked import parked_words
from workshop.running.needs import (  # noqa: F401 - as above
    framework_rules,
    limit_rules,
    of_entries,
    select_rules,
    sign_rules,
)
from workshop.running.needs.signed_unchanged import require_reason
from workshop.running.people_rules import department_put, person_put
from workshop.running.room import about, breakouts, wall  # noqa: F401 - they register their rules
from workshop.running.score_rules import leaving_words
from workshop.running.strategy import rules as strategy_rules  # noqa: F401 - it registers its rules
from workshop.running.strategy.before_start import require_ladder
from workshop.running.strategy.follows import require_follows
from workshop.running.voting import from_notes, hands, opening  # noqa: F401 - as above
from workshop.running.voting.rules import require_closed
from workshop.text import clean_line

_JUST_NOW: Final = timedelta(seconds=2)
"""So long after its beginning, at most, a session is opened for the first time."""


def decide(record: Record, command: Command, moment: Moment) -> Change:
    """What a command does to the record.

    Raises:
        Refused: it may not be done; the message is for the person who asked.
    """
    change = RULES[type(command)](record, command, moment)
    require_unchanged(record, change)
    if not moment.replayed:  # a file tells what was done once, whatever was signed here since
        require_reason(record, change, getattr(command, "reason", ""))
        require_follows(record, change)
        require_ladder(record, change)
    return with_scores(record, change, keep_total=getattr(command, "keep_total", False))


def state_of(session: Session, clock: Clock) -> SessionState:
    """Whether a session runs, stands or is over."""
    if session.closed:
        return SessionState.CLOSED
    return SessionState.RUNNING if clock.since else SessionState.PAUSED


def is_to_go_on(session: Session, clock: Clock, now: datetime) -> bool:
    """Whether the time must be let run when a session is opened, or it would count wrongly.

    It stands, or it was left running and nobody knows since when nobody was there; one that began
    this very moment runs already.
    """
    just_now = clock.since is not None and now - clock.since < _JUST_NOW
    return session.closed is None and not just_now


def next_step(record: Record, session: Session, step_id: str, by: int = 1) -> Step | None:
    """The step `by` places after another in the agenda, or none beyond its ends."""
    agenda = {step.id for step in asked_steps(record, session)} | {step_id}
    steps = [step for step in record.guide_of(session).steps if step.id in agenda]
    place = next((i for i, step in enumerate(steps) if step.id == step_id), None)
    if place is None or not 0 <= place + by < len(steps):
        return None
    return steps[place + by]


def _open(record: Record, session_id: str) -> tuple[Session, Clock]:
    """A session that has not been closed, and its clock."""
    session = record.get(Session, session_id)
    if session.closed:
        raise Refused(f"{session.title} is closed; reopen it to go on.")
    return session, record.clock_of(session_id)


@rule(StartSession)
def start_session(record: Record, command: StartSession, moment: Moment) -> Change:
    """Put a session at the first step of its guide, with whoever and whatever is new in it.

    All of it is one change. That a session began is not undone; but who was entered always could
    be, so where somebody is new undo takes back everything together.
    """
    department_id, made = department_put(record, command.department_id, command.department, moment)
    newcomers, people = _taking_part(record, command, department_id, made, moment)
    stored = next((g for g in record.all(StoredGuide) if g.digest == command.digest), None)
    guide = stored or StoredGuide(id=moment.new_id(), digest=command.digest, guide=command.guide)
    first = command.guide.steps[0].id
    session = Session(
        id=moment.new_id(),
        title=clean_line(command.title) or command.guide.title,
        guide_id=guide.id,
        people=people,
        department_id=department_id,
        facilitator=clean_line(command.facilitator),
        place=clean_line(command.place),
        started=moment.now,
        steps={first: StepRun()},
    )
    clock = Clock(id=session.id, step_id=first, since=moment.now)
    puts = (*newcomers, *(() if stored else (guide,)), session, clock)
    return Change(
        sentence=f"Started {session.title}",
        puts=puts,
        session_id=session.id,
        undoable=bool(newcomers),
    )


def _taking_part(
    record: Record,
    command: StartSession,
    department_id: str | None,
    made: tuple[Document, ...],
    moment: Moment,
) -> tuple[tuple[Document, ...], tuple[str, ...]]:
    """The new documents that those who take part need, and the ids of all of them in order."""
    people: dict[str, None] = {}
    puts = list(made)
    growing = (
        record.copy() if any(isinstance(each, NewPerson) for each in command.people) else record
    )
    for department in made if growing is not record else ():
        growing.put(department)
    for each in command.people:
        if isinstance(each, str):
            people[growing.get(Person, each).id] = None
            continue
        own, new = department_put(growing, department_id, each.department, moment)
        person = person_put(growing, each, own, moment)
        people[person.id] = None
        for document in (*new, person):
            growing.put(document)
            puts.append(document)
    return tuple(puts), tuple(people)


@rule(MoveTo)
def move_to(record: Record, command: MoveTo, moment: Moment) -> Change:
    """Put the session at another step; a step left forwards is done."""
    session, clock = _open(record, command.session_id)
    step = record.step_of(session, command.step_id)
    if step.id == clock.step_id:
        raise Refused(f"{step.title} is in front of the room already.")
    moved = taken_in_where_complete(record, session, clock.step_id)
    left = leaving_words(record, session, clock.step_id)
    if _forward(record, session, clock.step_id, step.id) and is_open(session, clock.step_id):
        moved = with_step(moved, clock.step_id, state=StepState.DONE)
    if step.id not in moved.steps or moved.steps[step.id].state is StepState.SKIPPED:
        moved = with_step(moved, step.id, state=StepState.OPEN, reason="")
    return Change(
        sentence=f"Went to {step.title}{left}",
        puts=(moved, _at(clock, moved, step, moment)),
        session_id=session.id,
        undoable=False,
    )


def _forward(record: Record, session: Session, here: str, there: str) -> bool:
    """Whether one step comes after another in the guide."""
    order = [step.id for step in record.guide_of(session).steps]
    return order.index(there) > order.index(here)


def _at(clock: Clock, session: Session, step: Step, moment: Moment) -> Clock:
    """The clock at another step, running if it ran; a break begins as the room comes to it."""
    minutes = planned_minutes(session, step)
    since = moment.now if clock.since else None
    until = clock.until
    if as_kind(step, Break):
        until = until | {step.id: moment.now + timedelta(minutes=minutes)}
    return msgspec.structs.replace(
        stopped(clock, moment.now),
        step_id=step.id,
        since=since,
        until=until,
        wall=Wall.QUESTION,
        wall_item_id=None,
    )


@rule(SkipStep)
def skip_step(record: Record, command: SkipStep, moment: Moment) -> Change:
    """Put a step as left out, and the room at the next one if it stood there."""
    session, clock = _open(record, command.session_id)
    step = record.step_of(session, command.step_id)
    reason = clean_line(command.reason)
    if not reason:
        raise Refused(f"Say why {step.title} is left out; the summary will tell it.")
    kept = taken_in_where_complete(record, session, step.id)
    skipped = with_step(kept, step.id, state=StepState.SKIPPED, reason=reason)
    puts: tuple[Session | Clock, ...] = (skipped,)
    follower = next_step(record, session, step.id)
    if clock.step_id == step.id and follower:
        if follower.id not in skipped.steps:
            skipped = with_step(skipped, follower.id)
        puts = (skipped, _at(clock, skipped, follower, moment))
    left = leaving_words(record, session, step.id)
    sentence = f"Skipped {step.title}: {reason}{left}"
    return Change(sentence=sentence, puts=puts, session_id=session.id)


@rule(ConfirmStep)
def confirm_step(record: Record, command: ConfirmStep, moment: Moment) -> Change:
    """Put a step as confirmed by the room; of a read-back, what was shown."""
    session, _ = _open(record, command.session_id)
    step = record.step_of(session, command.step_id)
    unseen: tuple[str, ...] = ()
    sentence = f"Confirmed {step.title}"
    if command.seen is not None and as_kind(step, Readback):
        entries = read_back_of(record, session)
        unseen = tuple(entry.id for entry in entries if entry.id not in command.seen)
        if entries and len(unseen) == len(entries):
            raise Refused("Nothing was shown yet, so there is nothing to confirm.")
        if unseen:
            sentence += f", {len(entries) - len(unseen)} of {len(entries)} shown"
    confirmed = with_step(session, step.id, confirmed=moment.now, unseen=unseen)
    return Change(sentence=sentence, puts=(confirmed,), session_id=session.id)


@rule(PauseSession)
def pause_session(record: Record, command: PauseSession, moment: Moment) -> Change:
    """Put the clock standing."""
    session, clock = _open(record, command.session_id)
    if clock.since is None:
        raise Refused(f"{session.title} is paused already.")
    return Change(
        sentence=f"Paused {session.title}",
        puts=(stopped(clock, moment.now),),
        session_id=session.id,
        undoable=False,
    )


@rule(ResumeSession)
def resume_session(record: Record, command: ResumeSession, moment: Moment) -> Change:
    """Put the clock running from now.

    A stretch left running, because the machine stopped or the program was killed, is counted
    up to the last entry: what came after was not the session.
    """
    session, clock = _open(record, command.session_id)
    if clock.since is not None:
        last = max((e.at for e in record.entries_of(session.id)), default=clock.since)
        clock = stopped(clock, min(last, moment.now))
    running = msgspec.structs.replace(clock, since=moment.now)
    return Change(
        sentence=f"Went on with {session.title}",
        puts=(running,),
        session_id=session.id,
        undoable=False,
    )


@rule(CloseSession)
def close_session(record: Record, command: CloseSession, moment: Moment) -> Change:
    """Put the session as over; the step in front of the room is done with it."""
    session, clock = _open(record, command.session_id)
    require_closed(record, session)
    taken_in = taken_in_where_complete(record, session, clock.step_id)
    left = [open_words(record, taken_in, step) for step in open_steps(record, taken_in)]
    waiting = parked_words(record, session)
    closed, stands = ended(record, session, clock, moment.now)
    return Change(
        sentence="; ".join(filter(None, [f"Closed {session.title}", *left, waiting])),
        puts=(closed, stands),
        session_id=session.id,
        undoable=False,
    )


@rule(ReopenSession)
def reopen_session(record: Record, command: ReopenSession, moment: Moment) -> Change:
    """Put a closed session as running again, at the step where it ended or at another one."""
    session = record.get(Session, command.session_id)
    if session.closed is None:
        raise Refused(f"{session.title} is not closed.")
    clock = record.clock_of(session.id)
    step = record.step_of(session, command.step_id or clock.step_id)
    opened = msgspec.structs.replace(session, closed=None)
    if step.id not in opened.steps:
        opened = with_step(opened, step.id)
    clock = msgspec.structs.replace(clock, step_id=step.id, since=moment.now)
    sentence = f"Reopened {session.title}"
    return Change(sentence=sentence, puts=(opened, clock), session_id=session.id, undoable=False)


@rule(SetOffRecord)
def set_off_record(record: Record, command: SetOffRecord, moment: Moment) -> Change:
    """Put a session off the record, or on it again."""
    session, _ = _open(record, command.session_id)
    if command.on == bool(session.off_record):
        raise Refused(f"{session.title} is {'off' if command.on else 'on'} the record already.")
    put = msgspec.structs.replace(session, off_record=moment.now if command.on else None)
    word = "Went off the record" if command.on else "Went on the record again"
    return Change(sentence=word, puts=(put,), session_id=session.id)


@rule(SetStanding)
def set_standing(record: Record, command: SetStanding, _: Moment) -> Change:
    """Put the session with its steps, and its clock."""
    session = record.get(Session, command.session_id)
    told = (command.steps, command.spent, command.until, command.turns)
    for step_id in (command.step_id, *(each for one in told for each in one)):
        record.step_of(session, step_id)
    stands = msgspec.structs.replace(
        session,
        steps=command.steps,
        closed=command.closed,
        plans=command.plans,
        part_of=command.part_of[0] if command.part_of else None,
        part_step=command.part_of[1] if command.part_of else "",
        rejoined=command.rejoined,
    )
    clock = Clock(
        id=session.id,
        step_id=command.step_id,
        since=command.running,
        spent=command.spent,
        until=command.until,
        turns=command.turns,
    )
    edited = tuple(
        msgspec.structs.replace(record.get(Entry, entry_id), changed=at)
        for entry_id, at in command.changed.items()
    )
    return Change(sentence=f"Put {session.title} where it stood", puts=(stands, clock, *edited))
