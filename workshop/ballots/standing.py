"""Whether the scores of a step count, and what is open in those that do not.

Scores count once they are taken in. Where the room scores as one there is nothing to hide: there
complete scores count by themselves, and are taken in when the room goes on.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import msgspec

from workshop.ballots.points import left_of
from workshop.ballots.subjects import Subject, subjects_of
from workshop.ballots.tally import blank_points, value_in
from workshop.guide.shape import Score, as_kind
from workshop.record.documents import ROOM, Ballot, Session, StepRun
from workshop.record.parts import presence_now
from workshop.record.record import Record
from workshop.text import plural


def voters_of(record: Record, session: Session, step: Score) -> tuple[str, ...]:
    """Whose ballots a step takes, in turn, for every way in which scores are entered.

    Every participant who is there, or the room where it scores together or nobody is listed; then
    those who have gone, the seats and the room, for which somebody entered a value all the same.
    """
    there = [each for each in session.people if presence_now(session.presence, each).there]
    asked = (there or session.people) if step.voters == "each" else ()
    cast = [ballot.voter for ballot in record.ballots_of(session.id, step.id)]
    return tuple(dict.fromkeys((*(asked or (ROOM,)), *sorted(cast, key=lambda one: one == ROOM))))


def lacks_by_voter(record: Record, session: Session, step: Score) -> dict[str, tuple[str, ...]]:
    """What is still missing before scores are complete, by voter; without those who lack nothing.

    Where the room gave scores nobody's own are waited for.
    """
    subjects = subjects_of(record, session, step)
    ballots = {ballot.voter: ballot for ballot in record.ballots_of(session.id, step.id)}
    found = {}
    for voter in voters_of(record, session, step):
        if ROOM in ballots and voter not in ballots:
            continue
        if lacks := tuple(_lacks(record, ballots.get(voter), subjects, step)):
            found[voter] = lacks
    return found


def _lacks(
    record: Record, ballot: Ballot | None, subjects: Sequence[Subject], step: Score
) -> Iterator[str]:
    """What is missing on one ballot."""
    if ballot is None or not any(ballot.scores.values()):
        yield "no scores"
        return
    for scale in step.scales:
        values = [value_in(record, ballot, subject.id, scale) for subject in subjects]
        given = [value for value in values if value is not None]
        # A blank is 0 points: who gives all their dots to one note has finished.
        waits = blank_points(scale) is None or not given
        if waits and len(given) < len(values):
            yield f"{scale.title.lower()} for {len(given)} of {len(values)}"
        elif scale.total is not None and not math.isclose(math.fsum(given), scale.total):
            left = left_of(scale, given)
            more = f"{left:g} left" if left > 0 else f"{-left:g} too many"
            words = f"adds up to {math.fsum(given):g} of {scale.total:g}, {more}"
            yield f"{scale.title.lower()} {words}"


def is_complete(record: Record, session: Session, step: Score) -> bool:
    """Whether everything that can be scored in a step was, by everybody who votes there."""
    there = bool(subjects_of(record, session, step)) and values_in(record, session, step) > 0
    return there and not lacks_by_voter(record, session, step)


def values_in(record: Record, session: Session, step: Score) -> int:
    """How many values were entered in a step."""
    ballots = record.ballots_of(session.id, step.id)
    return sum(len(row) for ballot in ballots for row in ballot.scores.values())


def is_taken_in(session: Session, step_id: str) -> bool:
    """Whether somebody said that the scores of a step are in."""
    return session.steps.get(step_id, StepRun()).scores_in


def counts(record: Record, session: Session, step: Score) -> bool:
    """Whether the scores of a step count: taken in, or the room's and complete."""
    if is_taken_in(session, step.id):
        return True
    if voted_on(record, session, step):
        return False
    return step.voters == "room" and is_complete(record, session, step)


def voted_on(record: Record, session: Session, step: Score) -> bool:
    """Whether a vote that was not voided stands in a step: its scores come in when it closes."""
    return any(not vote.voided for vote in record.votes.of_step(session.id, step.id))


def is_open(record: Record, session: Session, step: Score) -> bool:
    """Whether a step has values that are in no result; those of a vote are told with the vote."""
    if voted_on(record, session, step):
        return False
    return values_in(record, session, step) > 0 and not counts(record, session, step)


def open_steps(record: Record, session: Session) -> list[Score]:
    """The steps of a session whose values are in no result, in their order."""
    steps = record.guide_of(session).steps_of(Score)
    return [step for step in steps if is_open(record, session, step)]


def open_words(record: Record, session: Session, step: Score) -> str:
    """That the values of a step are in no result, for the end of a sentence."""
    count = plural(values_in(record, session, step), "value")
    return f"the scores of {step.title} are not taken in, and its {count} in no result"


def taken_in_where_complete(record: Record, session: Session, step_id: str) -> Session:
    """The session with the scores of a step as in, where they count by themselves.

    So what is recorded later, a factor that nobody weighed, does not make them open again.
    """
    found = record.guide_of(session).step(step_id)
    step = as_kind(found, Score) if found else None
    if step is None or is_taken_in(session, step_id) or not counts(record, session, step):
        return session
    run = msgspec.structs.replace(session.steps.get(step_id, StepRun()), scores_in=True)
    return msgspec.structs.replace(session, steps=session.steps | {step_id: run})
