"""What was given for one thing on one scale, and the one value that this comes to.

Every scale has one aggregate, and every screen and document tells that one under its name:

- `agreed`: the room gave one value together, and that is it.
- `sum`: on a scale whose values add up to a total (points, dots) several voters' points are added.
  A blank on a ballot that spent any points is 0 points, as on paper.
- `median`: on any other scale. Its values are ranks, so they are neither added nor averaged.

Of what was merged after it was scored, points add up, so that every ballot stays at its total; of
ratings that of the factor that stands counts, else that of the first part that has one: no
arithmetic makes one rating of two.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from statistics import median, quantiles
from typing import Final, Literal, NamedTuple

import msgspec

from workshop.ballots.subjects import parts_of, stands
from workshop.guide.parts import Scale
from workshop.record.documents import ROOM, Ballot
from workshop.record.record import Record

Aggregate = Literal["agreed", "sum", "median"]
"""How several values became one."""


class Spread(msgspec.Struct, frozen=True, kw_only=True):
    """What several people's values come to: never an average alone."""

    count: int
    """How many gave a value."""
    median: float
    least: float
    greatest: float
    quartiles: tuple[float, float] | None
    """Lower and upper quartile (Hyndman & Fan 1996, type 7); none for fewer than two values."""


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """What was given for one thing on one scale."""

    aggregate: Aggregate
    value: float
    """The one value, by its aggregate."""
    values: tuple[float, ...]
    """What voters gave, from least to greatest; of points a blank is 0."""
    spread: Spread
    whole: float = 0.0
    """Of points, all that these voters gave for everything."""

    @property
    def agreed(self) -> bool:
        """Whether the room gave one value together."""
        return self.aggregate == "agreed"

    @property
    def share(self) -> float | None:
        """Of points, the part of all points given; none for any other scale."""
        return self.value / self.whole if self.whole > 0 else None


Given = dict[tuple[str, tuple[str, ...]], float]
"""The values in a total, each by who gave it and to which things."""


class Question(NamedTuple):
    """What a total answers: what was given for one thing on one scale."""

    session_id: str
    step_id: str
    subject_id: str
    """What was scored."""
    scale: Scale
    apart: bool = False
    """As it was scored then, without what was merged into it since."""


Flag = Literal["", "wide", "split"]
"""How far voters are apart."""

FEWEST_TO_SPLIT: Final = 4
"""Of fewer voters one person alone would be a camp."""

FLAG_RULE: Final = (
    "split: of four voters or more a third in the lowest third of the scale and a third in the "
    "highest (after RAND/UCLA, Fitch et al. 2001); wide: the middle half spans more than a "
    "quarter of the scale (Delphi, von der Gracht 2012)"
)
"""By which rule voters are said to be apart, in words."""


def spread(values: Iterable[float]) -> Spread | None:
    """Median and spread of values, or none where nobody gave one."""
    given = list(values)
    if not given:
        return None
    cuts = quantiles(given, n=4, method="inclusive") if len(given) > 1 else None
    return Spread(
        count=len(given),
        median=median(given),
        least=min(given),
        greatest=max(given),
        quartiles=(cuts[0], cuts[2]) if cuts else None,
    )


def value_in(
    record: Record, ballot: Ballot, subject_id: str, scale: Scale, *, apart: bool = False
) -> float | None:
    """A voter's value for a subject; none where the ballot is blank there.

    Args:
        record: the record.
        ballot: the voter's ballot.
        subject_id: what was scored.
        scale: on which scale.
        apart: as it was scored then, without what was merged into it since.
    """
    own = ballot.scores.get(subject_id, {}).get(scale.id)
    if apart or (own is not None and scale.total is None):
        return own
    found = (value_in(record, ballot, part, scale) for part in parts_of(record, subject_id))
    parts = [value for value in found if value is not None]
    if scale.total is None:
        return next(iter(parts), None)
    given = parts if own is None else [own, *parts]
    return math.fsum(given) if given else None


def gave_on(ballot: Ballot, scale: Scale) -> bool:
    """Whether a ballot has any value on a scale."""
    return any(scale.id in row for row in ballot.scores.values())


def counting(
    record: Record, session_id: str, step_id: str, scale: Scale, *, agreed: bool | None = None
) -> list[Ballot]:
    """The ballots that count on a scale: that of the room where it gave any, else everybody's.

    Args:
        record: the record.
        session_id: the session.
        step_id: its step.
        scale: the scale.
        agreed: only that of the room, or only the others; as above unless given.
    """
    gave = [each for each in record.ballots_of(session_id, step_id) if gave_on(each, scale)]
    room = [ballot for ballot in gave if ballot.voter == ROOM]
    others = [ballot for ballot in gave if ballot.voter != ROOM]
    if agreed is None:
        return room or others
    return room if agreed else others


