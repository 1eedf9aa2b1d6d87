"""The method of equal shares: money divided between all, and spent where it costs each the least.

Source: D. Peters, G. Pierczynski & P. Skowron, Proportional participatory budgeting with additive
utilities, NeurIPS 2021; for votes without utilities D. Peters & P. Skowron, EC 2020. The money is
divided equally between the voters. Whoever wants a thing pays for it: min(what is left, level *
utility), with the least level at which its cost comes together. The thing of the least level is
bought, until no thing can be paid for. Budgets are then raised by one per cent at a time as long as
what is bought stays within the money, and what still fits is added by value for money.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, place
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Table, shown
from workshop.methods.core.sheets import Filled, Wide, wide
from workshop.methods.core.table import Known
from workshop.methods.finance.exact import divided, whole
from workshop.methods.finance.listed_choices import excluding
from workshop.methods.finance.shared_money import Bought, Spent, Wanted, spend
from workshop.text import as_sorted, listing, plural

SOURCE: Final = (
    "Peters, Pierczyński & Skowron 2021, Proportional participatory budgeting with additive "
    "utilities; Peters & Skowron 2020"
)

_COLUMNS: Final = Known(
    ("cost",), ("name", "value", "group"), ("name", "group"), name="name"
)  # fmt: skip


class Ballots(msgspec.Struct, frozen=True, kw_only=True):
    """What can be bought and what it is worth to whom."""

    costs: Sequence[float]
    """Of each thing, 0 or more."""
    utilities: Sequence[Sequence[float]]
    """A row a voter, a column a thing: what it is worth to them, 0 where they do not want it."""
    budget: float
    names: Sequence[str] = ()
    """Of the things; else numbers from 1."""
    voters: Sequence[str] = ()
    """Names of the voters; else numbers from 1."""
    values: Sequence[float] = ()
    """What each is worth on the whole; else the sum of its utilities."""
    weights: Sequence[Sequence[float]] = ()
    """A row a further limit, a column a thing: what it uses."""
    capacities: Sequence[float] = ()
    """Of each further limit."""
    exclusive: Sequence[Sequence[str]] = ()
    """Groups of things of which one at most is chosen."""


class Purchase(msgspec.Struct, frozen=True):
    """A thing that was bought and who paid for it."""

    name: str
    level: float
    """What it cost each voter for a unit of what it is worth to them, at most."""
    paid: Mapping[str, float]
    """By voter."""


class EqualShares(msgspec.Struct, frozen=True):
    """What was chosen, who paid for it, and how it was completed."""

    names: tuple[str, ...]
    selection: tuple[int, ...]
    """1 for each thing that is chosen, else 0."""
    chosen: tuple[str, ...]
    """In the order in which they were chosen."""
    purchases: tuple[Purchase, ...]
    raised_by: int
    """By how many per cent every budget was raised in the end."""
    added: tuple[str, ...]
    """What still fitted and was added by value for money."""
    budget: float
    spent: float
    left: Mapping[str, float]
    """By voter, what is left of the raised budget."""
    warnings: tuple[str, ...]
    sentence: str
    source: str = SOURCE


def equal_shares(ballots: Ballots, *, complete: bool = True) -> EqualShares:
    """Choose by equal shares; everything is reckoned in whole numbers.

    Of things that cost alike the one worth more comes first, then the cheaper one, then the one
    whose name comes first. What costs nothing comes before all others; what alone costs more than
    the budget is never chosen.

    Args:
        ballots: what can be bought and what it is worth to whom.
        complete: whether budgets are raised, and what still fits is added.

    Raises:
        BadInput: tables that do not go together, numbers below 0, or unknown names.
    """
    names, voters = _checked(ballots)
    order = sorted(range(len(names)), key=lambda at: as_sorted(names[at]))
    wanted, places = _wanted(ballots, names, order)
    spent = spend(wanted, complete=complete)
    return _result(ballots, [names[at] for at in order], voters, spent, wanted, places)


def _checked(ballots: Ballots) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of things and voters, after everything was checked."""
    check = Check("equal-shares")
    count = len(ballots.costs)
    names = tuple(ballots.names) or tuple(f"no. {n}" for n in range(1, count + 1))
    voters = tuple(ballots.voters) or tuple(
        f"voter {n}" for n in range(1, len(ballots.utilities) + 1)
    )
    check.some("costs", ballots.costs)
    check.numbers("costs", ballots.costs, 0)
    check.some("utilities", ballots.utilities)
    check.number("budget", ballots.budget, 0)
    check.numbers("values", ballots.values, 0)
    check.numbers("capacities", ballots.capacities, 0)
    for key, rows in (("utilities", ballots.utilities), ("weights", ballots.weights)):
        check.grid(key, rows, count)
        for row, numbers in enumerate(rows, 1):
            for column, number in enumerate(numbers, 1):
                check.number(place(key, row, column), number, 0)
    if ballots.values:
        check.as_many("values", ballots.values, "costs", ballots.costs)
    check.as_many("weights", ballots.weights, "capacities", ballots.capacities)
    check.named("names", names, count)
    check.named("voters", voters, len(ballots.utilities))
    for number, group in enumerate(ballots.exclusive, 1):
        for unknown in [name for name in group if name not in names]:
            check.say(place("exclusive", number), f"there is nothing called “{unknown}”")
    check.done()
    return names, voters


