"""AHP over a hierarchy: the published leader, the forms of input, the laws and the refusals."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.methods import named
from workshop.methods.core.checks import BadInput
from workshop.methods.evaluation.awot import awot
from workshop.methods.priorities.ahp_synthesis import Synthesis, ahp_synthesis
from workshop.methods.priorities.judgments import from_upper

said = st.sampled_from([1 / 9, 1 / 3, 1 / 2, 1.0, 2.0, 5.0, 9.0])
LEADER = named("ahp-synthesis").about.example


def test_the_leader_is_chosen_as_published() -> None:
    """Tom .358, Dick .492, Harry .149: AHPy's manual prints .493 and .150, rounded midway."""
    found = named("ahp-synthesis").run(LEADER)
    assert isinstance(found, Synthesis)
    assert found.global_weights == pytest.approx((0.358, 0.4928, 0.1491), abs=0.0005)
    assert pytest.approx((0.044, 0.035, 0.062, 0.069, 0.028), abs=0.0006) == found.CR
    assert found.sentence.startswith("Of 3, Dick weighs most (49%) over 4 criteria")


def test_judgments_may_be_named_by_criterion_or_nested() -> None:
    """The same numbers, and the criteria get their names from the keys."""
    keys = ("experience", "education", "charisma", "age")
    local = dict(zip(keys, LEADER["local_upper"], strict=True))  # type: ignore[call-overload]
    nested = {"criteria_upper": [[4, 3, 7], ["1/3", 3], [5]], "local_upper": local}
    found = named("ahp-synthesis").run({**nested, "alternatives": 3, "random_index": "saaty2005"})
    whole = named("ahp-synthesis").run(LEADER)
    assert isinstance(found, Synthesis)
    assert isinstance(whole, Synthesis)
    assert found.criteria == keys
    assert found.global_weights == whole.global_weights


@settings(max_examples=30)
@given(st.lists(said, min_size=3, max_size=3), st.lists(said, min_size=9, max_size=9))
def test_weights_sum_to_one_and_follow_the_order_of_criteria(
    top: list[float], under: list[float]
) -> None:
    """Criteria in reverse order, with their judgments, change nothing."""
    parts = [from_upper(under[at : at + 3], 3) for at in (0, 3, 6)]
    criteria = from_upper(top, 3)
    turned = [list(reversed(row)) for row in reversed(criteria)]
    one, other = ahp_synthesis(criteria, parts), ahp_synthesis(turned, parts[::-1])
    assert one.global_weights == pytest.approx(other.global_weights, abs=1e-10)
    assert sum(one.global_weights) == pytest.approx(1, abs=1e-12)


def test_contradictions_are_told_by_criterion() -> None:
    """Which matrix it is that a group must look at again."""
    circle = from_upper([9, 1 / 9, 9], 3)
    found = ahp_synthesis([[1, 1], [1, 1]], [circle, from_upper([1, 1, 1], 3)],
                          criteria_names=["cost", "speed"])  # fmt: skip
    assert "the judgments of cost contradict each other" in found.sentence


def test_everything_wrong_is_told_at_once() -> None:
    """Matrices that do not go together, each under its own key."""
    with pytest.raises(BadInput) as refused:
        named("ahp-synthesis").run(
            {"criteria_upper": [12], "local_upper": [[3], [1, 2], [1, 2, 3]], "alternatives": ["a"]}
        )
    places = [problem.where for problem in refused.value.problems]
    assert places[:3] == ["local_upper, row 2", "local_upper", "criteria_upper row 1, column 2"]
    assert "alternatives" in places


def test_awot_multiplies_and_lists_by_weight() -> None:
    """S1 .116 and T1 .077 of Silva Fennica 7763; equal factors share a place."""
    found = awot({"S": 50, "W": 50}, {"S": [0.6, 0.4], "W": [0.6, 0.2, 0.2]})
    assert [(r.place, r.factor) for r in found.ranking] == [
        (1, "S1"), (1, "W1"), (3, "S2"), (4, "W2"), (4, "W3"),
    ]  # fmt: skip
    assert found.total == 1
    assert "S1 and W1 count most (30.0%)" in found.sentence
    assert found.warnings == ("Groups: The weights were read as percent.",)


def test_awot_takes_rounded_weights_and_refuses_others() -> None:
    """1.001 is told; 1.1, a group without factors and a group without priority are not taken."""
    rounded = awot({"S": 0.501, "W": 0.5}, {"S": [1], "W": [1]}, ratios={"S": 0.2})
    assert rounded.total == 1.001
    assert [w.partition(":")[0] for w in rounded.warnings] == ["Groups", "S"]
    with pytest.raises(BadInput) as refused:
        awot({"S": 0.6, "W": 0.5}, {"S": [0.5, 0.6], "W": [], "O": [1]})
    assert [problem.where for problem in refused.value.problems] == [
        "group_priority", "group_priority", "local_weights, S", "local_weights, W",
    ]  # fmt: skip
