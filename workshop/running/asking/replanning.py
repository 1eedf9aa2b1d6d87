"""Planning the rest of a session anew: what is to come, the time for it, and the command.

What is to come is the step in front with the minutes that it has yet, and every step of the agenda
that was neither done nor left out. The ways to end in time come from
`workshop.running.asking.replans`; taking one is a single change, and the plan holds from then on.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import datetime
from typing import Final

import msgspec

from workshop.errors import Refused
from workshop.guide.shape import AnyStep, Guide
from workshop.guide.step import Step
from workshop.record.change import Change, Moment
from workshop.record.documents import Clock, Session, StepRun, StepState
from workshop.record.meanings import SessionId, StepId
from workshop.record.record import Record
from workshop.record.within import Plan
from workshop.running.asking.asked_steps import asked_steps
from workshop.running.asking.fitting import planned_time, resting_on
from workshop.running.asking.planned import (
    as_planned,
    changed_minutes,
    planned_in_all,
    planned_minutes,
    spent_in,
)
from workshop.running.base.command import Command
from workshop.running.base.registry import rule
from workshop.text import clean_line, listing, plural

_HALF: Final = 0.5
_CHOOSING: Final = 2.0
"""Minutes that may go by while the room chooses among the ways."""
_WORTH_KEEPING: Final = 1.0
"""Fewer spare minutes than that are what rounding left over."""
_MOST: Final = 600.0
"""The most minutes that a room is asked for at once."""
_NAMED: Final = 3
"""So many steps that are shorter or longer are named, at most."""
_TINY: Final = 1e-6


class Replan(Command, frozen=True, kw_only=True):
    """Plan the rest of a session anew: what each step gets, what is left out, what is asked for."""

    session_id: SessionId
    step_id: StepId
    """The step in front of the room."""
    minutes: dict[str, float]
    """By step id, the minutes of every step that is kept; of the one in front with what it has
    taken already."""
    left_out: tuple[StepId, ...] = ()
    """The steps that are left out."""
    more: float = 0
    """Minutes that the room gives beyond the end that was planned."""
    spare: float = 0
    """Minutes that were won and that no step is given; without them the session ends earlier."""
    reason: str
    """Why; the summary tells it."""


class Rest(msgspec.Struct, frozen=True, kw_only=True):
    """What is still to come in a session."""

    steps: tuple[AnyStep, ...]
    """The step in front with the minutes that it has yet, which cannot be left out any more; then
    every other one with the minutes that it was given, in their order."""
    taken: float
    """Minutes that the step in front has taken, rounded up to half ones."""
    minutes: float
    """Minutes that are left for all of it, rounded down to half ones; below 0 where more than all
    is spent."""

    @property
    def planned(self) -> float:
        """Minutes that all of it was given."""
        return sum(map(planned_time, self.steps))

    @property
    def here(self) -> AnyStep:
        """The step in front."""
        return self.steps[0]

    def spare(self, minutes: dict[str, float], given: float) -> float:
        """What is won where steps get so many minutes from now on of those that are given."""
        won = given - sum(minutes.values())
        return won if won >= _WORTH_KEEPING else 0

    def whole(self, minutes: dict[str, float]) -> dict[str, float]:
        """Minutes from now on, with what the step in front has taken already."""
        return minutes | {self.here.id: minutes[self.here.id] + self.taken}


def rest_of(record: Record, session: Session, clock: Clock, now: datetime) -> Rest:
    """What is still to come in a session, beside the time that is left for it.

    Where time was won, steps that the plan shortened have again the minutes of the guide, so that
    the time can be given back; what a step was given beyond these it keeps.
    """
    agenda = asked_steps(record, session)
    ahead = [step for step in agenda if step.id == clock.step_id or _is_ahead(session, step)]
    here = next(step for step in ahead if step.id == clock.step_id)
    others = [step for step in ahead if step.id != here.id]
    seconds = sum(spent_in(clock, step.id, now) for step in record.guide_of(session).steps)
    left = planned_in_all(session, agenda) - seconds / 60
    taken = _up(spent_in(clock, here.id, now) / 60)

    def rest(*, by_plan: bool) -> Rest:
        def given(step: AnyStep) -> AnyStep:
            planned = as_planned(session, step)
            return planned if by_plan or planned_time(planned) > planned_time(step) else step

        first, *then = map(given, (here, *others))
        return Rest(steps=(_from_now(first, taken), *then), taken=taken, minutes=_down(left))

    found = rest(by_plan=True)
    won = found.minutes - found.planned
    return rest(by_plan=False) if session.plans and won >= 1 else found


def _is_ahead(session: Session, step: Step) -> bool:
    """Whether the room has not been through a step, nor left it out."""
    return session.steps.get(step.id, StepRun()).state is StepState.OPEN


def _from_now(step: AnyStep, taken: float) -> AnyStep:
    """The step in front with the minutes that it has yet."""
    times = step.minutes
    yet = {
        name: max(0.0, getattr(times, name) - taken) for name in ("least", "planned", "greatest")
    }
    return msgspec.structs.replace(step, minutes=msgspec.structs.replace(times, **yet), cut="never")


def _up(minutes: float) -> float:
    """Half minutes, rounded up."""
    return math.ceil(minutes / _HALF - _TINY) * _HALF


def _down(minutes: float) -> float:
    """Half minutes, rounded down."""
    return math.floor(minutes / _HALF + _TINY) * _HALF


@rule(Replan)
def replan(record: Record, command: Replan, moment: Moment) -> Change:
    """Put the plan that holds from now on, and the steps that it leaves out as skipped."""
    session = record.get(Session, command.session_id)
    if session.closed:
        raise Refused(f"{session.title} is closed; reopen it to go on.")
    clock = record.clock_of(session.id)
    reason = clean_line(command.reason)
    rest = rest_of(record, session, clock, moment.now)
    if wrong := list(_wrong(record, session, rest, command, reason)):
        raise Refused(" ".join(wrong))
    plan = _plan(record, session, rest, command, reason, moment)
    skipped = {
        step_id: msgspec.structs.replace(
            session.steps.get(step_id, StepRun()), state=StepState.SKIPPED, reason=reason
        )
        for step_id in plan.left_out
    }
    put = msgspec.structs.replace(
        session, plans=(*session.plans, plan), steps=session.steps | skipped
    )
    sentence = f"Planned the rest anew, {reason}: {what_it_does(record.guide_of(session), plan)}"
    return Change(sentence=sentence, puts=(put,), session_id=session.id)


def _plan(
    record: Record, session: Session, rest: Rest, command: Replan, reason: str, moment: Moment
) -> Plan:
    """What is kept of a plan: also what was planned until then, and what the steps before took."""
    clock = record.clock_of(session.id)
    agenda = {step.id: step for step in asked_steps(record, session)}
    ahead = {step.id for step in rest.steps}
    before = {step_id: planned_minutes(session, agenda[step_id]) for step_id in ahead}
    minutes = {step_id: command.minutes[step_id] for step_id in agenda if step_id in ahead
               and step_id not in command.left_out}  # fmt: skip
    return Plan(
        at=moment.now,
        here=command.step_id,
        minutes=minutes,
        taken={
            step_id: math.ceil(spent_in(clock, step_id, moment.now) / 0.6 - _TINY) / 100
            for step_id in agenda
            if step_id not in ahead
        },
        before={
            step_id: before[step_id]
            for step_id in agenda
            if step_id in ahead and before[step_id] != minutes.get(step_id)
        },
        left_out=tuple(step_id for step_id in agenda if step_id in command.left_out),
        more=command.more or 0,  # as it is where nobody says it
        spare=command.spare or 0,
        reason=reason,
    )


def _wrong(
    record: Record, session: Session, rest: Rest, command: Replan, reason: str
) -> Iterator[str]:
    """All that is wrong with a plan, a sentence each."""
    here = record.step_of(session, command.step_id)
    if here.id != rest.here.id:
        yield f"{rest.here.title} is in front of the room, not {here.title}: plan from there."
        return
    if not reason:
        yield "Say why the rest is planned anew; the summary will tell it."
    if not 0 <= command.more <= _MOST:
        yield f"The room is asked for 0 to {_MOST:g} minutes; {command.more:g} was found."
    ahead = {step.id: step for step in rest.steps}
    yield from _misplaced(record, session, ahead, command)
    agenda = {step.id: as_planned(session, step) for step in asked_steps(record, session)}
    for step_id in ahead.keys() & command.minutes.keys():
        yield from _not_within(rest, agenda[step_id], command.minutes[step_id])
    yield from _not_to_go(list(ahead.values()), command)
    total = sum(command.minutes.get(step_id, 0) for step_id in ahead) - rest.taken
    over = total - max(rest.minutes, 0) - command.more
    spare = max(0.0, rest.minutes + command.more - total)
    if not 0 <= command.spare <= spare + _CHOOSING:
        yield f"There are {spare:g} minutes to spare; {command.spare:g} was found."
    if rest.minutes + command.more < 0 or over > _CHOOSING:
        late = max(over, -rest.minutes - command.more)
        yield f"It ends {plural(math.ceil(late), 'minute')} late: ask the room for them (more)."


def _misplaced(
    record: Record, session: Session, ahead: dict[str, AnyStep], command: Replan
) -> Iterator[str]:
    """Steps that are named and not to come, twice, or not named."""
    for step_id in dict.fromkeys((*command.minutes, *command.left_out)):
        if step_id not in ahead:
            step = record.guide_of(session).step(step_id)
            known = f"{step.title} is not to come any more" if step else f"“{step_id}” is no step"
            yield f"{known}: name the steps that are, {', '.join(ahead)}."
    if twice := [ahead[i].title for i in command.left_out if i in ahead and i in command.minutes]:
        yield f"{listing(twice)} cannot have minutes and be left out."
    named = {*command.minutes, *command.left_out}
    if missing := [step.title for step in ahead.values() if step.id not in named]:
        yield f"Say what becomes of {listing(missing)}: minutes, or left out."


def _not_within(rest: Rest, step: AnyStep, minutes: float) -> Iterator[str]:
    """That a step has less than its least minutes, or more than its greatest."""
    least, greatest = step.minutes.least, step.minutes.greatest
    if step.id == rest.here.id:
        greatest = max(greatest, rest.taken)
    if not least - _TINY <= minutes <= greatest + _TINY:
        yield f"{step.title} takes {least:g} to {greatest:g} minutes; {minutes:g} was found."


def _not_to_go(ahead: list[AnyStep], command: Replan) -> Iterator[str]:
    """What is left out and must stay, and what is kept and makes no sense without that."""
    titles = {step.id: step.title for step in ahead}
    for step in ahead:
        if step.id not in command.left_out:
            continue
        if step.id == command.step_id:
            yield f"{step.title} is in front of the room: skip it, or go on."
        elif step.must_ask:
            yield f"{step.title} must be asked: it cannot be left out for want of time."
        elif step.cut == "never":
            yield f"{step.title} is never left out for want of time."
    fallen = resting_on(ahead, [each for each in command.left_out if each in titles])
    if kept := [titles[each] for each in titles if each in fallen and each in command.minutes]:
        out = listing([titles[each] for each in titles if each in command.left_out])
        yield f"{listing(kept)} makes no sense without {out}: leave it out too."


def what_it_does(guide: Guide, plan: Plan) -> str:
    """What a plan changes, in a few words: what goes, what is shorter or longer, what is asked."""
    steps = {step.id: step for step in guide.steps}
    parts = []
    if plan.left_out:
        parts.append(f"left out {listing([steps[each].title for each in plan.left_out])}")
    shorter, longer = changed_minutes(plan)
    for found, word in ((longer, "longer"), (shorter, "shorter")):
        if len(found) > _NAMED:
            by = sum(abs(now - before) for before, now in found.values())
            parts.append(f"{len(found)} steps {word}, {_minutes(by)} in all")
        elif found:
            told = [f"{steps[i].title} {before:g} to {now:g}" for i, (before, now) in found.items()]
            parts.append(f"{word}: {listing(told)} min")
    if plan.more:
        parts.append(f"asked the room for {_minutes(plan.more)}")
    if plan.spare:
        parts.append(f"{_minutes(plan.spare)} to spare")
    return "; ".join(parts) or "as it was"


def _minutes(number: float) -> str:
    whole = number == int(number)
    return plural(int(number), "minute") if whole else f"{number:g} minutes"
