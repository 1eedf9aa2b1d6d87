"""Ballots as other programs and people write them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.builders.acme import Acme
from tests.builders.votes import VotingRoom, vote_step
from workshop.ballots.votes.items import items_of
from workshop.ballots.votes.rules import takes_votes
from workshop.ballots.votes.sets import sets_of
from workshop.errors import Refused
from workshop.record.votes.documents import VOTES
from workshop.running.voting.said import Said, read_ballot

MANY = tuple(f"Option {number}" for number in range(1, 14))


def read(room: VotingRoom, said: Any) -> Said:
    """What a ballot is taken for."""
    step = room.record.step_of(room.session, room.step_id)
    return read_ballot(room.record, room.session, step, said)


@pytest.mark.parametrize(
    ("method", "said", "meant"),
    [
        ("dots", {"1": 3, "Help desk": 2}, {"1": 3, "2": 2}),
        ("dots", ["1", 1, "help desk."], {"1": 2, "2": 1}),
        ("points", {"1": 60, "3": 40}, {"1": 60, "3": 40}),
        ("ranks", ["3", "1"], {"3": 1, "1": 2}),
        ("ranks", {"3": 1, "1": 2}, {"3": 1, "1": 2}),
        ("approve", ["1", "2"], {"1": 1, "2": 1}),
        ("approve", {"1": True, "2": 1, "3": False}, {"1": 1, "2": 1, "3": 0}),
        ("gradients", {"1": 1, "2": "veto", "3": "Abstain"}, {"1": 1, "2": 8, "3": 4}),
    ],
)
def test_a_ballot_is_read_by_its_rule(method: str, said: Any, meant: dict[str, float]) -> None:
    """By code or words; ranks and approvals as lists too; levels of agreement by their words."""
    budget = 9 if method == "dots" else None
    room = VotingRoom(vote_step(method, budget=budget), people=2)
    room.open()
    found = read(room, said)
    assert found.problems == ()
    assert found.scores == {room.item(code): {VOTES: value} for code, value in meant.items()}
    room.give("paper", found.scores)


def test_all_problems_of_a_ballot_are_told_at_once() -> None:
    """Each with its place: what is not on the list, twice there, no number."""
    room = VotingRoom(vote_step("dots"), people=2)
    room.open()
    said = {"9": 1, "1": "x", "Single sign-on": 1, "2": {"impact": 3}, "3": 1e400}
    found = read(room, said)
    assert [(where, what.split(".")[0]) for where, what in found.problems] == [
        ("9", "“9” is not on the list of Priorities"),
        ("1", "give a number"),
        ("2.impact", "there is no such scale; there is votes"),
        ("3", "the number is too large to count with"),
    ]
    assert read(room, 5).problems
    assert read(room, {"1": 1, "Single sign-on": 1}).problems == (
        ("Single sign-on", "1 stands there twice"),
    )


EIGHT, NINE = MANY[:8], MANY[:9]
LISTED = "“zzz” is not on the list of Priorities. There are 1, 2, 3, 4, 5, 6, 7, 8"
NO_SET = "give an object with `of`, `best` and `worst`"


@pytest.mark.parametrize(
    ("method", "said", "where", "what"),
    [
        ("dots", 5, "", "it takes an object of items, or a list of them"),
        ("points", 5, "", "it takes an object of items"),
        ("points", ["1"], "", "a list was found; it takes an object of items"),
        ("dots", [{"1": 1}], "[1]", "give an item by its code, number or words"),
        ("dots", [True], "[1]", "give an item by its code, number or words"),
        ("ranks", ["1", "1"], "[2]", "1 stands there twice"),
        ("ranks", {"1": "first"}, "1", "give a number"),
        ("approve", {"1": "yes"}, "1", "give a number"),
        ("dots", {"1": True}, "1", "give a number"),
        ("dots", {"Opton  1": 1}, "Opton 1", "Did you mean Option 1"),
        ("dots", {"y" * 41: 1}, "y" * 39 + "…", f"“{'y' * 41}” is not on the list"),
        ("dots", {"zzz": 1}, "zzz", LISTED),
        ("gradients", {"1": "maybe"}, "1", "“maybe” is no level; there are endorse, agree with"),
        ("best-worst", 5, "", "give a list of objects with `of`, `best` and `worst`"),
        ("best-worst", {"1": 2}, "1", "give an object with best and worst"),
        ("best-worst", {"best": 5}, "best", "give an object of items"),
        ("best-worst", [5], "[1]", NO_SET),
        ("best-worst", [{"best": "1", "worst": "2", "x": 1}], "[1]", NO_SET),
        ("best-worst", [{"of": 5, "best": "1", "worst": "2"}], "[1].of", "give a list of 4 items"),
        ("best-worst", [{"of": ["1", "2", "3", "4"], "best": "1", "worst": "2"}] * 2, "[2]",
         "this set stands there twice"),
    ],
)  # fmt: skip
def test_what_is_no_ballot_is_told_with_its_place(
    method: str, said: Any, where: str, what: str
) -> None:
    """By every rule, in the words of what it takes instead."""
    budget = 9 if method == "dots" else None
    options = MANY if method == "best-worst" else EIGHT
    room = VotingRoom(vote_step(method, budget=budget, options=options), people=2)
    room.open()
    ((found, told),) = read(room, said).problems
    assert (found, what in told) == (where, True), told


def test_a_step_that_takes_no_votes_is_told(tmp_path: Path) -> None:
    """Whatever the ballot gives."""
    acme = Acme(tmp_path / "acme")
    session = acme.store.record.sessions()[-1]
    step = acme.store.record.step_of(session, "works")
    ballots: tuple[Any, ...] = ({}, [], {"1": 2})
    for said in ballots:
        with pytest.raises(Refused, match="What works takes no votes"):
            read_ballot(acme.store.record, session, step, said)


def test_of_many_items_eight_are_named() -> None:
    """That there are more is shown; more sets than there are is told too."""
    room = VotingRoom(vote_step("dots", options=NINE), people=2)
    room.open()
    assert read(room, {"zzz": 1}).problems == (("zzz", f"{LISTED}, …"),)
    room = VotingRoom(vote_step("best-worst", options=MANY), people=2)
    room.open()
    most = len(sets_of([item.id for item in room.items]))
    told = dict(read(room, [{"best": "1", "worst": "2"}] * (most + 1)).problems)
    assert told == {"": f"{most + 1} sets were found, and there are {most}"}
    assert read(room, [{"best": "1", "worst": "2"}] * most).problems == ()


def test_best_and_worst_are_read_set_by_set() -> None:
    """A set has four different items, the best and the worst among them, and is answered once."""
    room = VotingRoom(vote_step("best-worst", options=MANY), people=2)
    room.open()
    codes = [item.code for item in room.items]
    answers = [{"of": list(s), "best": s[1], "worst": s[2]} for s in sets_of(codes)]
    found = read(room, answers)
    assert found.problems == ()
    room.give("paper", found.scores)
    counts = {
        scale: {
            item.code: found.scores[item.id][scale]
            for item in room.items
            if scale in found.scores.get(item.id, {})
        }
        for scale in ("best", "worst")
    }
    assert read(room, counts).scores == found.scores
    wrong = [
        {"of": ["1", "2", "3"], "best": "1", "worst": "2"},
        {"of": ["1", "2", "3", "4"], "best": "5", "worst": "2"},
        {"of": ["1", "2", "3", "4"], "best": "2", "worst": "2"},
        {"best": "1"},
    ]
    assert [where for where, _ in read(room, wrong).problems] == [
        "[1].of", "[2].best", "[3]", "[4]"
    ]  # fmt: skip


def test_options_have_their_numbers_before_they_are_entries() -> None:
    """What is typed before a vote opens stands behind the lines of the guide, each said once."""
    room = VotingRoom(vote_step(options=("Tea", "Coffee")), people=2)
    room.say(room.talk, room.step_id, "Water")
    room.say(room.talk, room.step_id, "coffee.")
    step = room.record.step_of(room.session, room.step_id)
    before = items_of(room.record, room.session, step)
    assert [(i.code, i.text) for i in before] == [("1", "Tea"), ("2", "coffee."), ("3", "Water")]
    room.open()
    assert [(item.code, item.text) for item in room.items] == [(i.code, i.text) for i in before]
    assert len(room.record.entries_of(room.talk, room.step_id)) == 3


@pytest.mark.parametrize("said", [{"1": {"weight": 4}}, {"1": 1}, ["1"], 5, None])
def test_a_ballot_for_a_step_without_votes_is_refused(said: Any) -> None:
    """Whatever it is, and before it is asked what it gives."""
    room = VotingRoom(vote_step("dots"), people=2)
    steps = room.record.guide_of(room.session).steps
    step = next(each for each in steps if not takes_votes(each))
    with pytest.raises(Refused, match=f"{step.title} takes no votes"):
        read_ballot(room.record, room.session, step, said)


@pytest.mark.parametrize("method", ["dots", "ranks", "points", "approve", "gradients"])
def test_a_ballot_before_the_vote_is_open_is_told_so(method: str) -> None:
    """And not that options of the guide, which have no ids yet, stand there twice."""
    room = VotingRoom(vote_step(method), people=2)
    with pytest.raises(Refused, match="No vote is open in Priorities; open it first"):
        read(room, {"1": 1, "2": 2})
    room.open()
    assert not read(room, {"1": 1, "2": 2}).problems
