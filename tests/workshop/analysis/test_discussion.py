"""Where a room is apart: in which order, who is at the ends, how it moved, what was said of it."""

from __future__ import annotations

import msgspec
import pytest

from tests.builders.discussed import (
    AGAIN,
    THIRD,
    call_out,
    discussing,
    rate,
    reason,
    scored_room,
)
from tests.builders.votes import STEP, VotingRoom, vote_step
from workshop.analysis.discussing.discussion import Discussion, discussion_of
from workshop.analysis.discussing.words import (
    before_after,
    beginning,
    ends_of,
    left_out_words,
    movement_words,
    values_of,
)
from workshop.errors import Refused
from workshop.guide.shape import Guide, Score
from workshop.record.documents import WithdrawalLevel
from workshop.running.commands import MergeFactors, RetractEntry, Withdraw
from workshop.running.room.about import SetAbout, said_about, told_about
from workshop.running.voting.again import hands_again
from workshop.running.voting.at_hand import VoteAtHand
from workshop.running.voting.commands import CountHands


def found(room: VotingRoom, step_id: str = AGAIN) -> Discussion:
    """What a step discusses."""
    step = room.record.step_of(room.session, step_id)
    return discussion_of(room.record, room.session, step)


SPLIT = {"1": 6, "4": 1, "5": 5}
WIDE = {"2": 3, "3": 3, "4": 6}
CLOSE = {"3": 2, "4": 10}


def test_nobody_differs_where_nobody_gave_anything_is_not_said() -> None:
    """Closed or taken in without a vote, there is nothing to compare; together, nobody differs."""
    scored = scored_room({})
    assert beginning(found(scored)).endswith("nobody gave anything: there is nothing to compare.")
    voted = VotingRoom(people=2, guide=discussing(vote_step(of=("options",), options=("A", "B"))))
    voted.open()
    voted.close_vote()
    assert beginning(found(voted)).endswith("nobody gave anything: there is nothing to compare.")
    again = VotingRoom(people=2, guide=discussing(vote_step(of=("options",), options=("A", "B"))))
    again.open()
    again.cast("called", {"1": 1}, voter=again.people[0])
    again.close_vote()
    assert "nobody differs" in beginning(found(again))


def test_hands_are_told_the_widest_first_before_and_after() -> None:
    """Two camps before what is wide, in whatever order typed; by hands the least that moved."""
    room = scored_room({"T1": CLOSE, "T2": WIDE, "T3": SPLIT}, people=12)
    before = found(room)
    assert [row.item.code for row in before.rows] == ["T3", "T2", "T1"]
    assert [row.now.flag for row in before.rows] == ["split", "wide", ""]
    assert before.rows[0].now.bars == (6, 0, 0, 1, 5)
    assert beginning(before) == "2 of 3 far apart; the widest first."
    # Weights are shared out: they say what matters, and not where something lies.
    assert left_out_words(before) == "Weight is shared out as a whole, and not rated again."
    assert ends_of(before.rows[0]) == [(1, (), 6), (5, (), 5)]
    rate(room, AGAIN, {"T3": {"5": 7, "4": 3, "3": 1, "1": 1}})
    after = found(room)
    row = after.rows[0]
    # The order stays that of the beginning, so that nothing jumps while it is talked of.
    assert row.item.code == "T3"
    assert before_after(row) == "middle 2.5 → 5, half in 1–5 → 4–5"
    assert movement_words(row) == "5 moved at least, 1 at 1 still"
    # Of fewer than are told at least, nobody hears that one stays behind.
    assert movement_words(row, fewest=5) == "5 moved at least"
    assert [counts for _, _, counts in values_of(row)] == [(5, 7), (1, 3), (0, 1), (0, 0), (6, 1)]
    assert beginning(after) == "1 of 3 far apart, 1 rated again; the widest first."
    # A further discussion looks at the same scores and begins where they stand.
    assert len(found(room, THIRD).rows[0].rounds) == 2
    rate(room, THIRD, {"T3": {"5": 7, "4": 3, "3": 1, "1": 1}})
    assert movement_words(found(room, THIRD).rows[0]) == "nobody need have moved, 1 at 1 still"


def test_by_name_it_is_counted_who_moved() -> None:
    """Ballots called out: who moved, who stands by an end, who is at the ends; no one withdrawn."""
    room = VotingRoom(people=6, guide=discussing())
    for line in ("! Prices rise", "! Staff leave"):
        room.say(room.talk, "talk", line)
    call_out(room, "outside", {"T1": (1, 1, 1, 5, 5, 5), "T2": (3, 3, 3, 3, 3, 4)})
    call_out(room, AGAIN, {"T1": (1, 4, 4, 5, 5, 5)})
    row = found(room).rows[0]
    assert movement_words(row) == "2 moved, 1 stands by 1"
    assert ends_of(row) == [(1, (room.people[0],), 1), (5, tuple(room.people[3:]), 3)]
    room.do(Withdraw(person_id=room.people[3], level=WithdrawalLevel.WITHDRAWN))
    assert ends_of(found(room).rows[0])[1] == (5, tuple(room.people[4:]), 3)


