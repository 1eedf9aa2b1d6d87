"""QSPM: a dash in one column means a dash in all, and it is no number."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.tables import numbered
from workshop.methods import named
from workshop.methods.core.checks import BadInput, Undefined
from workshop.methods.evaluation.qspm import Attractiveness, Row, qspm

TWO = ("build", "renovate")


def test_a_dash_is_neither_0_nor_1() -> None:
    """A factor that does not affect the choice leaves the sums as they are."""
    rows = [Row("a", 0.5, (4, 2)), Row("b", 0.5, (3, 3))]
    one = qspm(rows, TWO)
    other = qspm([*rows, Row("c", 1.0, (None, None))], TWO)
    assert one.stas == other.stas == (3.5, 2.5)
    assert (other.dashes, other.preferred, other.warnings) == (1, 0, ())
    assert other.sentence == (
        "On 2 factors that affect the choice, build is most attractive: 3.50 against 2.50 "
        "(renovate)."
    )


def test_equal_sums_are_a_tie_and_not_the_first_column() -> None:
    """0.1 × 4 + 0.2 × 1 and 0.1 × 2 + 0.2 × 2 are equal but for the last bits."""
    found = qspm([Row("a", 0.1, (4, 2)), Row("b", 0.2, (1, 2))], TWO)
    assert isinstance(found.preferred, Undefined)
    assert found.best == (0, 1)
    assert "equally attractive" in found.sentence


def test_nothing_but_dashes_prefers_nothing() -> None:
    """The sums do not exist; they are not 0."""
    found = qspm([Row("a", 1.0, (None, None))], TWO)
    assert all(isinstance(each, Undefined) for each in found.stas)
    assert isinstance(found.preferred, Undefined)
    assert found.best == ()


def test_everything_wrong_is_told_at_once() -> None:
    """A dash beside a score, a score off the scale, too few scores, weights above 2."""
    with pytest.raises(BadInput) as refused:
        qspm(
            [Row("a", 1.0, (4, None)), Row("b", 1.0, (5, 0)), Row("c", 0.5, (1,))],
            ["one", "one"],
        )
    assert [problem.where for problem in refused.value.problems] == [
        "strategies row 2",
        "scored_rows row 1, AS",
        "scored_rows row 2, AS row 1",
        "scored_rows row 2, AS row 2",
        "scored_rows row 3, AS",
        "scored_rows",
    ]


scored = st.lists(
    st.tuples(st.integers(1, 4), st.integers(1, 4), st.integers(1, 4)), min_size=1, max_size=8
)


@settings(max_examples=40)
@given(scored, st.permutations(range(3)))
def test_the_order_of_columns_and_rows_changes_nothing(
    table: list[tuple[int, int, int]], order: list[int]
) -> None:
    """Each strategy keeps its sum; sums lie between the ends of the scale times the weights."""
    weight = 2 / len(table) if len(table) > 1 else 1
    names = ("x", "y", "z")
    one = qspm([Row(f"f{n}", weight, row) for n, row in enumerate(table)], names)
    turned = [
        Row(f"f{n}", weight, tuple(row[at] for at in order)) for n, row in enumerate(table[::-1])
    ]
    other = qspm(turned, [names[at] for at in order])
    assert [one.stas[at] for at in order] == pytest.approx(list(other.stas), abs=2e-9)
    assert {names[at] for at in one.best} == {other.strategies[at] for at in other.best}


def test_a_table_has_a_column_a_strategy() -> None:
    """A dash or an empty cell is a dash."""
    method = named("qspm")
    assert method.sheet is not None
    rows = [
        ["factor", "weight", "Build", "Renovate"],
        ["demand", "0.9", "4", "2"],
        ["staff", "0.1", "1", "3"],
        ["grants", "1", "-", ""],
    ]
    found = method.run(method.sheet.read(numbered(rows)).data)
    assert isinstance(found, Attractiveness)
    assert (found.strategies, found.dashes) == (("Build", "Renovate"), 1)
    assert found.stas == pytest.approx((3.7, 2.1))


def test_the_others_are_named_with_their_sums_the_greatest_first() -> None:
    """A number without its name tells nobody which strategy comes next."""
    found = qspm([Row("a", 1.0, (1, 4, 2))], ("wait", "build", "renovate"))
    assert found.sentence.endswith(
        "build is most attractive: 4.00 against 2.00 (renovate) and 1.00 (wait)."
    )
