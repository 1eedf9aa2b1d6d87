"""The portfolio against brute force and scipy, on hard instances, with rules and ties."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence
from typing import Any, Final

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

from tests.builders.tables import numbered
from tests.inputs import inputs
from workshop.methods import named
from workshop.methods.core.checks import BadInput, Undefined
from workshop.methods.finance.best_choice import best_choice
from workshop.methods.finance.bound_requests import Requests, Rules
from workshop.methods.finance.listed_choices import Things
from workshop.methods.finance.portfolio import NextIn, Portfolio, Use, portfolio
from workshop.methods.finance.shadow_prices import relaxed

KINDS: Final = ("apart", "alike", "sums", "even", "same", "opposed")

small = st.integers(0, 9)
cases = st.integers(1, 7).flatmap(
    lambda n: st.tuples(
        st.lists(small, min_size=n, max_size=n),
        st.lists(st.lists(small, min_size=n, max_size=n), min_size=1, max_size=3),
        st.lists(st.integers(0, 20), min_size=3, max_size=3),
        st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=3),
        st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=3),
        st.sets(st.integers(0, 7), max_size=1),
    )
)


def hard(kind: str, count: int, rows: int, seed: int) -> Requests:
    """Values and uses that are hard to choose among, half of which fit."""
    chance = random.Random(seed)  # noqa: S311 - the same instance each time
    uses = [[chance.randint(1, 500) for _ in range(count)] for _ in range(rows)]
    if kind == "same":
        uses = [[2] * count for _ in range(rows)]
    if kind == "even":
        uses = [[2 * use for use in row] for row in uses]
    if kind == "opposed":
        uses = [[500 - use + 1 if row % 2 else use for use in uses[0]] for row in range(rows)]
    sums = [sum(column) for column in zip(*uses, strict=True)]
    values = {
        "apart": [chance.randint(1, 500) for _ in sums],
        "alike": [each // rows + 50 for each in sums],
    }.get(kind, sums)
    return Requests(values, uses, [sum(row) // 2 | 1 for row in uses])


def oracle(requests: Requests) -> float:
    """The optimum by scipy's mixed-integer program."""
    count = len(requests.values)
    found: Any = milp(
        -np.array(requests.values, dtype=float),
        constraints=LinearConstraint(np.array(requests.weights), ub=np.array(requests.capacities)),
        integrality=np.ones(count, dtype=np.int64),
        bounds=Bounds(0, 1),
        options={"mip_rel_gap": 0},
    )
    return float(-found.fun)


@settings(max_examples=inputs(120), deadline=None)
@given(cases)
def test_it_is_what_trying_every_choice_finds(case: tuple[Any, ...]) -> None:
    """With mandatory, exclusive and needing requests: value, every other choice, and no other."""
    values, uses, limits, apart, tied, must = case
    count = len(values)
    names = [f"r{n}" for n in range(count)]
    apart = [(a, b) for a, b in apart if a < count and b < count and a != b]
    tied = [(a, b) for a, b in tied if a < count and b < count and a != b]
    must = [n for n in must if n < count]
    good = {}
    for bits in itertools.product((0, 1), repeat=count):
        fits = all(
            sum(u * b for u, b in zip(row, bits, strict=True)) <= limit
            for row, limit in zip(uses, limits, strict=False)
        )
        if (fits and all(bits[n] for n in must)
                and not any(bits[a] and bits[b] for a, b in apart)
                and all(bits[b] or not bits[a] for a, b in tied)):  # fmt: skip
            good[bits] = sum(v * b for v, b in zip(values, bits, strict=True))
    needs = {names[a]: [names[b] for x, b in tied if x == a] for a, _ in tied}
    rules = Rules([names[n] for n in must], [[names[a], names[b]] for a, b in apart], needs)
    found = portfolio(Requests(values, uses, limits[: len(uses)], names), rules)
    if not good:
        assert isinstance(found.optimum, Undefined)
        assert "do not go together" in found.sentence
        return
    best = {bits for bits, value in good.items() if value == max(good.values())}
    assert found.optimum == max(good.values())
    assert found.proven
    told = {tuple(int(n in chosen) for n in names) for chosen in found.alternatives}
    assert isinstance(found.selection, tuple)
    assert {found.selection, *told} <= best
    assert len(told) == min(len(best) - 1, 20)
    assert found.more_alternatives is (len(best) > 21)