def tally(
    record: Record,
    session_id: str,
    step_id: str,
    subject_id: str,
    scale: Scale,
    *,
    apart: bool = False,
    whole: float | None = None,
) -> Tally | None:
    """What was given for a subject on a scale; none where nobody gave anything.

    Args:
        record: the record.
        session_id: the session.
        step_id: its step.
        subject_id: what was scored.
        scale: on which scale.
        apart: as it was scored then, without what was merged into it since.
        whole: all points of the scale, where `all_points` was asked before for many subjects.
    """
    if scale.total is not None:
        given_points = _points(record, session_id, step_id, subject_id, scale, apart=apart)
        if given_points is None:
            return None
        if whole is None:
            whole = all_points(record, session_id, step_id, scale, apart=apart)
        return msgspec.structs.replace(given_points, whole=whole)
    for agreed in (True, False):
        ballots = counting(record, session_id, step_id, scale, agreed=agreed)
        values = (value_in(record, ballot, subject_id, scale, apart=apart) for ballot in ballots)
        given = sorted(value for value in values if value is not None)
        if found := spread(given):
            return Tally(
                aggregate="agreed" if agreed else "median",
                value=found.median,
                values=tuple(given),
                spread=found,
            )
    return None


def _points(
    record: Record, session_id: str, step_id: str, subject_id: str, scale: Scale, *, apart: bool
) -> Tally | None:
    """The points that a subject got, without how many there were in all."""
    ballots = counting(record, session_id, step_id, scale)
    values = [value_in(record, ballot, subject_id, scale, apart=apart) for ballot in ballots]
    blank = blank_points(scale)
    counted = (blank if value is None else value for value in values)
    given = sorted(value for value in counted if value is not None)
    if all(value is None for value in values) or (found := spread(given)) is None:
        return None
    return Tally(
        aggregate="agreed" if ballots[0].voter == ROOM else "sum",
        value=math.fsum(given),
        values=tuple(given),
        spread=found,
    )


def all_points(
    record: Record, session_id: str, step_id: str, scale: Scale, *, apart: bool = False
) -> float:
    """All points that count on a scale; 0 for a scale without a total.

    Args:
        record: the record.
        session_id: the session.
        step_id: its step.
        scale: the scale.
        apart: with the points on what stands no more, as it was then.
    """
    if scale.total is None:
        return 0.0
    ballots = counting(record, session_id, step_id, scale)
    keys = {key for ballot in ballots for key in ballot.scores}
    told = {key for key in keys if apart or stands(record, key)}
    return math.fsum(
        row[scale.id]
        for ballot in ballots
        for key, row in ballot.scores.items()
        if scale.id in row and key in told
    )


def blank_points(scale: Scale) -> float | None:
    """What a blank is worth on a ballot that gave points: 0 where the scale has 0, else nothing."""
    return 0.0 if scale.total is not None and scale.least <= 0 else None


def flag(found: Tally, scale: Scale) -> Flag:
    """How far voters are apart on a scale, by `FLAG_RULE`; of points nothing is said."""
    if found.agreed or scale.total is not None or found.spread.quartiles is None:
        return ""
    third = (scale.greatest - scale.least) / 3
    low = sum(value <= scale.least + third for value in found.values)
    high = sum(value >= scale.greatest - third for value in found.values)
    if len(found.values) >= FEWEST_TO_SPLIT and 3 * min(low, high) >= len(found.values):
        return "split"
    lower, upper = found.spread.quartiles
    quarter = max(1, math.floor((scale.greatest - scale.least) / 4 / scale.step)) * scale.step
    return "wide" if upper - lower > quarter else ""


def given_for(record: Record, question: Question) -> Given:
    """The values in a total, each by who gave it and to what: to a part where one was merged."""
    session_id, step_id, _, scale, apart = question
    family = tuple(_family(record, question.subject_id, apart=apart))
    if scale.total is None:
        for agreed in (True, False):
            ballots = counting(record, session_id, step_id, scale, agreed=agreed)
            sources = ((b, _source(b, family, scale)) for b in ballots)
            given: Given = {(b.voter, (s,)): b.scores[s][scale.id] for b, s in sources if s}
            if given:
                return given
        return {}
    ballots = counting(record, session_id, step_id, scale)
    points = [(b, value_in(record, b, question.subject_id, scale, apart=apart)) for b in ballots]
    if all(value is None for _, value in points):
        return {}
    blank = blank_points(scale)
    counted = ((ballot, blank if value is None else value) for ballot, value in points)
    return {(ballot.voter, family): value for ballot, value in counted if value is not None}


def _family(record: Record, subject_id: str, *, apart: bool) -> Iterator[str]:
    """The ids of a subject and of what was merged into it, each before its own parts."""
    yield subject_id
    for part in () if apart else parts_of(record, subject_id):
        yield from _family(record, part, apart=False)


def _source(ballot: Ballot, family: Iterable[str], scale: Scale) -> str:
    """The first of a family that a ballot has a value for; empty where it has none."""
    return next((each for each in family if scale.id in ballot.scores.get(each, {})), "")
