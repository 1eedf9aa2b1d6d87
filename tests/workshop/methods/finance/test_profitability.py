"""Profitability index: where the ranking misleads, what never pays, and refusals."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.methods.core.checks import BadInput
from workshop.methods.finance.profitability import Project, profitability

projects = st.lists(st.tuples(st.integers(0, 9), st.integers(-5, 9)), min_size=1, max_size=6)


def test_the_ranking_is_not_followed_where_it_gains_less() -> None:
    """A has the best index, and keeps B and C out of the budget, which gain more."""
    found = profitability(10, {"A": Project(6, 6), "B": Project(5, 4.5), "C": Project(5, 4.4)})
    assert (found.ranking, found.by_ranking) == (("A", "B", "C"), ("A",))
    assert (found.selected, found.total_npv) == (("B", "C"), 8.9)
    assert "choose A and gain 6, 2.9 less" in found.warnings[0]


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(projects, st.integers(0, 25))
def test_no_other_whole_projects_gain_more(rows: list[tuple[int, int]], budget: int) -> None:
    """Against every choice, and in any order of the projects."""
    given_projects = {f"p{n}": Project(*row) for n, row in enumerate(rows)}
    found = profitability(budget, given_projects)
    best = max(
        sum(given_projects[name].npv for name in names)
        for size in range(len(rows) + 1)
        for names in itertools.combinations(given_projects, size)
        if sum(given_projects[name].cost for name in names) <= budget
    )
    assert found.total_npv == best
    assert found.spent + found.left == budget
    assert profitability(budget, dict(reversed(given_projects.items()))) == found


def test_what_costs_nothing_has_no_index() -> None:
    """None, not an error; what loses is never selected."""
    found = profitability(0, {"free": Project(0, 1), "loss": Project(0, -1)})
    assert found.pi == {"free": None, "loss": None}
    assert found.selected == ("free",)
    none = profitability(5, {"loss": Project(5, -1)})
    assert (none.selected, none.left) == ((), 5)
    assert none.sentence == "Of 1 project, none that fits into 5 gains anything."


def test_everything_wrong_is_told_at_once() -> None:
    """A budget and an outlay below 0; no projects."""
    with pytest.raises(BadInput) as refused:
        profitability(-1, {"A": Project(-2, float("nan"))})
    places = [problem.where for problem in refused.value.problems]
    assert places == ["budget", "projects, A, cost", "projects, A, npv"]
    with pytest.raises(BadInput):
        profitability(1, {})
