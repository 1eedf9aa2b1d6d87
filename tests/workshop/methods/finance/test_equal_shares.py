"""The method of equal shares: published examples, a slow reference of its own, and its laws."""

from __future__ import annotations

import itertools
import random
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.tables import numbered
from tests.inputs import inputs
from workshop.methods import named
from workshop.methods.core.checks import BadInput
from workshop.methods.core.method import fields_of
from workshop.methods.finance.equal_shares import Ballots, EqualShares, equal_shares
from workshop.methods.finance.shared_money import Spent, Wanted, spend

EXAMPLE: Final = named("equal-shares").about.example


def by_approval(budget: float, costs: Sequence[float], votes: Sequence[str], utility: str) -> Any:
    """An election by approval, things by letter; utility is `one` for each thing, or its cost."""
    letters = "abcdefghijkl"[: len(costs)]
    worth = costs if utility == "cost" else [1] * len(costs)
    rows = [
        [worth[at] if letter in vote else 0 for at, letter in enumerate(letters)] for vote in votes
    ]
    return Ballots(costs=costs, utilities=rows, budget=budget, names=tuple(letters))


def test_the_first_published_example_comes_out_with_all_that_is_left() -> None:
    """equalshares.net, Explanation, example 1: who is left with 16.7 and who with 50."""
    found = equal_shares(Ballots(**dict(EXAMPLE)), complete=False)  # type: ignore[arg-type]
    assert found.chosen == ("bike path", "playground", "library")
    assert [round(left, 1) for left in found.left.values()] == [
        0, 0, 0, 0, 0, 0, 16.7, 50, 16.7, 16.7, 0
    ]  # fmt: skip
    assert [round(max(each.paid.values()), 1) for each in found.purchases] == [100, 50, 33.3]


def test_the_second_published_example_has_voters_who_give_all_they_have() -> None:
    """equalshares.net, Explanation, example 2: gym, park at 4.1 votes, playground at 3.29."""
    rows = [list(row) for row in EXAMPLE["utilities"]]  # type: ignore[attr-defined]
    rows[-1] = [0, 400, 0, 0, 0]
    data: dict[str, Any] = {**EXAMPLE, "utilities": rows}
    found = equal_shares(Ballots(**data), complete=False)
    assert found.chosen == ("outdoor gym", "new park", "playground")
    assert [round(1 / each.level, 1) for each in found.purchases] == [7.0, 4.1, 3.3]
    assert [round(left) for left in found.left.values()] == [43, 0, 43, 0, 0, 43, 0, 39, 39, 0, 43]


def test_the_running_example_of_lackner_and_skowron_buys_one_candidate() -> None:
    """Multi-winner voting with approval preferences (2023), example 2.1: four seats, a alone."""
    votes = ["ab"] * 3 + ["ac"] * 3 + ["ad"] * 2 + ["bcf", "e", "f", "g"]
    found = equal_shares(by_approval(4, [1] * 7, votes, "one"), complete=False)
    assert found.chosen == ("a",)
    assert found.purchases[0].paid["voter 1"] == pytest.approx(1 / 8)
    assert found.left["voter 9"] == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("utility", "chosen", "completed"), [("one", "bda", "abd"), ("cost", "ca", "abc")]
)
def test_what_a_thing_is_worth_decides_who_pays_for_it(
    utility: str, chosen: str, completed: str
) -> None:
    """A test election of pabutools (four voters, costs 1, 0.9, 2, 1.09), reckoned by hand.

    A voter has 1. By number of things: b at 0.45 each, d at 0.545, a at 1. By cost: c for three at
    0.667 each before a at 1; what is left, 0.667, does not pay for b.
    """
    ballots = by_approval(4, [1, 0.9, 2, 1.09], ["a", "bcd", "bcd", "c"], utility)
    assert "".join(equal_shares(ballots, complete=False).chosen) == chosen
    assert "".join(sorted(equal_shares(ballots).chosen)) == completed


