"""What is wrong with a ballot, or with hands that were counted: all of it at once.

A problem names the item it is about by its code, or nothing where it is about the whole ballot.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from workshop.ballots.points import on_scale
from workshop.ballots.votes.items import Item
from workshop.ballots.votes.rules import SCORE, points_of
from workshop.ballots.votes.sets import sets_of
from workshop.errors import Refused
from workshop.guide.parts import Scale
from workshop.methods.agreement.gradients import LEVELS, VETO
from workshop.record.votes.documents import BEST, VOTES, WORST, Rule
from workshop.text import listing, plural

Scores = Mapping[str, Mapping[str, float]]
"""What a ballot gives: by the id of what is voted on, then by scale id."""


class Wrong(NamedTuple):
    """One thing that is wrong."""

    item: str
    """The code of the item; empty where the whole ballot is meant."""
    what: str
    """What was found and what is allowed, as a sentence without its full stop."""
    unfinished: bool = False
    """Whether further values can mend it, so that a ballot that is being filled in may stand so."""

    @property
    def sentence(self) -> str:
        """The problem with its item in front, without a full stop."""
        return f"{self.item}: {self.what}" if self.item else self.what


def scale_ids(rule: Rule) -> tuple[str, ...]:
    """The ids of the scales on which a ballot holds its values."""
    if rule.method == SCORE:
        return tuple(scale.id for scale in rule.scales)
    return (BEST, WORST) if rule.method == "best-worst" else (VOTES,)


def ballot_problems(rule: Rule, items: Sequence[Item], scores: Scores) -> list[Wrong]:
    """What is wrong with a ballot under a rule; nothing where it can be taken.

    Args:
        rule: by what the vote is held.
        items: what is on its list.
        scores: what the ballot gives.
    """
    codes = {item.id: item.code or item.text for item in items}
    found = [Wrong(key, "it is not on the list") for key in scores if key not in codes]
    known = scale_ids(rule)
    for key, row in scores.items():
        others = [scale for scale in row if scale not in known]
        if others:
            what = f"there is no scale {listing(others)}; there is {listing(list(known), 'or')}"
            found.append(Wrong(codes.get(key, key), what))
    if found:
        return found
    values = {codes[key]: dict(row) for key, row in scores.items() if row}
    return list(_CHECKS[rule.method](rule, values, len(items)))


Values = Mapping[str, Mapping[str, float]]
"""What a ballot gives by the codes of items, then by scale id."""


def _spent(rule: Rule, values: Values, unit: str) -> Iterator[Wrong]:
    """Whole numbers from 0, no more in all than the budget, and no more on one than may be."""
    given = {code: row[VOTES] for code, row in values.items()}
    good = True
    for code, value in given.items():
        wrong = _not_whole(value) or _too_much(rule, value, unit)
        if wrong:
            good = False
            yield Wrong(code, wrong)
    budget = rule.budget or 0
    if good and (total := math.fsum(given.values())) > budget:
        yield Wrong("", f"{plural(int(total), unit)} given, and there are {budget:g}")


def _not_whole(value: float) -> str:
    """Why a value is no number of dots, points or hands; empty where it is one."""
    if math.isfinite(value) and value >= 0 and value == int(value):
        return ""
    return f"{value:g} was found; it takes a whole number from 0"


def _too_much(rule: Rule, value: float, unit: str) -> str:
    most = rule.most_on_one
    if most is None or value <= most:
        return ""
    return f"{plural(int(value), unit)} on one, and at most {most:g} may be"


def _dots(rule: Rule, values: Values, _: int) -> Iterator[Wrong]:
    yield from _spent(rule, values, "dot")


def _points(rule: Rule, values: Values, _: int) -> Iterator[Wrong]:
    yield from _spent(rule, values, "point")


def places(rule: Rule, items: int) -> int:
    """How many places a ballot ranks, at most."""
    return min(len(points_of(rule)), items)


def _ranks(rule: Rule, values: Values, items: int) -> Iterator[Wrong]:
    """Places from 1 on without a gap, none twice, and no more than the rule has."""
    most = places(rule, items)
    given = {code: row[VOTES] for code, row in values.items()}
    wrong = [code for code, place in given.items() if place != int(place) or not 1 <= place <= most]
    for code in wrong:
        yield Wrong(code, f"place {given[code]:g} was found; there are 1 to {most}")
    twice = [place for place, count in Counter(given.values()).items() if count > 1]
    for place in sorted(twice):
        shared = [code for code, each in given.items() if each == place]
        yield Wrong("", f"{listing(shared)} have place {place:g}; each has one of its own")
    if not wrong and not twice and given and max(given.values()) > len(given):
        missing = sorted(set(range(1, int(max(given.values())))) - set(given.values()))
        what = f"nothing has place {listing([f'{each:g}' for each in missing])}"
        yield Wrong("", what, unfinished=True)


def _approve(rule: Rule, values: Values, _: int) -> Iterator[Wrong]:
    """1 for what is approved, and no more of them than the rule allows."""
    given = {code: row[VOTES] for code, row in values.items()}
    for code, value in given.items():
        if value not in (0, 1):
            yield Wrong(code, f"{value:g} was found; it takes 1 for yes, or nothing")
    named = sum(value == 1 for value in given.values())
    if rule.budget is not None and named > rule.budget:
        yield Wrong("", f"{plural(named, 'item')} named, and at most {rule.budget:g} may be")


def _gradients(_: Rule, values: Values, __: int) -> Iterator[Wrong]:
    """One of the eight levels an item."""
    for code, row in values.items():
        if row[VOTES] not in range(1, VETO + 1):
            levels = f"1 ({LEVELS[0]}) to 8 ({LEVELS[-1]})"
            yield Wrong(code, f"level {row[VOTES]:g} was found; there are {levels}")


def _best_worst(_: Rule, values: Values, items: int) -> Iterator[Wrong]:
    """As often something best as something worst, out of no more sets than there are."""
    sets = len(sets_of([str(each) for each in range(items)]))
    for code, row in values.items():
        for scale, value in row.items():
            if wrong := _not_whole(value):
                yield Wrong(code, f"{scale}: {wrong}")
    best = math.fsum(row.get(BEST, 0) for row in values.values())
    worst = math.fsum(row.get(WORST, 0) for row in values.values())
    if best != worst:
        yield Wrong("", f"{best:g} times best and {worst:g} times worst; each set has one of both")
    elif best > sets:
        yield Wrong("", f"{best:g} sets answered, and there are {sets}")


def _scores(rule: Rule, values: Values, _: int) -> Iterator[Wrong]:
    """Each value is on its scale; points add up to no more than their total."""
    for scale in rule.scales:
        given = {code: row[scale.id] for code, row in values.items() if scale.id in row}
        good = True
        for code, value in given.items():
            if wrong := _off_scale(scale, value):
                good = False
                yield Wrong(code, wrong)
        total = math.fsum(given.values())
        if good and scale.total is not None and total > scale.total + 1e-9:
            left = f"{total:g} of {scale.title.lower()} given, and there are {scale.total:g}"
            yield Wrong("", left)


def _off_scale(scale: Scale, value: float) -> str:
    """Why a value is not on a scale; empty where it is."""
    try:
        on_scale(scale, value)
    except Refused as refused:
        return str(refused).rstrip(".")
    return ""


_CHECKS: Final[dict[str, Callable[[Rule, Values, int], Iterator[Wrong]]]] = {
    "dots": _dots,
    "points": _points,
    "ranks": _ranks,
    "approve": _approve,
    "gradients": _gradients,
    "best-worst": _best_worst,
    SCORE: _scores,
}