@pytest.mark.parametrize("seed", range(3))
def test_limits_that_work_against_each_other_are_met_at_once(seed: int) -> None:
    """Where every thing uses much of one limit or of the other, and all are worth the same."""
    requests = hard("opposed", 60, 2, seed)
    found = portfolio(requests, steps=20_000)
    assert found.proven
    assert found.optimum == pytest.approx(oracle(requests))


@pytest.mark.parametrize("kind", KINDS)
def test_the_relaxed_choice_is_that_of_linear_programming(kind: str) -> None:
    """Its value against scipy; at most as many things in part as there are limits."""
    requests = hard(kind, 40, 3, 5)
    found = relaxed(requests.values, requests.weights, requests.capacities)
    expected: Any = linprog(
        -np.array(requests.values, dtype=float),
        A_ub=np.array(requests.weights),
        b_ub=np.array(requests.capacities),
        bounds=(0, 1),
    )
    prices, values = np.array(found.prices), np.array(requests.values)
    gains = values - prices @ np.array(requests.weights)
    bound = prices @ np.array(requests.capacities) + gains[gains > 0].sum()
    assert values @ np.array(found.taken) == pytest.approx(-expected.fun)
    assert bound == pytest.approx(-expected.fun)
    assert sum(1e-6 < part < 1 - 1e-6 for part in found.taken) <= 3


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_it_agrees_with_scipy_on_hard_instances(kind: str) -> None:
    """Sixteen requests, three limits; correlated, even, identical and opposed ones too."""
    for seed in range(2):
        requests = hard(kind, 16, 3, seed)
        found = portfolio(requests)
        assert found.proven
        assert found.optimum == pytest.approx(oracle(requests))


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS[:5])
def test_thirty_requests_are_solved_within_the_usual_effort(kind: str) -> None:
    """Proven best, also where value and use go together."""
    requests = hard(kind, 30, 3, 1)
    found = portfolio(requests)
    assert found.proven
    assert all(use.left >= 0 for use in found.limits)
    if kind == "apart":
        assert found.optimum == pytest.approx(oracle(requests))


def test_where_the_effort_ends_the_bound_is_still_true() -> None:
    """Best found and bound hold the optimum between them, and the sentence does not claim it."""
    requests = hard("sums", 24, 3, 2)
    found, whole = portfolio(requests, steps=400), portfolio(requests)
    assert not found.proven
    assert not isinstance(found.optimum, Undefined)
    assert not isinstance(found.bound, Undefined)
    assert not isinstance(whole.optimum, Undefined)
    assert found.optimum <= whole.optimum <= found.bound
    assert whole.proven
    assert "the best found; no choice is worth more than" in found.sentence
    assert "not proven" in found.warnings[0]


@settings(max_examples=inputs(25), deadline=None)
@given(st.integers(0, 99), st.randoms(use_true_random=False))
def test_neither_order_nor_units_decide(seed: int, chance: random.Random) -> None:
    """The same choice by name when requests and limits are shuffled, or told in cents."""
    requests = hard("alike", 9, 2, seed)
    names = [f"r{n}" for n in range(9)]
    order = chance.sample(range(9), 9)
    turned = Requests(
        [requests.values[at] for at in order],
        [[row[at] / 100 for at in order] for row in requests.weights][::-1],
        [limit / 100 for limit in requests.capacities][::-1],
        [names[at] for at in order],
    )
    one, other = portfolio(msgspec.structs.replace(requests, names=names)), portfolio(turned)
    assert set(one.chosen) == set(other.chosen)
    assert {frozenset(a) for a in one.alternatives} == {frozenset(a) for a in other.alternatives}
    assert [each.name for each in one.next_in] == [each.name for each in other.next_in]


