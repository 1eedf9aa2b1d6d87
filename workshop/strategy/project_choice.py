"""Which projects together are worth most within the money and the days of staff that there are.

All of it is in the hands of the exact choice of `workshop.methods.finance.portfolio`. What a
project costs is the likely amount of its budget lines, year by year; of the money in hand in a year
what lines of no such project cost is taken off first. A limit set for projects takes the place of
the years. What was begun is chosen in any case; what is done is there already.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal

import msgspec

from workshop.methods.core.checks import Undefined
from workshop.methods.finance.bound_requests import Requests, Rules
from workshop.methods.finance.cash import discounted
from workshop.methods.finance.portfolio import Portfolio, portfolio
from workshop.needs.agreed import limited_column
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.kinds.needs.limits import LIMITS
from workshop.registers.kinds.strategy.benefits import BENEFITS
from workshop.registers.kinds.strategy.budget import BUDGET
from workshop.registers.kinds.strategy.projects import DONE, OVER, PROJECTS, STARTED, STOPPED
from workshop.strategy.linked import Linked
from workshop.strategy.money import amounts_of, in_hand_of
from workshop.strategy.worth import first_year, inputs_of, yearly_of

STEPS: Final = 100_000
"""How much is looked at before the best that was found is told with its bound."""
LISTED: Final = 10
"""Of how many projects all choices are listed: a board is opened more often than it is proven."""
DAYS: Final = "staff days"
MONEY: Final = "money"
"""The names of limits beside years, which are called by themselves: `2028`."""

Valued = Literal["by hand", "benefits", ""]
Unknown = Literal["value", "cost", "days", "depends"]


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """A project that is still to be done, and what is known of it."""

    row: Row
    value: float | None
    """On the scale of those given by hand, or in the unit of the table; less than nothing where
    what it brings is a cost."""
    costs: Mapping[int, int]
    """Its likely cost by year, in cents; empty where nobody said what it costs."""
    days: float | None
    depends_on: tuple[str, ...]
    """The ids of the projects that must be done before and are not yet."""

    @property
    def cost(self) -> int | None:
        """Over all years, in cents; none where nobody said."""
        return sum(self.costs.values()) if self.costs else None

    @property
    def is_begun(self) -> bool:
        """Whether it was begun, so that it is chosen whatever else is."""
        return bool(self.row.cell("state") == STARTED)


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """What is chosen of the projects."""

    known: tuple[Known, ...]
    """All that are still to be done, as they were entered."""
    valued: Valued
    """By what they have their values: given by hand, else by their benefits in money; empty where
    no project has any."""
    limits: Mapping[str, float]
    """By name, how much there is: money in the unit of the table, days."""
    unknown: Mapping[str, Unknown]
    """By the id of a project that cannot be chosen, what is not known of it; `depends` where that
    is not known of one that it depends on."""
    found: Portfolio | None
    """The choice, its names the ids of projects; none where nothing can be chosen."""

    def lacks(self, project_id: str) -> dict[str, float]:
        """By limit, how much more there would have to be beside what is chosen."""
        if self.found is None or project_id not in self.found.cut:
            return {}
        left = {use.limit: use.left for use in self.found.limits}
        known = next(each for each in self.known if each.row.id == project_id)
        uses = {name: _use(known, name) for name in left}
        return {name: uses[name] - left[name] for name in left if uses[name] > left[name]}

    def not_there(self, project_id: str) -> tuple[str, ...]:
        """The ids of what it depends on and what is not chosen."""
        known = next(each for each in self.known if each.row.id == project_id)
        chosen = self.found.chosen if self.found else ()
        return tuple(each for each in known.depends_on if each not in chosen)


def choice_of(record: Record, *, steps: int = STEPS) -> Choice:
    """Which projects are chosen.

    Args:
        record: the record.
        steps: how much is looked at before the best that was found is told with its bound.
    """
    linked = Linked(record, PROJECTS)
    costs = _costs(record, linked)
    valued, values = _values(record, linked)
    known = tuple(
        Known(
            row=row,
            value=values.get(row.id),
            costs=costs.get(row.id, {}),
            days=row.cell("staff_days"),
            depends_on=tuple(
                each
                for each in linked.ids(row, "depends_on")
                if linked.rows[each].cell("state") != DONE and each != row.id
            ),
        )
        for row in linked.rows.values()
        if row.cell("state") not in OVER
    )
    limits = _limits(record, known, linked, costs)
    unknown = _unknown(known, limits)
    able = [each for each in known if each.row.id not in unknown]
    return Choice(
        known=known,
        valued=valued,
        limits=limits,
        unknown=unknown,
        found=_found(able, limits, steps) if able and limits else None,
    )


def _costs(record: Record, linked: Linked) -> dict[str, dict[int, int]]:
    """By project, its likely cost by year; under an empty id that of lines of none."""
    found: dict[str, dict[int, int]] = {}
    for row in record.rows(BUDGET):
        if (amounts := amounts_of(row)) is not None:
            years = found.setdefault(linked.one(row, "project"), {})
            year = int(row.cell("year"))
            years[year] = years.get(year, 0) + amounts.likely
    return found


def _values(record: Record, linked: Linked) -> tuple[Valued, dict[str, float]]:
    """By what projects have their values, and these."""
    by_hand = {
        row.id: row.cell("value") for row in linked.rows.values() if row.cell("value") is not None
    }
    if by_hand:
        return "by hand", by_hand
    inputs, cents = inputs_of(record), dict[str, list[int]]()
    if inputs is None:
        return "", {}
    years = inputs.years(int(inputs.until.likely))
    for row in record.rows(BENEFITS):
        project, first, amounts = linked.one(row, "project"), first_year(row), yearly_of(row)
        if project and first and amounts and first <= years[-1]:
            flows = cents.setdefault(project, [0] * len(years))
            for at, year in enumerate(years):
                flows[at] += amounts.likely if first <= year else 0
    found = {
        each: round(discounted(inputs.rate.likely, [cent / 100 for cent in flows]), 2)
        for each, flows in cents.items()
    }
    return ("benefits" if found else ""), found


def _limits(
    record: Record,
    known: Sequence[Known],
    linked: Linked,
    costs: Mapping[str, Mapping[int, int]],
) -> dict[str, float]:
    """How much there is: as set for projects, else the money in hand by year."""
    given: dict[str, float] = {}
    for row in record.rows(LIMITS):
        column = limited_column(row.cell("limit"))
        if row.cell("choice") == PROJECTS and column and row.cell("amount") is not None:
            given[MONEY if column == "cost" else DAYS] = row.cell("amount")
    days = {DAYS: given[DAYS]} if DAYS in given else {}
    if MONEY in given:
        return {MONEY: given[MONEY], **days}
    return {**_by_year(record, known, linked, costs), **days}


def _by_year(
    record: Record,
    known: Sequence[Known],
    linked: Linked,
    costs: Mapping[str, Mapping[int, int]],
) -> dict[str, float]:
    """By year, the money in hand that is left for projects; nothing where none is recorded."""
    funds = in_hand_of(record)
    if not funds:
        return {}
    ids = {each.row.id for each in known}
    ended = {row.id for row in linked.rows.values() if row.cell("state") == STOPPED}
    taken: dict[int, int] = {}
    for project, years in costs.items():
        if project not in ids | ended:
            for year, cents in years.items():
                taken[year] = taken.get(year, 0) + cents
    asked = {year for each in known for year in each.costs}
    return {
        str(year): max(0, funds.get(year, 0) - taken.get(year, 0)) / 100
        for year in sorted({*funds, *asked})
    }


def _unknown(known: Sequence[Known], limits: Mapping[str, float]) -> dict[str, Unknown]:
    """What cannot be chosen, for what is not known. What was begun may have no value."""
    found: dict[str, Unknown] = {}
    money = any(name != DAYS for name in limits)
    for each in known:
        if each.value is None and not each.is_begun:
            found[each.row.id] = "value"
        elif money and not each.costs:
            found[each.row.id] = "cost"
        elif DAYS in limits and each.days is None:
            found[each.row.id] = "days"
    begun = {each.row.id for each in known if each.is_begun}
    there = {each.row.id for each in known}
    while more := {
        each.row.id
        for each in known
        if each.row.id not in found
        and any(
            other not in there or (other in found and other not in begun)
            for other in each.depends_on
        )
    }:
        found |= dict.fromkeys(more, "depends")
    return found


def _use(known: Known, limit: str) -> float:
    """What a project uses of a limit."""
    if limit == DAYS:
        return known.days or 0.0
    if limit == MONEY:
        return (known.cost or 0) / 100
    return known.costs.get(int(limit), 0) / 100


def _found(able: Sequence[Known], limits: Mapping[str, float], steps: int) -> Portfolio:
    ids = {each.row.id for each in able}
    return portfolio(
        Requests(
            values=[max(0.0, each.value or 0.0) for each in able],
            weights=[[_use(each, limit) for each in able] for limit in limits],
            capacities=list(limits.values()),
            names=[each.row.id for each in able],
            limits=list(limits),
        ),
        Rules(
            mandatory=[each.row.id for each in able if each.is_begun],
            needs={
                each.row.id: [other for other in each.depends_on if other in ids] for each in able
            },
        ),
        steps=steps,
        listed=LISTED,
    )


def is_possible(found: Portfolio | None) -> bool:
    """Whether anything can be chosen: what was begun goes together within the limits."""
    return found is not None and not isinstance(found.optimum, Undefined)
