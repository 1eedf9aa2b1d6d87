"""What a ballot and a count of hands may hold: each rule at both its ends, and what is told beyond.

Requirement: nothing that a rule does not allow is counted, and whoever enters it learns which thing
it is and what there is.
"""

from __future__ import annotations

import math

import pytest

from tests.builders.record import IMPACT, WEIGHT, scale
from workshop.ballots.points import fitted, left_of, on_scale, rest_spread
from workshop.ballots.votes.checks import ballot_problems
from workshop.ballots.votes.hand_checks import read_counts
from workshop.ballots.votes.items import Item
from workshop.errors import Refused
from workshop.guide.parts import Scale
from workshop.record.votes.documents import BEST, VOTES, WORST, Rule

DOTS = Rule(method="dots", budget=5, most_on_one=3)
POINTS = Rule(method="points", budget=100)
RANKS = Rule(method="ranks", budget=3)
APPROVE = Rule(method="approve", budget=2)
GRADIENTS = Rule(method="gradients", support=0.7, vetoes=1)
BEST_WORST = Rule(method="best-worst")
SCORES = Rule(method="score", scales=(IMPACT, WEIGHT))
ITEMS = tuple(Item(id=f"id{at}", code=str(at), text=f"Thing {at}") for at in range(1, 6))


def told(rule: Rule, *values: float | dict[str, float]) -> list[str]:
    """What is wrong with a ballot that gives these to the first things of the list."""
    rows = (each if isinstance(each, dict) else {VOTES: each} for each in values)
    scores = {item.id: row for item, row in zip(ITEMS, rows, strict=False)}
    return [wrong.sentence for wrong in ballot_problems(rule, ITEMS, scores)]


@pytest.mark.parametrize(
    ("rule", "values"),
    [
        (DOTS, (3, 2)),
        (DOTS, (0, 0)),
        (POINTS, (100,)),
        (RANKS, (3, 1, 2)),
        (RANKS, (1,)),
        (APPROVE, (1, 1, 0)),
        (GRADIENTS, (1, 8)),
        (BEST_WORST, ({BEST: 3, WORST: 1}, {BEST: 1, WORST: 3})),
        (SCORES, ({"impact": 1, "weight": 60}, {"impact": 5, "weight": 40})),
        (SCORES, ({"weight": 0}, {})),
    ],
)
def test_what_a_rule_allows_is_right(rule: Rule, values: tuple[float, ...]) -> None:
    """To the last dot, place, level and point that there is; and nothing at all."""
    assert told(rule, *values) == told(rule) == []


@pytest.mark.parametrize(
    ("rule", "values", "problems"),
    [
        (DOTS, (4,), ["1: 4 dots on one, and at most 3 may be"]),
        (DOTS, (3, 3), ["6 dots given, and there are 5"]),
        (DOTS, (-1, 1.5), ["1: -1 was found; it takes a whole number from 0",
                           "2: 1.5 was found; it takes a whole number from 0"]),
        (DOTS, (math.inf, 3, 3), ["1: inf was found; it takes a whole number from 0"]),
        (POINTS, (100, 1), ["101 points given, and there are 100"]),
        (RANKS, (0, 4, 1.5), [f"{at}: place {place} was found; there are 1 to 3"
                              for at, place in ((1, "0"), (2, "4"), (3, "1.5"))]),
        (RANKS, (1, 1), ["1 and 2 have place 1; each has one of its own"]),
        (RANKS, (3,), ["nothing has place 1 and 2"]),
        (RANKS, (1, 3), ["nothing has place 2"]),
        (APPROVE, (2, 0.5), ["1: 2 was found; it takes 1 for yes, or nothing",
                             "2: 0.5 was found; it takes 1 for yes, or nothing"]),
        (APPROVE, (1, 1, 1), ["3 items named, and at most 2 may be"]),
        (GRADIENTS, (0, 9, 1.5), [
            f"{at}: level {level} was found; there are 1 (endorse) to 8 (veto)"
            for at, level in ((1, "0"), (2, "9"), (3, "1.5"))
        ]),
        (BEST_WORST, ({BEST: 1},), ["1 times best and 0 times worst; each set has one of both"]),
        (BEST_WORST, ({BEST: -1, WORST: -1},), [
            "1: best: -1 was found; it takes a whole number from 0",
            "1: worst: -1 was found; it takes a whole number from 0",
        ]),
        (BEST_WORST, ({BEST: 9}, {WORST: 9}), ["9 sets answered, and there are 4"]),
        (SCORES, ({"impact": 6},), ["1: Impact goes from 1 (little) to 5 (much); 6 is not on it"]),
        (SCORES, ({"weight": 60}, {"weight": 41}), ["101 of weight given, and there are 100"]),
        (SCORES, ({"rating": 1},), ["1: there is no scale rating; there is impact or weight"]),
        (DOTS, ({"impact": 1},), ["1: there is no scale impact; there is votes"]),
        (BEST_WORST, ({BEST: 5, WORST: 5},), ["5 sets answered, and there are 4"]),
    ],
)  # fmt: skip
def test_what_a_rule_does_not_allow_is_told(
    rule: Rule, values: tuple[float, ...], problems: list[str]
) -> None:
    """By the number of the thing that it is about, where it is about one."""
    assert told(rule, *values) == problems


