"""What came out on top in a session: by its scores, else by who stands behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final, NamedTuple

import msgspec

from workshop.analysis.counts import factors_of
from workshop.analysis.evidence import Hearing, Support, of_departments, strength
from workshop.analysis.scores import steps_in
from workshop.guide.shape import Score
from workshop.record.documents import Factor, Session
from workshop.record.record import Record
from workshop.running.score_rules import spread, values_of
from workshop.text import plural

_CLEAR: Final = 9
"""Digits behind the point in which two values must differ to be told apart."""


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """A factor and its place."""

    factor: Factor
    place: int
    """From 1; equal values share a place."""
    tied: int
    """How many have that place."""
    words: str
    """What put it there: `32 of 100 points`, `significance 20`, `3 of 4 departments`."""


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """The factors of a session in order."""

    rule: str
    """By what they are in order, in a few words."""
    scored: bool
    """Whether scores put them in order."""
    placed: tuple[Placed, ...]
    """All of them, the first first."""

    def top(self, most: int) -> tuple[tuple[Placed, ...], int]:
        """At most so many from the top, and how many more share the place of the last one."""
        shown = self.placed[:most]
        if not shown:
            return (), 0
        last = shown[-1].place
        return shown, sum(each.place == last for each in self.placed[most:])


def standing_of(record: Record, session: Session) -> Standing:
    """The factors of a session, what came out on top first."""
    factors = factors_of(record, session)
    found = next((rule for rule in _by_scores(record, session, factors) if rule.values), None)
    if found is not None:
        values = found.values
        keys = {key: (-value,) for key, value in values.items()}
        words = {key: found.words(value) for key, value in values.items()}
        scored = [factor for factor in factors if factor.id in values]
        return Standing(rule=found.name, scored=True, placed=_placed(scored, keys, words))
    hearing = Hearing(record)
    support = {
        f.id: hearing.support(e for e in record.evidence_of(f.id) if e.session_id == session.id)
        for f in factors
    }
    keys = {key: strength(one) for key, one in support.items()}
    words = {key: _support_words(one) for key, one in support.items()}
    rule = "by who stands behind it"
    return Standing(rule=rule, scored=False, placed=_placed(factors, keys, words))


def _support_words(found: Support) -> str:
    """Who stands behind a factor, in short."""
    people = plural(found.people, "person", "people") if found.people else "nobody named"
    return f"{of_departments(found)} · {people}" if found.departments else people


class _Rule(NamedTuple):
    """A way in which a session put factors in order."""

    name: str
    values: Mapping[str, float]
    """By the ids of factors; the greatest is first."""
    words: Callable[[float], str]
    """Puts a value in words."""


def _by_scores(record: Record, session: Session, factors: list[Factor]) -> Iterator[_Rule]:
    """The ways in which the session put factors in order by scores, the strongest first."""
    steps = [step for _, step in steps_in(record, [session])]
    ids = [factor.id for factor in factors]
    points: dict[str, float] = {}
    total = 0.0
    for step in steps:
        for scale in step.scales:
            if scale.total is not None:
                total = max(total, scale.total * _voters(record, session, step))
                points |= _sums(record, session, step, scale.id, ids)
    yield _Rule("by points", points, partial(_of_points, total))
    products: dict[str, float] = {}
    for step in steps:
        if {"impact", "likelihood"} <= {scale.id for scale in step.scales}:
            impact = _medians(record, session, step, "impact", ids)
            likely = _medians(record, session, step, "likelihood", ids)
            products |= {
                one: impact[one] * likely[one] for one in ids if one in impact and one in likely
            }
    yield _Rule("by impact × likelihood", products, partial(_called, "significance"))
    for step in steps:
        scale = step.scales[0]
        medians = _medians(record, session, step, scale.id, ids)
        title = scale.title.lower()
        yield _Rule(f"by {title}", medians, partial(_called, title))


def _voters(record: Record, session: Session, step: Score) -> int:
    """How many ballots count in a step."""
    return max(1, len(record.ballots_of(session.id, step.id)))


def _sums(
    record: Record, session: Session, step: Score, scale_id: str, ids: list[str]
) -> dict[str, float]:
    """What was given to each on a scale, added up."""
    given = {one: values_of(record, session.id, step.id, one, scale_id) for one in ids}
    return {one: sum(values) for one, values in given.items() if values}


def _medians(
    record: Record, session: Session, step: Score, scale_id: str, ids: list[str]
) -> dict[str, float]:
    """The medians of what was given to each on a scale."""
    found = {one: spread(values_of(record, session.id, step.id, one, scale_id)) for one in ids}
    return {one: each.median for one, each in found.items() if each}


def _of_points(total: float, value: float) -> str:
    return f"{value:g} of {total:g} points"


def _called(name: str, value: float) -> str:
    return f"{name} {value:g}"


def _placed(
    factors: list[Factor], keys: Mapping[str, tuple[float, ...]], words: Mapping[str, str]
) -> tuple[Placed, ...]:
    """Factors in order, equal keys on one place; sums that differ by rounding alone are equal."""
    rounded = {key: tuple(round(part, _CLEAR) for part in parts) for key, parts in keys.items()}
    ordered = sorted(factors, key=lambda factor: rounded[factor.id])
    values = [rounded[factor.id] for factor in ordered]
    return tuple(
        Placed(
            factor=factor,
            place=values.index(value) + 1,
            tied=values.count(value),
            words=words[factor.id],
        )
        for factor, value in zip(ordered, values, strict=True)
    )
