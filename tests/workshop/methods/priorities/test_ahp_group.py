"""Joined judgments and priorities: the published mean, reciprocity, gaps and the laws."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.methods import named
from workshop.methods.core.checks import BadInput, Undefined
from workshop.methods.priorities.ahp import ahp
from workshop.methods.priorities.ahp_group import Person, ahp_group, geometric_mean
from workshop.methods.priorities.judgments import from_upper

said = st.sampled_from([1 / 9, 1 / 5, 1 / 3, 1 / 2, 1.0, 2.0, 3.0, 5.0, 9.0])
groups = st.lists(st.lists(said, min_size=6, max_size=6), min_size=1, max_size=5)


def test_the_published_mean_of_two_three_and_four() -> None:
    """2.8844991406, and its reciprocal is the mean of the reciprocals (Aczél & Saaty)."""
    mean = geometric_mean((2, 3, 4), (1, 1, 1))
    assert mean == pytest.approx(2.8844991406, abs=1e-9)
    back = geometric_mean((1 / 2, 1 / 3, 1 / 4), (1, 1, 1))
    assert back == pytest.approx(0.3466806372, abs=1e-9)


@pytest.mark.slow
@settings(max_examples=30)
@given(groups, st.randoms(use_true_random=False))
def test_people_in_any_order_come_to_the_same_reciprocal_matrix(
    uppers: list[list[float]], chance: random.Random
) -> None:
    """Nobody's place counts, two votes are a weight of two, and means stay reciprocal."""
    people = [Person(f"p{n}", from_upper(upper, 4), 2) for n, upper in enumerate(uppers)]
    found = ahp_group(people)
    twice = [Person(f"{half}{p.name}", p.matrix) for p in people for half in "ab"]
    chance.shuffle(twice)
    other = ahp_group(twice)
    assert not isinstance(found.aij, Undefined)
    assert not isinstance(other.aij, Undefined)
    assert not isinstance(found.group_matrix, Undefined)
    assert found.aij.weights == pytest.approx(other.aij.weights, abs=1e-10)
    assert found.aip == pytest.approx(other.aip, abs=1e-10)
    for row, judgments in enumerate(found.group_matrix):
        for column, judgment in enumerate(judgments):
            assert judgment * found.group_matrix[column][row] == pytest.approx(1, abs=1e-12)


def test_one_person_is_a_group_that_says_the_same() -> None:
    """Both ways give the weights of that person."""
    matrix = from_upper([3, 5, 4], 3)
    found, alone = ahp_group([Person("Ana", matrix)]), ahp(matrix)
    assert not isinstance(found.aij, Undefined)
    assert found.aij.weights == pytest.approx(alone.weights, abs=1e-12)
    assert found.aip == pytest.approx(alone.weights, abs=1e-12)
    assert pytest.approx(alone.CR) == found.people[0].CR


def test_a_missing_judgment_leaves_the_person_out_of_that_mean_alone() -> None:
    """Counted by pair, told by name, and not taken for an equal judgment."""
    gap = (1, 2, None), (0.5, 1, 4), (None, 0.25, 1)
    people = [Person("Ana", gap), Person("Ben", from_upper([8, 9, 1], 3))]
    found = ahp_group(people, names=("x", "y", "z"))
    assert not isinstance(found.group_matrix, Undefined)
    assert found.group_matrix[0] == pytest.approx((1, 4, 9))
    assert found.group_matrix[1][2] == pytest.approx(2)
    assert found.answered[0] == (2, 2, 1)
    assert isinstance(found.people[0].CR, Undefined)
    assert found.aip == pytest.approx(found.people[1].weights)
    assert "Ana did not judge every pair" in found.warnings[0]


def test_a_pair_that_nobody_judged_leaves_the_group_without_weights() -> None:
    """Not defined, with the pair named."""
    gap = (1, 2, None), (0.5, 1, 4), (None, 0.25, 1)
    found = ahp_group([Person("Ana", gap)], names=("x", "y", "z"))
    assert isinstance(found.aij, Undefined)
    assert "nobody judged x against z" in found.sentence
    assert isinstance(found.aip, Undefined)


def test_members_who_contradict_themselves_are_named() -> None:
    """The mean of two opposite circles agrees; its members do not."""
    circle, back = from_upper([5, 1 / 5, 5], 3), from_upper([1 / 5, 5, 1 / 5], 3)
    found = ahp_group([Person("Ana", circle), Person("Ben", back)])
    assert not isinstance(found.aij, Undefined)
    assert found.aij.consistent is True
    assert pytest.approx(0, abs=1e-9) == found.aij.CR
    assert "Ana and Ben contradict their own" in found.sentence


def test_everything_wrong_is_told_at_once() -> None:
    """Weights, sizes and matrices of several people, and nobody at all."""
    with pytest.raises(BadInput) as refused:
        ahp_group([Person("a", [[1, 2], [0.5, 1]], 0), Person("a", [[1, 2], [3, 1]]),
                   Person("c", [[1]])])  # fmt: skip
    places = [problem.where for problem in refused.value.problems]
    assert places == [
        "people row 2", "people row 1, weight", "people row 2, matrix row 2, column 1",
        "people row 3, matrix",
    ]  # fmt: skip
    with pytest.raises(BadInput, match="at least 1"):
        named("ahp-group").run({"people": []})
