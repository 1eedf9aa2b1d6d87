"""Two ways to choose needs within the limits: most value, and equal shares between departments.

Most value is the exact search of the method `portfolio`, equal shares the method `equal-shares`.
Everything is added in whole numbers, cents and parts of values, and divided once. The order in
which needs were entered decides nothing: of equal ones the earlier code comes first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Final, Literal

import msgspec

from workshop.methods.finance.best_choice import best_choice
from workshop.methods.finance.listed_choices import Things, members
from workshop.methods.finance.shared_money import fill, spend
from workshop.needs.agreed import Framework
from workshop.needs.candidates import Candidates, as_value, candidates_of
from workshop.needs.standing import Needs

Way = Literal["value", "equal_shares"]
"""How needs are chosen."""

STEPS: Final = 60_000
"""How much is looked at before the best found is told with its bound: about a second for
1,000 needs, and the same on every computer."""

LISTED: Final = 12
"""Of how many needs all choices are listed first: enough for most lists, and soon begun."""

_ALIKE: Final = 20
"""How many other choices of the same value are looked at for the one that takes least."""

Reason = Literal[
    "money", "staff", "excluded", "unknown value", "unknown cost", "less value", "share"
]
"""Why a need is not done: too little is left of a limit; another one excludes it; its value or
what it takes is not known; it would fit in the place of one that is worth as much or more; the
departments that want it have too little of their equal shares left."""


class NotDone(msgspec.Struct, frozen=True, kw_only=True):
    """A need that is not chosen."""

    need_id: str
    reason: Reason
    by: tuple[str, ...] = ()
    """The ids of the needs that exclude it; where it is worth less, of the one of least value in
    whose place it would fit."""
    lacks: Mapping[str, int | float] = {}
    """By limit of which too little is left, how much more there would have to be; as stored."""


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """What one way chooses."""

    way: Way
    chosen: tuple[str, ...]
    """The ids of the needs, in the order in which they were entered."""
    not_done: tuple[NotDone, ...]
    """All others, each once, in the same order."""
    next_in: tuple[str, ...]
    """The ids of what would come in first if there were more: at the least rise of all limits by
    one share."""
    used: Mapping[str, int | float]
    """By limit, how much of it is used, as stored."""
    value: float
    """What is chosen is worth together."""
    asked: float
    """What all needs are worth together."""
    share: Mapping[str, float]
    """By the id of a department, the value chosen of what it asked for, over the value of what it
    asked for: 0 to 1. One without any value is not there."""
    proven: bool = True
    """Whether no choice within the limits is worth more; of equal shares, whether the rule went to
    its end."""
    bound: float | None = None
    """What no choice can be worth more than."""


class Selections(msgspec.Struct, frozen=True, kw_only=True):
    """Both ways side by side."""

    value: Selection
    equal_shares: Selection

    def of(self, way: Way) -> Selection:
        """One of them."""
        return self.value if way == "value" else self.equal_shares


def selections_of(needs: Needs, framework: Framework, *, steps: int = STEPS) -> Selections | None:
    """Both selections; none where there are no limits. Nothing left out would still fit.

    Args:
        needs: the needs.
        framework: what is agreed.
        steps: how much is looked at for most value before the best found is told with its bound.
    """
    if not framework.limits:
        return None
    found = candidates_of(needs, framework)
    return Selections(
        value=_selection(needs, found, "value", steps),
        equal_shares=_selection(needs, found, "equal_shares", steps),
    )


def selection_of(
    needs: Needs, framework: Framework, way: Way, *, steps: int = STEPS
) -> Selection | None:
    """The selection of one way; none where there are no limits."""
    if not framework.limits:
        return None
    return _selection(needs, candidates_of(needs, framework), way, steps)


def _selection(needs: Needs, found: Candidates, way: Way, steps: int) -> Selection:
    choice = choice_of(found, way, steps=steps)
    return _Told(needs, found, choice.chosen).selection(way, choice)


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """What is chosen of candidates, by their numbers, and how sure that is."""

    chosen: tuple[int, ...]
    value: int
    """What it is worth together, in whole numbers."""
    bound: int | None = None
    """What no choice is worth more than; none of equal shares."""
    ended: bool = True
    """Whether the rule went to its end."""
    left: tuple[Fraction, ...] | None = None
    """By department, what is left of its equal share; none of most value."""

    @property
    def proven(self) -> bool:
        """Whether no choice is worth more; of equal shares, whether the rule went to its end."""
        return self.ended if self.bound is None else self.bound == self.value


def choice_of(found: Candidates, way: Way, *, steps: int = STEPS, listed: int = LISTED) -> Choice:
    """What one way chooses.

    Args:
        found: what can be chosen.
        way: by which rule.
        steps: how much is looked at for most value.
        listed: of how many needs all choices are listed for it; fewer are sooner begun.
    """
    if way == "equal_shares":
        spent = spend(found.wanted)
        value = sum(found.wanted.values[at] for at in spent.chosen)
        return Choice(chosen=spent.chosen, value=value, ended=spent.ended, left=spent.left)
    wanted = found.wanted
    things = Things(
        values=wanted.values,
        uses=found.uses,
        limits=found.capacities,
        excludes=wanted.excludes,
        needs=(0,) * len(wanted.values),
    )
    best = best_choice(things, steps=steps, alternatives=_ALIKE, listed=listed)
    bits = min(best.choices, key=lambda bits: (_share_used(found, bits), sorted(members(bits))))
    chosen = list(members(bits))
    chosen += fill(wanted, chosen)
    value = sum(wanted.values[at] for at in chosen)
    return Choice(chosen=tuple(chosen), value=value, bound=max(best.bound, value))


def _share_used(found: Candidates, bits: int) -> Fraction:
    """How much of the limits a choice takes, as the sum of the shares of each."""
    return sum(
        (
            Fraction(sum(row[at] for at in members(bits)), amount)
            for row, amount in zip(found.uses, found.capacities, strict=True)
            if amount
        ),
        Fraction(0),
    )


class _Told:
    """Everything that is told of a choice."""

    def __init__(self, needs: Needs, found: Candidates, chosen: Iterable[int]) -> None:
        self._needs, self._found = needs, found
        self._chosen = sorted(chosen)
        values = found.wanted.values
        self._by_value = sorted(self._chosen, key=lambda at: (values[at], at))
        self._bits = sum(1 << at for at in self._chosen)
        self._ids = {found.needs[at].id for at in self._chosen}
        left = found.left(self._chosen)
        self._lacks = {
            need.id: found.lacks(at, left)
            for at, need in enumerate(found.needs)
            if need.id not in self._ids
        }

    def selection(self, way: Way, choice: Choice) -> Selection:
        """The selection."""
        why = {
            need.id: self._why(at, need.id, choice.left)
            for at, need in enumerate(self._found.needs)
            if need.id not in self._ids
        }
        why |= {
            need_id: NotDone(need_id=need_id, reason=reason)
            for need_id, reason in self._found.unknown.items()
        }
        standing = self._needs.standing
        return Selection(
            way=way,
            chosen=tuple(need.id for need in standing if need.id in self._ids),
            not_done=tuple(why[need.id] for need in standing if need.id not in self._ids),
            next_in=self._next_in(),
            used=self._found.used(self._chosen),
            value=as_value(choice.value),
            asked=as_value(sum(value for _, value in self._found.asked)),
            share=self._shares(),
            proven=choice.proven,
            bound=None if choice.bound is None else as_value(choice.bound),
        )

    def _why(self, at: int, need_id: str, left: Sequence[Fraction] | None) -> NotDone:
        """Why a candidate is not chosen."""
        found, lacks = self._found, self._lacks[need_id]
        excluding = found.wanted.excludes[at] & self._bits
        by: Collection[str] = ()
        reason: Reason = "money" if "cost" in lacks else "staff"
        if excluding:
            reason, by = "excluded", [found.needs[other].id for other in members(excluding)]
        elif left is None:
            if (other := self._in_place_of(at, lacks)) is not None:
                reason, by = "less value", (found.needs[other].id,)
        elif found.limits[0] in lacks:
            has = sum((left[payer] for payer in found.wanted.worth[at]), Fraction(0))
            if has < found.wanted.costs[at]:
                reason = "share"
        return NotDone(need_id=need_id, reason=reason, by=tuple(by), lacks=found.as_stored(lacks))

    def _in_place_of(self, at: int, lacks: Mapping[str, int]) -> int | None:
        """The chosen need of least value, as much as its own or more, in whose place it fits."""
        values = self._found.wanted.values
        rows = [
            (row, lacks[limit])
            for limit, row in zip(self._found.limits, self._found.uses, strict=True)
            if limit in lacks
        ]
        first = bisect_left(self._by_value, values[at], key=lambda other: values[other])
        return next(
            (
                other
                for other in self._by_value[first:]
                if all(row[other] >= lack for row, lack in rows)
            ),
            None,
        )

    def _next_in(self) -> tuple[str, ...]:
        """What is worth something, is not excluded, and comes in at the least rise of all limits.

        A limit of which there is nothing rises by shares of what all needs take of it together.
        """
        found = self._found
        wholes = {
            limit: amount or sum(row)
            for limit, row, amount in zip(found.limits, found.uses, found.capacities, strict=True)
        }
        rises = {
            need.id: max(
                Fraction(lack, wholes[limit]) for limit, lack in self._lacks[need.id].items()
            )
            for at, need in enumerate(found.needs)
            if self._lacks.get(need.id)
            and found.wanted.values[at]
            and not found.wanted.excludes[at] & self._bits
        }
        least = min(rises.values(), default=None)
        return tuple(
            need.id for need in self._needs.standing if need.id in rises and rises[need.id] == least
        )

    def _shares(self) -> dict[str, float]:
        """By department, the value chosen of what it asked for, over the value of that."""
        asked = self._found.asked_for()
        given = self._found.asked_for(self._ids)
        return {each: given[each] / whole for each, whole in asked.items() if whole}
