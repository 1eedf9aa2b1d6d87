"""Gaps: medians of levels, over-achievement, what is not applicable, ties by importance."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.methods import named
from workshop.methods.core.checks import BadInput, Undefined
from workshop.methods.core.raters import Said
from workshop.methods.priorities.gap import Gaps, gap


def test_levels_of_several_people_are_told_by_their_median() -> None:
    """1, 2 and 5 make level 2, not 2.67; a median between two levels is neither."""
    found = gap([Said("a", (level, 4, 3)) for level in (1, 2, 5)])
    assert (found.gaps["a"], found.priorities["a"]) == (2, 6)
    assert (found.items[0].level, found.items[0].present.n) == ("repeatable", 3)
    half = gap([Said("a", (2, 4, 3)), Said("a", (3, 4, 3))])
    assert half.items[0].level == "between repeatable and defined"


def test_over_achievement_is_negative_and_shown() -> None:
    """It comes last and is counted, not cut off at 0."""
    found = gap([Said("over", (5, 3, 4)), Said("under", (1, 2, 1)), Said("met", (3, 3, 5))])
    assert found.gaps == {"over": -2, "under": 1, "met": 0}
    assert found.order == ("under", "met", "over")
    assert found.over_achieved == ("over",)
    assert found.sentence.endswith("1 above target.")


def test_equal_priorities_go_by_importance_and_then_share_a_place() -> None:
    """2 × 3, 3 × 2 and 3 × 2 again: the order of the input decides nothing."""
    said = [Said("z", (1, 3, 3)), Said("b", (1, 4, 2)), Said("a", (2, 4, 3))]
    assert gap(said).order == gap(said[::-1]).order == (("a", "z"), "b")


def test_not_applicable_no_answer_and_zero_are_three_things() -> None:
    """Left out, not defined, and a level."""
    rows: list[dict[str, object]] = [
        {"item": "mainframe", "present": "N/A", "target": 3, "importance": 1},
        {"item": "unasked", "present": None, "target": 3, "importance": 1},
        {"item": "nothing", "present": 0, "target": 3, "importance": 1},
        {"item": "mixed", "present": "n/a"},
        {"item": "mixed", "present": 1, "target": 2, "importance": 5},
    ]
    found = named("gap").run({"items": rows})
    assert isinstance(found, Gaps)
    assert found.not_applicable == ("mainframe",)
    assert isinstance(found.gaps["unasked"], Undefined)
    assert (found.gaps["nothing"], found.gaps["mixed"]) == (3, 1)
    assert found.order == ("mixed", "nothing")


def test_nothing_but_what_does_not_apply_has_no_order() -> None:
    """It is neither refused nor a gap of 0."""
    found = gap([], not_applicable=["a", "a"])
    assert (found.order, found.items, found.not_applicable) == ((), (), ("a",))
    with pytest.raises(BadInput, match="at least 1"):
        gap([])


def test_everything_wrong_is_told_at_once() -> None:
    """Values off their scales, a scale the wrong way round, a person twice on an item."""
    with pytest.raises(BadInput) as refused:
        gap(
            [Said("a", (6, -1, 0), "Ana"), Said("a", (1, 1, 1), "Ana")],
            importance_scale=(5, 1),
        )
    assert [problem.where for problem in refused.value.problems] == [
        "importance_scale", "items row 1, present", "items row 1, target", "items row 2"
    ]  # fmt: skip


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.integers(0, 5), st.integers(0, 5), st.integers(1, 5)),
        min_size=1,
        max_size=9,
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_answers_changes_nothing(
    rows: list[tuple[str, int, int, int]], chance: random.Random
) -> None:
    """Gaps lie from -5 to 5; every item has its place in the order exactly once."""
    said = [Said(item, (now, wanted, weight)) for item, now, wanted, weight in rows]
    one, other = gap(said), gap(chance.sample(said, len(said)))
    assert (one.gaps, one.order) == (other.gaps, other.order)
    groups = [(group,) if isinstance(group, str) else group for group in one.order]
    placed = [name for group in groups for name in group]
    assert sorted(placed) == sorted({row[0] for row in rows})
    assert all(not isinstance(g, Undefined) and -5 <= g <= 5 for g in one.gaps.values())
