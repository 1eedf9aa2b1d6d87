"""What is left out of an agenda so that the rest fits into the time, and what the rest then gets.

`cut` of a step says in which order steps go, the lower first; `never` keeps it. Among those without
a number, breaks and what may be done by mail or next time go first, consent and read-back last.
Then the smallest sacrifice counts: the fewest planned minutes that do. A step goes with those it
stands on (`after`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import chain, combinations
from typing import Final

from workshop.guide.shape import AnyStep, Break, as_kind
from workshop.guide.step import Step, kind_of

TimeOf = Callable[[Step], float]
"""Minutes of a step, as they count."""

_TRIED: Final = 10
"""Of so many steps at most every choice is tried: 1,024 of them."""
_LATE: Final = frozenset({"consent", "readback"})
"""Kinds that go after others: what people said is theirs, and they are asked and shown it."""
_HALF: Final = 0.5
_TINY: Final = 1e-6
"""So many minutes are lost in counting."""


def planned_time(step: Step) -> float:
    """The planned minutes of a step."""
    return step.minutes.planned


def least_time(step: Step) -> float:
    """The least minutes of a step."""
    return step.minutes.least


def resting_on(steps: Iterable[Step], ids: Collection[str]) -> set[str]:
    """The ids, with those of all steps that make no sense without them."""
    found, listed = set(ids), list(steps)
    while new := {s.id for s in listed if s.id not in found and found & set(s.after)}:
        found |= new
    return found


def left_out(
    steps: Sequence[AnyStep], free: float, time_of: TimeOf, *, must_asks: bool = False
) -> tuple[AnyStep, ...]:
    """What goes first so that so many minutes are won; all that may go where that is not enough.

    Args:
        steps: the agenda, in its order.
        free: minutes to be won.
        time_of: what of a step counts as won when it goes.
        must_asks: whether must-asks may go too, after all others.
    """
    if free <= _TINY:
        return ()
    return _Choice(steps, free, time_of, must_asks=must_asks).made()


class _Choice:
    """Chooses what goes."""

    def __init__(
        self, steps: Sequence[AnyStep], free: float, time_of: TimeOf, *, must_asks: bool
    ) -> None:
        self._steps = {step.id: step for step in steps}
        self._going = {step.id: resting_on(steps, {step.id}) for step in steps}
        self._free = free
        self._time_of = time_of
        self._must_asks = must_asks

    def made(self) -> tuple[AnyStep, ...]:
        """What goes, in the order of the agenda."""
        chosen: list[str] = []
        ranked = [step for step in self._steps.values() if self._may_go(step)]
        for rank in sorted({_rank(step) for step in ranked}):
            tier = [s.id for s in ranked if _rank(s) == rank and s.id not in self._with(chosen)]
            if self._enough((*chosen, *tier)):
                chosen += self._cheapest(chosen, tier)
                break
            chosen += tier
        gone = self._without_needless(self._with(chosen))
        return tuple(step for step in self._steps.values() if step.id in gone)

    def _may_go(self, step: Step) -> bool:
        """Whether a step and all that rests on it may be left out, and something is won."""
        going = [self._steps[each] for each in self._going[step.id]]
        kept = any(s.cut == "never" or (s.must_ask and not self._must_asks) for s in going)
        return not kept and sum(map(self._time_of, going)) > 0

    def _with(self, ids: Collection[str]) -> set[str]:
        return set().union(*(self._going[each] for each in ids))

    def _minutes(self, ids: Collection[str], time_of: TimeOf) -> float:
        return sum(time_of(self._steps[each]) for each in self._with(ids))

    def _enough(self, ids: Collection[str]) -> bool:
        return self._minutes(ids, self._time_of) >= self._free - _TINY

    def _cheapest(self, chosen: list[str], tier: list[str]) -> list[str]:
        """Those of a tier that are enough together with what was chosen, with the least lost."""
        if len(tier) > _TRIED:
            found: list[str] = []
            for step_id in sorted(tier, key=lambda each: planned_time(self._steps[each])):
                found.append(step_id)
                if self._enough((*chosen, *found)):
                    break
            return found
        counts = range(1, len(tier) + 1)
        ways: Iterator[tuple[str, ...]] = chain(*(combinations(tier, count) for count in counts))
        right = [list(way) for way in ways if self._enough((*chosen, *way))]
        return min(right, key=lambda way: (self._minutes(way, planned_time), len(way)))

    def _without_needless(self, gone: set[str]) -> set[str]:
        """What goes without what need not; what would go last is given back first."""

        def value(step_id: str) -> tuple[tuple[int, float], float]:
            return _rank(self._steps[step_id]), planned_time(self._steps[step_id])

        for step_id in sorted(gone, key=value, reverse=True):
            rest = gone - self._stood_on(step_id)
            if step_id in gone and self._enough(rest):
                gone = rest
        return gone

    def _stood_on(self, step_id: str) -> set[str]:
        """The step with all that it stands on."""
        found = {step_id}
        for step in reversed(self._steps.values()):
            if step.id in found:
                found |= set(step.after)
        return found


def _rank(step: Step) -> tuple[int, float]:
    """When a step goes, the lower the earlier."""
    if step.must_ask:
        return 2, 0
    if isinstance(step.cut, str) or step.cut is None:
        early, late = step.later or as_kind(step, Break), kind_of(step) in _LATE
        return 1, 0 if early else 2 if late else 1
    return 0, step.cut


def shortened(steps: Sequence[Step], minutes: float) -> dict[str, float]:
    """Minutes by step id: as planned where that fits, else each gives of what it can give alike.

    Half minutes, never below the least of a step: where even these do not fit, they are given.
    """
    planned, least = sum(map(planned_time, steps)), sum(map(least_time, steps))
    if planned <= minutes + _TINY:
        return {step.id: planned_time(step) for step in steps}
    part = max(0.0, (minutes - least) / (planned - least)) if planned > least else 0.0
    found = {}
    for step in steps:
        give = least_time(step) + part * (planned_time(step) - least_time(step))
        found[step.id] = max(least_time(step), int((give + _TINY) / _HALF) * _HALF)
    return _with_the_rest(steps, found, minutes - sum(found.values()))


def _with_the_rest(steps: Sequence[Step], found: dict[str, float], left: float) -> dict[str, float]:
    """Minutes with what rounding left over, a half each for those that lost most."""
    by_loss = sorted(steps, key=lambda step: found[step.id] - planned_time(step))
    for step in by_loss:
        if left >= 1 and found[step.id] + _HALF <= planned_time(step):
            found[step.id] += _HALF
            left -= _HALF
    return found
