"""What votes come to: by the published methods, with ties and turnout."""

from __future__ import annotations

import random
import sys
from collections import Counter

import pytest

from tests.builders.votes import VotingRoom, full_room, vote_step
from workshop.ballots.votes.counting import counted
from workshop.ballots.votes.result import Counted
from workshop.ballots.votes.sets import sets_of
from workshop.errors import Refused
from workshop.methods import named
from workshop.methods.core.method import fields_of
from workshop.record.votes.documents import BEST, WORST
from workshop.running.commands import MergeFactors

MANY = tuple(f"Option {number}" for number in range(1, 17))


def result(room: VotingRoom) -> Counted:
    """What the vote of a room comes to."""
    return counted(room.record, room.vote)


def test_nothing_is_counted_before_a_vote_is_closed() -> None:
    """Whoever asks for the result of an open vote is refused."""
    room = VotingRoom(people=3)
    room.open()
    room.cast("paper", {"1": 2})
    with pytest.raises(Refused, match="closed"):
        result(room)


def test_dots_add_up_over_channels_and_equal_votes_share_a_place() -> None:
    """Present, cast, abstained and away reconcile; what got nothing stays in the list."""
    room = VotingRoom(vote_step("dots", budget=5), people=6)
    ana, bo, *_ = room.people
    room.open()
    room.cast("paper", {"1": 3, "2": 2}, ana)
    room.cast("called", {"2": 1, "3": 3}, bo)
    room.hands("1", {"1": 1, "2": 1})
    room.hands("3", {"3": 1})
    room.close_vote()
    found = result(room)
    votes = {one.code: (one.votes, one.voters, one.place) for one in found.results}
    assert votes == {
        "1": (6, 3, 1), "3": (6, 2, 1), "2": (3, 2, 3), "4": (0, 0, 4), "5": (0, 0, 4),
        "6": (0, 0, 4),
    }  # fmt: skip
    assert (found.present, found.cast, found.abstained, found.tie) == (6, 4, 2, True)
    assert found.by_channel == {"hands": 2, "paper": 1, "called": 1}
    assert found.sentence.startswith(
        "4 of 6 present voted (2 by hands, 1 on paper and 1 called out), 2 abstained. "
        "2 ballots were entered by somebody else for the voter. "
        "1 “Single sign-on” and 3 “Data warehouse” share the first place with 6 dots."
    )


def test_ranks_are_the_totals_of_the_nominal_group_technique() -> None:
    """The same ballots give the totals of `workshop calc ngt`, for any room."""
    chance = random.Random(5)  # noqa: S311 - the same ballots each time
    room = VotingRoom(vote_step("ranks"), people=12)
    room.open()
    rankings = {}
    for person in room.people:
        picked = chance.sample([item.code for item in room.items], chance.randint(1, 5))
        rankings[person] = picked
        room.cast("paper", {code: at for at, code in enumerate(picked, 1)}, person)
    room.close_vote()
    items = [item.code for item in room.items]
    calc = fields_of(named("ngt").run({"rankings": rankings, "items": items}))
    found = result(room)
    assert {one.code: one.votes for one in found.results} == calc["totals"]
    assert {one.code: one.voters for one in found.results} == calc["supporters"]
    concordance = fields_of(
        named("kendall-w").run(
            {
                "raters_by_items": [
                    [5 - r.index(code) if code in r else 0 for code in items]
                    for r in rankings.values()
                ]
            }
        )
    )
    assert f"(W {concordance['W']:.2f}" in found.sentence


