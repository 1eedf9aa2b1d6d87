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
from collections.abc import Iterable
from statistics import median, quantiles
from typing import Final, Literal, NamedTuple

import msgspec

from workshop.ballots.subjects import parts_of
from workshop.guide.parts import Scale
from workshop.language import marked, pointed, say
from workshop.record.documents import Ballot
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
    again: str = ""
    """The id of the step in which it was rated again after a discussion; empty where it was not."""
    before: Tally | None = None
    """What it came to in the round before, where it was rated again."""

    @property
    def agreed(self) -> bool:
        """Whether the room gave one value together."""
        return self.aggregate == "agreed"

    @property
    def again_words(self) -> str:
        """That it was rated again, with what it was before, to stand behind a value."""
        if not self.again:
            return ""
        if not self.before:
            return say(", rated again")
        before = pointed(f"{round(self.before.value, 2):g}")
        return say(", rated again, {value} before", value=before)

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
    before: bool = False
    """As it was in the round before the one that counts."""


Flag = Literal["", "wide", "split"]
"""How far voters are apart."""

FEWEST_TO_SPLIT: Final = 4
"""Of fewer voters one person alone would be a camp."""

FLAG_RULE: Final = marked(
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
