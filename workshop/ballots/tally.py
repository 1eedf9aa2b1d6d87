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
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
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


class Counted:
    """The ballots that count on a scale of a step, looked up once for everything scored on it.

    That of the room counts where it gave any value there, else everybody's; of a rating that the
    room left open the values of everybody else count.

    Args:
        record: the record.
        session_id: the session.
        step_id: its step.
        scale: the scale.
        apart: as things were scored then, without what was merged into them since.
    """

    def __init__(
        self, record: Record, session_id: str, step_id: str, scale: Scale, *, apart: bool = False
    ) -> None:
        self._record = record
        self._scale = scale
        self._apart = apart
        given = record.votes.given_in(session_id, step_id)
        gave = [each for each in given if gave_on(each, scale)]
        self._room = [ballot for ballot in gave if ballot.voter == ROOM]
        self._others = [ballot for ballot in gave if ballot.voter != ROOM]

    @property
    def ballots(self) -> list[Ballot]:
        """That of the room where it gave any value, else everybody's."""
        return self._room or self._others

    @cached_property
    def whole(self) -> float:
        """All points that count; 0 for a scale without a total.

        Points on what stands no more count where things are taken apart, as it was then.
        """
        if self._scale.total is None:
            return 0.0
        keys = {key for ballot in self.ballots for key in ballot.scores}
        told = {key for key in keys if self._apart or stands(self._record, key)}
        return math.fsum(
            row[self._scale.id]
            for ballot in self.ballots
            for key, row in ballot.scores.items()
            if self._scale.id in row and key in told
        )

    def tally(self, subject_id: str) -> Tally | None:
        """What was given for a subject; none where nobody gave anything."""
        if self._scale.total is not None:
            return self._points(subject_id)
        for ballots in (self._room, self._others):
            given = sorted(v for v in self._values(ballots, subject_id) if v is not None)
            if found := spread(given):
                return Tally(
                    aggregate="agreed" if ballots is self._room else "median",
                    value=found.median,
                    values=tuple(given),
                    spread=found,
                )
        return None

    def _points(self, subject_id: str) -> Tally | None:
        """The points that a subject got, and how many there were in all."""
        values = self._values(self.ballots, subject_id)
        counted = _with_blanks(values, self._scale)
        if not counted:
            return None
        given = sorted(value for value in counted if value is not None)
        found = spread(given)
        if found is None:
            return None
        return Tally(
            aggregate="agreed" if self._room else "sum",
            value=math.fsum(given),
            values=tuple(given),
            spread=found,
            whole=self.whole,
        )

    def given_for(self, subject_id: str) -> Given:
        """The values in a total, each by who gave it and to which part of what was merged."""
        scale = self._scale
        family = tuple(_family(self._record, subject_id, apart=self._apart))
        if scale.total is None:
            for ballots in (self._room, self._others):
                sources = ((b, _source(b, family, scale)) for b in ballots)
                given: Given = {(b.voter, (s,)): b.scores[s][scale.id] for b, s in sources if s}
                if given:
                    return given
            return {}
        counted = _with_blanks(self._values(self.ballots, subject_id), scale)
        return {
            (ballot.voter, family): value
            for ballot, value in zip(self.ballots, counted, strict=False)
            if value is not None
        }

    def _values(self, ballots: Iterable[Ballot], subject_id: str) -> list[float | None]:
        """What each ballot has for a subject; none where it is blank."""
        return [
            value_in(self._record, ballot, subject_id, self._scale, apart=self._apart)
            for ballot in ballots
        ]


def _with_blanks(values: Sequence[float | None], scale: Scale) -> list[float | None]:
    """Points with what a blank is worth; empty where every ballot is blank."""
    if all(value is None for value in values):
        return []
    blank = blank_points(scale)
    return [blank if value is None else value for value in values]


def tally(
    record: Record,
    session_id: str,
    step_id: str,
    subject_id: str,
    scale: Scale,
    *,
    apart: bool = False,
) -> Tally | None:
    """What was given for one subject on a scale; for many subjects ask one `Counted`.

    Args:
        record: the record.
        session_id: the session.
        step_id: its step.
        subject_id: what was scored.
        scale: on which scale.
        apart: as it was scored then, without what was merged into it since.
    """
    return Counted(record, session_id, step_id, scale, apart=apart).tally(subject_id)


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
    session_id, step_id, subject_id, scale, apart = question
    return Counted(record, session_id, step_id, scale, apart=apart).given_for(subject_id)


def _family(record: Record, subject_id: str, *, apart: bool) -> Iterator[str]:
    """The ids of a subject and of what was merged into it, each before its own parts."""
    yield subject_id
    for part in () if apart else parts_of(record, subject_id):
        yield from _family(record, part, apart=False)


def _source(ballot: Ballot, family: Iterable[str], scale: Scale) -> str:
    """The first of a family that a ballot has a value for; empty where it has none."""
    return next((each for each in family if scale.id in ballot.scores.get(each, {})), "")
