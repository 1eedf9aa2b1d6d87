"""Dots, nominal groups, agreement of ratings, consensus, movement: rules, figures and laws."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.methods.agreement.delphi import delphi
from workshop.methods.agreement.movement import movement
from workshop.methods.agreement.r_wg import r_wg
from workshop.methods.agreement.rand_ucla import rand_ucla
from workshop.methods.core.checks import BadInput, Undefined
from workshop.methods.voting.dots import dots, suggested_budget
from workshop.methods.voting.nominal_group import nominal_group

FIVE = {
    "Jacob": "DIBCAFEJHG", "Isabella": "ACEFGJDHIB", "Ethan": "HGEDBIJACF",
    "Emma": "DIFAEGBCHJ", "Olivia": "BGAJHCFEID",
}  # fmt: skip
FIFTEEN = [4, 5, 6, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 9, 9]

votes = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=2),
    st.dictionaries(st.sampled_from("XYZ"), st.integers(0, 2), max_size=3),
    min_size=1,
    max_size=6,
)
ratings = st.lists(st.integers(1, 9), min_size=2, max_size=15)


def test_the_budget_is_a_third_of_the_items_and_never_of_the_people() -> None:
    """10, 12, 31, 60 and 90 items give 3, 4, 10, 20 and 20 dots; two items still give one."""
    assert [suggested_budget(n) for n in (10, 12, 31, 60, 90)] == [3, 4, 10, 20, 20]
    assert suggested_budget(2) == 1


@pytest.mark.slow
@given(votes)
def test_no_dot_is_lost_and_names_decide_nothing(given_dots: dict[str, dict[str, int]]) -> None:
    """Totals and dots kept back add up to the budgets; renaming turns the order along."""
    found = dots(given_dots, items="XYZ", budget=6)
    assert sum(found.totals.values()) + sum(found.unspent.values()) == 6 * len(given_dots)
    names = {"X": "c", "Y": "a", "Z": "b"}
    turned = {who: {names[i]: n for i, n in ballot.items()} for who, ballot in given_dots.items()}
    other = dots(turned, items="abc", budget=6)
    assert {names[item]: total for item, total in found.totals.items()} == other.totals


def test_a_tie_for_the_last_place_lets_all_of_it_in() -> None:
    """Two places, three items that tie for the second: four go on, and dots are not supporters."""
    ballots = {"Ana": {"A": 3}, "Bo": {"B": 1, "C": 1, "D": 1}, "Cy": {"A": 1}}
    found = dots(ballots, budget=3, places=2)
    assert found.chosen == ("A", "B", "C", "D")
    assert (found.totals["A"], found.supporters["A"]) == (4, 2)
    assert found.unspent == {"Cy": 2}
    assert "1 participant gave fewer than 3 dots" in found.warnings[0]


def test_too_many_dots_are_refused_with_every_place() -> None:
    """Over the budget, over the limit of one item, half a dot, an item that is not there."""
    with pytest.raises(BadInput) as refused:
        dots(
            {"Ana": {"A": 3, "B": 2}, "Bo": {"A": 4}, "Cy": {"A": 1, "Z": 1}},
            items=["A", "B"],
            budget=4,
        )
    assert [problem.where for problem in refused.value.problems] == [
        "ballots, Ana", "ballots, Bo, A", "ballots, Cy, “Z”",
    ]  # fmt: skip


def test_nominal_group_of_five_people_and_ten_items() -> None:
    """3, 2, 1 points; D has 6, four items tie at 4 and go by voters, then by the highest vote."""
    found = nominal_group(FIVE, points=(3, 2, 1), eliminate_below=3)
    assert found.totals == {
        "A": 4, "B": 4, "C": 2, "D": 6, "E": 2, "F": 1, "G": 4, "H": 3, "I": 4, "J": 0,
    }  # fmt: skip
    assert found.keep == ("A", "B", "D", "G", "H", "I")
    # Each of A, B, G and I has two voters; A and B have a first place among them.
    assert found.order[:3] == ("D", ("A", "B"), ("G", "I"))
    assert sum(found.totals.values()) == 5 * (3 + 2 + 1)


def test_a_nominal_group_refuses_what_is_no_ranking() -> None:
    """An item twice, one that is not there, points that rise."""
    with pytest.raises(BadInput) as refused:
        nominal_group({"Ana": "AA", "Bo": "AZ"}, points=(1, 2), items="AB")
    assert [problem.where for problem in refused.value.problems] == [
        "points", "rankings, Ana row 2", "rankings, Bo row 2",
    ]  # fmt: skip


def test_r_wg_against_answers_at_random() -> None:
    """Five steps have the uniform variance 2; one mind is 1; two camps are below 0, told and 0."""
    assert r_wg([[1, 2, 3, 4, 5]], 5).sigma2_eu == 2.0
    assert r_wg([[4, 4, 4]], 5).rwg == 1.0
    camps = r_wg([[1, 1, 5, 5]], 5)
    assert camps.rwg == 0.0
    assert camps.raw == pytest.approx(1 - 16 / 3 / 2)
    assert camps.warnings


@pytest.mark.slow
@given(st.lists(st.integers(1, 5), min_size=2, max_size=10), st.randoms(use_true_random=False))
def test_r_wg_uses_the_sample_variance_in_any_order(
    given_ratings: list[int], chance: random.Random
) -> None:
    """As numpy has it with ddof 1; the order of people does not matter."""
    found = r_wg([given_ratings], 5)
    assert found.raw == pytest.approx(1 - float(np.var(given_ratings, ddof=1)) / 2)
    shuffled = chance.sample(given_ratings, len(given_ratings))
    assert r_wg([shuffled], 5).raw == pytest.approx(found.raw, abs=1e-12)


def test_r_wg_of_several_items_grows_with_their_number() -> None:
    """The same agreement on three items is more reliable than on one: .75 becomes .9."""
    one = [3, 3, 3, 4, 4, 4, 2, 3]
    single, three = r_wg([one], 5).rwg, r_wg([one] * 3, 5).rwg
    assert isinstance(single, float)
    assert three == pytest.approx(3 * single / (3 * single + 1 - single))


def test_a_panel_of_fifteen_by_rand_ucla() -> None:
    """P30 7, P70 8: IPRAS 2.35 + 1.5 × 2.5 = 6.1, not the 6.25 of a misprinted constant."""
    found = rand_ucla(FIFTEEN)
    assert (found.p30, found.p70, found.ipr, found.iprcp, found.ai) == (7, 8, 1, 7.5, 2.5)
    assert found.ipras == pytest.approx(6.1)
    assert (found.disagreement, found.verdict) == (False, "appropriate")
    assert isinstance(found.classic_disagreement, Undefined)


@given(ratings)
def test_rand_ucla_is_the_same_from_either_end_of_the_scale(given_ratings: list[int]) -> None:
    """Turned round, disagreement stays and appropriate becomes inappropriate."""
    one, other = rand_ucla(given_ratings), rand_ucla([10 - rating for rating in given_ratings])
    assert one.ipras == pytest.approx(other.ipras)
    assert one.disagreement == other.disagreement
    swap = {"appropriate": "inappropriate", "inappropriate": "appropriate"}
    assert swap.get(one.verdict, one.verdict) == other.verdict


def test_nine_in_two_camps_disagree_by_both_rules() -> None:
    """Three at each end: the range is wider than allowed, and the classic rule says so too."""
    found = rand_ucla([1, 1, 2, 2, 5, 8, 8, 9, 9])
    assert (found.disagreement, found.classic_disagreement) == (True, True)
    assert found.verdict == "uncertain"


def test_consensus_needs_a_named_rule() -> None:
    """The same answers meet one rule and miss another; the limit itself counts as met."""
    answers = [3, 4, 4, 4, 5, 5, 2, 4, 4, 4]
    assert delphi(answers, rule="iqr").consensus is True
    assert delphi(answers, rule="share").consensus is True
    assert delphi(answers, rule="share", limit=0.85).consensus is False
    assert delphi(answers, rule="median").consensus is True
    assert delphi([1, 2, 2, 3], rule="iqr").limit == 1
    assert delphi([4, 6, 5, 8], scale=(1, 10), rule="iqr").limit == 2
    with pytest.raises(BadInput) as refused:
        delphi([0, 6], rule="mean", limit=-1)
    assert len(refused.value.problems) == 3


@pytest.mark.parametrize(
    ("rule", "limit", "answers", "beyond", "words"),
    [
        ("iqr", None, [3, 3, 4, 4], [2, 3, 4, 5], "the middle half spans at most 1 (range 1.00)"),
        ("iqr", 0.5, [1, 2, 2, 3], [3, 3, 4, 4], "the middle half spans at most 0.5 (range 0.50)"),
        ("share", None, [*[4] * 7, *[3] * 3], [*[4] * 6, *[3] * 4],
         "at least 70% choose 4 or 5 (share 0.70)"),
        ("share", 1, [4, 5], [3, 5], "at least 100% choose 4 or 5 (share 1.00)"),
        ("median", None, [4, 4], [3, 4], "the median is at least 4 (median 4.00)"),
        ("median", 2.5, [2, 3], [2, 2], "the median is at least 2.5 (median 2.50)"),
    ],
)  # fmt: skip
def test_a_limit_counts_as_met_and_what_is_beyond_does_not(
    rule: str, limit: float | None, answers: list[float], beyond: list[float], words: str
) -> None:
    """By each rule, with its usual limit and another; the sentence says both figures."""
    met, missed = (delphi(each, rule=rule, limit=limit) for each in (answers, beyond))
    assert (met.consensus, missed.consensus) == (True, False)
    assert f": consensus by the rule that {words}" in met.sentence
    assert ": no consensus by the rule that " in missed.sentence


def test_movement_tells_people_and_the_group_apart() -> None:
    """Two who change places leave the group as it was: net change 0, and both moved."""
    swapped = movement([1, 5, 3], [5, 1, 3])
    assert (swapped.up, swapped.down, swapped.stayed) == (1, 1, 1)
    assert (swapped.net_change, swapped.stable) == (0.0, True)
    moved = movement([2, 3, 5, 4, 1, None], [3, 3, 4, 4, 3, 4])
    assert (moved.n, moved.left_out, moved.net_change, moved.stable) == (5, 1, 0.6, False)
    assert (moved.median_before, moved.median_after, moved.mean_distance) == (3, 3, 0.8)


@given(st.lists(st.integers(1, 5), min_size=1, max_size=12))
def test_a_round_that_is_repeated_moved_nobody(answers: list[int]) -> None:
    """No change, stable, and the way there is as long as the way back."""
    found = movement(answers, answers)
    assert (found.net_change, found.mean_distance, found.stable) == (0, 0, True)
    there, back = movement(answers, answers[::-1]), movement(answers[::-1], answers)
    assert (there.up, there.net_change) == (back.down, back.net_change)


def test_what_does_not_exist_for_few_is_said_so() -> None:
    """Nobody and one person: no agreement, no consensus, no disagreement, no order."""
    for value in (
        r_wg([[]], 5).rwg,
        r_wg([[3]], 5).rwg,
        r_wg([], 5).rwg,
        rand_ucla([]).disagreement,
        rand_ucla([9]).disagreement,
        delphi([4]).consensus,
        movement([], []).net_change,
        movement([None], [3]).stable,
        dots({}, items="AB", places=1).chosen,
        nominal_group({}, items="AB", eliminate_below=1).keep,
    ):
        assert isinstance(value, Undefined)
        assert value.reason
