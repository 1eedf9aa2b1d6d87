"""Money shared equally between those who pay, and spent on what costs each of them least.

The method of equal shares in whole numbers: nothing is rounded, so that ties are ties. What
everybody has left is kept over one common denominator, which grows only where a price is split.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from heapq import heapify, heappop, heappush
from typing import Final

import msgspec

EFFORT: Final = 2_000_000
"""How often it is asked what somebody would pay before budgets are raised no further."""

_FINE: Final = 64
"""Bits behind the point of what a thing costs at least; only the order of looking hangs on it."""


class Wanted(msgspec.Struct, frozen=True):
    """What can be bought, by whom it is wanted, and within which limits; whole numbers throughout.

    Of things that cost their payers alike the one worth more comes first, then the cheaper one,
    then the one that stands first.
    """

    costs: tuple[int, ...]
    """0 or more."""
    worth: tuple[Mapping[int, int], ...]
    """By thing, what it is worth to each payer who wants it, above 0; payers by number from 0."""
    values: tuple[int, ...]
    """What each is worth to all, 0 or more."""
    payers: int
    money: int
    """How much there is for all payers together."""
    uses: tuple[tuple[int, ...], ...] = ()
    """By other limit, what each thing uses."""
    limits: tuple[int, ...] = ()
    excludes: tuple[int, ...] = ()
    """By thing, those that cannot be chosen with it, as bits; none where it is empty."""


class Bought(msgspec.Struct, frozen=True):
    """A thing and what was paid for it."""

    thing: int
    level: Fraction
    """What it costs each payer for what it is worth to them."""
    paid: Mapping[int, Fraction]
    """By payer."""


class Spent(msgspec.Struct, frozen=True):
    """What was bought."""

    bought: tuple[Bought, ...]
    """In the order of buying."""
    left: tuple[Fraction, ...]
    """By payer, what is left of the raised budget."""
    raised: int
    """By how many per cent every budget was raised: the least that buys these things."""
    filled: tuple[int, ...]
    """What still fitted afterwards, the most value for money first."""
    ended: bool
    """Whether budgets were raised as far as the limits allow."""

    @property
    def chosen(self) -> tuple[int, ...]:
        """All that is chosen, in the order of choosing."""
        return (*(each.thing for each in self.bought), *self.filled)


def spend(wanted: Wanted, *, complete: bool = True, effort: int = EFFORT) -> Spent:
    """Buy by equal shares, then raise the budgets and fill up what is left.

    Budgets are raised by one per cent of what they were, as long as what is bought stays within
    the money; what alone costs more than all the money is never bought.

    Args:
        wanted: what can be bought.
        complete: whether budgets are raised, and what is left is filled up.
        effort: how often it may be asked what somebody would pay; the same on every computer.
    """
    start = _Start(wanted)
    best, kept, raised, ended = start.buy(0), 0, 0, True
    more = best.more if complete and wanted.money else None
    while more is not None:
        if start.asked > effort:
            ended = False
            break
        raised += more
        further = start.buy(raised)
        if further.spent > wanted.money:
            break
        if set(further.things) != set(best.things):
            best, kept = further, raised
        more = further.more
    rest = fill(wanted, best.things) if complete else ()
    return Spent(tuple(best.bought), best.left, kept, rest, ended)


def fill(wanted: Wanted, chosen: Iterable[int]) -> tuple[int, ...]:
    """What still fits beside what is chosen, the most value for money first."""
    room = _Room(wanted)
    taken = set(chosen)
    for thing in taken:
        room.take(thing)
    left = (thing for thing in range(len(wanted.costs)) if thing not in taken)
    fitting = [thing for thing in left if room.fits(thing)]
    return tuple(
        thing
        for thing in sorted(fitting, key=lambda thing: _by_value_for_money(wanted, thing))
        if room.fits(thing) and room.take(thing)
    )


def _by_value_for_money(wanted: Wanted, thing: int) -> tuple[bool, Fraction, int, int, int]:
    value, cost = wanted.values[thing], wanted.costs[thing]
    free = not cost and value > 0
    return not free, -Fraction(value, cost or 1), -value, cost, thing


class _Room:
    """What is left of all limits, and what is excluded."""

    def __init__(self, wanted: Wanted, *, money: bool = True) -> None:
        self._wanted = wanted
        self._rows = [wanted.costs, *wanted.uses] if money else list(wanted.uses)
        self._left = [wanted.money, *wanted.limits] if money else list(wanted.limits)
        self._out = 0

    def fits(self, thing: int) -> bool:
        """Whether a thing is within all limits, and nothing that was taken excludes it."""
        return not self._out >> thing & 1 and all(
            row[thing] <= left for row, left in zip(self._rows, self._left, strict=True)
        )

    def take(self, thing: int) -> bool:
        """Take a thing; always true."""
        self._left = [left - row[thing] for row, left in zip(self._rows, self._left, strict=True)]
        if self._wanted.excludes:
            self._out |= self._wanted.excludes[thing]
        return True


class _Run(msgspec.Struct):
    """What is bought with budgets of one size."""

    bought: list[Bought]
    """Up to the one with which it comes to more than all the money, where it does."""
    spent: int
    left: tuple[Fraction, ...]
    more: int | None
    """By how many per cent budgets have to rise before anything can change; none if never."""

    @property
    def things(self) -> list[int]:
        """What is bought."""
        return [each.thing for each in self.bought]


class _Start:
    """What is the same however large the budgets are."""

    def __init__(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self.asked = 0
        """How often it was asked what somebody would pay."""
        things = range(len(wanted.costs))
        order = sorted(things, key=lambda at: (-wanted.values[at], wanted.costs[at], at))
        self.places = {thing: place for place, thing in enumerate(order)}
        self.units = [math.gcd(*worth.values()) or 1 for worth in wanted.worth]
        self.shares = [
            [(payer, worth // unit) for payer, worth in sorted(each.items())]
            for each, unit in zip(wanted.worth, self.units, strict=True)
        ]
        self.weights = [sum(weight for _, weight in each) for each in self.shares]
        self.least = [
            (self._key(wanted.costs[at], self.weights[at] or 1, 1, at), self.places[at], at)
            for at in things
            if self._can_be_bought(at)
        ]
        heapify(self.least)

    def _can_be_bought(self, thing: int) -> bool:
        cost = self.wanted.costs[thing]
        if not cost:
            return self.wanted.values[thing] > 0
        return cost <= self.wanted.money and bool(self.shares[thing])

    def _key(self, price: int, weight: int, denominator: int, thing: int) -> int:
        """A level as a whole number, rounded down."""
        return (price << _FINE) // (weight * self.units[thing] * denominator)

    def buy(self, raised: int) -> _Run:
        """What is bought where budgets are raised by so many per cent."""
        purses = _Purses(self, raised)
        room, spent = _Room(self.wanted, money=False), 0
        queue = list(self.least)
        bought: list[Bought] = []
        while spent <= self.wanted.money and (found := self._next(queue, purses, room)) is not None:
            spent += self.wanted.costs[found.thing]
            room.take(found.thing)
            bought.append(purses.pay(found))
        return _Run(bought, spent, purses.told(), purses.more)

    def _next(
        self, queue: list[tuple[int, int, int]], purses: _Purses, room: _Room
    ) -> _Offer | None:
        """What is bought next, taken off the queue; what cannot be bought any more goes too.

        What a thing costs its payers never falls while they spend: what was worked out before is
        the least that it can be now, and nothing behind the best in the queue is looked at.
        """
        best: _Offer | None = None
        others = []
        while queue and (best is None or queue[0][0] <= best.key):
            _, place, thing = heappop(queue)
            if not room.fits(thing) or (offer := purses.offer(thing, place)) is None:
                continue
            if best is None or offer.is_before(best):
                best, offer = offer, best
            if offer is not None:
                others.append(offer)
        for other in others:
            heappush(queue, (other.key, other.place, other.thing))
        return best


class _Offer(msgspec.Struct):
    """At what level a thing can be paid for now."""

    thing: int
    place: int
    """Among things of one level."""
    price: int
    """What those pay together who do not give all they have, over the denominator of the purses."""
    weight: int
    """What it is worth to those together, in units of the thing."""
    unit: int
    key: int

    def is_before(self, other: _Offer) -> bool:
        """Whether it is bought before another one."""
        own = self.price * other.weight * other.unit
        others = other.price * self.weight * self.unit
        return (own, self.place) < (others, other.place)


class _Purses:
    """What all payers have left while they buy."""

    def __init__(self, start: _Start, raised: int) -> None:
        self._start = start
        money, payers = start.wanted.money, start.wanted.payers
        self._over = 100 * payers
        """The denominator of what everybody has left."""
        self._rise = money
        """What one per cent adds to a purse, over that denominator."""
        self._left = [money * (100 + raised)] * payers
        self._bound = False
        self._lacks: list[int] = []

    @property
    def more(self) -> int | None:
        """By how many per cent budgets have to rise before anything can change.

        Where nobody had to give all they have, what is paid stays the same in larger budgets, and
        only what could not be paid for comes in. Else any rise can change who pays what.
        """
        return 1 if self._bound else min(self._lacks, default=None)

    def offer(self, thing: int, place: int) -> _Offer | None:
        """At what level a thing can be paid for; none where its payers have too little left."""
        start = self._start
        price, weight = start.wanted.costs[thing] * self._over, start.weights[thing]
        shares, left = start.shares[thing], self._left
        start.asked += len(shares) + 1
        missing = price - sum([left[payer] for payer, _ in shares]) if price else 0
        if missing > 0:
            self._lacks.append(-(-missing // (len(shares) * self._rise)))
            return None
        while price:
            poor = [(payer, own) for payer, own in shares if left[payer] * weight < price * own]
            if not poor:
                break
            self._bound = True
            price -= sum([left[payer] for payer, _ in poor])
            weight -= sum([own for _, own in poor])
            shares = [each for each in shares if each not in poor]
        key = start._key(price, weight or 1, self._over, thing)  # noqa: SLF001 - of one module
        return _Offer(thing, place, price, weight or 1, start.units[thing], key)

    def pay(self, offer: _Offer) -> Bought:
        """Take what everybody pays for a thing out of the purses."""
        finer = offer.weight // math.gcd(offer.weight, offer.price)
        level = Fraction(offer.price, offer.weight * offer.unit * self._over)
        self._left = [left * finer for left in self._left]
        self._over, self._rise = self._over * finer, self._rise * finer
        each = offer.price * finer // offer.weight
        paid = {}
        for payer, own in self._start.shares[offer.thing]:
            given = min(self._left[payer], each * own)
            self._left[payer] -= given
            paid[payer] = given
        over = self._over
        return Bought(offer.thing, level, _Quotients(paid, over))

    def told(self) -> tuple[Fraction, ...]:
        """What everybody has left."""
        return tuple(Fraction(left, self._over) for left in self._left)


class _Quotients(Mapping[int, Fraction]):
    """Whole numbers over one denominator, divided where they are asked for."""

    def __init__(self, numbers: Mapping[int, int], over: int) -> None:
        self._numbers, self._over = numbers, over

    def __getitem__(self, key: int) -> Fraction:
        return Fraction(self._numbers[key], self._over)

    def __iter__(self) -> Iterator[int]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)
