"""The joint order of needs and each department's own."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders.needs import Wanted, room
from workshop.needs.agreed import Framework
from workshop.needs.order import Placed, joint_order, own_orders
from workshop.needs.standing import Needs
from workshop.registers.kinds.needs.framework import (
    BOTH,
    BY_VALUE,
    NEED_FIRST,
    PRIORITY_FIRST,
    RULES,
)

FEW = st.sampled_from((1.0, 3.0, 4.5, None))
"""So few that several needs share a place."""


def _by(rule: str) -> Framework:
    return Framework(rule=rule, version="")


def _shown(order: tuple[Placed, ...]) -> list[tuple[str, int]]:
    return [(one.need.code, one.place) for one in order]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (BOTH, [("N2", 1), ("N1", 2), ("N3", 2), ("N5", 4), ("N4", 4)]),
        (PRIORITY_FIRST, [("N1", 1), ("N2", 2), ("N3", 3), ("N5", 4), ("N4", 4)]),
        (NEED_FIRST, [("N3", 1), ("N2", 2), ("N1", 3), ("N5", 4), ("N4", 4)]),
        (BY_VALUE, [("N5", 1), ("N2", 2), ("N1", 3), ("N3", 3), ("N4", 5)]),
    ],
)
def test_needs_stand_in_the_order_of_the_rule(rule: str, expected: list[tuple[str, int]]) -> None:
    """Equal ones share a place, the next place is skipped, and what lacks a number comes last."""
    built = Wanted()
    built.need(priority=5.0, need=3.0, value=10.0)
    built.need(priority=4.5, need=4.0, value=20.0)
    built.need(priority=3.0, need=5.0, value=10.0)
    built.need(priority=5.0)
    built.need(need=5.0, value=30.0)
    assert _shown(joint_order(built.needs, _by(rule))) == expected


def test_within_a_place_the_more_valuable_stands_first_then_what_was_entered_first() -> None:
    """A tie is told as one and listed the same way every time."""
    built = Wanted()
    for value in (1.0, 7.0, 7.0, None):
        built.need(priority=3.0, need=3.0, value=value)
    assert _shown(joint_order(built.needs, _by(BOTH))) == [
        ("N2", 1),
        ("N3", 1),
        ("N1", 1),
        ("N4", 1),
    ]


@given(
    st.lists(st.tuples(FEW, FEW), max_size=8),
    st.sampled_from(RULES),
)
def test_a_place_is_one_more_than_how_many_come_before(
    scores: list[tuple[float | None, float | None]], rule: str
) -> None:
    """Of any rule: all are placed once, places follow from how many are strictly better."""
    built = Wanted()
    for priority, need in scores:
        built.need(priority=priority, need=need)
    order = joint_order(built.needs, _by(rule))
    assert sorted(one.need.code for one in order) == sorted(built.standing())
    places = [one.place for one in order]
    assert places == sorted(places)
    assert all(place == 1 + sum(other < place for other in places) for place in places)


def test_a_department_that_scored_has_the_order_of_its_scores() -> None:
    """What it asked for and did not score stands at its end; one that asked for nothing has one."""
    built = Wanted()
    built.need(department="Sales", priority=5.0, need=5.0)
    built.need(department="HR", priority=1.0, need=1.0)
    built.need(department="Sales", priority=2.0, need=2.0)
    finance, hr, sales = (built.departments[name] for name in ("Finance", "HR", "Sales"))
    given_ = {
        "N1": {"priority": room(3, **{sales: 2, finance: 4}), "need": room(3, **{sales: 2})},
        "N2": {"priority": room(3, **{sales: 4, finance: 1}), "need": room(3, **{sales: 5})},
    }
    needs = _with_scores(built.needs, given_)
    found = own_orders(needs, _by(BOTH))
    assert list(found) == [hr, sales, finance]
    assert _shown(tuple(found[sales])) == [("N2", 1), ("N1", 2), ("N3", 3)]
    assert _shown(tuple(found[hr])) == [("N2", 1)]
    assert _shown(tuple(found[finance])) == [("N1", 1), ("N2", 1)]  # it gave no need: it lacks that


def _with_scores(needs: Needs, scores: Mapping[str, Mapping[str, object]]) -> Needs:
    scored = tuple(
        msgspec.structs.replace(need, **scores.get(need.code, {})) for need in needs.standing
    )
    return msgspec.structs.replace(needs, standing=scored)


def test_what_a_department_entered_with_its_own_request_is_its_own_word() -> None:
    """A request that was merged into another one's keeps the place that its department gave it."""
    built = Wanted()
    built.need(department="HR", priority=1.0, need=1.0)
    built.need(department="Sales", priority=5.0, need=5.0, merged_into="N1")
    built.need(department="Sales", priority=3.0, need=3.0)
    found = own_orders(built.needs, _by(BOTH))
    assert _shown(tuple(found[built.departments["Sales"]])) == [("N1", 1), ("N3", 2)]
    assert _shown(joint_order(built.needs, _by(BOTH))) == [("N3", 1), ("N1", 2)]
    by_value = own_orders(built.needs, _by(BY_VALUE))
    assert _shown(tuple(by_value[built.departments["Sales"]])) == [("N1", 1), ("N3", 2)]


def test_by_value_a_department_has_the_order_of_its_own_criteria() -> None:
    """Its medians of the criteria are weighed as the framework says."""
    built = Wanted()
    built.put("framework", term="budget", term_kind="criterion", weight=3.0)
    built.put("framework", term="legal", term_kind="criterion", weight=1.0)
    built.put("framework", term="value", term_kind="rule")
    built.need(department="HR")
    built.need(department="HR")
    hr = built.departments["HR"]
    given_ = {
        "N1": {"criteria": {"budget": room(5, **{hr: 1}), "legal": room(5, **{hr: 5})}},
        "N2": {"criteria": {"budget": room(1, **{hr: 3}), "legal": room(1, **{hr: 1})}},
    }
    needs = msgspec.structs.replace(_with_scores(built.needs, given_), valued="criteria")
    assert _shown(tuple(own_orders(needs, built.framework)[hr])) == [("N2", 1), ("N1", 2)]
