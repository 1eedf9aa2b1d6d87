"""The competitive profile matrix: ranking with ties, laws, and tables."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.tables import numbered
from workshop.methods import named
from workshop.methods.core.checks import BadInput
from workshop.methods.evaluation.cpm import Profiles, cpm


def test_equal_totals_share_a_place_whatever_the_order_of_input() -> None:
    """The alphabet orders the group, and the sentence says that they share it."""
    ratings = {"zeta": (2, 4), "alpha": (3, 3), "low": (1, 1)}
    found = cpm((0.5, 0.5), ratings)
    other = cpm((0.5, 0.5), dict(reversed(list(ratings.items()))))
    assert found.ranking == other.ranking == (("alpha", "zeta"), "low")
    assert found.sentence == (
        "Of 3 companies on 2 factors, alpha and zeta share the first place and are relatively "
        "strongest with a total of 3.00."
    )


companies = st.lists(st.lists(st.integers(1, 4), min_size=4, max_size=4), min_size=2, max_size=5)


@settings(max_examples=40)
@given(companies, st.permutations(range(4)))
def test_the_order_of_factors_changes_nothing(rows: list[list[int]], order: list[int]) -> None:
    """Totals lie from 1 to 4, and stay when factors are listed otherwise or weighed in percent."""
    weights = (0.1, 0.2, 0.3, 0.4)
    names = [f"c{n}" for n in range(len(rows))]
    one = cpm(weights, dict(zip(names, rows, strict=True)))
    turned = {name: [row[at] for at in order] for name, row in zip(names, rows, strict=True)}
    other = cpm([100 * weights[at] for at in order], turned)
    assert one.totals == pytest.approx(other.totals, abs=2e-9)
    assert one.ranking == other.ranking
    assert all(1 <= total <= 4 for total in one.totals.values())


def test_two_companies_rated_on_every_factor_are_needed() -> None:
    """All that is wrong at once, with its place."""
    with pytest.raises(BadInput) as refused:
        cpm((0.5, 0.4), {"only": (1, 5, 3)})
    assert [problem.where for problem in refused.value.problems] == [
        "ratings", "ratings, only", "ratings, only row 2", "weights"
    ]  # fmt: skip


def test_a_table_has_a_column_a_company() -> None:
    """Names stay as they are written; an empty cell is told with its line."""
    method = named("cpm")
    assert method.sheet is not None
    rows = [["Factor", "Weight", "Acme", "Rival"], ["price", "60", "4", "2"], ["reach", "40", "1"]]
    filled = method.sheet.read(numbered(rows))
    with pytest.raises(BadInput) as refused:
        method.run(filled.data, filled.lines)
    assert [str(each) for each in refused.value.problems] == [
        "line 3, ratings, Rival row 2: an empty value is not a number"
    ]
    rows[2].append("3")
    found = method.run(method.sheet.read(numbered(rows)).data)
    assert isinstance(found, Profiles)
    assert found.factors == ("price", "reach")
    assert found.totals == pytest.approx({"Acme": 2.8, "Rival": 2.4})
