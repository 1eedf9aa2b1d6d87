"""The needs that can be chosen, in whole numbers: values, what they use, who wants them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Final, Literal

import msgspec

from workshop.methods.finance.exact import divided, whole
from workshop.methods.finance.listed_choices import excluding
from workshop.methods.finance.shared_money import Wanted
from workshop.needs.agreed import Framework
from workshop.needs.standing import Need, Needs
from workshop.needs.ties import ties_of
from workshop.text import as_sorted

_PLACES: Final = 9
"""Decimals of values that count: what floats add behind them decides nothing."""
_EXACT: Final = 1e6
"""Below it a float times that many decimals misses a whole number by far less than a half."""

Unknown = Literal["unknown value", "unknown cost"]


class Candidates(msgspec.Struct, frozen=True, kw_only=True):
    """What can be chosen, by number from 0 in the order of codes, so that no other order counts."""

    needs: tuple[Need, ...]
    limits: tuple[str, ...]
    """The limited columns; the first is what is shared in equal shares: money, where it is limited.
    Else it is the first other limit."""
    places: tuple[int, ...]
    """By limit, the decimals of its whole numbers."""
    departments: tuple[str, ...]
    """The ids of those that ask for something."""
    wanted: Wanted
    unknown: Mapping[str, Unknown]
    """By the id of a need that cannot be chosen, what is not known of it."""
    asked: tuple[tuple[Need, int], ...]
    """All needs of which the value is known, with that value."""

    @property
    def uses(self) -> tuple[tuple[int, ...], ...]:
        """By limit, what each uses."""
        return (self.wanted.costs, *self.wanted.uses)

    @property
    def capacities(self) -> tuple[int, ...]:
        """By limit, how much there is."""
        return (self.wanted.money, *self.wanted.limits)

    def asked_for(self, among: Container[str] | None = None) -> dict[str, int]:
        """By department, the value of what it asked for; those that ask come first.

        Args:
            among: the ids of the needs that count; all unless given.
        """
        found = dict.fromkeys(self.departments, 0)
        for need, value in self.asked:
            for each in need.asked_by:
                counts = among is None or need.id in among
                found[each] = found.get(each, 0) + (value if counts else 0)
        return found

    def used(self, chosen: Iterable[int]) -> dict[str, int | float]:
        """By limit, how much is used, as stored: whole numbers where there are no decimals."""
        those = list(chosen)
        return {
            limit: _as_stored(sum(row[at] for at in those), places)
            for limit, places, row in zip(self.limits, self.places, self.uses, strict=True)
        }

    def left(self, chosen: Iterable[int]) -> tuple[int, ...]:
        """By limit, how much is left beside what is chosen."""
        those = list(chosen)
        return tuple(
            amount - sum(row[at] for at in those)
            for row, amount in zip(self.uses, self.capacities, strict=True)
        )

    def lacks(self, at: int, left: Iterable[int]) -> dict[str, int]:
        """By limit of which too little is left for a need, how much more it takes."""
        return {
            limit: row[at] - amount
            for limit, row, amount in zip(self.limits, self.uses, left, strict=True)
            if row[at] > amount
        }

    def as_stored(self, amounts: Mapping[str, int]) -> dict[str, int | float]:
        """Whole numbers by limit, as the columns store them."""
        places = dict(zip(self.limits, self.places, strict=True))
        return {limit: _as_stored(amount, places[limit]) for limit, amount in amounts.items()}


def candidates_of(needs: Needs, framework: Framework) -> Candidates:
    """The needs of which value and all that is limited is known.

    Args:
        needs: the needs.
        framework: what is agreed, with a limit at least.
    """
    limits = tuple(framework.limits)
    unknown = {need.id: why for need in needs.standing if (why := _unknown(need, limits))}
    order = sorted(needs.standing, key=lambda need: (as_sorted(need.code), need.id))
    found = [need for need in order if need.id not in unknown]
    departments = needs.departments or tuple(
        sorted({each for need in needs.standing for each in need.asked_by})
    )
    rows, places, amounts = [], [], []
    for limit in limits:
        numbers, decimals = whole([*(need.uses(limit) or 0 for need in found),
                                   framework.limits[limit]])  # fmt: skip
        rows.append(numbers[:-1])
        amounts.append(numbers[-1])
        places.append(decimals)
    values = [as_whole(need.value or 0) for need in found]
    payers = {each: at for at, each in enumerate(departments)}
    wanted = Wanted(
        costs=rows[0],
        worth=tuple(
            {payers[each]: value for each in need.supporters if value and each in payers}
            for need, value in zip(found, values, strict=True)
        ),
        values=tuple(values),
        payers=max(1, len(departments)),
        money=amounts[0],
        uses=tuple(rows[1:]),
        limits=tuple(amounts[1:]),
        excludes=_excludes(needs, found),
    )
    return Candidates(
        needs=tuple(found),
        limits=limits,
        places=tuple(places),
        departments=departments,
        wanted=wanted,
        unknown=unknown,
        asked=tuple(
            (need, as_whole(need.value)) for need in needs.standing if need.value is not None
        ),
    )


def as_whole(value: float) -> int:
    """A value as a whole number; `as_value` leads back."""
    if value < _EXACT:
        return round(value * 10**_PLACES)
    numbers, places = whole([round(value, _PLACES)])
    return int(numbers[0] * 10 ** (_PLACES - places))


def as_value(number: int) -> float:
    """The value that a whole number, or a sum of such, stands for."""
    return divided(number, _PLACES)


def _as_stored(number: int, places: int) -> int | float:
    return divided(number, places) if places else number


def _unknown(need: Need, limits: Sequence[str]) -> Unknown | None:
    """What is not known of a need and has to be before it can be chosen."""
    if need.value is None:
        return "unknown value"
    return "unknown cost" if any(need.uses(limit) is None for limit in limits) else None


def _excludes(needs: Needs, found: Sequence[Need]) -> tuple[int, ...]:
    """By candidate, those that exclude it, as bits."""
    at = {need.id: number for number, need in enumerate(found)}
    pairs = ((tie.first, tie.second) for tie in ties_of(needs) if tie.kind == "excludes")
    known = (pair for pair in pairs if at.keys() >= {*pair})
    return excluding(len(found), ([at[each] for each in pair] for pair in known))
