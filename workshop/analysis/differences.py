"""Where a room that scored lies furthest apart, thing by thing and scale by scale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import Final

import msgspec

from workshop.ballots.results import results_of
from workshop.ballots.standing import counts
from workshop.ballots.subjects import Subject
from workshop.ballots.tally import Flag, Tally, value_in
from workshop.guide.parts import Scale
from workshop.guide.shape import Score
from workshop.record.documents import ROOM, Factor, Session
from workshop.record.record import Record
from workshop.running.base.voters import voter_name

BARS: Final = 5
"""So many bars has the picture of a distribution."""

_SPLIT: Final = 2.0
"""What is added to the distance of two camps: they come before whatever has none."""


class Ends(msgspec.Struct, frozen=True, kw_only=True):
    """Who gave the least and the most."""

    least: tuple[str, ...]
    """Names, in the order of the ballots."""
    greatest: tuple[str, ...]


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """What a room gave one factor or row on one scale."""

    subject: Subject
    step: Score
    scale: Scale
    tally: Tally
    """What it comes to."""
    bars: tuple[int, ...]
    """How many gave a value in each fifth of the scale; on a scale of five, each of its values."""
    counts: dict[float, int]
    """How many gave each value that was given."""
    apart: float
    """The mean distance of two voters, as a part of the scale (Gini's mean difference)."""
    flag: Flag
    """How far voters are apart, by the rule of `workshop.ballots.tally`."""
    ends: Ends | None
    """Who is at the ends; none where that may not be told or all gave the same."""


class Differences(msgspec.Struct, frozen=True, kw_only=True):
    """Where the room differs."""

    rows: tuple[Difference, ...]
    """Everything that several people rated: two camps first, then the widest."""
    waiting: tuple[str, ...]
    """The titles of the steps before whose scores are not in yet."""
    agreed: tuple[str, ...]
    """The titles of the steps in which one value was given together, so that nobody differs."""


def differences_before(record: Record, session: Session, step_id: str) -> Differences:
    """Where the room differs in what was scored in the steps before another one.

    Points are left out: they say what matters, not where something lies on a scale.
    """
    rows: list[Difference] = []
    waiting, agreed = [], []
    steps = record.guide_of(session).steps
    place = next(i for i, step in enumerate(steps) if step.id == step_id)
    before = {step.id for step in steps[:place]}
    for step in record.guide_of(session).steps_of(Score):
        if step.id not in before:
            continue
        if not counts(record, session, step):
            waiting.append(step.title)
            continue
        found = _of_step(record, session, step)
        rows += found
        if not found:
            agreed.append(step.title)
    rows.sort(key=_widest_first)
    return Differences(rows=tuple(rows), waiting=tuple(waiting), agreed=tuple(agreed))


def _widest_first(one: Difference) -> tuple[float, str, int]:
    camps = _SPLIT if one.flag == "split" else 0.0
    subject = one.subject
    letter = subject.letter.value if isinstance(subject, Factor) else ""
    return (-round(one.apart + camps, 9), letter, subject.number)


def _of_step(record: Record, session: Session, step: Score) -> list[Difference]:
    """What several people rated in a step."""
    found = []
    for result in results_of(record, session, step):
        for scale in step.scales:
            tally = result.tallies.get(scale.id)
            if tally is None or tally.agreed or scale.total or tally.spread.count < 2:
                continue
            subject = result.subject
            found.append(
                Difference(
                    subject=subject,
                    step=step,
                    scale=scale,
                    tally=tally,
                    bars=bars_of(tally.values, scale),
                    counts=dict(Counter(tally.values)),
                    apart=_apart(tally.values, scale),
                    flag=result.flags.get(scale.id, ""),
                    ends=None if step.secret else _ends(record, session, step, subject, scale),
                )
            )
    return found


def bars_of(values: Sequence[float], scale: Scale) -> tuple[int, ...]:
    """How many values lie in each fifth of a scale."""
    width = scale.greatest - scale.least
    places = (min(BARS - 1, int((value - scale.least) / width * BARS)) for value in values)
    if width == BARS - 1 and scale.step == 1:
        places = (round(value - scale.least) for value in values)
    counted = Counter(places)
    return tuple(counted[place] for place in range(BARS))


def _apart(values: Sequence[float], scale: Scale) -> float:
    """The mean distance of two voters, as a part of the scale."""
    pairs = [abs(one - other) for one, other in combinations(values, 2)]
    return sum(pairs) / len(pairs) / (scale.greatest - scale.least)


def _ends(
    record: Record, session: Session, step: Score, subject: Subject, scale: Scale
) -> Ends | None:
    """Who gave the least and the most."""
    given = {
        voter_name(record, ballot.voter): value
        for ballot in record.ballots_of(session.id, step.id)
        if ballot.voter != ROOM
        and (value := value_in(record, ballot, subject.id, scale)) is not None
    }
    if not given or min(given.values()) == max(given.values()):
        return None
    least, greatest = min(given.values()), max(given.values())
    return Ends(
        least=tuple(name for name, value in given.items() if value == least),
        greatest=tuple(name for name, value in given.items() if value == greatest),
    )