def test_budgets_are_raised_by_one_per_cent_until_the_next_would_be_too_much() -> None:
    """By hand: two voters with 50 each; a costs 60 and is the first's alone, b costs 30.

    b comes at once (the second has 50). a needs 60 = 50 * 1.20. c (70) of the second would need
    100, which comes to 160; it is never within the budget.
    """
    ballots = Ballots(
        costs=[60, 30, 70],
        utilities=[[5, 0, 0], [0, 5, 5]],
        budget=100,
        names=("a", "b", "c"),
    )
    assert equal_shares(ballots, complete=False).chosen == ("b",)
    found = equal_shares(ballots)
    assert (set(found.chosen), found.raised_by, found.added) == ({"a", "b"}, 20, ())
    assert found.spent == 90


def test_who_gives_all_they_have_gives_more_of_a_larger_budget() -> None:
    """By hand: three voters with 50 each. a costs the first 40, of b they give their last 10.

    The second gives 30 for b and has 20 left, of 40 for c. With 60 the first gives 20 for b and the
    second as much: 40 are left, so that 20 % is enough, and not 40.
    """
    ballots = Ballots(
        costs=[40, 40, 40],
        utilities=[[9, 1, 0], [0, 1, 0.1], [0, 0, 0]],
        budget=150,
        names=("a", "b", "c"),
    )
    found = equal_shares(ballots)
    assert (found.chosen, found.raised_by) == (("a", "b", "c"), 20)


def test_what_still_fits_is_added_by_value_for_money() -> None:
    """By hand: nobody pays for x, y and z; of 90 that are left z gives most for its money."""
    ballots = Ballots(
        costs=[10, 20, 20, 90],
        utilities=[[1, 0, 0, 0]],
        budget=100,
        names=("a", "x", "y", "z"),
        values=[1, 2, 4, 100],
    )
    found = equal_shares(ballots)
    assert (found.chosen, found.added) == (("a", "z"), ("z",))
    assert equal_shares(ballots, complete=False).chosen == ("a",)


def test_what_costs_nothing_comes_first_and_ties_are_broken_as_is_told() -> None:
    """More value, then less cost, then the earlier name, where the level is the same."""
    ballots = Ballots(
        costs=[10, 20, 10, 10, 0],
        utilities=[[1, 2, 1, 1, 1]],
        budget=100,
        names=("N10", "N3", "N9", "N2", "N11"),
    )
    assert equal_shares(ballots).chosen == ("N11", "N3", "N2", "N9", "N10")


def test_other_limits_and_exclusions_hold_at_each_step() -> None:
    """By hand: a comes first and excludes b; c uses more days than are left."""
    ballots = Ballots(
        costs=[10, 20, 10],
        utilities=[[5, 5, 4]],
        budget=100,
        names=("a", "b", "c"),
        weights=[[3, 0, 3]],
        capacities=[5],
        exclusive=[("a", "b")],
    )
    assert equal_shares(ballots).chosen == ("a",)


def test_no_money_buys_what_is_free_alone() -> None:
    """A limit of nothing ends, and so do prices that nobody can ever pay."""
    ballots = Ballots(costs=[10, 0], utilities=[[5, 5]], budget=0, names=("a", "b"))
    assert equal_shares(ballots).chosen == ("b",)
    dear = Ballots(costs=[1e9, 1], utilities=[[5, 5], [0, 1]], budget=2, names=("a", "b"))
    assert equal_shares(dear).chosen == ("b",)


# --- a slow reference, in fractions, as the rule is worded ---------------------------------------