def test_gradients_are_carried_by_the_rule_that_was_fixed_at_opening() -> None:
    """Support, vetoes and the median of each proposal; the rule is told in its figures."""
    step = vote_step("gradients", options=("Move", "Stay"), support=70, vetoes=1)
    room = VotingRoom(step, people=5)
    room.open()
    for person, levels in zip(room.people, ((1, 8), (2, 8), (3, 1), (1, 2), (8, 3)), strict=True):
        room.cast("passed", {"1": levels[0], "2": levels[1]}, person)
    room.close_vote()
    found = result(room)
    first, second = found.results
    assert (first.code, first.votes, first.vetoes, first.carried) == ("1", 4, 1, True)
    assert (second.code, second.votes, second.vetoes, second.carried) == ("2", 3, 2, False)
    assert first.spread is not None
    assert first.spread.median == 2
    assert "70 % of ballots say 1 to 3, and 1 veto is borne" in found.rule
    assert "1 “Move” is carried by the rule that was agreed." in found.sentence
    assert "More vetoes than are borne: 2 “Stay” (2)." in found.sentence


def test_best_and_worst_come_from_balanced_sets_of_four() -> None:
    """Each item stands three or four times in the sets; votes are best less worst."""
    step = vote_step("best-worst", options=MANY)
    room = VotingRoom(step, people=2)
    room.open()
    ids = [item.id for item in room.items]
    sets = sets_of(ids)
    for person in room.people:
        best, worst = Counter(s[0] for s in sets), Counter(s[3] for s in sets)
        scores = {
            key: {BEST: float(best[key]), WORST: float(worst[key])} for key in {*best, *worst}
        }
        room.give("paper", scores, person)
    room.close_vote()
    expected = {key: 2 * (best[key] - worst[key]) for key in ids}
    assert {one.subject_id: one.votes for one in result(room).results} == expected


@pytest.mark.parametrize("count", range(4, 61))
def test_sets_are_balanced(count: int) -> None:
    """Four different items a set; each item three times, or four where the number asks for it."""
    items = [str(each) for each in range(count)]
    sets = sets_of(items)
    assert all(len(set(each)) == 4 for each in sets)
    seen = Counter(item for each in sets for item in each)
    assert set(seen) == set(items)
    assert min(seen.values()) >= 3
    assert max(seen.values()) <= 4


def test_flat_and_identical_ballots_are_flagged_without_a_name() -> None:
    """Of a secret vote too; nobody is named."""
    room = VotingRoom(vote_step("approve", secret=True), people=5)
    room.open()
    everything = {str(at): 1 for at in range(1, 7)}
    for person, votes in zip(
        room.people, (everything, {"1": 1}, {"1": 1}, {}, {"2": 1}), strict=True
    ):
        room.cast("passed", votes, person)
    room.close_vote()
    assert result(room).flags == (
        "2 ballots give everything the same, or nothing at all.",
        "2 ballots are the same in everything.",
    )


def test_a_factor_merged_after_the_vote_is_told_under_what_it_stands_now() -> None:
    """What was voted on keeps its votes, with what became of it."""
    step = vote_step("approve", of=("SW",))
    room = VotingRoom(step, people=3)
    one = room.say(room.talk, "talk", "+ Fast close")
    other = room.say(room.talk, "talk", "+ Quick month-end")
    room.open()
    room.cast("paper", {"S2": 1}, room.people[0])
    with pytest.raises(Refused, match="S1 and S2 are on the list of the vote of Priorities"):
        room.merge(one, other)
    room.close_vote()
    room.do(MergeFactors(into=room.factor(one).id, others=(room.factor(other).id,), text=""))
    first = result(room).results[0]
    assert (first.code, first.votes, first.since) == ("S2", 1, "merged into S1")


@pytest.mark.slow
@pytest.mark.parametrize("method", ["dots", "ranks", "approve", "gradients"])
def test_a_large_vote_is_counted_in_one_pass_over_its_ballots(method: str) -> None:
    """Two hundred ballots on fifty things take at most five calls for each cell of the ballots.

    Time is measured by `tests.benchmarks.bench_tallies`; the work is the same on any machine.
    """
    room = full_room(method, 200, 50)
    calls = 0

    def count(_: object, event: str, __: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        found = counted(room.record, room.vote)
    finally:
        sys.setprofile(None)
    assert found.cast == 200
    assert calls < 5 * 200 * 50, calls
