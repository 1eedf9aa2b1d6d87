"""PESTEL significance of many factors: the threshold, missing scores, directions."""

from __future__ import annotations

import pytest

from tests.builders.tables import numbered
from workshop.methods import named
from workshop.methods.core.checks import BadInput, Undefined
from workshop.methods.environment.pestle import Case, Scan, pestel, significance


def test_a_factor_without_both_scores_is_neither_significant_nor_insignificant() -> None:
    """It is counted apart, and its score is no 0."""
    found = pestel([Case("a", 3, 3), Case("b", None, 5), Case("c", 5, 1)])
    assert found.scores[0::2] == (9, 5)
    assert isinstance(found.scores[1], Undefined)
    assert isinstance(found.significant[1], Undefined)
    assert found.sentence == (
        "1 of 2 factors is significant (impact × likelihood of 9 or more); 1 not scored."
    )


def test_significant_factors_are_split_into_opportunities_and_threats() -> None:
    """What is both stands in both lists; what is not significant in none."""
    found = pestel(
        [
            Case("law", 5, 5, "threat"),
            Case("fibre", 2, 4, "opportunity"),
            Case("merger", 4, 4, "both"),
            Case("fair", 4, 4),
        ]
    )
    assert found.opportunities == ("merger",)
    assert found.threats == ("law", "merger")


@pytest.mark.parametrize("score", [(1, 1), (2, 4), (3, 3), (2.5, 4), (5, 5)])
def test_one_factor_is_judged_as_the_report_judges_it(score: tuple[float, float]) -> None:
    """Two ways to the same rule."""
    found, alone = pestel([Case("a", *score)]), significance(*score)
    assert (found.scores, found.significant) == ((alone.value,), (alone.significant,))


def test_everything_wrong_is_told_at_once() -> None:
    """Scores off their scale, a threshold out of reach, a direction that is none."""
    with pytest.raises(BadInput) as refused:
        pestel([Case("a", 0, 6), Case("a", 1, 1, "up")], threshold=26)
    assert [problem.where for problem in refused.value.problems] == [
        "cases row 2", "threshold", "cases row 1, impact", "cases row 1, likelihood",
        "cases row 2, direction",
    ]  # fmt: skip


def test_an_empty_cell_of_a_table_is_no_answer() -> None:
    """As a spreadsheet saves it."""
    method = named("pestel")
    assert method.sheet is not None
    rows = [["text", "impact", "likelihood"], ["Law", "3", "3"], ["Fibre", "", "5"]]
    found = method.run(method.sheet.read(numbered(rows)).data)
    assert isinstance(found, Scan)
    assert found.significant[0] is True
    assert isinstance(found.significant[1], Undefined)