@st.composite
def cases(draw: st.DrawFn, most: int = 6, *, limited: bool = True) -> Wanted:
    """Small things, payers and limits, with free things, and things that nobody wants."""
    count, payers = draw(st.integers(1, most)), draw(st.integers(1, 4))
    costs = draw(st.lists(st.integers(0, 12), min_size=count, max_size=count))
    worth = [
        {payer: value for payer in range(payers) if (value := draw(st.integers(0, 4)))}
        for _ in costs
    ]
    pairs = draw(st.lists(st.tuples(*[st.integers(0, count - 1)] * 2), max_size=3))
    excludes = [0] * count
    for one, other in pairs if limited else ():
        if one != other:
            excludes[one] |= 1 << other
            excludes[other] |= 1 << one
    days = draw(st.lists(st.integers(0, 5), min_size=count, max_size=count))
    return Wanted(
        costs=tuple(costs),
        worth=tuple(worth),
        values=tuple(sum(each.values()) for each in worth),
        payers=payers,
        money=draw(st.integers(0, 30)),
        uses=(tuple(days),) if limited else (),
        limits=(draw(st.integers(0, 12)),) if limited else (),
        excludes=tuple(excludes),
    )


def level_of(cost: int, worth: Mapping[int, int], left: Mapping[int, Fraction]) -> Fraction | None:
    """The least level at which the cost comes together: those with least for their worth first."""
    if not cost:
        return Fraction(0)
    order = sorted(worth, key=lambda payer: left[payer] / worth[payer])
    for poor in range(len(order)):
        given = sum((left[payer] for payer in order[:poor]), Fraction(0))
        level = (cost - given) / sum(worth[payer] for payer in order[poor:])
        if left[order[poor]] >= level * worth[order[poor]]:
            return level
    return None


def slowly(wanted: Wanted, percent: int) -> list[int]:
    """What is bought with raised budgets, every level worked out anew in every round."""
    share = Fraction(wanted.money * (100 + percent), 100 * wanted.payers)
    left = dict.fromkeys(range(wanted.payers), share)
    chosen: list[int] = []
    while True:
        open_ones = [
            (level, -wanted.values[at], wanted.costs[at], at)
            for at in range(len(wanted.costs))
            if fits(wanted, chosen, at, money=False)
            and wanted.values[at]
            and wanted.costs[at] <= wanted.money
            and (level := level_of(wanted.costs[at], wanted.worth[at], left)) is not None
        ]
        if not open_ones:
            return chosen
        level, _, _, thing = min(open_ones)
        chosen.append(thing)
        for payer, worth in wanted.worth[thing].items():
            left[payer] -= min(left[payer], level * worth)


def fits(wanted: Wanted, chosen: Sequence[int], thing: int, *, money: bool = True) -> bool:
    """Whether a thing goes beside what is chosen."""
    rows = list(zip(wanted.uses, wanted.limits, strict=True))
    rows += [(wanted.costs, wanted.money)] if money else []
    return (
        thing not in chosen
        and not any(wanted.excludes[thing] >> other & 1 for other in chosen)
        and all(sum(row[at] for at in [*chosen, thing]) <= limit for row, limit in rows)
    )


def reference(wanted: Wanted) -> tuple[list[int], int]:
    """The whole rule, step by step: raised by one per cent until nobody can lack anything.

    Gives what is chosen, and the least rise that buys what is bought.
    """
    best, raised = slowly(wanted, 0), 0
    for percent in range(1, 200 * wanted.payers + 2 if wanted.money else 0):
        further = slowly(wanted, percent)
        if sum(wanted.costs[at] for at in further) > wanted.money:
            break
        if set(further) != set(best):
            best, raised = further, percent
    chosen = list(best)

    def for_money(at: int) -> tuple[bool, Fraction, int, int, int]:
        value, cost = wanted.values[at], wanted.costs[at]
        return bool(cost or not value), -Fraction(value, cost or 1), -value, cost, at

    for thing in sorted(range(len(wanted.costs)), key=for_money):
        if fits(wanted, chosen, thing):
            chosen.append(thing)
    return chosen, raised


