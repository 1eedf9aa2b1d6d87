"""Requests, limits and the rules that bind them, checked and in whole numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from workshop.methods.core.checks import Check, place
from workshop.methods.finance.best_choice import LISTED, Best, best_choice
from workshop.methods.finance.exact import divided, whole
from workshop.methods.finance.listed_choices import Things, excluding, members
from workshop.text import listing


class Requests(msgspec.Struct, frozen=True):
    """What can be chosen."""

    values: Sequence[float]
    """What each is worth, 0 or more."""
    weights: Sequence[Sequence[float]]
    """A row a limit, a column a request: what it uses, 0 or more."""
    capacities: Sequence[float]
    """Of each limit."""
    names: Sequence[str] = ()
    """Else numbers from 1."""
    limits: Sequence[str] = ()
    """Names of the limits; else numbers from 1."""


class Rules(msgspec.Struct, frozen=True):
    """What binds the choice beside its limits; requests by name."""

    mandatory: Sequence[str] = ()
    exclusive: Sequence[Sequence[str]] = ()
    """Groups of which one at most is chosen."""
    needs: Mapping[str, Sequence[str]] = {}
    """By request, those that must be chosen with it."""


class Exact(msgspec.Struct, frozen=True):
    """The requests in whole numbers, with who is bound how, as bits."""

    names: tuple[str, ...]
    limits: tuple[str, ...]
    things: Things
    places: int
    """Decimals of the values."""
    use_places: tuple[int, ...]
    """Decimals of each limit."""
    forced: int
    barred: int
    """What cannot be chosen beside what is forced."""


def checked(requests: Requests, rules: Rules) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of requests and limits, after everything was checked."""
    check = Check("portfolio")
    count = len(requests.values)
    names = tuple(requests.names) or tuple(f"no. {n}" for n in range(1, count + 1))
    limits = tuple(requests.limits) or tuple(
        f"limit {n}" for n in range(1, len(requests.capacities) + 1)
    )
    check.some("values", requests.values)
    check.numbers("values", requests.values, 0)
    check.grid("weights", requests.weights, count)
    check.as_many("weights", requests.weights, "capacities", requests.capacities)
    for row, uses in enumerate(requests.weights, 1):
        for column, use in enumerate(uses, 1):
            check.number(place("weights", row, column), use, 0)
    if check.numbers("capacities", requests.capacities, 0):
        for row, capacity in enumerate(requests.capacities, 1):
            check.divisor(place("capacities", row), capacity)
    check.named("names", names, count)
    check.named("limits", limits, len(requests.capacities))
    groups = {place("exclusive", n): group for n, group in enumerate(rules.exclusive, 1)}
    needs = {f"needs, {key}": [key, *others] for key, others in rules.needs.items()}
    for where, asked in ({"mandatory": rules.mandatory} | groups | needs).items():
        for unknown in [name for name in asked if name not in names]:
            check.say(where, f"there is no request “{unknown}”")
    check.done()
    return names, limits


def exact_of(
    requests: Requests, rules: Rules, names: tuple[str, ...], limits: tuple[str, ...]
) -> Exact:
    """The requests in whole numbers, with forced and barred ones worked out."""
    at = {name: number for number, name in enumerate(names)}
    excludes = excluding(len(names), [[at[name] for name in each] for each in rules.exclusive])
    needs = _closed([_bits(at[other] for other in rules.needs.get(name, ())) for name in names])
    forced = 0
    for name in rules.mandatory:
        forced |= 1 << at[name] | needs[at[name]]
    barred = _union(excludes, forced) & ~forced
    barred |= _bits(n for n, needed in enumerate(needs) if needed & barred) & ~forced
    values, places = whole(requests.values)
    rows = [
        whole([*uses, capacity])
        for uses, capacity in zip(requests.weights, requests.capacities, strict=True)
    ]
    things = Things(
        values=values,
        uses=tuple(row[:-1] for row, _ in rows),
        limits=tuple(row[-1] for row, _ in rows),
        excludes=excludes,
        needs=tuple(needs),
    )
    return Exact(names, limits, things, places, tuple(p for _, p in rows), forced, barred)


def _bits(numbers: Iterable[int]) -> int:
    """A set of numbers as bits."""
    bits = 0
    for number in numbers:
        bits |= 1 << number
    return bits


def _union(sets: Sequence[int], those: int) -> int:
    """All that any of those names."""
    union = 0
    for at in members(those):
        union |= sets[at]
    return union


def _closed(needs: Sequence[int]) -> list[int]:
    """Needs with the needs of what is needed."""
    closed = list(needs)
    while (more := [own | _union(closed, own) for own in closed]) != closed:
        closed = more
    return [own & ~(1 << at) for at, own in enumerate(closed)]


def contradictions(exact: Exact, requests: Requests, rules: Rules) -> Iterator[str]:
    """Why the mandatory requests, and what they need, cannot all be chosen."""
    forced = list(members(exact.forced))
    for group in rules.exclusive:
        both = sorted({name for name in group if exact.forced >> exact.names.index(name) & 1})
        if len(both) > 1:
            yield f"{listing(both)} exclude each other"
    for row, name in enumerate(exact.limits):
        used = sum(exact.things.uses[row][at] for at in forced)
        over = used - exact.things.limits[row]
        if over > 0:
            places = exact.use_places[row]
            yield (
                f"they use {divided(used, places):,g} of {name} where there are "
                f"{requests.capacities[row]:,g}, {divided(over, places):,g} too much"
            )


def solved(
    exact: Exact,
    steps: int,
    alternatives: int,
    listed: int = LISTED,
) -> tuple[Best, list[int]]:
    """The best choice of what is free, and the choices of all requests that it makes."""
    things = exact.things
    fixed = exact.forced | exact.barred
    order = [at for at in range(len(things.values)) if not fixed >> at & 1]
    left = tuple(
        limit - sum(uses[at] for at in members(exact.forced))
        for uses, limit in zip(things.uses, things.limits, strict=True)
    )
    free = Things(
        values=tuple(things.values[at] for at in order),
        uses=tuple(tuple(uses[at] for at in order) for uses in things.uses),
        limits=left,
        excludes=tuple(_gathered(things.excludes[at], order) for at in order),
        needs=tuple(_gathered(things.needs[at], order) for at in order),
    )
    best = best_choice(free, steps=steps, alternatives=alternatives, listed=listed)
    return best, [_spread(bits, order) | exact.forced for bits in best.choices]


def _gathered(bits: int, order: Sequence[int]) -> int:
    """A set of requests by their numbers among those that are free."""
    return _bits([n for n, at in enumerate(order) if bits >> at & 1]) if bits else 0


def _spread(bits: int, order: Sequence[int]) -> int:
    """A set of free requests by their numbers among all."""
    return _bits([order[n] for n in members(bits)])
