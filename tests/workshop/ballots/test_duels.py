"""Rankings two by two: who wins against every other one, and where majorities go round."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st

from tests.builders.votes import VotingRoom, vote_step
from workshop.ballots.votes.counting import counted
from workshop.ballots.votes.duels import duels_of
from workshop.record.votes.documents import VOTES

THINGS = ("b", "d", "a", "c", "e")
"""Ids in the order of a list, which is not that of their names."""

_RANKING = st.permutations(THINGS).flatmap(
    lambda order: st.integers(0, len(order)).map(lambda many: order[:many])
)


def _before(rankings: Sequence[Sequence[str]], first: str, second: str) -> int:
    """How many put the first before the second: counted one by one."""
    return sum(
        first in order and (second not in order or order.index(first) < order.index(second))
        for order in rankings
    )


@given(st.lists(_RANKING, min_size=1, max_size=9))
def test_duels_are_those_of_a_count_one_by_one(rankings: list[list[str]]) -> None:
    """Whatever was ranked: there is a winner, or something is beaten by none, or a circle."""
    sheets = [{key: {VOTES: place} for place, key in enumerate(each, 1)} for each in rankings]
    found = duels_of(sheets, {key: key.upper() for key in THINGS})
    assert found is not None
    for a, b in permutations(THINGS, 2):
        assert found.before[a][b] == _before(rankings, a, b)
    wins = {
        (a, b)
        for a, b in permutations(THINGS, 2)
        if _before(rankings, a, b) > _before(rankings, b, a)
    }
    assert found.won == {key: sum(a == key for a, _ in wins) for key in THINGS}
    assert found.lost == {key: sum(b == key for _, b in wins) for key in THINGS}
    winners = [key for key in THINGS if found.won[key] == len(THINGS) - 1]
    assert found.winner == (winners[0] if winners else None)
    beaten_by_none = tuple(key for key in THINGS if not found.lost[key])
    assert found.unbeaten == (() if winners else beaten_by_none)
    assert bool(found.circle) == (not beaten_by_none)
    if found.circle:
        assert len(set(found.circle)) == len(found.circle) >= 3
        assert set(pairwise((*found.circle, found.circle[0]))) <= wins


def _voted(*rankings: str) -> tuple[VotingRoom, str]:
    """A room whose ballots rank options by their numbers, and the sentence of its result."""
    room = VotingRoom(vote_step("ranks", budget=3), people=len(rankings))
    room.open()
    for person, order in zip(room.people, rankings, strict=True):
        room.cast("paper", {code: place for place, code in enumerate(order, 1)}, person)
    room.close_vote()
    return room, counted(room.record, room.vote).sentence


def test_a_majority_for_something_else_than_points_is_told() -> None:
    """Most points and a majority against it: both stand in the sentence."""
    _, told = _voted("123", "123", "123", "231", "231")
    assert "First is 2 “Help desk” with 12 points." in told
    assert (
        "Compared two by two, 1 “Single sign-on” wins against every other one, although it has "
        "fewer points (5 ballots; Condorcet). What a ballot does not name counts as last there."
    ) in told


def test_a_circle_names_options_by_their_words() -> None:
    """A number alone would say nothing of an option."""
    _, told = _voted("123", "231", "312")
    assert (
        "none wins against every other one, for majorities go round in a circle: 1 “Single "
        "sign-on” before 2 “Help desk”, 2 “Help desk” before 3 “Data warehouse” and 3 “Data "
        "warehouse” before 1 “Single sign-on” (3 ballots; Condorcet)"
    ) in told


def test_what_is_level_is_told_as_such() -> None:
    """Two that nobody beats and that are level with each other."""
    _, told = _voted("12", "21")
    assert (
        "none wins against every other one; level with some, but beaten by none: 1 “Single "
        "sign-on” and 2 “Help desk” (2 ballots; Condorcet)"
    ) in told


def test_hands_are_not_compared() -> None:
    """Nobody knows what else was ranked by whoever raised a hand."""
    room = VotingRoom(vote_step("ranks", budget=3), people=3)
    room.open()
    room.cast("paper", {"1": 1, "2": 2}, room.people[0])
    room.hands("1", {"1": 2})
    room.close_vote()
    found = counted(room.record, room.vote)
    assert found.duels is None
    assert "two by two" not in found.sentence
