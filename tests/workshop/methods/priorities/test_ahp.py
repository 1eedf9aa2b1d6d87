"""AHP against numpy's eigenvectors, published weights, its laws and its edges."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Final

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.methods.core.checks import BadInput, Undefined
from workshop.methods.core.method import fields_of
from workshop.methods.priorities.ahp import Index, ahp
from workshop.methods.priorities.judgments import from_upper
from workshop.methods.priorities.random_index import PUBLISHED, random_index

SHORTCUT: Final = (0.2828, 0.6434, 0.0738)
"""What tutorials print for three fruits: averages of columns, not the eigenvector."""

said = st.sampled_from([1 / 9, 1 / 7, 1 / 5, 1 / 3, 1 / 2, 1.0, 2.0, 3.0, 4.0, 5.0, 7.0, 9.0])
matrices = st.integers(3, 7).flatmap(
    lambda n: st.lists(said, min_size=n * (n - 1) // 2, max_size=n * (n - 1) // 2).map(
        lambda upper: [[float(v or 0) for v in row] for row in from_upper(upper, n)]
    )
)


def test_three_fruits_have_the_weights_of_the_eigenvector() -> None:
    """.2790, .6491, .0719 with lambda 3.0649 (Teknomo), not the averages that are printed."""
    found = ahp([[1, 1 / 3, 5], [3, 1, 7], [1 / 5, 1 / 7, 1]])
    assert found.weights == pytest.approx((0.2790, 0.6491, 0.0719), abs=5e-5)
    assert found.lambda_max == pytest.approx(3.0649, abs=5e-5)
    assert found.weights != pytest.approx(SHORTCUT, abs=0.003)


def test_the_ratio_depends_on_the_table_and_tells_which() -> None:
    """The Car example of AHPy: .080 by Donegan & Dodd, .074 by Saaty, and an index of one's own."""
    car = from_upper([3, 7, 3, 9, 1, 1 / 7], 4)
    by_table = {name: ahp(car, index=Index(name)).CR for name in PUBLISHED}
    assert by_table["donegan_dodd1991"] == pytest.approx(0.080, abs=0.0006)
    assert by_table["saaty1980"] == pytest.approx(0.074, abs=0.0006)
    own = ahp(car, index=Index("saaty2005", 0.8286))
    assert (own.random_index, own.CR) == ("given", by_table["donegan_dodd1991"])
    assert "donegan_dodd1991" in ahp(car, index=Index("donegan_dodd1991")).sentence


def test_the_tables_are_those_that_were_published() -> None:
    """Saaty 1980 and 2005, Donegan & Dodd 1991, Alonso & Lamata 2006 for ten things."""
    found = [random_index(name, 10) for name in PUBLISHED]
    assert found == [1.49, 1.49, 1.4055, 1.4854]
    assert [random_index(name, 3) for name in PUBLISHED] == [0.58, 0.52, 0.4914, 0.5247]
    assert isinstance(random_index("saaty1980", 16), Undefined)


@settings(max_examples=60)
@given(matrices)
def test_it_agrees_with_numpys_eigenvectors(matrix: list[list[float]]) -> None:
    """Weights and lambda to ten digits; lambda is n or more, and the weights sum to 1."""
    found = ahp(matrix)
    values, vectors = np.linalg.eig(np.array(matrix))
    top = int(np.argmax(values.real))
    oracle = np.abs(vectors[:, top].real)
    assert found.weights == pytest.approx(oracle / oracle.sum(), abs=1e-10)
    assert found.lambda_max == pytest.approx(values[top].real, abs=1e-10)
    assert sum(found.weights) == pytest.approx(1, abs=1e-12)
    assert isinstance(found.CR, float)
    assert found.CR >= 0
    assert found.consistent is bool(round(found.CR, 9) <= 0.10)


