"""EFE for files: published totals, subtotals, and the two ways to list factors."""

from __future__ import annotations

import pytest

from tests.builders.tables import numbered
from workshop.methods import named
from workshop.methods.core.checks import BadInput
from workshop.methods.core.factor_scores import Factor
from workshop.methods.evaluation.efe import ExternalFactors, efe, efe_of_all

TOBACCO_HELPS = ((0.15, 1), (0.05, 3), (0.05, 1), (0.15, 4), (0.10, 3))
TOBACCO_HARMS = ((0.10, 2), (0.05, 3), (0.05, 2), (0.10, 2), (0.20, 1))


def listed(letter: str, rows: tuple[tuple[float, int], ...]) -> list[Factor]:
    """Factors from pairs of weight and rating."""
    return [Factor(f"{letter}{n}", weight, rating) for n, (weight, rating) in enumerate(rows, 1)]


def test_ust_is_below_average_as_david_has_it() -> None:
    """UST Inc., David: total 2.10; any rating is right for any factor."""
    found = efe(listed("O", TOBACCO_HELPS), listed("T", TOBACCO_HARMS))
    assert found.total == pytest.approx(2.10, abs=1e-9)
    assert (found.position, found.warnings) == ("below average", ())
    assert found.opportunity_subtotal == pytest.approx(1.25)
    assert found.threat_subtotal == pytest.approx(0.85)


def test_factors_in_one_list_have_the_same_total_and_no_subtotals() -> None:
    """A subtotal that nobody can know is none, not 0."""
    both = listed("O", TOBACCO_HELPS) + listed("T", TOBACCO_HARMS)
    found = efe_of_all(both)
    assert found.total == efe(both[:5], both[5:]).total
    assert (found.opportunity_subtotal, found.threat_subtotal) == (None, None)


def test_both_ways_at_once_are_refused() -> None:
    """What would count twice is not guessed at."""
    row = {"weight": 1, "rating": 2}
    with pytest.raises(BadInput, match="factors alone"):
        named("efe").run({"factors": [row], "threats": [row]})


def test_a_table_with_a_column_of_kinds_becomes_the_two_lists() -> None:
    """As a spreadsheet saves it; a problem is told with the line of the file."""
    method = named("efe")
    assert method.sheet is not None
    rows = [
        ["kind", "text", "weight", "rating"],
        ["Opportunity", "Grants", "0.6", "3"],
        [],
        ["threat", "Ransomware", "0.4", "1"],
    ]
    found = method.run(method.sheet.read(numbered(rows)).data)
    assert isinstance(found, ExternalFactors)
    assert [(row.key, row.text) for row in found.rows] == [
        ("O1", "Grants"),
        ("T1", "Ransomware"),
    ]
    assert found.total == pytest.approx(2.2)
    rows[3][3] = "9"
    filled = method.sheet.read(numbered(rows))
    with pytest.raises(BadInput) as refused:
        method.run(filled.data, filled.lines)
    assert [(each.line, each.where) for each in refused.value.problems] == [
        (4, "threats row 1, rating")
    ]