def test_of_a_secret_vote_numbers_alone_are_told() -> None:
    """Neither the ends nor who moved; hands cannot be counted in it."""
    guide = discussing()
    steps = (
        msgspec.structs.replace(step, secret=True) if isinstance(step, Score) else step
        for step in guide.steps
    )
    room = VotingRoom(people=6, guide=msgspec.structs.replace(guide, steps=tuple(steps)))
    room.say(room.talk, "talk", "! Prices rise")
    call_out(room, "outside", {"T1": (1, 1, 1, 5, 5, 5)})
    call_out(room, AGAIN, {"T1": (1, 4, 4, 5, 5, 5)})
    assert room.vote.secret
    discussed = found(room)
    assert discussed.secret
    assert movement_words(discussed.rows[0]) == "2 moved at least, 1 at 1 still"
    assert all(people == () for _, people, _ in ends_of(discussed.rows[0]))


@pytest.mark.parametrize(
    ("method", "first", "second", "middle"),
    [
        ("gradients", {"1": 1, "2": 8}, {"1": 2}, "middle 4.5 → 2, half in 2.8–6.2 → 2–2"),
        ("dots", {"1": 3}, {"2": 3}, "middle 1.5 → 0, half in 0.8–2.2 → 0–0"),
        ("ranks", {"1": 1, "2": 2}, {"1": 1}, "middle 5, half in 5–5"),
    ],
)
def test_votes_are_discussed_too(
    method: str, first: dict[str, int], second: dict[str, int], middle: str
) -> None:
    """Levels, dots, places: as numbers of which more is better, blanks of what is spent as none."""
    fields = {"budget": 5} if method != "gradients" else {}
    room = VotingRoom(people=2, guide=discussing(vote_step(method, **fields)))
    room.step_id = STEP
    room.open()
    room.cast("paper", first, room.people[0])
    other = {"1": first["1"]} if method == "ranks" else {"3": 2}
    room.cast("paper", {"1": 8} if method == "gradients" else other, room.people[1])
    room.close_vote()
    if method != "ranks":
        room.step_id = AGAIN
        room.open()
        for person in room.people:
            room.cast("paper", second, person)
        room.close_vote()
    row = next(row for row in found(room).rows if row.item.code == "1")
    assert before_after(row) == middle


def test_nothing_to_discuss_says_why() -> None:
    """No step before, scores that are not in, and a room that agrees each say so."""
    guide = discussing()
    alone: Guide = msgspec.structs.replace(
        guide, steps=tuple(step for step in guide.steps if not isinstance(step, Score))
    )
    assert "Nothing was scored" in beginning(found(VotingRoom(people=2, guide=alone)))
    room = VotingRoom(people=2, guide=guide)
    assert "is not in yet" in beginning(found(room))
    assert not found(room).rows


def test_reasons_stay_with_what_they_are_about() -> None:
    """Also where it was merged since; taken back, it is said no more; none is about itself."""
    room = scored_room({"T1": SPLIT, "T2": WIDE, "T3": CLOSE}, people=12)
    one, two, _ = room.record.entries_of(room.talk, "talk")
    t1, t2 = room.factor(one).id, room.factor(two).id
    why = reason(room, "Agencies hide the gap @Voter.001", t1)
    more = reason(room, "It is in the ward budgets", t2)
    assert [each.id for each in said_about(room.record, room.talk, t1)] == [why.id]
    room.do(MergeFactors(into=t1, others=(t2,)))
    assert [e.id for e in said_about(room.record, room.talk, t1)] == [why.id, more.id]
    assert told_about(room.record, room.session, t2) == "T1"
    room.do(RetractEntry(entry_id=more.id))
    assert [each.id for each in said_about(room.record, room.talk, t1)] == [why.id]
    with pytest.raises(Refused, match="not about itself"):
        room.do(SetAbout(entry_id=why.id, about_id=why.id))
    room.do(SetAbout(entry_id=why.id))
    assert said_about(room.record, room.talk, t1) == []


def test_a_line_of_hands_is_read_before_anything_is_opened() -> None:
    """What is wrong opens no vote; what is right is a command for what is in front."""
    room = scored_room({"T1": SPLIT, "T2": WIDE, "T3": CLOSE}, people=12)
    step = room.record.step_of(room.session, AGAIN)
    front = found(room).rows[0]
    now = VoteAtHand(room.record, room.session, step, room.boxes)
    with pytest.raises(Refused, match="13 hands counted, and 12 people are there"):
        hands_again(now, "5:13", front.item.id, front.scale.id)
    command, check = hands_again(now, "5:7 4:3 1:1", front.item.id, front.scale.id)
    assert check == "11 of 12 hands, 1 stayed down"
    made = command(session_id=room.talk, step_id=AGAIN)
    assert isinstance(made, CountHands)
    assert (made.subject_id, made.scale_id) == (front.item.id, "impact")
    rate(room, AGAIN, {"T1": {"5": 12}})
    closed = VoteAtHand(room.record, room.session, step, room.boxes)
    with pytest.raises(Refused, match="is closed: void it"):
        hands_again(closed, "5:7", front.item.id, front.scale.id)
