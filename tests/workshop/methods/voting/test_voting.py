"""Borda, Condorcet, Copeland and Schulze: published elections, another program, and their laws."""

from __future__ import annotations

import itertools
import random
from collections import Counter
from collections.abc import Sequence

import pytest
import votelib.convert
import votelib.evaluate.condorcet as oracle
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.methods.core.checks import BadInput, Undefined
from workshop.methods.voting.ballots import (
    LAST,
    NO_OPINION,
    Ballot,
    Election,
    election,
    preferences,
)
from workshop.methods.voting.borda import borda
from workshop.methods.voting.condorcet import condorcet
from workshop.methods.voting.copeland import copeland
from workshop.methods.voting.schulze import schulze, strongest_paths


def strict(*rows: tuple[str, int]) -> list[Ballot]:
    """Ballots from words of one-letter options."""
    return [Ballot(tuple((option,) for option in order), people) for order, people in rows]


TENNESSEE = strict(("MNCK", 42), ("NCKM", 26), ("CKNM", 15), ("KCNM", 17))
NO_WINNER = strict(("AECDB", 31), ("BAE", 30), ("CDB", 29), ("DAE", 10))
SCHULZE_45 = strict(
    ("ACBED", 5), ("ADECB", 5), ("BEDAC", 8), ("CABED", 3),
    ("CAEBD", 7), ("CBADE", 2), ("DCEBA", 7), ("EBADC", 8),
)  # fmt: skip
BURLINGTON = strict(
    ("MKW", 1332), ("MWK", 767), ("M", 455), ("KMW", 2043), ("KWM", 371), ("K", 568),
    ("WMK", 1513), ("WKM", 495), ("W", 1289),
)  # fmt: skip

rankings = st.permutations("ABCDE").flatmap(
    lambda order: st.integers(1, 5).map(lambda kept: tuple((option,) for option in order[:kept]))
)
Tied = tuple[str | frozenset[str], ...]
"""A ballot as votelib has it."""

elections = st.lists(st.tuples(rankings, st.integers(1, 9)), min_size=1, max_size=7).map(
    lambda rows: election([Ballot(ranking, people) for ranking, people in rows])
)


def duels_of(votes: Election) -> dict[tuple[str, str], int]:
    """By pair, how many prefer the first."""
    return {
        (a, b): number
        for a, row in zip(votes.options, preferences(votes), strict=True)
        for b, number in zip(votes.options, row, strict=True)
        if a != b
    }


def renamed(votes: Election, names: dict[str, str]) -> Election:
    """The same ballots on options of other names, in another order."""
    ballots = [
        Ballot(tuple(tuple(names[o] for o in group) for group in ballot.ranking), ballot.people)
        for ballot in reversed(votes.ballots)
    ]
    return election(ballots, votes.unranked, [names[o] for o in votes.options])


def relabelled(order: Sequence[str | tuple[str, ...]], names: dict[str, str]) -> list[set[str]]:
    """An order with other names, tied options as a set."""
    return [{names[o] for o in ([g] if isinstance(g, str) else g)} for g in order]


def test_tennessee_by_borda_and_by_duels() -> None:
    """Nashville wins both, and Memphis has most first places though it loses every duel."""
    count = borda(election(TENNESSEE))
    assert count.borda_n_minus_1 == {"M": 126, "N": 194, "C": 173, "K": 107}
    assert count.borda_n == {"M": 226, "N": 294, "C": 273, "K": 207}
    duels = condorcet(election(TENNESSEE))
    assert (count.winner, duels.condorcet_winner) == ("N", "N")
    assert (duels.condorcet_loser, duels.plurality_winner) == ("M", "M")
    assert duels.copeland_order == ("N", "C", "K", "M")
    assert (duels.pairwise["NM"], duels.pairwise["CK"]) == (58, 83)


def test_methods_may_disagree_and_each_says_its_own() -> None:
    """A beats B three to two, and B has more points."""
    votes = election(strict(("ABC", 3), ("BCA", 2)))
    assert condorcet(votes).condorcet_winner == "A"
    assert borda(votes).winner == "B"
    assert borda(votes).borda_n_minus_1 == {"A": 6, "B": 7, "C": 2}


def test_burlington_2009_has_a_winner_that_few_put_first() -> None:
    """Most first places went to W; M wins both duels, 4067 to 3477 and 4597 to 3668."""
    duels = condorcet(election(BURLINGTON))
    assert (duels.plurality_winner, duels.condorcet_winner) == ("W", "M")
    assert (duels.pairwise["MK"], duels.pairwise["KM"]) == (4067, 3477)
    assert (duels.pairwise["MW"], duels.pairwise["WM"]) == (4597, 3668)


def test_copeland_shows_its_ties() -> None:
    """No option beats all others; B, C and E share the second place."""
    found = copeland(election(NO_WINNER, LAST))
    assert found.condorcet_winner is None
    assert found.copeland_net == {"A": 2, "B": 0, "C": 0, "D": -2, "E": 0}
    assert found.order == ("A", ("B", "C", "E"), "D")
    assert found.tie == ("B", "C", "E")
    assert "69 ballots left options out" in found.warnings[0]