def _wanted(ballots: Ballots, names: Sequence[str], order: Sequence[int]) -> tuple[Wanted, int]:
    """The ballots in whole numbers, things in an order; and the decimals of the money."""
    money, places = whole([*ballots.costs, ballots.budget])
    width = len(order)
    flat, _ = whole([each for row in ballots.utilities for each in row])
    rows = [flat[start : start + width] for start in range(0, len(flat), width)]
    values, _ = whole(ballots.values)
    values = values or tuple(sum(column) for column in zip(*rows, strict=True))
    limited = [
        whole([*uses, capacity])[0]
        for uses, capacity in zip(ballots.weights, ballots.capacities, strict=True)
    ]
    at = {names[old]: new for new, old in enumerate(order)}
    wanted = Wanted(
        costs=tuple(money[old] for old in order),
        worth=tuple(
            {voter: row[old] for voter, row in enumerate(rows) if row[old]} for old in order
        ),
        values=tuple(values[old] for old in order),
        payers=len(rows),
        money=money[-1],
        uses=tuple(tuple(row[old] for old in order) for row in limited),
        limits=tuple(row[-1] for row in limited),
        excludes=excluding(len(order), [[at[name] for name in each] for each in ballots.exclusive]),
    )
    return wanted, places


def _result(
    ballots: Ballots,
    names: Sequence[str],
    voters: Sequence[str],
    spent: Spent,
    wanted: Wanted,
    places: int,
) -> EqualShares:
    """Everything that is told of what was bought."""
    chosen = tuple(names[at] for at in spent.chosen)
    own = tuple(ballots.names) or tuple(f"no. {n}" for n in range(1, len(names) + 1))
    warnings = () if spent.ended else ("Budgets could be raised further: the effort ended early.",)
    found = EqualShares(
        names=own,
        selection=tuple(int(name in chosen) for name in own),
        chosen=chosen,
        purchases=tuple(_purchase(each, names, voters, places) for each in spent.bought),
        raised_by=spent.raised,
        added=tuple(names[at] for at in spent.filled),
        budget=ballots.budget,
        spent=divided(sum(wanted.costs[at] for at in spent.chosen), places),
        left={
            voter: float(each / 10**places) for voter, each in zip(voters, spent.left, strict=True)
        },
        warnings=warnings,
        sentence="",
    )
    return msgspec.structs.replace(found, sentence=_sentence(found))


def _purchase(each: Bought, names: Sequence[str], voters: Sequence[str], places: int) -> Purchase:
    paid = {voters[at]: float(money / 10**places) for at, money in each.paid.items()}
    return Purchase(names[each.thing], float(each.level), paid)


def _sentence(found: EqualShares) -> str:
    """What is chosen, what it costs, and how it was completed."""
    if not found.chosen:
        return f"Nothing is chosen: nobody can pay for anything out of {found.budget:,.10g}."
    count = plural(len(found.names), "thing")
    are = "is" if len(found.chosen) == 1 else "are"
    costs = f"for {found.spent:,.10g} of {found.budget:,.10g}"
    named = listing(list(found.chosen))
    parts = [f"{len(found.chosen)} of {count} {are} chosen at equal shares, {costs}: {named}"]
    if found.raised_by:
        parts.append(f"budgets were raised by {found.raised_by} %")
    if found.added:
        parts.append(f"{listing(list(found.added))} still fitted and came in by value for money")
    return f"{'; '.join(parts)}."


def _compute(inputs: Inputs) -> EqualShares:
    exclusive = inputs.each("exclusive") if inputs.has("exclusive") else None
    return equal_shares(
        Ballots(
            costs=inputs.numbers("costs"),
            utilities=inputs.grid("utilities"),
            budget=inputs.number("budget"),
            names=_named(inputs, "names"),
            voters=_named(inputs, "voters"),
            values=inputs.numbers("values", ()),
            weights=inputs.grid("weights") if inputs.has("weights") else (),
            capacities=inputs.numbers("capacities", ()),
            exclusive=[_named(exclusive, key) for key in exclusive.keys] if exclusive else (),
        ),
        complete=inputs.flag("complete", default=True),
    )


def _named(inputs: Inputs, key: str) -> tuple[str, ...]:
    """A list of names, where there is one."""
    return inputs.words(key) if inputs.has(key) else ()