@pytest.mark.slow
@settings(max_examples=inputs(120), deadline=None)
@given(cases())
def test_it_is_what_the_rule_comes_to_step_by_step(wanted: Wanted) -> None:
    """Against a slow reference in fractions: what is bought, and the whole choice."""
    assert [each.thing for each in spend(wanted, complete=False).bought] == slowly(wanted, 0)
    found = spend(wanted)
    chosen, raised = reference(wanted)
    assert (set(found.chosen), found.raised) == (set(chosen), raised)


@settings(max_examples=inputs(150), deadline=None)
@given(cases())
def test_everybody_pays_out_of_their_own_money_and_prices_are_met(wanted: Wanted) -> None:
    """What is paid is the cost to the last part; nobody gives more than their budget, or unasked.

    And at the end nobody can buy anything more, within the other limits (exhaustion).
    """
    found = spend(wanted)
    share = Fraction(wanted.money * (100 + found.raised), 100 * wanted.payers)
    given_by = dict.fromkeys(range(wanted.payers), Fraction(0))
    for each in found.bought:
        assert sum(each.paid.values()) == wanted.costs[each.thing]
        for payer, money in each.paid.items():
            assert 0 <= money <= each.level * wanted.worth[each.thing][payer]
            given_by[payer] += money
    assert all(given_by[payer] + found.left[payer] == share for payer in given_by)
    assert min(found.left) >= 0
    things = [each.thing for each in found.bought]
    for at in range(len(wanted.costs)):
        if fits(wanted, things, at, money=False) and 0 < wanted.costs[at] <= wanted.money:
            assert sum(found.left[payer] for payer in wanted.worth[at]) < wanted.costs[at]
    assert not any(fits(wanted, found.chosen, at) for at in range(len(wanted.costs)))
    within(wanted, found)


def within(wanted: Wanted, found: Spent) -> None:
    """Every limit and exclusion holds."""
    chosen = found.chosen
    assert len(set(chosen)) == len(chosen)
    assert sum(wanted.costs[at] for at in chosen) <= wanted.money
    for row, limit in zip(wanted.uses, wanted.limits, strict=True):
        assert sum(row[at] for at in chosen) <= limit
    assert not any(wanted.excludes[a] >> b & 1 for a, b in itertools.combinations(chosen, 2))


@settings(max_examples=inputs(80), deadline=None)
@given(cases(5, limited=False))
def test_every_group_that_agrees_gets_its_part_up_to_one_thing(wanted: Wanted) -> None:
    """Extended justified representation up to one project (Peters et al. 2021, theorem 2).

    Every group of payers, and every set of things that its share of the money could buy: somebody
    of it has, with one thing more, more than what the whole group finds in that set.
    """
    chosen = spend(wanted, complete=False).chosen
    things = [at for at in range(len(wanted.costs)) if at not in chosen]
    subsets = [
        those
        for size in range(1, len(wanted.costs) + 1)
        for those in itertools.combinations(range(len(wanted.costs)), size)
    ]
    for size in range(1, wanted.payers + 1):
        for group in itertools.combinations(range(wanted.payers), size):
            for those in subsets:
                if sum(wanted.costs[at] for at in those) * wanted.payers > wanted.money * size:
                    continue
                asked = sum(min(wanted.worth[at].get(p, 0) for p in group) for at in those)
                has = [sum(wanted.worth[at].get(p, 0) for at in chosen) for p in group]
                with_one = [
                    had + max((wanted.worth[at].get(p, 0) for at in things), default=0)
                    for p, had in zip(group, has, strict=True)
                ]
                assert max(has) >= asked or max(with_one) > asked


