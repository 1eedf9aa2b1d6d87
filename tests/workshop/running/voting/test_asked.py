"""A ballot as it is filled in.

Requirement: what no further value can mend is told in its cell, what is only unfinished when the
ballot is given; what a ballot comes to is what its rule asks, for every rule.
"""

from __future__ import annotations

from typing import Final

import pytest

from workshop.ballots.votes.checks import ballot_problems
from workshop.ballots.votes.items import Item
from workshop.record.votes.documents import BEST, VOTES, WORST, Rule
from workshop.running.voting.asked import Form, Values, form_of

ITEMS: Final = tuple(Item(f"i{number}", str(number), f"Thing {number}") for number in range(1, 14))
RULES: Final = {
    "dots": Rule(method="dots", budget=4, most_on_one=3),
    "points": Rule(method="points", budget=100),
    "ranks": Rule(method="ranks", budget=5),
    "approve": Rule(method="approve", budget=2),
    "gradients": Rule(method="gradients", support=0.75, vetoes=0),
    "best-worst": Rule(method="best-worst"),
}


def form(method: str) -> Form:
    """The ballot of a rule on thirteen things."""
    return form_of(RULES[method], ITEMS)


def on(values: dict[str, float]) -> Values:
    """Values on the one scale of a rule."""
    return {(row, VOTES): value for row, value in values.items()}


@pytest.mark.parametrize("method", RULES)
def test_every_rule_has_a_ballot_that_it_takes(method: str) -> None:
    """The least value of every row but those that would be too many is no wrong ballot."""
    asked = form(method)
    values = {}
    for place, row in enumerate(asked.rows[:2], 1):
        for at, scale in enumerate(asked.scales):
            values[row.id, scale.id] = float(place + at if method in ("ranks", "best-worst") else 1)
    assert asked.objection(values) == ""
    assert asked.problems(values) == []
    assert asked.votes(values)
    assert ballot_problems(asked.rule, asked.items, asked.votes(values)) == []


@pytest.mark.parametrize(
    ("method", "values", "why"),
    [
        ("dots", {"i1": 3, "i2": 2}, "5 dots given, and there are 4."),
        ("points", {"i1": 60, "i2": 41}, "101 points given, and there are 100."),
        ("ranks", {"i1": 1, "i2": 1}, "1 and 2 have place 1; each has one of its own."),
        ("approve", {"i1": 1, "i2": 1, "i3": 1}, "3 items named, and at most 2 may be."),
    ],
)
def test_too_much_is_told_in_its_cell(method: str, values: dict[str, float], why: str) -> None:
    """By the same sentence that refuses the ballot."""
    assert form(method).objection(on(values)) == why
    assert form(method).problems(on(values)) == [why]


def test_what_is_unfinished_is_told_when_it_is_given() -> None:
    """The second place may be typed before the first."""
    asked, values = form("ranks"), on({"i1": 2})
    assert asked.objection(values) == ""
    assert asked.problems(values) == ["nothing has place 1."]
    sets = form("best-worst")
    half: Values = {(sets.rows[0].id, BEST): 3.0}
    assert sets.objection(half) == ""
    assert len(sets.problems(half)) == 1


def test_sets_of_four_come_to_how_often_each_was_chosen() -> None:
    """What is typed is the place in the set; nothing is both."""
    asked = form("best-worst")
    first, second = asked.rows[:2]
    values: Values = {
        (first.id, BEST): 3.0, (first.id, WORST): 1.0,
        (second.id, BEST): 1.0, (second.id, WORST): 2.0,
    }  # fmt: skip
    expected: dict[str, dict[str, float]] = {}
    for member, scale in (
        (asked.sets[0][2], BEST), (asked.sets[0][0], WORST),
        (asked.sets[1][0], BEST), (asked.sets[1][1], WORST),
    ):  # fmt: skip
        row = expected.setdefault(member, {})
        row[scale] = row.get(scale, 0.0) + 1
    assert asked.votes(values) == expected
    both: Values = {(first.id, BEST): 2.0, (first.id, WORST): 2.0}
    assert asked.objection(both) == "Set 1: nothing is the best and the worst at once."


def test_nothing_given_is_nothing_written() -> None:
    """A zero among dots is no vote; among scores it is a value."""
    assert form("dots").votes(on({"i1": 0, "i2": 2})) == {"i2": {VOTES: 2}}
