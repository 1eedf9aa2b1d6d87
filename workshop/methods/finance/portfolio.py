"""Portfolio: the most valuable set of requests that budget, people and other limits allow.

The multidimensional 0-1 knapsack problem (H. M. Weingartner & D. N. Ness, Operations Research 15
(1967) 83-103): maximise the sum of the values of what is chosen, where for each limit the sum of
what it uses stays within the capacity. Some requests may be mandatory, some exclude each other,
some need others. It is solved exactly (`best_choice`) in whole numbers, so no cent drifts; where
the effort ends before that, the best that was found is told with what no choice can exceed.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Undefined
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Table, shown
from workshop.methods.core.sheets import wide
from workshop.methods.finance.best_choice import LISTED, STEPS, Best
from workshop.methods.finance.bound_requests import (
    Exact,
    Requests,
    Rules,
    checked,
    contradictions,
    exact_of,
    solved,
)
from workshop.methods.finance.exact import divided
from workshop.methods.finance.listed_choices import members
from workshop.methods.finance.portfolio_sheet import COLUMNS, from_table
from workshop.text import listing, plural

SOURCE: Final = "Weingartner & Ness 1967; branch and bound over two halves (Horowitz & Sahni 1974)"

SHOWN: Final = 20
"""How many choices of the same value are told at most."""


class Use(msgspec.Struct, frozen=True):
    """How far a limit is used."""

    limit: str
    capacity: float
    used: float
    left: float


class NextIn(msgspec.Struct, frozen=True):
    """A request that was cut and would come in first."""

    name: str
    value: float
    lacks: Mapping[str, float]
    """By limit, how much more there would have to be."""


class Portfolio(msgspec.Struct, frozen=True):
    """What was chosen, what was cut, and how sure that is."""

    names: tuple[str, ...]
    optimum: float | Undefined
    """The value of what is chosen; not defined where the mandatory requests do not go together."""
    selection: tuple[int, ...] | Undefined
    """1 for each request that is chosen, else 0."""
    chosen: tuple[str, ...]
    cut: tuple[str, ...]
    proven: bool
    """Whether no choice is worth more."""
    bound: float | Undefined
    """What no choice can be worth more than."""
    limits: tuple[Use, ...]
    next_in: tuple[NextIn, ...]
    """Of what was cut, what comes in at the least rise of all limits by one share."""
    alternatives: tuple[tuple[str, ...], ...]
    """Other choices that are worth as much."""
    more_alternatives: bool
    """Whether there may be others than those told."""
    warnings: tuple[str, ...]
    sentence: str
    source: str = SOURCE


def portfolio(
    requests: Requests,
    rules: Rules | None = None,
    *,
    steps: int = STEPS,
    listed: int = LISTED,
) -> Portfolio:
    """Choose the most valuable requests within all limits.

    Of several choices of the greatest value the one shown uses the least of its limits (the sum of
    the shares used); the others are told beside it. The order of the input decides nothing.

    Args:
        requests: what can be chosen.
        rules: what binds the choice beside its limits.
        steps: how much is looked at before the best found is told with a bound.
        listed: of how many requests all choices are listed; fewer are sooner begun.

    Raises:
        BadInput: tables that do not go together, values or uses below 0, or unknown names.
    """
    rules = rules or Rules()
    exact = exact_of(requests, rules, *checked(requests, rules))
    if reasons := list(contradictions(exact, requests, rules)):
        return _impossible(exact, requests, reasons)
    best, choices = solved(exact, steps, SHOWN, listed)
    return _result(exact, requests, best, sorted(choices, key=lambda bits: _rank(exact, bits)))


def _impossible(exact: Exact, requests: Requests, reasons: Sequence[str]) -> Portfolio:
    """The result where the mandatory requests do not go together."""
    named = listing(sorted(exact.names[at] for at in members(exact.forced)))
    none = Undefined(f"the mandatory requests ({named}, with what they need) do not go together: "
                     f"{'; '.join(reasons)}")  # fmt: skip
    return Portfolio(
        names=exact.names,
        optimum=none,
        selection=none,
        chosen=(),
        cut=(),
        proven=True,
        bound=none,
        limits=_used(exact, requests, exact.forced),
        next_in=(),
        alternatives=(),
        more_alternatives=False,
        warnings=(),
        sentence=f"Nothing can be chosen: {none.reason}.",
    )


def _rank(exact: Exact, bits: int) -> tuple[float, list[tuple[int, ...]], list[str]]:
    """The place of a choice among others of its value: the least use of its limits first."""
    things, chosen = exact.things, list(members(bits))
    share = math.fsum(
        sum(uses[at] for at in chosen) / limit
        for uses, limit in zip(things.uses, things.limits, strict=True)
        if limit
    )
    figures = sorted((things.values[at], *(row[at] for row in things.uses)) for at in chosen)
    return round(share, 9), figures, sorted(exact.names[at] for at in chosen)


def _used(exact: Exact, requests: Requests, bits: int) -> tuple[Use, ...]:
    """How far each limit is used by a choice."""
    found = []
    for row, name in enumerate(exact.limits):
        used = sum(exact.things.uses[row][at] for at in members(bits))
        places, limit = exact.use_places[row], exact.things.limits[row]
        found.append(
            Use(
                name, requests.capacities[row], divided(used, places), divided(limit - used, places)
            )
        )
    return tuple(found)


def _next_in(exact: Exact, bits: int) -> tuple[NextIn, ...]:
    """Of what was cut and is not excluded, what comes in at the least rise of all limits."""
    things = exact.things
    left = [
        limit - sum(uses[at] for at in members(bits))
        for uses, limit in zip(things.uses, things.limits, strict=True)
    ]
    rises: dict[int, float] = {}
    for at, value in enumerate(things.values):
        out = bits >> at & 1 or things.excludes[at] & bits or things.needs[at] & ~bits
        if value and not out:
            short = [max(0, uses[at] - free) for uses, free in zip(things.uses, left, strict=True)]
            rises[at] = (
                max(
                    (math.inf if not limit else lack / limit) if lack else 0.0
                    for lack, limit in zip(short, things.limits, strict=True)
                )
                if short
                else 0.0
            )
    least = min(rises.values(), default=math.inf)
    first = [at for at, rise in rises.items() if math.isclose(rise, least) and math.isfinite(rise)]
    return tuple(
        NextIn(
            exact.names[at],
            divided(things.values[at], exact.places),
            {
                name: divided(lack, places)
                for name, uses, free, places in zip(
                    exact.limits, things.uses, left, exact.use_places, strict=True
                )
                if (lack := uses[at] - free) > 0
            },
        )
        for at in sorted(first, key=exact.names.__getitem__)
    )


def _result(exact: Exact, requests: Requests, best: Best, choices: Sequence[int]) -> Portfolio:
    """Everything that is told of a choice."""
    bits, others = choices[0], choices[1 : SHOWN + 1]
    fixed = sum(exact.things.values[at] for at in members(exact.forced))
    proven = best.bound == best.value
    chosen = tuple(name for at, name in enumerate(exact.names) if bits >> at & 1)
    worth, bound = (_number(n + fixed, exact.places) for n in (best.value, best.bound))
    found = Portfolio(
        names=exact.names,
        optimum=worth,
        selection=tuple(bits >> at & 1 for at in range(len(exact.names))),
        chosen=chosen,
        cut=tuple(name for name in exact.names if name not in chosen),
        proven=proven,
        bound=bound,
        limits=_used(exact, requests, bits),
        next_in=_next_in(exact, bits),
        alternatives=tuple(tuple(exact.names[at] for at in members(other)) for other in others),
        more_alternatives=not best.all_told,
        warnings=() if proven else ("The search ended early: the best found, not proven best.",),
        sentence="",
    )
    return msgspec.structs.replace(found, sentence=_sentence(found, worth, bound))


def _number(number: int, places: int) -> float:
    """A whole number of a unit as a number: whole where it has no decimals."""
    return divided(number, places) if places else number


def _sentence(found: Portfolio, worth: float, bound: float) -> str:
    """The choice, how sure it is, what comes next and what is as good."""
    sure = "the most that the limits allow"
    if not found.proven:
        sure = f"the best found; no choice is worth more than {bound:,g}"
    count = plural(len(found.names), "request")
    are = "is" if len(found.chosen) == 1 else "are"
    parts = [f"{len(found.chosen)} of {count} {are} worth {_told(worth)} together, {sure}"]
    if found.next_in:
        named = listing([each.name for each in found.next_in], "or")
        lacks = _lacking(found.next_in[0])
        lacking = f" (it lacks {listing(lacks)})" if len(found.next_in) == 1 and lacks else ""
        parts.append(f"next in would be {named}{lacking}")
    if found.alternatives:
        least = "at least " if found.more_alternatives else ""
        others = plural(len(found.alternatives), "other choice")
        one = "is" if len(found.alternatives) == 1 else "are"
        parts.append(f"{least}{others} {one} worth as much")
    return f"{'; '.join(parts)}."


def _lacking(each: NextIn) -> list[str]:
    return [f"{_told(more)} of {limit}" for limit, more in each.lacks.items()]


def _told(number: float) -> str:
    return f"{number:,}" if isinstance(number, int) else f"{number:,.10g}"


def _compute(inputs: Inputs) -> Portfolio:
    before = "" if inputs.has("names") else "no. "
    requests = Requests(
        values=inputs.numbers("values"),
        weights=inputs.grid("weights"),
        capacities=inputs.numbers("capacities"),
        names=_named(inputs, "names"),
        limits=_named(inputs, "limits"),
    )
    exclusive = inputs.each("exclusive") if inputs.has("exclusive") else None
    rules = Rules(
        mandatory=_named(inputs, "mandatory", before),
        exclusive=[_named(exclusive, key, before) for key in exclusive.keys] if exclusive else (),
        needs=_needs(inputs, before),
    )
    return portfolio(requests, rules, steps=max(1, inputs.whole("steps", STEPS)))


def _needs(inputs: Inputs, before: str) -> dict[str, tuple[str, ...]]:
    """By request, those that it needs."""
    if not inputs.has("needs"):
        return {}
    needs = inputs.part("needs")
    return {
        f"{before if key.isdigit() else ''}{key}": _named(needs, key, before) for key in needs.keys
    }


def _named(inputs: Inputs, key: str, before: str = "") -> tuple[str, ...]:
    """A list of names; whole numbers name requests without a name, with something before them."""
    given = inputs.items(key) if inputs.has(key) else ()
    if all(isinstance(item, int) and not isinstance(item, bool) for item in given):
        return tuple(f"{before}{item}" for item in given)
    return inputs.words(key)


def _tables(found: Portfolio) -> tuple[Table, ...]:
    """What is chosen and cut, the limits, and what comes in next."""
    chosen = tuple((name, "chosen" if name in found.chosen else "cut") for name in found.names)
    limits = tuple(
        (use.limit, shown(use.capacity), shown(use.used), shown(use.left)) for use in found.limits
    )
    tables = [
        Table(("request", "decision"), chosen if found.chosen or found.cut else ()),
        Table(("limit", "capacity", "used", "left"), limits),
    ]
    if found.next_in:
        rows = tuple(
            (
                each.name,
                shown(each.value),
                listing([f"{_told(n)} of {k}" for k, n in each.lacks.items()]),
            )
            for each in found.next_in
        )
        tables.append(Table(("next in", "value", "lacks"), rows))
    if found.alternatives:
        others = tuple((listing(list(names)) or "nothing",) for names in found.alternatives)
        tables.append(Table(("worth as much",), others))
    return tuple(tables)


METHODS: Final = (
    Method(
        About(
            name="portfolio",
            title="Portfolio under limits",
            question="Which requests together are worth most within budget, people and other "
            "limits?",
            computed=(
                "Of all sets of requests that keep every limit, take what is mandatory, no two of "
                "an exclusive group and whatever a chosen one needs, the one with the greatest sum "
                "of values: branch and bound, exact for the sizes a workshop has. Next in is what "
                "would come in at the least rise of all limits by one share."
            ),
            inputs=(
                Input("values", "what each request is worth, 0 or more"),
                Input("weights", "a row a limit, a column a request: what it uses, 0 or more"),
                Input("capacities", "how much there is of each limit"),
                Input("names", "of the requests; else numbers from 1", optional=True),
                Input("limits", "names of the limits", optional=True),
                Input("mandatory", "requests that must be chosen", optional=True),
                Input("exclusive", "lists of requests of which one at most is chosen",
                      optional=True),
                Input("needs", "by request, those that must be chosen with it", optional=True),
                Input("steps", "how much is looked at before the best found is told with a bound",
                      optional=True),
            ),
            limits=(
                "It is as right as the values: a request worth little on paper is cut.",
                "Values must be able to be added; ranks and ratings can only stand in for them.",
                "Of choices of equal value the one that uses least is shown; see the others too.",
                "Where it says `the best found`, a better choice may exist, up to the bound told.",
            ),
            source=SOURCE,
            example={
                "capacities": [165],
                "weights": [[23, 31, 29, 44, 53, 38, 63, 85, 89, 82]],
                "values": [92, 57, 49, 68, 60, 43, 67, 84, 87, 72],
            },
            example_from="J. Burkardt's data set P01: the first four and the sixth, worth 309",
        ),
        _compute,
        _tables,
        wide(COLUMNS, "A line a request: name, value and a column a limit; a line named capacity. "
             "Columns mandatory (any mark), group (one at most) and needs (names; names) may be "
             "there too.", from_table),
    ),
)  # fmt: skip
"""What `workshop calc` offers of this file."""
