"""The joint order of needs, and each department's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

import msgspec

from workshop.needs.agreed import Framework
from workshop.needs.judged import Judged
from workshop.needs.standing import Need, Needs, Valued, weighted_mean, worth
from workshop.registers.kinds.needs.framework import BY_VALUE, NEED_FIRST, PRIORITY_FIRST

Numbers = tuple[float | None, float | None, float | None]
"""Priority, need and value; none where that is not known."""
Key = tuple[float, ...]
"""By what needs stand in order, the greatest first."""

_DECIMALS: Final = 9
"""What differs by less is the same: halves and thirds of whole scores bear no more."""


class Placed(msgspec.Struct, frozen=True):
    """A need at its place."""

    need: Need
    place: int
    """From 1; equal ones share a place."""


def joint_order(needs: Needs, framework: Framework) -> tuple[Placed, ...]:
    """All needs in the order of the rule; those that lack what it asks for come last, together.

    Within a place they stand by value, then as they were entered.
    """
    return _placed(needs.standing, framework.rule, _joint)


def own_orders(needs: Needs, framework: Framework) -> Mapping[str, Sequence[Placed]]:
    """By the id of a department, its own order; those that ask first, in the order of names.

    Where its people scored needs in a session, all that they scored, by the same rule from their
    scores; else what it asked for itself, by the same rule. What it asked for and did not score
    stands at the end. What a department entered by hand with its own request, which may be merged
    into another one's, is its own word for that; else it is what the need came to.
    """
    scored: dict[str, dict[str, Numbers]] = {}
    for need in needs.standing:
        for department, numbers in _scored(need, needs, framework).items():
            scored.setdefault(department, {})[need.id] = numbers
    asked: dict[str, list[Need]] = {each: [] for each in needs.departments}
    for need in needs.standing:
        for department in need.asked_by:
            asked.setdefault(department, []).append(need)
    return {
        department: _own_order(
            department, asked.get(department, ()), scored.get(department, {}), needs, framework.rule
        )
        for department in dict.fromkeys((*asked, *scored))
    }


def _own_order(
    department: str,
    asked: Iterable[Need],
    scored: Mapping[str, Numbers],
    needs: Needs,
    rule: str,
) -> tuple[Placed, ...]:
    if not scored:
        return _placed(asked, rule, lambda need: _entered(need, department, needs.valued))
    own = {need.id for need in asked}
    listed = [need for need in needs.standing if need.id in scored or need.id in own]
    return _placed(listed, rule, lambda need: scored.get(need.id, (None, None, None)))


def _joint(need: Need) -> Numbers:
    return (_value_of(need.priority), _value_of(need.need), need.value)


def _value_of(judged: Judged | None) -> float | None:
    return judged.value if judged else None


def _entered(need: Need, department: str, valued: Valued) -> Numbers:
    """What a department entered with its requests, the greatest of several; else the joint one."""
    rows = [row for row in need.rows if row.cell("department") == department]
    joint = _joint(need)
    found = []
    for column, known in zip(("priority", "need", "value"), joint, strict=True):
        given = [own for row in rows if (own := row.cell(column)) is not None]
        found.append(max(given, default=known))
    priority, needed, value = found
    if valued == "priority and need" and priority is not None and needed is not None:
        value = worth(priority, needed)
    return (priority, needed, value)


def _scored(need: Need, needs: Needs, framework: Framework) -> dict[str, Numbers]:
    """By department, what its people gave a need on the scales that the rule asks for."""
    priority = need.priority.by_department if need.priority else {}
    needed = need.need.by_department if need.need else {}
    if framework.rule != BY_VALUE:
        return {
            each: (priority.get(each), needed.get(each), need.value)
            for each in dict.fromkeys((*priority, *needed))
        }
    if needs.valued == "priority and need":
        return {
            each: (None, None, worth(priority[each], needed[each]))
            for each in priority
            if each in needed
        }
    if needs.valued != "criteria":
        return {}
    shares = {each.name: each.weight for each in framework.criteria}
    given: dict[str, dict[str, float]] = {}
    for name, judged in need.criteria.items():
        for department, value in judged.by_department.items():
            given.setdefault(department, {})[name] = value
    return {each: (None, None, weighted_mean(own, shares)) for each, own in given.items()}


def _key(rule: str, numbers: Numbers) -> Key | None:
    """By what a need stands in order; none where it lacks what the rule asks for."""
    priority, need, value = numbers
    if rule == BY_VALUE:
        return None if value is None else (round(value, _DECIMALS),)
    if priority is None or need is None:
        return None
    first, second = round(priority, _DECIMALS), round(need, _DECIMALS)
    if rule == PRIORITY_FIRST:
        return (first, second)
    if rule == NEED_FIRST:
        return (second, first)
    return (round((priority + need) / 2, _DECIMALS),)


def _placed(
    needs: Iterable[Need], rule: str, numbers: Callable[[Need], Numbers]
) -> tuple[Placed, ...]:
    known: list[tuple[Key, float, Need]] = []
    lacking: list[tuple[float, Need]] = []
    for need in needs:
        given = numbers(need)
        value = given[2] if given[2] is not None else -1.0
        if (key := _key(rule, given)) is None:
            lacking.append((value, need))
        else:
            known.append((key, value, need))
    known.sort(key=lambda each: (each[0], each[1]), reverse=True)
    found: list[Placed] = []
    place, before = 0, None
    for at, (key, _, need) in enumerate(known, start=1):
        if key != before:
            place, before = at, key
        found.append(Placed(need, place))
    lacking.sort(key=lambda each: -each[0])
    return (*found, *(Placed(need, len(known) + 1) for _, need in lacking))
