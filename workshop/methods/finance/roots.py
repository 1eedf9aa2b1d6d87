"""All positive roots of a polynomial with whole coefficients: none missed, none made up.

Sturm's theorem (1829) counts the distinct roots in any interval by signs alone. All of it is done
in whole numbers and in fractions whose denominator is a power of 2, so no rounding can hide a
root that only touches 0 or part two that lie close together.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import msgspec

_FINE: Final = 62
"""Binary digits of a root that are found after its first one."""


class Root(msgspec.Struct, frozen=True):
    """A root."""

    value: float
    touches: bool
    """Whether the polynomial has one sign on both sides of it."""


_Point = tuple[int, int]
"""A number as top / 2**power."""


def positive_roots(coefficients: Sequence[int]) -> list[Root]:
    """The distinct positive roots, in rising order.

    Args:
        coefficients: from the constant on; not all of them 0.
    """
    trimmed = _trimmed(list(coefficients))
    while trimmed and trimmed[0] == 0:
        trimmed = trimmed[1:]
    changes = sign_changes(trimmed)
    if not changes:
        return []
    chain = [trimmed] if changes == 1 else _sturm(trimmed)
    if changes > 1 and len(chain[-1]) > 1:
        chain = _sturm(_quotient(trimmed, chain[-1]))
    power = max(abs(c).bit_length() for c in trimmed) + 1
    low, high = (1, power), (1 << power, 0)
    spans = [(low, high)] if changes == 1 else _parted(chain, low, high)
    return [_root(trimmed, chain[0], *span) for span in sorted(spans, key=_left_end)]


def sign_changes(values: Sequence[float]) -> int:
    """How often the sign changes along values, zeros passed over."""
    signs = [value > 0 for value in values if value]
    return sum(one != other for one, other in pairwise(signs))


def _trimmed(polynomial: list[int]) -> list[int]:
    """A polynomial without leading zeros and common factors of its coefficients."""
    while polynomial and polynomial[-1] == 0:
        polynomial.pop()
    common = math.gcd(*polynomial) if polynomial else 1
    return [value // common for value in polynomial] if common > 1 else polynomial


def _sturm(polynomial: list[int]) -> list[list[int]]:
    """The polynomial, its derivative, and the remainders with turned signs, to the last."""
    chain = [polynomial, _trimmed([n * c for n, c in enumerate(polynomial)][1:])]
    while len(chain[-1]) > 1:
        rest = _remainder(chain[-2], chain[-1])
        if not rest:
            break
        chain.append([-value for value in rest])
    return chain


def _remainder(one: Sequence[int], other: Sequence[int]) -> list[int]:
    """The remainder of a division, times some number above 0."""
    rest, lead = list(one), other[-1]
    while len(rest) >= len(other):
        factor, shift = rest[-1], len(rest) - len(other)
        sign = 1 if lead > 0 else -1
        rest = [value * abs(lead) for value in rest]
        for at, value in enumerate(other):
            rest[at + shift] -= sign * factor * value
        rest = _trimmed(rest)
    return rest


def _quotient(one: Sequence[int], other: Sequence[int]) -> list[int]:
    """The quotient of a division that leaves no remainder, times some number."""
    rest, lead = list(one), other[-1]
    found = [0] * (len(one) - len(other) + 1)
    for shift in range(len(one) - len(other), -1, -1):
        factor = rest[shift + len(other) - 1]
        rest = [value * lead for value in rest]
        found = [value * lead for value in found]
        found[shift] = factor
        for at, value in enumerate(other):
            rest[at + shift] -= factor * value
    return _trimmed(found)


def _sign(polynomial: Sequence[int], at: _Point) -> int:
    """The sign of a polynomial at a point."""
    total = 0
    for step, value in enumerate(reversed(polynomial)):
        total = total * at[0] + (value << (at[1] * step))
    return (total > 0) - (total < 0)


def _changes(chain: Sequence[Sequence[int]], at: _Point) -> int:
    """How often the sign changes along the chain at a point."""
    return sign_changes([_sign(polynomial, at) for polynomial in chain])


def _middle(low: _Point, high: _Point) -> _Point:
    """The point half way, or half way in powers of 2 where the ends are far apart."""
    power = max(low[1], high[1])
    a, b = low[0] << (power - low[1]), high[0] << (power - high[1])
    ratio = b.bit_length() - a.bit_length()
    if ratio > 2:
        return a << (ratio // 2), power
    return a + b, power + 1


def _parted(
    chain: Sequence[Sequence[int]], low: _Point, high: _Point
) -> list[tuple[_Point, _Point]]:
    """Spans, open below and closed above, with one root each."""
    stack = [(low, _changes(chain, low), high, _changes(chain, high))]
    found = []
    while stack:
        a, at_a, b, at_b = stack.pop()
        if at_a - at_b == 1:
            found.append((a, b))
        elif at_a - at_b > 1:
            middle = _middle(a, b)
            at_middle = _changes(chain, middle)
            stack += [(a, at_a, middle, at_middle), (middle, at_middle, b, at_b)]
    return found


def _left_end(span: tuple[_Point, _Point]) -> float:
    """What spans are sorted by; they do not overlap."""
    top, power = span[0]
    return math.log2(top) - power


def _root(whole: Sequence[int], simple: Sequence[int], low: _Point, high: _Point) -> Root:
    """The root in a span, by halving.

    Args:
        whole: the polynomial, whose sign on both sides tells whether it only touches 0.
        simple: a polynomial with the same roots, each of which changes its sign.
        low: less than the root.
        high: the root, or more.
    """
    first, last = _sign(whole, low), _sign(whole, high)
    if last == 0:
        return Root(_float(high), touches=_touches(whole, high, first))
    above = _sign(simple, high)
    for _ in range(2_000):
        if _close(low, high):
            break
        middle = _middle(low, high)
        sign = _sign(simple, middle)
        if sign == 0:
            return Root(_float(middle), touches=first == last)
        low, high = (low, middle) if sign == above else (middle, high)
    return Root(_float(_middle(low, high)), touches=first == last)


def _touches(whole: Sequence[int], at: _Point, before: int) -> bool:
    """Whether the sign just above a root is that below it: that of the first derivative not 0."""
    derived = list(whole)
    while _sign(derived, at) == 0:
        derived = [n * c for n, c in enumerate(derived)][1:]
    return _sign(derived, at) == before


def _close(low: _Point, high: _Point) -> bool:
    """Whether two points are the same to the digits that count."""
    power = max(low[1], high[1])
    a, b = low[0] << (power - low[1]), high[0] << (power - high[1])
    return (b - a) << _FINE <= b


def _float(at: _Point) -> float:
    """The number nearest to a point."""
    return at[0] / (1 << at[1])
