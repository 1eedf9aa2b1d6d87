"""What the wall shows of steps that list something else than what was said in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from workshop import times
from workshop.analysis.earlier_actions import Earlier, earlier_open
from workshop.ballots.votes.ratings import ratings_of
from workshop.guide.step import Step, kind_of
from workshop.record.documents import Session
from workshop.record.record import Record
from workshop.record.sittings.groups import groups_of
from workshop.record.within import OutcomeState
from workshop.report.view import Gathered
from workshop.running.room.feedback import CHANGE, is_feedback
from workshop.text import plural

_BECAME: Final = {
    OutcomeState.DONE: "done",
    OutcomeState.CONTINUES: "kept on",
    OutcomeState.MOVED: "moved",
    OutcomeState.DROPPED: "dropped",
    OutcomeState.OPEN: "open again",
}


def told_of_room(gathered: Gathered, session: Session, step: Step) -> Iterator[str]:
    """What the wall lists, the newest last; nothing where it lists what was said in the step.

    Args:
        gathered: the record as the wall may tell it.
        session: the session.
        step: the step in front.
    """
    telling = gathered.telling
    if kind_of(step) == "open-actions":
        # What is next stands large, and that is what the wall puts last.
        found = [e for e in earlier_open(gathered.record, session) if telling.tells(e.entry)]
        told = [one for one in found if one.told is not None]
        waiting = [one for one in found if one.told is None]
        for one in (*told, *reversed(waiting)):
            yield f"{telling.words(one.entry)}: {_became(one)}"
    elif kind_of(step) == "breakout":
        yield from _groups(gathered, session, step)
    elif kind_of(step) == "feedback":
        for entry in gathered.record.entries_of(session.id, step.id):
            if is_feedback(gathered.record, entry) and telling.tells(entry):
                word = "Change" if CHANGE in entry.tags else "Keep"
                yield f"{word}: {telling.words(entry)}"


def _groups(gathered: Gathered, session: Session, step: Step) -> Iterator[str]:
    """The groups with how many are in each; nobody is named."""
    for group in groups_of(gathered.record, session.id, step.id):
        back = " · back" if group.rejoined else ""
        yield f"{gathered.title(group)}: {plural(len(group.people), 'person', 'people')}{back}"


def _became(one: Earlier) -> str:
    """What became of it, or by when it is due; never why, which may name somebody."""
    if one.told is not None:
        day = one.told.due if one.told.state is OutcomeState.MOVED else None
        return f"moved to {times.day(day)}" if day else _BECAME[one.told.state]
    if one.due is None:
        return "no day"
    return f"{'was due' if one.overdue else 'due'} {times.day(one.due)}"


class Rated(NamedTuple):
    """One value of a scale, and how many gave it."""

    value: str
    means: str
    given: float


def rated_bars(record: Record, session: Session, step_id: str) -> tuple[Rated, ...]:
    """How a room rated its meeting: scale by scale, the greatest value first."""
    found = []
    for one in ratings_of(record, session, step_id):
        values = list(one.values)
        ends = {values[0]: one.least_means, values[-1]: one.greatest_means} if values else {}
        for value in reversed(values):
            means = f"{one.title}: {ends[value]}" if value in ends else one.title
            found.append(Rated(value, means, float(one.values[value])))
    return tuple(found)
