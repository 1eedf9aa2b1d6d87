"""Rating again after a discussion: what counts, by hand and in every count."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders.discussed import AGAIN, THIRD, discussing, rate, scored_room
from tests.builders.record import IMPACT, LIKELIHOOD
from tests.builders.votes import STEP, VotingRoom, vote_step
from workshop.ballots.counted import Counted
from workshop.ballots.results import results_of
from workshop.ballots.scored import latest_scores
from workshop.ballots.votes.again import counted_now
from workshop.ballots.votes.counting import counted
from workshop.ballots.votes.standing import vote_of
from workshop.errors import Refused
from workshop.guide.shape import Score


def values(counts: Mapping[str, int]) -> list[float]:
    """Each hand's value, by hand."""
    return sorted(float(value) for value, hands in counts.items() for _ in range(hands))


HANDS = st.dictionaries(st.sampled_from("12345"), st.integers(1, 2), min_size=1, max_size=3)
ROUND = st.dictionaries(st.sampled_from(["T1", "T2", "T3"]), HANDS, max_size=3)


@pytest.mark.law
@given(
    first=st.fixed_dictionaries(dict.fromkeys(("T1", "T2", "T3"), HANDS)),
    rounds=st.tuples(ROUND, ROUND),
)
def test_the_last_round_counts_for_what_was_rated_again(
    first: dict[str, dict[str, int]], rounds: tuple[dict[str, dict[str, int]], ...]
) -> None:
    """Whatever is rated again, and however often: what counts is what a clerk would write down."""
    room = scored_room(first)
    clerk: dict[str, list[list[float]]] = {code: [values(given_)] for code, given_ in first.items()}
    for step_id, again in zip((AGAIN, THIRD), rounds, strict=True):
        rate(room, step_id, again)
        for code, given_ in again.items():
            clerk[code].append(values(given_))
    step = room.record.guide_of(room.session).step("outside")
    assert isinstance(step, Score)
    found = {
        one.subject.code: one.tallies["impact"]
        for one in results_of(room.record, room.session, step)
    }
    scored = latest_scores(room.record, [room.session], ["impact"])
    for factor in room.record.live_factors():
        rounds_of_it = clerk[factor.code]
        tally = found[factor.code]
        assert list(tally.values) == rounds_of_it[-1]
        assert tally.value == median(rounds_of_it[-1])
        assert scored[factor.id].tallies["impact"] == tally
        assert bool(tally.again) == (len(rounds_of_it) > 1)
        before = tally.before
        assert (before is None) == (len(rounds_of_it) == 1)
        if before:
            assert list(before.values) == rounds_of_it[-2]


def test_a_second_round_is_a_vote_of_its_own_by_the_rule_of_the_first() -> None:
    """Refused before the first is in; on the list of the first, which stays as it was held."""
    room = VotingRoom(people=6, guide=discussing())
    for line in ("! Prices rise", "! Staff leave"):
        room.say(room.talk, "talk", line)
    room.step_id = AGAIN
    with pytest.raises(Refused, match="that is not in yet"):
        room.open()
    room.step_id = "outside"
    room.open()
    room.hands("T1", {"1": 3, "5": 3}, "impact")
    room.close_vote()
    room.say(room.talk, "talk", "! A new one")
    room.step_id = AGAIN
    room.open()
    assert [item.code for item in room.items] == ["T1", "T2"]
    # What is shared out as a whole is not rated again beside what is rated one by one.
    assert [scale.id for scale in room.vote.rule.scales] == ["rating", "impact", "likelihood"]
    room.hands("T1", {"4": 6}, "impact")
    room.step_id = "outside"
    with pytest.raises(Refused, match="is rated again in Where we differ: void that first"):
        room.void()
    room.step_id = AGAIN
    with pytest.raises(Refused, match="no scale “weight”"):
        room.hands("T1", {"20": 6}, "weight")
    room.close_vote()
    first = vote_of(room.record, room.talk, "outside")
    assert first is not None
    voters = {one.code: one.voters for one in counted(room.record, first).results}
    assert voters == {"T1": 6, "T2": 0}
    assert counted(room.record, room.vote).sentence.endswith("Rated again: T1.")
    room.step_id = "outside"
    with pytest.raises(Refused, match="is rated again in Where we differ: void that first"):
        room.void()
    room.step_id = AGAIN
    room.void("the room was not complete")
    tally = Counted(room.record, room.talk, "outside", IMPACT).tally(room.item("T1"))
    assert tally is not None
    assert (tally.again, list(tally.values)) == ("", [1, 1, 1, 5, 5, 5])


def test_what_is_merged_later_keeps_what_was_rated_itself() -> None:
    """A rating of the whole goes before one of its part, also where the part was rated last."""
    room = scored_room({"T1": {"2": 6}, "T2": {"5": 6}, "T3": {"3": 6}})
    rate(room, AGAIN, {"T2": {"1": 6}})
    one, two, _ = room.record.entries_of(room.talk, "talk")
    room.merge(one, two)
    tally = Counted(room.record, room.talk, "outside", IMPACT).tally(room.factor(one).id)
    assert tally is not None
    assert (tally.value, tally.again) == (2, "")
    likely = Counted(room.record, room.talk, "outside", LIKELIHOOD).tally(room.factor(one).id)
    assert likely is None


def test_a_list_is_voted_on_again_thing_by_thing_or_as_a_whole() -> None:
    """Levels of agreement count one by one; dots of a second round are all that counts."""
    room = VotingRoom(people=4, guide=discussing(vote_step("gradients")))
    room.step_id = STEP
    room.open()
    room.hands("1", {"1": 4})
    room.hands("2", {"8": 4})
    room.close_vote()
    first = room.vote
    room.step_id = AGAIN
    room.open()
    assert room.vote.rule == first.rule
    room.hands("2", {"2": 4})
    room.close_vote()
    found = {one.code: one for one in counted_now(room.record, first).results}
    assert (found["1"].votes, found["1"].again) == (4, "")
    assert (found["2"].votes, found["2"].votes_before, found["2"].again) == (4, 0, AGAIN)
    assert counted_now(room.record, first).sentence.endswith("Rated again after discussion: 2.")

    dots = VotingRoom(people=2, guide=discussing(vote_step("dots", budget=3)))
    dots.open()
    dots.cast("paper", {"1": 3}, dots.people[0])
    dots.close_vote()
    first = dots.vote
    dots.step_id = AGAIN
    dots.open()
    dots.cast("paper", {"2": 3}, dots.people[0])
    dots.close_vote()
    votes = {one.code: one.votes for one in counted_now(dots.record, first).results}
    assert (votes["1"], votes["2"]) == (0, 3)


def test_what_leads_follows_the_last_round() -> None:
    """A vote on scores stands in the order of what counts, and says what was rated again."""
    room = scored_room({"T1": {"2": 6}, "T2": {"5": 6}, "T3": {"3": 6}})
    first = room.vote
    rate(room, AGAIN, {"T1": {"5": 6}})
    found = counted_now(room.record, first)
    assert [one.again for one in found.results if one.code == "T1"] == [AGAIN]
    assert found.sentence.endswith("Rated again after discussion: T1.")
    # The vote itself is told as it was held.
    assert not counted(room.record, first).sentence.endswith("T1.")
