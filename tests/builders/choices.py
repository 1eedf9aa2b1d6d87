"""Needs to choose among, made straight: what each is worth, takes, and who asked for it."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

from workshop.needs.agreed import Framework
from workshop.needs.judged import Judged
from workshop.needs.selecting import Selection
from workshop.needs.standing import Need, Needs
from workshop.record.rows import ROW_TYPES
from workshop.registers.field_base import Target

AT: Final = datetime(2026, 3, 2, 9, tzinfo=UTC)


def wanted(
    code: str,
    value: float | None = 1.0,
    cost: int | None = 0,
    days: float | None = 0,
    by: Sequence[str] = ("finance",),
    *,
    excludes: Sequence[str] = (),
    liked: Mapping[str, float] | None = None,
) -> Need:
    """A need; its id is its code in small letters.

    Args:
        code: what it is called.
        value: what it is worth.
        cost: in cents.
        days: of staff.
        by: the ids of the departments that asked for it.
        excludes: the codes of others.
        liked: by department, what its people scored for priority.
    """
    targets = tuple(Target(table="needs", id=other.lower()) for other in excludes)
    row = ROW_TYPES["needs"](
        id=code.lower(),
        code=code,
        at=AT,
        want=f"The wish {code}",  # type: ignore[call-arg]
        cost=cost,
        staff_days=days,
        excludes=targets,
    )
    scored = Judged(value=3.0, by="room", n=2, by_department=liked) if liked else None
    return Need(row=row, asked_by=tuple(by), value=value, priority=scored)


def needs_among(*needs: Need, departments: Sequence[str] | None = None) -> Needs:
    """Needs in their order; the departments are those that ask, unless given."""
    asking = sorted({each for need in needs for each in need.asked_by})
    return Needs(
        standing=needs,
        valued="hand",
        departments=tuple(asking if departments is None else departments),
    )


def limited(**limits: float) -> Framework:
    """A framework with limits alone: cents of `cost`, days of `staff_days`."""
    return Framework(rule="value", version="x", limits=limits)


def many_needs(
    count: int, departments: int, kind: str = "points", seed: int = 1
) -> tuple[Needs, Framework]:
    """Many needs of which a third fit under two limits, a third of all scored by each department.

    Args:
        count: how many needs.
        departments: how many departments ask.
        kind: what they are worth: `points` of 1 to 500, `five` by five (1 to 25), `mean` of
            criteria with two decimals, or as much as they take (`sums`), which is hard.
        seed: the same instance each time.
    """
    chance = random.Random(seed)  # noqa: S311 - the same instance each time
    names = [f"d{at}" for at in range(departments)]
    found = []
    for at in range(count):
        cost, days = chance.randint(1, 500) * 100_00, chance.randint(1, 60)
        values = {
            "points": float(chance.randint(1, 500)),
            "five": float(chance.randint(1, 5) * chance.randint(1, 5)),
            "mean": round(chance.uniform(1, 5), 2),
            "sums": cost / 1_000_000 + days / 10,
        }
        liked = {name: chance.randint(1, 5) * 1.0 for name in names if chance.random() < 1 / 3}
        found.append(
            wanted(f"N{at + 1}", values[kind], cost, days, [chance.choice(names)], liked=liked)
        )
    thirds = {
        limit: int(sum(need.uses(limit) or 0 for need in found) // 3)
        for limit in ("cost", "staff_days")
    }
    return needs_among(*found, departments=names), limited(**thirds)


def codes_of(selection: Selection | None) -> str:
    """The codes of what is chosen, in their order."""
    assert selection is not None
    return " ".join(each.upper() for each in selection.chosen)