def test_what_is_not_on_the_list_is_told_alone() -> None:
    """Whatever else is wrong: of a list of something else no more can be said."""
    found = ballot_problems(DOTS, ITEMS, {"other": {VOTES: 1}, "id1": {VOTES: 9}})
    assert [each.what for each in found] == ["it is not on the list"]


@pytest.mark.parametrize(
    ("rule", "on", "counts", "found", "problems"),
    [
        (DOTS, None, {"3": 2, "0": 4, "1": 0}, {"0": 4, "3": 2}, []),
        (DOTS, None, {"4": 1}, {}, ["4 is not a value; there are 0 to 3"]),
        (POINTS, None, {"101": 1}, {}, ["101 is not a value; there are 0 to 100"]),
        (DOTS, None, {"1.5": 1, "x": 1, "inf": 1}, {}, [
            "1.5 is not a value; there are 0 to 3", "“x” is not a value; there are 0 to 3",
            "“inf” is not a value; there are 0 to 3",
        ]),
        (DOTS, None, {"1": 1, "1.0": 2, "2": -1}, {"1": 1}, [
            "1 stands there twice", "-1 hands for 2; it takes a whole number from 0",
        ]),
        (APPROVE, None, {"Yes": 3, "no": 2}, {"0": 2, "1": 3}, []),
        (APPROVE, None, {"true": 3, "false": 0}, {"1": 3}, []),
        (APPROVE, None, {"2": 1}, {}, ["2 is not a value; it takes 1 for yes"]),
        (APPROVE, None, {"1": 0, "0": 0}, {"0": 0}, []),
        (GRADIENTS, None, {"veto": 1, "8": 0, "1": 2}, {"1": 2, "8": 1}, ["8 stands there twice"]),
        (GRADIENTS, None, {"0": 1, "9": 1}, {}, [
            "0 is not a value; there are 1 to 8", "9 is not a value; there are 1 to 8",
        ]),
        (SCORES, IMPACT, {"5": 1, "1": 2}, {"1": 2, "5": 1}, []),
        (SCORES, IMPACT, {"0": 1, "yes": 1}, {}, [
            "Impact goes from 1 (little) to 5 (much); 0 is not on it",
            "“yes” is not a value; there are 1 to 5",
        ]),
    ],
)  # fmt: skip
def test_hands_are_counted_by_values_that_the_rule_has(
    rule: Rule, on: Scale | None, counts: dict[str, int], found: dict[str, int], problems: list[str]
) -> None:
    """In their order, those without a hand left out, unless no hand went up at all."""
    assert read_counts(rule, on, counts) == (found, problems)


BARE = scale("rating", 4)
HALF = Scale(id="half", title="Half", least=0, greatest=2, step=0.5, least_means="no",
             greatest_means="all", total=4)  # fmt: skip


def test_points_that_cannot_be_shared_out_are_refused() -> None:
    """With what is wrong; what can be adds up to the total in whole steps."""
    assert (left_of(BARE, [3]), left_of(WEIGHT, [60, 50]), left_of(HALF, [1.5])) == (0, -10, 2.5)
    assert rest_spread(HALF, [1.5], ["a", "b"]) == {"a": 1.5, "b": 1.0}
    assert fitted(HALF, {"a": 1, "b": 1, "c": 2}) == {"a": 1.0, "b": 1.0, "c": 2.0}
    for make, sentence in (
        (lambda: rest_spread(BARE, [], ["a"]), "Rating has no total to add up to."),
        (lambda: rest_spread(WEIGHT, [100], ["a"]), "Nothing is left of the 100 for weight."),
        (lambda: rest_spread(WEIGHT, [90], []), "10 are left and no cell is empty; fit the values"),
        (lambda: rest_spread(HALF, [], ["a"]), "in steps of 0.5; 4 is not on it."),
        (lambda: fitted(BARE, {"a": 1}), "Rating has no total to add up to."),
        (lambda: fitted(WEIGHT, {"a": 0}), "There are no values for weight to work with yet."),
        (lambda: fitted(HALF, {"a": 1}), "Half would go beyond 2 for a factor."),
        (lambda: fitted(scale("few", 4, total=3), dict.fromkeys("abcd", 1.0)),
         "Few cannot add up to 3 in proportion."),
        (lambda: on_scale(HALF, 0.25), "0.25 is not on it"),
        (lambda: on_scale(IMPACT, math.nan), "nan is not on it"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=sentence):
            make()
