"""What a room discusses: where it is apart, who is at the ends, how it moved when it rated again.

What is given of secret votes and by hands has no names: there the numbers alone are told, and how
many moved at least.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Final, NamedTuple

import msgspec

from workshop.analysis.differences import bars_of
from workshop.ballots.counted import Counted
from workshop.ballots.rounds import Source, rated_again, rounds_of, source_of
from workshop.ballots.subjects import subjects_of
from workshop.ballots.tally import Flag, Spread, Tally, flag, spread, value_in
from workshop.ballots.votes.again import has_result
from workshop.ballots.votes.given import Sheet, given_in
from workshop.ballots.votes.items import Item, items_in
from workshop.ballots.votes.rules import points_of
from workshop.ballots.votes.standing import closed_vote
from workshop.guide.parts import Scale
from workshop.guide.shape import Score, as_kind
from workshop.guide.step import Step
from workshop.record.documents import ROOM, Person, Session, Withdrawal
from workshop.record.record import Record
from workshop.record.votes.documents import BEST, VOTES, WORST, Rule, Vote
from workshop.running.voting.asked import scales_of

_SPLIT: Final = 2.0
"""What is added to the distance of two camps: they come before whatever has none."""


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """What a room gave one thing on one scale in one round."""

    step_id: str
    """The step in which it was given."""
    values: tuple[float, ...]
    """What voters gave, from the least."""
    spread: Spread
    counts: dict[float, int]
    """How many gave each value that was given."""
    bars: tuple[int, ...]
    """How many gave a value in each fifth of the scale."""
    flag: Flag
    """How far voters are apart, by the rule of `workshop.ballots.tally`."""
    named: dict[str, float] | None
    """What each gave, by the id of the person; none where that may not be told or nobody knows."""

    @property
    def half(self) -> tuple[float, float] | None:
        """The middle half."""
        return self.spread.quartiles


class Movement(NamedTuple):
    """How a room moved between two rounds."""

    moved: int
    """How many gave another value; where nobody knows who gave what, at least so many."""
    known: bool
    """Whether that is known by name."""
    stands: tuple[tuple[float, int], ...]
    """The ends of the first round that still have voters outside the new middle half, with how
    many stand by each."""


class Discussed(msgspec.Struct, frozen=True, kw_only=True):
    """One thing on one scale."""

    item: Item
    scale: Scale
    rounds: tuple[Shape, ...]
    """The first round, then those in which it was rated again."""

    @property
    def first(self) -> Shape:
        """What was given before it was discussed."""
        return self.rounds[0]

    @property
    def now(self) -> Shape:
        """What counts."""
        return self.rounds[-1]

    @property
    def again(self) -> bool:
        """Whether it was rated again."""
        return len(self.rounds) > 1

    @property
    def movement(self) -> Movement | None:
        """How the room moved; none where it was not rated again."""
        return moved(self.rounds[-2], self.now) if self.again else None


class Discussion(msgspec.Struct, frozen=True, kw_only=True):
    """What a step discusses."""

    source: Source | None
    """The step that is looked at; none where nothing before has numbers."""
    waiting: bool
    """Whether its numbers are not in yet."""
    secret: bool
    """Whether nobody is to know who gave what."""
    rows: tuple[Discussed, ...]
    """Everything that several gave a value: two camps first, then the widest, as it was before."""
    given: bool = True
    """Whether anybody gave a value at all."""
    left_out: tuple[Scale, ...] = ()
    """Scales with a total: what is shared out is not rated again one by one."""

    @property
    def again(self) -> int:
        """How many rows were rated again."""
        return sum(row.again for row in self.rows)


def discussion_of(record: Record, session: Session, step: Step) -> Discussion:
    """What a step discusses, the widest first.

    Args:
        record: the record.
        session: the session.
        step: a step that discusses.
    """
    source = source_of(record.guide_of(session), step)
    if source is None:
        return Discussion(source=None, waiting=False, secret=False, rows=())
    if not has_result(record, session, source):
        return Discussion(source=source, waiting=True, secret=source.secret, rows=())
    scored = as_kind(source, Score)
    if scored is not None:
        found = list(_scored(record, session, scored))
        given = bool(found) or _is_scored(record, session, scored)
        scales = rated_again(scored.scales)
        left_out = tuple(scale for scale in scored.scales if scale not in scales)
    else:
        found, left_out = list(_voted(record, session, source)), ()
        given = any(value for row in found for value in row.first.values)
    rows = [row for row in found if row.first.spread.count > 1]
    rows.sort(key=lambda row: -_width(row))
    return Discussion(
        source=source,
        waiting=False,
        secret=source.secret,
        rows=tuple(rows),
        given=given,
        left_out=left_out,
    )


def _width(row: Discussed) -> float:
    """How far the room was apart before, as a part of the scale; camps before whatever has none."""
    values, scale = row.first.values, row.scale
    pairs = [abs(one - other) for one, other in combinations(values, 2)]
    mean = sum(pairs) / len(pairs) / (scale.greatest - scale.least)
    return round(mean + (_SPLIT if row.first.flag == "split" else 0.0), 9)


def shape_of(
    step_id: str, scale: Scale, values: Iterable[float], named: dict[str, float] | None
) -> Shape | None:
    """What was given in a round; none where nobody gave anything.

    Args:
        step_id: the step in which it was given.
        scale: the scale.
        values: what voters gave.
        named: what each gave by name, where that is known and may be told.
    """
    given = tuple(sorted(values))
    found = spread(given)
    if found is None:
        return None
    plain = msgspec.structs.replace(scale, total=None)
    tally = Tally(aggregate="median", value=found.median, values=given, spread=found)
    return Shape(
        step_id=step_id,
        values=given,
        spread=found,
        counts=dict(Counter(given)),
        bars=bars_of(given, scale),
        flag=flag(tally, plain),
        named=named or None,
    )


# Scores


def _scored(record: Record, session: Session, step: Score) -> Iterator[Discussed]:
    """What several people scored, on the scales on which things are rated again."""
    counted = {
        scale.id: Counted(record, session.id, step.id, scale) for scale in rated_again(step.scales)
    }
    for factor in subjects_of(record, session, step):
        for scale in rated_again(step.scales):
            shapes = [
                shape
                for each in counted[scale.id].rounds_for(factor.id)
                if (tally := each.tally(factor.id)) is not None and not tally.agreed
                if (
                    shape := shape_of(
                        each.step_id,
                        scale,
                        tally.values,
                        _by_name(record, session, step, each.step_id, (factor.id, scale)),
                    )
                )
            ]
            if shapes:
                item = Item(factor.id, factor.code, factor.text)
                yield Discussed(item=item, scale=scale, rounds=tuple(shapes))


def _is_scored(record: Record, session: Session, step: Score) -> bool:
    """Whether any value was given, together or by one alone."""
    counted = [Counted(record, session.id, step.id, scale) for scale in step.scales]
    factors = subjects_of(record, session, step)
    return any(each.tally(factor.id) is not None for each in counted for factor in factors)


def _by_name(
    record: Record, session: Session, step: Score, round_id: str, place: tuple[str, Scale]
) -> dict[str, float] | None:
    """What each gave by name in a round; nothing of a secret one."""
    if step.secret:
        return None
    subject_id, scale = place
    gone = _gone(record)
    return {
        ballot.voter: value
        for ballot in record.ballots_of(session.id, round_id)
        if ballot.voter != ROOM and ballot.voter not in gone
        if record.find(Person, ballot.voter)
        if (value := value_in(record, ballot, subject_id, scale)) is not None
    }


def _gone(record: Record) -> frozenset[str]:
    """The ids of those who withdrew: they are named nowhere."""
    return frozenset(each.person_id for each in record.all(Withdrawal))


# Votes


def _voted(record: Record, session: Session, step: Source) -> Iterator[Discussed]:
    """What was given in a vote and in the rounds after it, thing by thing."""
    vote = closed_vote(record, session.id, step.id)
    if vote is None:
        return
    items = items_in(record, vote)
    rounds = [_Values(record, each) for each in (vote, *rounds_of(record, session.id, step.id))]
    scale = _scale_of(vote.rule, len(items))
    for item in items:
        shapes = [
            shape
            for each in rounds
            for named in [each.named.get(item.id)]
            if (shape := shape_of(each.vote.step_id, scale, each.of(item.id), named))
        ]
        if shapes:
            yield Discussed(item=item, scale=scale, rounds=tuple(shapes))


def _scale_of(rule: Rule, items: int) -> Scale:
    """On what scale the values of a rule lie, the more the better."""
    (scale, *_) = scales_of(rule, items)
    if rule.method == "ranks":
        most = points_of(rule)[0]
        return Scale(
            id=VOTES, title="Points", least=0, greatest=most, least_means="not ranked",
            greatest_means="ranked first",
        )  # fmt: skip
    if rule.method == "best-worst":
        return Scale(
            id=VOTES, title="Best less worst", least=-items, greatest=items, least_means="worst",
            greatest_means="best",
        )  # fmt: skip
    return msgspec.structs.replace(scale, total=None)


class _Values:
    """What was given in one vote, as numbers of which more is better."""

    def __init__(self, record: Record, vote: Vote) -> None:
        self.vote = vote
        self._given = given_in(record, vote)
        gone = _gone(record)
        self.named: dict[str, dict[str, float]] = {}
        for ballot in record.votes.cast_in(vote.id):
            if record.find(Person, ballot.voter) and ballot.voter not in gone and not vote.secret:
                for subject_id in vote.subjects:
                    if (value := _value(vote.rule, ballot.scores, subject_id)) is not None:
                        self.named.setdefault(subject_id, {})[ballot.voter] = value

    def of(self, subject_id: str) -> list[float]:
        """What was given for one thing."""
        rule = self.vote.rule
        found = [
            value
            for sheet in self._given.sheets
            if (value := _value(rule, sheet, subject_id)) is not None
        ]
        hands = self._given.hands.get((subject_id, VOTES), {})
        found += [_points(rule, value) for value, count in hands.items() for _ in range(count)]
        if rule.method != "gradients":
            # A hand that stayed down gave nothing; of so many hands as went up for anything.
            found += [0.0] * (self._given.most_hands - sum(hands.values()))
        return found if any(found) or rule.method != "gradients" else []


def _value(rule: Rule, sheet: Sheet | Mapping[str, Mapping[str, float]], key: str) -> float | None:
    """What a ballot gives one thing; a blank is nothing given, and of levels no answer."""
    row = sheet.get(key, {})
    if rule.method == "best-worst":
        return row.get(BEST, 0.0) - row.get(WORST, 0.0)
    value = row.get(VOTES)
    if value is None:
        return None if rule.method == "gradients" else 0.0
    return _points(rule, value)


def _points(rule: Rule, value: float) -> float:
    """A place as points; any other value as it is."""
    return points_of(rule)[int(value) - 1] if rule.method == "ranks" else value


# How it moved


def moved(before: Shape, after: Shape) -> Movement:
    """How a room moved between two rounds of the same thing."""
    ends = (before.spread.least, before.spread.greatest)
    low, high = after.half or (after.spread.median, after.spread.median)
    if before.named and after.named:
        both = before.named.keys() & after.named.keys()
        count = sum(before.named[each] != after.named[each] for each in both)
        stays = Counter(
            after.named[each] for each in both if before.named[each] == after.named[each]
        )
        known = len(both) == len(after.values)
    else:
        known = False
        up = sum((Counter(after.counts) - Counter(before.counts)).values())
        down = sum((Counter(before.counts) - Counter(after.counts)).values())
        count = min(up, down)
        stays = Counter(before.counts) & Counter(after.counts)
    stands = tuple(
        (end, stays[end]) for end in dict.fromkeys(ends) if stays[end] and not low <= end <= high
    )
    return Movement(moved=count, known=known, stands=stands)
