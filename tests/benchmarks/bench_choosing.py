"""Choosing among a thousand needs in both ways, and on what that hangs, against a plain greedy one.

Run ``python -m tests.benchmarks.bench_choosing``. There are two limits and thirty departments. The
goal is two seconds for both selections, or the best found with its bound, and a few seconds for
what hangs; the baseline takes needs by value for money until nothing fits. Seconds of processor
time, best of three, all in one run.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

import msgspec

from tests.builders.choices import many_needs
from workshop.needs.agreed import Criterion, Framework
from workshop.needs.hangs import hangs_of
from workshop.needs.judged import Judged
from workshop.needs.selecting import Way, selections_of
from workshop.needs.standing import Needs
from workshop.record.record import Record

KINDS: Final = ("points", "five", "mean", "sums")
SIZES: Final = ((40, 7), (1_000, 7), (1_000, 30))
WAYS: Final[tuple[Way, ...]] = ("value", "equal_shares")
CRITERIA: Final = 5


def greedy(needs: Needs, framework: Framework) -> float:
    """The baseline: the value of what fits, the most value for money first."""
    left = dict(framework.limits)
    worth = 0.0
    for need in sorted(
        needs.standing, key=lambda need: -(need.value or 0) / ((need.uses("cost") or 0) + 1)
    ):
        uses = {limit: need.uses(limit) or 0 for limit in left}
        if all(uses[limit] <= left[limit] for limit in left):
            left = {limit: amount - uses[limit] for limit, amount in left.items()}
            worth += need.value or 0
    return worth


def judged(needs: Needs, framework: Framework) -> tuple[Needs, Framework]:
    """The same needs with values by five criteria, as rooms would have scored them all."""
    names = [f"Criterion {at}" for at in range(CRITERIA)]
    criteria = tuple(Criterion(name=name, weight=1 / CRITERIA) for name in names)
    standing = [
        msgspec.structs.replace(
            need,
            priority=None,
            value=need.value,
            criteria={
                name: Judged(value=1.0 + (at * 7 + place * 3) % 5, by="room", n=9)
                for at, name in enumerate(names)
            },
        )
        for place, need in enumerate(needs.standing)
    ]
    needs = msgspec.structs.replace(needs, standing=tuple(standing), valued="criteria")
    return needs, msgspec.structs.replace(framework, criteria=criteria)


def best_of(make: Callable[[], object], times: int = 3) -> float:
    """The shortest of several runs, in seconds of processor time."""
    found = []
    for _ in range(times):
        begun = time.process_time()
        make()
        found.append(time.process_time() - begun)
    return min(found)


def main() -> None:
    """Measure and print."""
    print(f"{'needs':>6} {'departments':>11}  {'kind':>6}  {'both s':>6}  proven  {'gap %':>6}  "
          f"{'greedy %':>8}")  # fmt: skip
    for count, departments in SIZES:
        for kind in KINDS:
            needs, framework = many_needs(count, departments, kind)
            found = selections_of(needs, framework)
            assert found is not None
            assert found.value.bound is not None
            took = best_of(lambda n=needs, f=framework: selections_of(n, f))  # type: ignore[misc]
            bound = found.value.bound
            gap = 100 * (bound - found.value.value) / bound
            short = 100 * (bound - greedy(needs, framework)) / bound
            print(f"{count:>6} {departments:>11}  {kind:>6}  {took:>6.2f}  "
                  f"{found.value.proven!s:>6}  {gap:>6.3f}  {short:>8.2f}")  # fmt: skip
    print(f"\n{'needs':>6} {'departments':>11}  {'way':>12}  {'hangs s':>7}  turns  looked at")
    for count, departments in SIZES:
        needs, framework = judged(*many_needs(count, departments, "mean"))
        for way in WAYS:
            begun = time.process_time()
            hangs = hangs_of(Record(), needs, framework, way)
            took = time.process_time() - begun
            print(f"{count:>6} {departments:>11}  {way:>12}  {took:>7.2f}  "
                  f"{len(hangs.turns):>5}  {hangs.looked_at:>9}")  # fmt: skip


if __name__ == "__main__":
    main()
