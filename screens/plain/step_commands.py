"""What is done inside a step at plain prompts: questions asked, its clock, turns, parked items."""

from __future__ import annotations

from typing import Final

from screens.plain.entries import meant
from screens.plain.plain_command import PlainCommand
from screens.plain.step_lines import clock_lines, probe_lines
from screens.plain.talk import Talk
from workshop.errors import Refused
from workshop.record.documents import Person, StepRun
from workshop.running.handles import meant_by
from workshop.running.people_commands import DropParked, GiveTurn, SetTimer, TickProbe
from workshop.running.words.step_clock import minutes_from, round_of, step_clock


def _asked(talk: Talk, words: str) -> None:
    step = talk.step
    run = talk.session.steps.get(step.id, StepRun())
    if not words:
        talk.tell("\n".join(probe_lines(step, run)) or "This step has no follow-up questions.")
        return
    if not (words.isascii() and words.isdigit()):
        raise Refused(f"“{words}” is no number of a follow-up question; :asked tells them.")
    place = int(words)
    tick = TickProbe(
        session_id=talk.session_id, step_id=step.id, probe=place, asked=place not in run.asked
    )
    talk.tell(f"{talk.send(tick).sentence}.")


def _timer(talk: Talk, words: str) -> None:
    now, step = talk.store.moment().now, talk.step
    minutes = minutes_from(words, now) if words else None
    if words and minutes is None:
        raise Refused(f"“{words}” is no hour and no minutes; write 10:40, 15, or 0 to end it.")
    if minutes is None:
        clock = step_clock(talk.clock, step, now)
        if clock is None or clock.begun:
            raise Refused("Say until when: 10:40, or minutes from now; 0 ends it.")
        minutes = clock.minutes
    timer = SetTimer(session_id=talk.session_id, step_id=step.id, minutes=minutes)
    talk.tell(f"{talk.send(timer).sentence}.")


def _turn(talk: Talk, words: str) -> None:
    step = talk.step
    if words:
        one = meant_by(words.removeprefix("@"), talk.record, talk.session)
        if not isinstance(one, Person):
            raise Refused(f"Nobody called {words} takes part.")
        person = one
    else:
        if (found := round_of(talk.record, talk.session, step)) is None:
            raise Refused(f"Nobody takes turns in {step.title}; :turn NAME gives it all the same.")
        person = found.next
    turn = GiveTurn(session_id=talk.session_id, step_id=step.id, person_id=person.id)
    talk.tell(f"{talk.send(turn).sentence}.")
    talk.tell("\n".join(clock_lines(talk, step)))


def _drop(talk: Talk, words: str) -> None:
    entry, reason = meant(talk.record, talk.session_id, words)
    talk.tell(f"{talk.send(DropParked(entry_id=entry.id, reason=reason)).sentence}.")


STEP_COMMANDS: Final = (
    PlainCommand("asked", "[N]", "tick a follow-up question as asked, or not after all", _asked),
    PlainCommand("timer", "[10:40 or MINUTES]", "silence or break until then; 0 ends it", _timer),
    PlainCommand("turn", "[NAME]", "whose turn it is: the next one's, or NAME's", _turn),
    PlainCommand("drop", "N REASON", "leave a parked item alone, with the reason", _drop),
)
"""What is done inside a step."""
