"""Things to choose from, and all choices of a few of them in a list that can be looked up."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec


class Things(msgspec.Struct, frozen=True):
    """What can be chosen: whole numbers throughout, and sets of things as bits."""

    values: tuple[int, ...]
    uses: tuple[tuple[int, ...], ...]
    """By limit, what each thing uses, 0 or more."""
    limits: tuple[int, ...]
    """0 or more."""
    excludes: tuple[int, ...]
    """By thing, those that cannot be chosen with it."""
    needs: tuple[int, ...]
    """By thing, those that must be chosen with it, directly or not."""


class Packing(msgspec.Struct, frozen=True):
    """What things use of all limits, in one number each: a field of bits a limit.

    Above each field stands a guard bit, which a use beyond the limit borrows away; so one
    subtraction tells whether all limits are kept.
    """

    uses: tuple[int, ...]
    """By thing."""
    limits: int
    """With the guards set."""
    guards: int

    def keeps(self, use: int) -> bool:
        """Whether a use is within all limits."""
        return (self.limits - use) & self.guards == self.guards


def packed(things: Things) -> Packing:
    """Uses and limits in one number each; a use beyond a limit counts as just beyond it."""
    own, limits, guards, shift = [0] * len(things.values), 0, 0, 0
    for uses, limit in zip(things.uses, things.limits, strict=True):
        own = [sum_ + (min(use, limit + 1) << shift) for sum_, use in zip(own, uses, strict=True)]
        width = limit.bit_length() + 2
        limits += limit << shift
        guards += 1 << (shift + width)
        shift += width + 1
    return Packing(tuple(own), limits + guards, guards)


class Listed(msgspec.Struct, frozen=True):
    """All choices of a few things, by the price of what they use."""

    prices: list[float]
    """In rising order."""
    values: list[int]
    uses: list[int]
    """Of all limits, packed."""
    bits: list[tuple[int, ...]]
    """The sets of things that are the same in all of this."""
    excludes: list[int]
    """What cannot be chosen with each."""
    needs: list[int]
    """What must be chosen with each."""
    linked: int
    """The things outside that exclude or need some of these, or are excluded or needed."""


_Entry = tuple[float, int, int, int, int, int]
"""Price, value, use, bits, what is excluded and what is needed."""


def list_choices(
    things: Things, packing: Packing, few: Sequence[int], costs: Sequence[float]
) -> Listed:
    """All choices of a few things that keep limits, exclusions and needs among themselves.

    Of choices that use the same and are linked to the same outside, only the most valuable stay.

    Args:
        things: what is chosen from.
        packing: their uses.
        few: the things whose choices are listed.
        costs: by thing, the price of what it uses.
    """
    inside = sum(1 << at for at in few)
    outside = [at for at in range(len(things.values)) if not inside >> at & 1]
    asked = _union(things.needs, outside) & inside
    kept: dict[tuple[int, int, int, int], list[_Entry]] = {}
    for entry in _entries(things, packing, few, costs):
        _, value, use, bits, excluded, needed = entry
        if needed & inside & ~bits:
            continue
        key = (use, excluded & ~inside, needed & ~inside, bits & asked)
        others = kept.get(key)
        if others is None or others[0][1] < value:
            kept[key] = [entry]
        elif others[0][1] == value:
            others.append(entry)
    entries = sorted(kept.values(), key=_price_of)
    linked = (_union(things.excludes, few) | _union(things.needs, few)) & ~inside
    return Listed(
        [same[0][0] for same in entries],
        [same[0][1] for same in entries],
        [same[0][2] for same in entries],
        [tuple(entry[3] for entry in same) for same in entries],
        [same[0][4] for same in entries],
        [same[0][5] & ~inside for same in entries],
        linked,
    )


def _price_of(same: Sequence[_Entry]) -> float:
    """By what the list is sorted; entries of one price need no order."""
    return same[0][0]


def _entries(
    things: Things, packing: Packing, few: Sequence[int], costs: Sequence[float]
) -> list[_Entry]:
    """All choices within the limits in which nothing excludes another."""
    entries: list[_Entry] = [(0.0, 0, 0, 0, 0, 0)]
    limits, guards = packing.limits, packing.guards
    for at in few:
        own, excludes, needs, bit = packing.uses[at], things.excludes[at], things.needs[at], 1 << at
        cost, value = costs[at], things.values[at]
        entries += [
            (
                price + cost,
                worth + value,
                use + own,
                bits | bit,
                out | excludes,
                needed | needs,
            )
            for price, worth, use, bits, out, needed in entries
            if not out & bit and (limits - use - own) & guards == guards
        ]
    return entries


def _union(sets: Sequence[int], those: Sequence[int]) -> int:
    """All things that any of several things names."""
    union = 0
    for at in those:
        union |= sets[at]
    return union


def members(bits: int) -> Iterator[int]:
    """The things of a set."""
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low


def excluding(count: int, groups: Iterable[Collection[int]]) -> tuple[int, ...]:
    """By thing, the others of its groups, of each of which one at most is chosen, as bits."""
    found = [0] * count
    for group in groups:
        bits = sum(1 << thing for thing in set(group))
        for thing in group:
            found[thing] |= bits & ~(1 << thing)
    return tuple(found)
