"""Where a room that scored lies furthest apart, factor by factor and scale by scale."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import Final, Literal

import msgspec

from workshop.guide.parts import Scale
from workshop.guide.shape import Score
from workshop.record.documents import ROOM, Factor, Session, StepRun
from workshop.record.record import Record
from workshop.running.score_rules import Spread, spread, value_in, values_of, voter_name
from workshop.running.subjects import subjects_of

BARS: Final = 5
"""So many bars has the picture of a distribution."""

_CAMP: Final = 1 / 3
"""The part of the voters at each end that makes two camps."""
_BETWEEN: Final = 0.1
"""The part of the voters that two camps may have between them."""
_END: Final = 0.3
"""How far an end of a scale reaches, as a part of the whole."""


class Ends(msgspec.Struct, frozen=True, kw_only=True):
    """Who gave the least and the most."""

    least: tuple[str, ...]
    """Names, in the order of the ballots."""
    greatest: tuple[str, ...]


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """What a room gave one factor on one scale."""

    factor: Factor
    step: Score
    scale: Scale
    spread: Spread
    bars: tuple[int, ...]
    """How many gave a value in each fifth of the scale; on a scale of five, each of its values."""
    counts: dict[float, int]
    """How many gave each value that was given."""
    apart: float
    """The mean distance of two voters, as a part of the scale (Gini's mean difference)."""
    word: Literal["split", "wide", ""]
    """`split`: two camps at the ends; `wide`: the middle half is wider than a quarter of it."""
    ends: Ends | None
    """Who is at the ends; none where that may not be told or all gave the same."""


class Differences(msgspec.Struct, frozen=True, kw_only=True):
    """Where the room differs."""

    rows: tuple[Difference, ...]
    """Everything that several people scored, the widest first."""
    waiting: tuple[str, ...]
    """The titles of the steps before whose scores are not in yet."""
    agreed: tuple[str, ...]
    """The titles of the steps in which one value was given together, so that nobody differs."""


def differences_before(record: Record, session: Session, step_id: str) -> Differences:
    """Where the room differs in what was scored in the steps before another one."""
    rows: list[Difference] = []
    waiting, agreed = [], []
    steps = record.guide_of(session).steps
    place = next(i for i, step in enumerate(steps) if step.id == step_id)
    before = {step.id for step in steps[:place]}
    for step in record.guide_of(session).steps_of(Score):
        if step.id not in before:
            continue
        if not session.steps.get(step.id, StepRun()).scores_in:
            waiting.append(step.title)
            continue
        found = _of_step(record, session, step)
        rows += found
        if not found:
            agreed.append(step.title)
    rows.sort(key=lambda one: (-one.apart, one.factor.letter.value, one.factor.number))
    return Differences(rows=tuple(rows), waiting=tuple(waiting), agreed=tuple(agreed))


def _of_step(record: Record, session: Session, step: Score) -> list[Difference]:
    """What several people scored in a step."""
    found = []
    for factor in subjects_of(record, session, step):
        for scale in step.scales:
            values = values_of(record, session.id, step.id, factor.id, scale.id)
            counted = spread(values)
            if counted is None or counted.count < 2:
                continue
            found.append(
                Difference(
                    factor=factor,
                    step=step,
                    scale=scale,
                    spread=counted,
                    bars=bars_of(values, scale),
                    counts=dict(Counter(values)),
                    apart=_apart(values, scale),
                    word=word_for(values, counted, scale),
                    ends=None if step.secret else _ends(record, session, step, factor, scale),
                )
            )
    return found


def bars_of(values: list[float], scale: Scale) -> tuple[int, ...]:
    """How many values lie in each fifth of a scale."""
    width = scale.greatest - scale.least
    places = (min(BARS - 1, int((value - scale.least) / width * BARS)) for value in values)
    if width == BARS - 1 and scale.step == 1:
        places = (round(value - scale.least) for value in values)
    counted = Counter(places)
    return tuple(counted[place] for place in range(BARS))


def _apart(values: list[float], scale: Scale) -> float:
    """The mean distance of two voters, as a part of the scale."""
    pairs = [abs(one - other) for one, other in combinations(values, 2)]
    return sum(pairs) / len(pairs) / (scale.greatest - scale.least)


def word_for(values: list[float], found: Spread, scale: Scale) -> Literal["split", "wide", ""]:
    """How a room differs, in a word; none where it does not much.

    The middle half spans more than a quarter of the scale: on five values more than one, the usual
    line of Delphi studies (von der Gracht 2012).
    """
    width = scale.greatest - scale.least
    low = sum(value <= scale.least + _END * width for value in values)
    high = sum(value >= scale.greatest - _END * width for value in values)
    between = len(values) - low - high
    if min(low, high) >= max(1, _CAMP * len(values)) and between <= _BETWEEN * len(values):
        return "split"
    apart = found.quartiles[1] - found.quartiles[0] if found.quartiles else 0
    return "wide" if apart > width / 4 else ""


def _ends(
    record: Record, session: Session, step: Score, factor: Factor, scale: Scale
) -> Ends | None:
    """Who gave the least and the most."""
    given = {
        voter_name(record, ballot.voter): value
        for ballot in record.ballots_of(session.id, step.id)
        if ballot.voter != ROOM
        and (value := value_in(record, ballot, factor.id, scale.id)) is not None
    }
    if not given or min(given.values()) == max(given.values()):
        return None
    least, greatest = min(given.values()), max(given.values())
    return Ends(
        least=tuple(name for name, value in given.items() if value == least),
        greatest=tuple(name for name, value in given.items() if value == greatest),
    )