def test_schulzes_own_example() -> None:
    """45 voters: E, A, C, B, D; the strongest chain from A to B has 28, back 25."""
    found = schulze(election(SCHULZE_45))
    assert found.order == ("E", "A", "C", "B", "D")
    assert (found.strongest_paths["AB"], found.strongest_paths["BA"]) == (28, 25)
    assert found.strongest_paths["EA"] == 25


@settings(max_examples=60, deadline=None)
@given(elections)
def test_another_program_finds_the_same(votes: Election) -> None:
    """Schulze's first places and the pairwise counts, as votelib has them."""
    counts: Counter[Tied] = Counter()
    for ballot in votes.ballots:
        left = tuple(option for option in votes.options if option not in ballot.ranked)
        groups = [group for group in (*ballot.ranking, left) if group]
        counts[tuple(g[0] if len(g) == 1 else frozenset(g) for g in groups)] += ballot.people
    pairwise = votelib.convert.RankedToCondorcetVotes().convert(counts)
    mine = {pair: number for pair, number in duels_of(votes).items() if number}
    assert mine == {pair: number for pair, number in pairwise.items() if number}
    first = schulze(votes).order[0]
    leaders = {first} if isinstance(first, str) else set(first)
    told = oracle.Schulze().evaluate(pairwise)
    found = {o for each in told for o in ([each] if isinstance(each, str) else each)}
    # Among options that nobody beats the other program prefers those that beat more.
    assert found <= leaders
    assert found or len(leaders) > 1 or not pairwise


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(elections, st.randoms(use_true_random=False))
def test_names_and_the_order_of_ballots_decide_nothing(
    votes: Election, chance: random.Random
) -> None:
    """Whatever options are called and whoever votes first, places and ties are the same."""
    others = chance.sample(votes.options, len(votes.options))
    names = {option: f"x{other}" for option, other in zip(votes.options, others, strict=True)}
    turned = renamed(votes, names)
    same = {option: option for option in names.values()}
    for one, other in (
        (borda(votes).order, borda(turned).order),
        (copeland(votes).order, copeland(turned).order),
        (schulze(votes).order, schulze(turned).order),
    ):
        assert relabelled(one, names) == relabelled(other, same)


@given(elections)
def test_no_vote_is_lost_and_duels_decide_when_they_can(votes: Election) -> None:
    """Borda's points add up; a Condorcet winner is first by Copeland and by Schulze."""
    options = len(votes.options)
    total = sum(borda(votes).borda_n_minus_1.values())
    assert total == pytest.approx(votes.voters * options * (options - 1) / 2)
    duels = duels_of(votes)
    for a, b in itertools.combinations(votes.options, 2):
        assert duels[a, b] + duels[b, a] <= votes.voters
    winner = condorcet(votes).condorcet_winner
    if isinstance(winner, str):
        assert copeland(votes).order[0] == winner
        assert schulze(votes).order[0] == winner


@pytest.mark.slow
@given(elections)
def test_chains_are_transitive(votes: Election) -> None:
    """A chain is never weaker than its detour by any other option."""
    paths = strongest_paths(votes)
    for a, b, c in itertools.permutations(range(len(votes.options)), 3):
        assert paths[a][c] >= min(paths[a][b], paths[b][c])


def test_ties_on_ballots_share_and_gaps_follow_the_policy() -> None:
    """Two tied firsts of three get 1.5 each; what is left out is last, or without an opinion."""
    tied = borda(election([Ballot((("A", "B"), ("C",)))]))
    assert tied.borda_n_minus_1 == {"A": 1.5, "B": 1.5, "C": 0}
    assert tied.winner is None
    short = [Ballot((("A",),)), Ballot((("B",), ("A",)))]
    last, silent = election(short, LAST, ["C"]), election(short, NO_OPINION, ["C"])
    assert duels_of(last)["A", "B"] == 1
    assert duels_of(silent)["A", "B"] == 0
    assert borda(silent).borda_n["C"] == 0
    assert borda(last).borda_n["C"] == 2.5


def test_nobody_has_no_winner() -> None:
    """No ballots: not defined, in each method, and no order is made up."""
    empty = election([], LAST, ["A", "B"])
    for winner in (
        borda(empty).winner,
        condorcet(empty).condorcet_winner,
        copeland(empty).condorcet_winner,
        schulze(empty).winner,
    ):
        assert isinstance(winner, Undefined)


def test_every_wrong_ballot_is_told() -> None:
    """An option twice, a count that is none, a rule that there is not."""
    with pytest.raises(BadInput) as refused:
        election([Ballot((("A",), ("A",))), Ballot((("B",),), -1)], "first")
    assert [problem.where for problem in refused.value.problems] == [
        "unranked",
        "ballots row 1, ranking",
        "ballots row 2, count",
    ]
