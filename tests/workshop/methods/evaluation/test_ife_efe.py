"""IFE and EFE against published tables, their rules, and what is not defined."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.methods.evaluation.ife_efe import (
    Evaluation,
    Judged,
    external_evaluation,
    internal_evaluation,
)

Row = tuple[float, float]

STORE_STRENGTHS: list[Row] = [
    (0.05, 3), (0.07, 4), (0.10, 3), (0.05, 3), (0.02, 3), (0.15, 3), (0.05, 4), (0.03, 3),
    (0.02, 3),
]  # fmt: skip
STORE_WEAKNESSES: list[Row] = [
    (0.10, 2), (0.15, 2), (0.02, 1), (0.02, 1), (0.04, 1), (0.05, 2), (0.03, 1), (0.05, 1),
]  # fmt: skip
AIRLINE: tuple[list[Row], list[Row]] = (
    [(0.11, 4), (0.12, 3), (0.10, 2), (0.08, 4), (0.16, 3)],
    [(0.10, 1), (0.05, 3), (0.08, 2), (0.05, 2), (0.15, 1)],
)
TOBACCO: tuple[list[Row], list[Row]] = (
    [(0.15, 1), (0.05, 3), (0.05, 1), (0.15, 4), (0.10, 3)],
    [(0.10, 2), (0.05, 3), (0.05, 2), (0.10, 2), (0.20, 1)],
)
CINEMA: tuple[list[Row], list[Row]] = (
    [(0.25, 3), (0.20, 3), (0.10, 2)],
    [(0.05, 2), (0.15, 3), (0.25, 1)],
)


def judged(
    helps: Sequence[Row], harms: Sequence[Row] = (), letters: tuple[str, str] = ("S", "W")
) -> list[Judged]:
    """Rows of a matrix from pairs of weight and rating."""
    return [
        Judged(key=f"{letter}{number}", favourable=letter == letters[0], weight=w, rating=r)
        for letter, rows in zip(letters, (helps, harms), strict=True)
        for number, (w, r) in enumerate(rows, 1)
    ]


def test_the_computer_store_of_david_lies_exactly_at_the_midpoint() -> None:
    """David, 13th edition, table 4-10: the total of 2.50 counts as average in spite of floats."""
    found = internal_evaluation(judged(STORE_STRENGTHS, STORE_WEAKNESSES))
    scores = [
        0.15, 0.28, 0.30, 0.15, 0.06, 0.45, 0.20, 0.09, 0.06,
        0.20, 0.30, 0.02, 0.02, 0.04, 0.10, 0.03, 0.05,
    ]  # fmt: skip
    assert [row.score for row in found.rows] == pytest.approx(scores)
    assert (found.total, found.weight_sum, found.warnings) == (2.5, 1.0, ())
    assert found.sentence == (
        "IFE total 2.50 on a scale of 1 to 4, at the midpoint of 2.5: strengths and weaknesses "
        "balance."
    )


@pytest.mark.parametrize(
    ("rows", "total"), [(AIRLINE, 2.46), (TOBACCO, 2.10), (CINEMA, 2.35)], ids=str
)
def test_published_efe_tables(rows: tuple[list[Row], list[Row]], total: float) -> None:
    """An airline (2.46), UST Inc. (2.10) and a student's cinema (2.35): any rating is right."""
    found = external_evaluation(judged(*rows, letters=("O", "T")))
    assert found.total == pytest.approx(total, abs=1e-9)
    assert "weaker than average" in found.sentence
    assert not any("rule" in warning for warning in found.warnings)


def test_few_factors_are_warned_of_and_not_refused() -> None:
    """The cinema has six factors; David asks for ten to twenty."""
    found = external_evaluation(judged(*CINEMA, letters=("O", "T")))
    assert found.warnings == ("The method asks for 10 to 20 factors; there are 6 factors here.",)


def test_ratings_against_the_classic_rule_are_named_and_counted() -> None:
    """A strength rated 2 and a weakness rated 3 are warned of; the total stands."""
    found = internal_evaluation(judged([(0.5, 2)], [(0.5, 3)]))
    assert found.total == 2.5
    assert found.warnings[0].startswith("The ratings of S1 and W1 stand against the classic rule")


@pytest.mark.parametrize(
    ("rows", "whole", "reason"),
    [
        ([], 1, "No factor was weighed and rated."),
        ([(0.5, 3), (0.4, 3)], 1, "add up to 0.9 and must add up to 1: give 0.1 more"),
        ([(60, 3), (55, 3)], 100, "add up to 115 and must add up to 100: take 15 away"),
        ([(None, 3), (1, 3)], 1, "S1 has no weight"),
        ([(0.5, None), (0.5, None)], 1, "S1 and S2 have no rating"),
        ([(1, 5)], 1, "S1 has a rating outside 1 to 4"),
        ([(1, float("nan"))], 1, "S1 has a rating outside 1 to 4"),
        ([(-1, 3), (2, 3)], 1, "S1 has a weight below 0"),
    ],
)
def test_what_is_wrong_is_told_and_no_total_given(
    rows: list[tuple[float | None, float | None]], whole: float, reason: str
) -> None:
    """A matrix that cannot be told is not defined, with the reason and what to do."""
    listed = [
        Judged(key=f"S{number}", favourable=True, weight=weight, rating=rating)
        for number, (weight, rating) in enumerate(rows, 1)
    ]
    found = internal_evaluation(listed, whole=whole)
    assert found.total is None
    assert not found.rows
    assert reason in found.reason


def test_points_and_percent_are_made_shares_and_percent_is_said() -> None:
    """Points of 100 are the same matrix; percent given as shares is read so, aloud."""
    shares = internal_evaluation(judged([(0.6, 3)], [(0.4, 2)]))
    points = internal_evaluation(judged([(60, 3)], [(40, 2)]), whole=100)
    percent = internal_evaluation(judged([(60, 3)], [(40, 2)]))
    assert shares.rows == points.rows == percent.rows
    assert points.weight_sum == 100
    assert "read as percent" in percent.warnings[0]


rows_of_100 = st.lists(
    st.tuples(st.integers(1, 50), st.integers(2, 8).map(lambda half: half / 2), st.booleans()),
    min_size=1,
    max_size=25,
)


def evaluated(rows: list[tuple[int, float, bool]]) -> Evaluation:
    """The matrix of generated rows, whose weights add up to whatever they do."""
    listed = [
        Judged(key=f"F{place}", favourable=favourable, weight=weight, rating=rating)
        for place, (weight, rating, favourable) in enumerate(rows)
    ]
    return internal_evaluation(listed, whole=sum(weight for weight, *_ in rows))


@pytest.mark.slow
@given(rows=rows_of_100, seed=st.randoms(use_true_random=False))
def test_the_order_of_factors_changes_nothing(
    rows: list[tuple[int, float, bool]], seed: object
) -> None:
    """The total is the same for every order, to the last digit, and lies from 1 to 4."""
    shuffled = list(rows)
    seed.shuffle(shuffled)  # type: ignore[attr-defined]
    first, second = evaluated(rows), evaluated(shuffled)
    assert first.total == second.total
    assert first.total is not None
    assert 1 <= first.total <= 4
