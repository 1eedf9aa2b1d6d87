"""The results of a score step: what every factor or row came to, in an order, ties told."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

import msgspec

from workshop.ballots.counted import Counted
from workshop.ballots.subjects import Subject, subjects_of
from workshop.ballots.tally import Flag, Tally, flag
from workshop.guide.parts import Scale
from workshop.guide.score_fields import OF_NEEDS
from workshop.guide.shape import Score
from workshop.language import say
from workshop.record.documents import Session
from workshop.record.record import Record
from workshop.text import listing, parted

PRODUCTS: Final = (("impact", "likelihood"), ("weight", "rating"), OF_NEEDS)
"""Scales whose product puts things in order: significance, weighted score, need."""


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What one factor or row came to."""

    subject: Subject
    tallies: dict[str, Tally]
    """By scale id; a scale on which nobody gave anything is not in it."""
    flags: dict[str, Flag]
    """How far voters are apart, by scale id, where they are."""

    @property
    def flag(self) -> Flag:
        """The strongest of its flags."""
        flags = self.flags.values()
        return "split" if "split" in flags else "wide" if "wide" in flags else ""


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """A result with its place in an order."""

    result: Result
    place: int | None
    """From 1; equal ones share it. None where there is nothing to order it by."""
    tied: bool = False
    """Whether another one has the same place."""


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """A way to put results in order."""

    id: str
    title: str
    """By what, in words: `impact × likelihood`."""
    value: Callable[[Result], float | None]
    """By what, as a number: the greatest comes first."""


def results_of(record: Record, session: Session, step: Score) -> list[Result]:
    """What every factor of a step came to, in the order of letter and number."""
    found = []
    counted = {scale.id: Counted(record, session.id, step.id, scale) for scale in step.scales}
    for subject in subjects_of(record, session, step):
        tallies = {id_: one for id_, each in counted.items() if (one := each.tally(subject.id))}
        flags: dict[str, Flag] = {
            scale.id: word
            for scale in step.scales
            if scale.id in tallies and (word := flag(tallies[scale.id], scale))
        }
        found.append(Result(subject=subject, tallies=tallies, flags=flags))
    return found


def orders_of(step: Score, weights: Mapping[str, float] | None = None) -> tuple[Order, ...]:
    """The ways to put the results of a step in order, the most telling first.

    Points come first, then products, then how far voters are apart; where a step has neither
    points nor a product, its first scale leads. Where the guide has the scales weighed, the mean
    of all leads.

    Args:
        step: the step.
        weights: what the room gave each scale, by its id; none where that is not known, and all
            weigh alike.
    """
    scales = {scale.id: scale for scale in step.scales}
    points = [scale for scale in step.scales if scale.total is not None]
    orders = [_by_scale(scale) for scale in points]
    orders += [
        _by_product(scales[one], scales[other])
        for one, other in PRODUCTS
        if one in scales and other in scales
    ]
    if step.weighted_by:
        orders.insert(0, _by_mean(step.scales, weights or {}))
    if not orders:
        orders = [_by_scale(step.scales[0])]
    rated = [scale for scale in step.scales if scale.total is None]
    if rated and step.voters == "each":
        orders.append(
            Order(id="spread", title=say("how far voters are apart"), value=_apart(rated))
        )
    return tuple(orders)


def _by_scale(scale: Scale) -> Order:
    def value(result: Result) -> float | None:
        found = result.tallies.get(scale.id)
        return found.value if found else None

    return Order(id=scale.id, title=scale.title.lower(), value=value)


def _by_product(one: Scale, other: Scale) -> Order:
    def value(result: Result) -> float | None:
        first, second = result.tallies.get(one.id), result.tallies.get(other.id)
        return round(first.value * second.value, 9) if first and second else None

    title = f"{one.title.lower()} × {other.title.lower()}"
    return Order(id=f"{one.id}-{other.id}", title=title, value=value)


def _by_mean(scales: Sequence[Scale], weights: Mapping[str, float]) -> Order:
    """By the mean over all scales, weighted where the room weighed them.

    What nobody could judge on a scale is the mean of the others. Two decimals: medians of a few
    people bear no third one, and what differs in it shares a place.
    """
    counted = {scale.id: weights.get(scale.id, 0.0) if weights else 1.0 for scale in scales}

    def value(result: Result) -> float | None:
        given = {key: one.value for key, one in result.tallies.items() if counted.get(key)}
        whole = math.fsum(counted[key] for key in given)
        return (
            round(math.fsum(counted[k] * v for k, v in given.items()) / whole, 2) if whole else None
        )

    title = say("the weighted mean of all scales") if weights else say("the mean of all scales")
    return Order(id="mean", title=title, value=value)


def _apart(scales: Sequence[Scale]) -> Callable[[Result], float | None]:
    """The widest middle half in parts of its scale; camps come before whatever has none."""

    def value(result: Result) -> float | None:
        found = [
            (quartiles[1] - quartiles[0]) / (scale.greatest - scale.least)
            + 2 * (result.flags.get(scale.id) == "split")
            for scale in scales
            if (given := result.tallies.get(scale.id))
            and not given.agreed
            and (quartiles := given.spread.quartiles)
        ]
        return max(found, default=None)

    return value


def placed(results: Iterable[Result], order: Order) -> list[Placed]:
    """Results in an order, the greatest first; equal ones share a place and stay as they came.

    What has nothing to be ordered by comes last, without a place.
    """
    valued = [(one, order.value(one)) for one in results]
    known = [(one, value) for one, value in valued if value is not None]
    known.sort(key=lambda pair: -pair[1])
    found = []
    place = 0
    for at, (one, value) in enumerate(known):
        same = [math.isclose(value, other, abs_tol=1e-9) for _, other in known]
        if at == 0 or not same[at - 1]:
            place = at + 1
        found.append(Placed(result=one, place=place, tied=sum(same) > 1))
    return found + [Placed(result=one, place=None) for one, value in valued if value is None]


def tie_words(found: Sequence[Placed]) -> str:
    """Which factors share a place, in words; empty where none do: `S2 and W1 share place 3`."""
    groups: dict[int, list[str]] = {}
    for one in found:
        if one.tied and one.place is not None:
            groups.setdefault(one.place, []).append(one.result.subject.code)
    return parted(
        say("{codes} share place {place}", codes=listing(codes), place=place)
        for place, codes in groups.items()
    )