@settings(max_examples=inputs(60), deadline=None)
@given(cases(), st.integers(2, 9), st.randoms(use_true_random=False))
def test_neither_order_nor_unit_decides_anything(
    wanted: Wanted, times: int, chance: random.Random
) -> None:
    """Cents or whole coins, points or tenths of them, whoever is entered first: the same choice."""
    order = list(range(len(wanted.costs)))
    chance.shuffle(order)
    payers = list(range(wanted.payers))
    chance.shuffle(payers)

    def ballots(order: Sequence[int], payers: Sequence[int], unit: float, points: float) -> Ballots:
        pairs = itertools.combinations(range(len(order)), 2)
        return Ballots(
            costs=[wanted.costs[at] * unit for at in order],
            utilities=[[wanted.worth[at].get(p, 0) * points for at in order] for p in payers],
            budget=wanted.money * unit,
            names=[f"N{at}" for at in order],
            weights=[[row[at] for at in order] for row in wanted.uses],
            capacities=wanted.limits,
            exclusive=[(f"N{a}", f"N{b}") for a, b in pairs if wanted.excludes[a] >> b & 1],
        )

    plain = equal_shares(ballots(range(len(order)), range(wanted.payers), 1, 1))
    other = equal_shares(ballots(order, payers, times, 0.25))
    assert plain.chosen == other.chosen
    assert plain.raised_by == other.raised_by


def large(count: int, payers: int, seed: int) -> Wanted:
    """Many things under two limits, a third of which fit; up to half of all want each."""
    chance = random.Random(seed)  # noqa: S311 - the same instance each time
    costs = [chance.randint(1, 500) * 10_000 for _ in range(count)]
    values = [chance.randint(4, 100) * 250 for _ in range(count)]
    days = [chance.randint(1, 60) for _ in range(count)]
    return Wanted(
        costs=tuple(costs),
        worth=tuple(
            dict.fromkeys(chance.sample(range(payers), chance.randint(1, payers // 2)), value)
            for value in values
        ),
        values=tuple(values),
        payers=payers,
        money=sum(costs) // 3,
        uses=(tuple(days),),
        limits=(sum(days) // 3,),
        excludes=(0,) * count,
    )


def test_a_thousand_things_are_within_the_limits_and_the_effort_is_counted() -> None:
    """It is never a clock that ends it; an effort that is too small says so."""
    wanted = large(1_000, 30, 1)
    found = spend(wanted)
    assert found.ended
    within(wanted, found)
    early = spend(large(40, 7, 3), effort=10)
    within(large(40, 7, 3), early)


def test_an_effort_that_ends_early_is_told() -> None:
    """What was bought so far stays, and the result warns."""
    wanted = Wanted((60, 30), ({0: 5}, {1: 5}), (5, 5), 2, 100)
    assert spend(wanted).raised == 20
    early = spend(wanted, effort=1)
    assert not early.ended
    assert set(early.chosen) == {0, 1}
    assert early.filled == (0,)


def test_a_table_of_a_spreadsheet_is_the_same_input() -> None:
    """A line a thing, a column a voter, empty cells for no; the line named budget has the money."""
    sheet = named("equal-shares").sheet
    assert sheet
    rows = [
        ["name", "cost", "value", "group", "Ann", "Bo"],
        ["a", "60", "5", "x", "5", ""],
        ["b", "30", "5", "", "", "5"],
        ["c", "10", "1", "x", "1", ""],
        ["budget", "100", "", "", "", ""],
    ]
    data = sheet.read(numbered(rows)).data
    assert data["exclusive"] == [["a", "c"]]
    found = named("equal-shares").run(data)
    assert isinstance(found, EqualShares)
    assert (found.chosen, found.purchases[0].paid) == (("b", "c"), {"Bo": 30.0})
    assert fields_of(found)["selection"] == [0, 1, 1]


def test_what_does_not_go_together_is_refused_with_its_place() -> None:
    """Rows of another width, unknown names, names for other things, numbers below 0."""
    with pytest.raises(BadInput) as refused:
        equal_shares(
            Ballots(
                costs=[1, -2],
                utilities=[[1]],
                budget=1,
                names=("a", "b", "c"),
                exclusive=[("a", "z")],
                capacities=[1],
                values=[1],
            )
        )
    told = str(refused.value)
    for part in ("costs", "utilities", "names", "“z”", "weights", "values"):
        assert part in told