def test_decimals_do_not_drift() -> None:
    """0.1 and 0.2 fit into 0.3, and are worth 0.3."""
    found = portfolio(Requests([0.1, 0.2], [[0.1, 0.2]], [0.3]))
    assert (found.chosen, found.optimum) == (("no. 1", "no. 2"), 0.3)
    assert found.limits[0].left == 0


def test_what_is_cut_next_in_and_as_good_is_told() -> None:
    """Two equal requests of which one fits: both choices, and what the cut one lacks."""
    found = portfolio(
        Requests([5, 5, 9], [[4, 4, 6], [1, 1, 1]], [10, 9], ["b", "a", "c"], ["budget", "staff"])
    )
    assert (found.chosen, found.cut, found.alternatives) == (("a", "c"), ("b",), (("b", "c"),))
    assert found.next_in == (NextIn("b", 5, {"budget": 4}),)
    assert found.limits[1] == Use("staff", 9, 2, 7)
    assert found.sentence == (
        "2 of 3 requests are worth 14 together, the most that the limits allow; next in would be b "
        "(it lacks 4 of budget); 1 other choice is worth as much."
    )


def test_mandatory_requests_that_do_not_go_together_are_explained() -> None:
    """All reasons at once: a limit with the amount, and an exclusion through a need."""
    found = portfolio(
        Requests([1, 1, 1], [[6, 5, 0]], [10], ["a", "b", "c"], ["budget"]),
        Rules(["a", "c"], [["a", "b"]], {"c": ["b"]}),
    )
    assert isinstance(found.optimum, Undefined)
    assert "a and b exclude each other" in found.optimum.reason
    assert "they use 11 of budget where there are 10, 1 too much" in found.optimum.reason


@pytest.mark.parametrize(
    ("values", "limits", "chosen"),
    [([], [5], ()), ([3], [5], ("no. 1",)), ([3], [0], ()), ([0], [5], ())],
)
def test_the_smallest_choices(
    values: Sequence[float], limits: Sequence[float], chosen: tuple[str, ...]
) -> None:
    """One request that fits or not, one without value; none at all is refused."""
    requests = Requests(values, [[1] * len(values)], limits)
    if values:
        assert portfolio(requests).chosen == chosen
    else:
        with pytest.raises(BadInput):
            portfolio(requests)
    assert best_choice(Things((), ((),), (5,), (), ())).value == 0


def test_a_table_of_requests_with_a_line_of_capacities() -> None:
    """Groups, needs and marks from columns; the limits are named by theirs."""
    sheet = named("portfolio").sheet
    assert sheet
    rows = [
        ["Name", "Value", "Budget", "Staff", "Mandatory", "Group", "Needs"],
        ["portal", "9", "40", "3", "", "web", "login"],
        ["shop", "8", "30", "2", "", "web", ""],
        ["login", "2", "20", "1", "", "", ""],
        ["audit", "1", "10", "1", "yes", "", ""],
        ["capacity", "", "70", "5", "", "", ""],
    ]
    found = named("portfolio").run(sheet.read(numbered(rows)).data)
    assert isinstance(found, Portfolio)
    assert (found.optimum, found.chosen) == (12, ("portal", "login", "audit"))
    assert [use.limit for use in found.limits] == ["Budget", "Staff"]


def test_everything_wrong_is_told_at_once() -> None:
    """Ragged rows, values below 0, unknown names, each with its place."""
    with pytest.raises(BadInput) as refused:
        portfolio(
            Requests([1, -2], [[1], [1, -1]], [5], ["a", "a"]),
            Rules(["x"], [["a", "y"]], {"z": ["a"]}),
        )
    assert [problem.where for problem in refused.value.problems] == [
        "values row 2", "weights row 1", "weights", "weights row 2, column 2", "names row 2",
        "mandatory", "exclusive row 1", "needs, z",
    ]  # fmt: skip
