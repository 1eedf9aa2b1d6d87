"""The part of all weights that each thing was given, of voters who each spend one total."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from workshop.ballots.counted import Counted
from workshop.ballots.scored import scored_ids, steps_in
from workshop.ballots.tally import value_in
from workshop.guide.parts import Scale
from workshop.guide.shape import Score
from workshop.record.documents import Ballot, Factor
from workshop.record.record import Record

WEIGHT = "weight"
"""The scale of a step on which factors are weighed."""
RATING = "rating"
"""The scale of such a step on which they are rated."""


def weighs(step: Score, *, internal: bool) -> bool:
    """Whether a step gives weights and ratings to factors inside, or to those outside."""
    letters = {"S", "W"} if internal else {"O", "T"}
    scales = {scale.id for scale in step.scales}
    return {WEIGHT, RATING} <= scales and not letters.isdisjoint(step.letters)


def shares_of(
    record: Record, ballots: Iterable[Ballot], scale: Scale, keys: Sequence[str], *, apart: bool
) -> dict[str, float]:
    """The part of the whole that each thing was given, whether or not all of it was spent.

    Args:
        record: the record.
        ballots: those that count.
        scale: points of a total, or parts of 1.
        keys: the ids of what is asked for.
        apart: as things were scored then, without what was merged into them since.
    """
    columns = []
    for ballot in ballots:
        given = {key: value_in(record, ballot, key, scale, apart=apart) for key in keys}
        if column := {key: points for key, points in given.items() if points is not None}:
            columns.append(column)
    weighed = dict.fromkeys(key for column in columns for key in column)
    whole = (scale.total or 1.0) * (len(columns) or 1)
    return {key: math.fsum(c.get(key, 0.0) for c in columns) / whole for key in weighed}


def factor_weights(record: Record) -> Mapping[str, float]:
    """The weights of IFE and EFE by the ids of factors that stand, each matrix of 1 in all.

    Of the steps that weigh and rate factors inside the latest counts, and so outside. Empty where
    there is none.
    """
    found: dict[str, float] = {}
    for internal in (True, False):
        steps = [
            (session, step)
            for session, step in steps_in(record, record.sessions())
            if weighs(step, internal=internal)
        ]
        if not steps:
            continue
        session, step = steps[-1]
        scale = next(each for each in step.scales if each.id == WEIGHT)
        keys = []
        for key in scored_ids(record, session, step, whole=True):
            factor = record.find(Factor, key)
            if factor and factor.letter.internal == internal and record.evidence_of(key):
                keys.append(key)
        counted = Counted(record, session.id, step.id, scale)
        found |= shares_of(record, counted.ballots, scale, keys, apart=False)
    return found