def _tables(found: EqualShares) -> tuple[Table, ...]:
    """Who paid how much for what, and what is left."""
    voters = tuple(found.left)
    rows = [
        (each.name, shown(each.level, 4), *(shown(each.paid.get(one)) for one in voters))
        for each in found.purchases
    ]
    rows += [(name, "–", *("–" for _ in voters)) for name in found.added]
    rows.append(("left", "", *(shown(left) for left in found.left.values())))
    decisions = tuple(
        (name, "chosen" if bit else "not chosen")
        for name, bit in zip(found.names, found.selection, strict=True)
    )
    return (
        Table(("thing", "decision"), decisions),
        Table(("bought", "level", *(f"{one} pays" for one in voters)), tuple(rows)),
    )


def _from_table(table: Wide) -> Filled:
    """From a line a thing and a column a voter; the line named budget has the money."""
    names = [str(name or "") for name in table.known.get("name", [])]
    last = next((at for at, name in enumerate(names) if name.casefold() == "budget"), None)
    lines = [at for at in range(len(table.cells)) if at != last]
    data: dict[str, object] = {
        "names": [names[at] for at in lines] if names else [],
        "voters": list(table.names),
        "utilities": [
            [cells[column] or 0 for cells in (table.cells[at] for at in lines)]
            for column in range(len(table.names))
        ],
    }
    if "cost" in table.known:
        data["costs"] = [table.known["cost"][at] for at in lines]
        if last is not None:
            data["budget"] = table.known["cost"][last]
    if "value" in table.known:
        data["values"] = [table.known["value"][at] for at in lines]
    groups: dict[str, list[str]] = {}
    for at in lines if names else ():
        if (group := table.known.get("group", [None] * len(table.cells))[at]) is not None:
            groups.setdefault(str(group), []).append(names[at])
    if groups:
        data["exclusive"] = list(groups.values())
    return Filled(data, {place("costs", n): table.lines[at] for n, at in enumerate(lines, 1)})


METHODS: Final = (
    Method(
        About(
            name="equal-shares",
            title="Method of equal shares",
            question="Which choice gives every voter an equal say over the money?",
            computed=(
                "The budget is divided equally between the voters. Whoever wants a thing pays "
                "min(what is left, level * utility) for it, with the least level at which its cost "
                "comes together; the thing of the least level is bought, until no thing can be "
                "paid for. Then all budgets are raised by 1 % of what they were, again and again, "
                "as long as what is bought stays within the budget, and what still fits is added "
                "by value for money. What costs nothing comes first; of equal ones the one worth "
                "more, then the cheaper one, then the first by name."
            ),
            inputs=(
                Input("costs", "what each thing costs, 0 or more"),
                Input("utilities", "a row a voter, a column a thing: what it is worth to them, 0 "
                      "where they do not want it"),
                Input("budget", "how much money there is"),
                Input("names", "of the things; else numbers from 1", optional=True),
                Input("voters", "names of the voters; else numbers from 1", optional=True),
                Input("values", "what each thing is worth on the whole; else the sum of its "
                      "utilities", optional=True),
                Input("weights", "a row a further limit, a column a thing: what it uses",
                      optional=True),
                Input("capacities", "how much there is of each further limit", optional=True),
                Input("exclusive", "lists of things of which one at most is chosen",
                      optional=True),
                Input("complete", "false to stop where nobody can pay any more", optional=True),
            ),
            limits=(
                "Every voter has the same money, however many people stand behind one.",
                "It can be worth less in sum than what `portfolio` chooses: the price of fairness.",
                "Whoever wants a single dear thing may get nothing; raised budgets lessen that.",
                "A thing that alone costs more than the budget is never chosen.",
            ),
            source=SOURCE,
            example={
                "names": ["bike path", "outdoor gym", "new park", "playground", "library"],
                "costs": [700, 400, 250, 200, 100],
                "budget": 1100,
                "utilities": [
                    [700, 400, 0, 0, 0],
                    [700, 400, 250, 0, 0],
                    [700, 400, 0, 0, 0],
                    [700, 400, 250, 0, 0],
                    [700, 400, 250, 0, 0],
                    [700, 400, 0, 0, 0],
                    [0, 0, 250, 200, 100],
                    [0, 0, 0, 200, 0],
                    [0, 0, 0, 200, 100],
                    [0, 0, 250, 200, 100],
                    [700, 0, 0, 0, 0],
                ],
            },
            example_from="equalshares.net, Explanation, example 1; utilities are the costs",
        ),
        _compute,
        _tables,
        wide(_COLUMNS, "A line a thing: name, cost and a column a voter with what it is worth to "
             "them; a line named budget, whose cost is the money. Columns value and group (one at "
             "most) may be there too.", _from_table),
    ),
)  # fmt: skip
"""What `workshop calc` offers of this file."""
