"""Reading a thousand needs of twenty departments: how long each question about them takes.

Run ``python -m tests.benchmarks.bench_needs``. The record has 10,000 entries, 1,500 solutions and
2,000 rows of workload beside the needs, a tenth of which were merged into others; then twenty
people score every need by priority and need. Each figure is the best of five, in one process.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

import msgspec

from tests.builders.needs import Wanted
from tests.builders.record import interview
from workshop.needs.answers import answers_of
from workshop.needs.clear import clarities_of
from workshop.needs.collaboration import collaboration_of
from workshop.needs.order import joint_order, own_orders
from workshop.needs.standing import needs_of
from workshop.needs.sufficiency import sufficiency_of
from workshop.needs.ties import ties_of

NEEDS: Final = 1_000
ENTRIES: Final = 10_000
DEPARTMENTS: Final = 20
GOAL: Final = 50
"""Milliseconds for `needs_of` without scores of rooms."""


def record_of(number: int = NEEDS) -> Wanted:
    """A record with so many needs, and all else in proportion."""
    names = [f"Department {place}" for place in range(DEPARTMENTS)]
    built = Wanted(*names)
    somebody = built.person("Dana Ortiz", department=built.departments[names[0]])
    said = built.say(built.start(interview(), somebody), "talk", "+ It works")
    for _ in range(ENTRIES):
        built.record.put(msgspec.structs.replace(said, id=built.new_id(), factor_id=None))
    for place in range(number):
        code = built.need(
            f"Request number {place}",
            names[place % DEPARTMENTS],
            priority=float(1 + place % 5),
            need=float(1 + place * 7 % 5),
            cost=1_000 * place,
            staff_days=float(place % 30),
        )
        if place % 10 == 3:
            built.edit(code, merged_into=f"N{place}")
        elif place % 13 == 6:
            built.edit(code, helps=f"N{place // 2 + 1}")
    for place in range(number * 3 // 2):
        need = f"N{place % number + 1}"
        built.put("solutions", solution=f"Way {place}", for_needs=need, open_questions="How?")
    for place in range(number * 2):
        taker = f"N{place % number + 1}" if place % 2 else f"SL{place * 3 // 4 + 1}"
        quarter = f"2027-Q{place % 4 + 1}"
        skill = f"Skill {place % 15}"
        built.put("workload", resource=skill, quarter=quarter, needed=1.0, taken_by=taker)
    return built


def score(built: Wanted) -> None:
    """Twenty people of twenty departments score every need, and that is taken in."""
    people = [
        built.person(f"Person {name}", department=own) for name, own in built.departments.items()
    ]
    rows = built.record.rows("needs")
    given = {
        person: {
            row.id: {"priority": 1.0 + (at + place) % 5, "need": 1.0 + at * place % 5}
            for place, row in enumerate(rows)
        }
        for at, person in enumerate(people)
    }
    built.hold_scoring(people, given)


def best_of(make: Callable[[], object], times: int = 5) -> float:
    """The shortest of several runs, in milliseconds."""
    found = []
    for _ in range(times):
        begun = time.perf_counter()
        make()
        found.append(time.perf_counter() - begun)
    return min(found) * 1000


def main() -> None:
    """Print every figure."""
    built = record_of()
    record = built.record
    needs, framework = built.needs, built.framework
    questions: dict[str, Callable[[], object]] = {
        "needs_of": lambda: needs_of(record),
        "joint_order": lambda: joint_order(needs, framework),
        "own_orders": lambda: own_orders(needs, framework),
        "ties_of": lambda: ties_of(needs),
        "clarities_of": lambda: clarities_of(record, needs),
        "sufficiency_of": lambda: sufficiency_of(record, needs=needs),
        "collaboration_of": lambda: collaboration_of(needs),
        "answers_of": lambda: answers_of(record, needs, None),
    }
    for name, question in questions.items():
        print(f"{name:34} {best_of(question):7.1f} ms")
    score(built)
    scored = built.needs
    print(f"{'needs_of, scored by 20':34} {best_of(lambda: needs_of(record)):7.1f} ms")
    own = best_of(lambda: own_orders(scored, framework))
    print(f"{'own_orders, scored by 20':34} {own:7.1f} ms")


if __name__ == "__main__":
    main()