@settings(max_examples=30)
@given(matrices, st.randoms(use_true_random=False))
def test_the_order_of_things_changes_nothing(
    matrix: list[list[float]], chance: random.Random
) -> None:
    """The weights move along with their things; so do the judgments to revisit."""
    order = list(range(len(matrix)))
    chance.shuffle(order)
    turned = [[matrix[row][column] for column in order] for row in order]
    one = ahp(matrix, names=[str(n) for n in range(len(order))])
    other = ahp(turned, names=[str(n) for n in order])
    assert [one.weights[at] for at in order] == pytest.approx(other.weights, abs=1e-10)
    pairs = [{frozenset((r.row, r.column)) for r in each.revisit} for each in (one, other)]
    assert pairs[0] == pairs[1]


@given(st.lists(st.sampled_from([1, 2, 3, 4, 6]), min_size=1, max_size=6))
def test_judgments_of_one_mind_give_back_their_weights(weights: list[int]) -> None:
    """Where every judgment is a ratio of weights, CR is exactly 0 and nothing is to revisit."""
    found = ahp([[a / b for b in weights] for a in weights])
    assert found.weights == pytest.approx([w / sum(weights) for w in weights], abs=1e-9)
    assert pytest.approx(0, abs=1e-9) == found.CR
    assert found.CR == 0 or len(weights) > 2
    assert (found.consistent, found.revisit) == (True, ())


def test_the_judgment_that_was_turned_round_is_the_one_to_revisit() -> None:
    """Weights 8, 4, 2, 1, and the first against the last said the wrong way."""
    weights = (8, 4, 2, 1)
    upper = [a / b for n, a in enumerate(weights) for b in weights[n + 1 :]]
    upper[2] = 1 / 8
    found = ahp(from_upper(upper, 4), names=["a", "b", "c", "d"])
    (one,) = found.revisit
    assert ({one.row, one.column}, one.judgment) == ({"a", "d"}, 8)
    assert one.fits < 2
    assert found.consistent is False
    assert "revisit d against a" in found.sentence


def test_printed_fractions_are_taken_as_rounded_and_said_so() -> None:
    """0.33 and 0.17 stand for 1/3 and 1/6; 0.3 for no judgment at all."""
    found = ahp([[1, 3, 0.5], [0.33, 1, 0.17], [2, 6, 1]])
    assert found.weights == pytest.approx((0.3, 0.1, 0.6), abs=1e-12)
    assert "rounded" in found.warnings[0]
    assert ahp([[1, 3], [0.3333333333, 1]]).warnings == ()
    with pytest.raises(BadInput, match="its reciprocal"):
        ahp([[1, 3], [0.3, 1]])


def test_one_thing_and_two_cannot_contradict_each_other() -> None:
    """CR is 0 by definition, and no table is asked."""
    assert (ahp([[1]]).weights, ahp([[1]]).CR) == ((1.0,), 0)
    two = ahp([[1, 4], [0.25, 1]])
    assert two.weights == pytest.approx((0.8, 0.2))
    assert (two.CR, two.consistent) == (0, True)


def test_beyond_the_tables_the_ratio_is_not_defined() -> None:
    """Sixteen things: weights all the same, and the reason in JSON."""
    matrix = [[1.0] * 16 for _ in range(16)]
    found = ahp(matrix)
    assert isinstance(found.consistent, Undefined)
    assert fields_of(found)["CR"] is None
    assert "ends at 15" in found.sentence
    assert ahp(matrix, index=Index(given=1.6)).consistent is True


def places(matrix: Sequence[Sequence[float | None]], **more: Sequence[str]) -> list[str]:
    """Where the problems of a matrix are."""
    with pytest.raises(BadInput) as refused:
        ahp(matrix, **more)  # type: ignore[arg-type]
    return [problem.where for problem in refused.value.problems]


def test_everything_wrong_is_told_at_once() -> None:
    """The diagonal, the scale, signs, gaps, names; a table that is not square; none at all."""
    assert places([[2, 12, None], [0.4, 1, -1], [0, 3, 1]], names=["a", "a"]) == [
        "matrix row 1, column 1",
        "matrix row 1, column 2",
        "matrix row 3, column 1",
        "matrix row 2, column 3",
        "matrix row 1, column 3",
        "names",
        "names row 2",
    ]
    assert places([[1, 2], [0.5]]) == ["matrix row 2"]
    assert places([]) == ["matrix"]
