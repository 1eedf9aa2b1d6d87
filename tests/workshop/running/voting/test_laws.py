"""Laws of votes: nothing given is lost or doubled, and no order of ballots tells anything."""

from __future__ import annotations

import random
from collections import Counter
from copy import deepcopy
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.votes import VotingRoom, vote_step
from workshop.ballots.votes.counting import counted
from workshop.ballots.votes.standing import ledger
from workshop.errors import Refused
from workshop.record.change import Change
from workshop.record.documents import Ballot, Document
from workshop.record.parts import PresenceState
from workshop.record.votes.documents import HandCount
from workshop.running.command_kinds.people import MarkPresent

PEOPLE = 5

acts = st.lists(
    st.tuples(
        st.sampled_from(("cast", "nameless", "hands", "mark", "undo")),
        st.integers(0, 5),
        st.integers(0, 5),
        st.integers(0, 4),
    ),
    max_size=25,
)


class Model:
    """What a room gave, kept by the plainest means."""

    def __init__(self) -> None:
        self.named: dict[str, dict[str, int]] = {}
        self.nameless: list[dict[str, int]] = []
        self.hands: dict[str, dict[str, int]] = {}

    @property
    def ballots(self) -> int:
        """How many ballots there are."""
        return len(self.named) + len(self.nameless)

    @property
    def most(self) -> int:
        """The most hands for one thing."""
        return max((sum(each.values()) for each in self.hands.values()), default=0)


class Taken(NamedTuple):
    """A change that can be taken back."""

    change: Change
    model: Model
    """What the room had given before it."""
    before: dict[str, Document]
    """What it changed, as it was."""


@pytest.mark.law
@settings(deadline=None)
@given(acts)
def test_no_vote_is_lost_or_doubled(chosen: list[tuple[str, int, int, int]]) -> None:
    """Whatever comes, is replaced, taken back or comes too late: the result is what was taken."""
    room = VotingRoom(vote_step("dots", budget=4), people=PEOPLE)
    room.do(MarkPresent(session_id=room.talk, person_id=room.people[4], state=PresenceState.AWAY))
    room.open()
    model, roster = Model(), room.people[:4]
    taken: list[Taken] = []
    for act, who, item, dots in chosen:
        _carry_out(room, model, taken, (act, who, item, dots))
        assert model.ballots + model.most <= len(roster)
    room.close_vote()
    found = counted(room.record, room.vote)
    totals: Counter[str] = Counter()
    for given_by in (*model.named.values(), *model.nameless):
        totals.update(given_by)
    for code, counts in model.hands.items():
        totals[code] += sum(int(value) * hands for value, hands in counts.items())
    assert {one.code: one.votes for one in found.results if one.votes} == {
        code: votes for code, votes in totals.items() if votes
    }
    assert found.cast == model.ballots + model.most
    assert found.cast + found.abstained == found.present == len(roster)
    voted = {line.person_id for line in ledger(room.record, room.vote, {}) if line.voted}
    assert voted == set(model.named)


def _carry_out(
    room: VotingRoom,
    model: Model,
    taken: list[Taken],
    chosen: tuple[str, int, int, int],
) -> None:
    """Do one thing in the room and in the model, or nothing where it is refused."""
    act, who, item, dots = chosen
    code, person = str(item % 6 + 1), room.people[who % PEOPLE]
    before = deepcopy(model)
    try:
        if act == "cast":
            change = room.cast("paper", {code: dots}, person)
            model.named[person] = {code: dots}
        elif act == "nameless":
            change = room.cast("passed", {code: dots})
            model.nameless.append({code: dots})
        elif act == "hands":
            change = room.hands(code, {str(dots): who})
            model.hands[code] = {str(dots): who}
        elif act == "undo" and taken:
            _take_back(room, model, taken.pop())
            return
        else:
            state = PresenceState.LEFT if who % 2 else PresenceState.PRESENT
            room.do(MarkPresent(session_id=room.talk, person_id=person, state=state))
            return
    except Refused:
        return
    taken.append(Taken(change, before, room.before))


def _take_back(room: VotingRoom, model: Model, last: Taken) -> None:
    """Undo a change: what it put is as it was before."""
    model.named, model.nameless = last.model.named, last.model.nameless
    model.hands = last.model.hands
    for document in (*last.change.puts, *last.change.removes):
        assert isinstance(document, Ballot | HandCount)
        room.record.remove(document)
        if (old := last.before.get(document.id)) is not None:
            room.record.put(old)


@pytest.mark.law
@settings(deadline=None)
@given(st.permutations(range(4)), st.integers(0, 999))
def test_no_order_of_secret_ballots_leaves_another_box(order: list[int], seed: int) -> None:
    """The same ballots in any order leave the same box, and the same vote once it is closed."""
    chance = random.Random(seed)  # noqa: S311 - the same ballots each time
    ballots = [
        {str(item): float(chance.randint(0, 2)) for item in chance.sample(range(1, 7), 2)}
        for _ in range(4)
    ]
    boxes, votes = [], []
    for turn in (order, sorted(order)):
        room = VotingRoom(vote_step("dots", budget=4, secret=True), people=4)
        room.open()
        before = list(room.record.documents())
        for at in turn:
            room.cast("passed", ballots[at], room.people[at])
        assert list(room.record.documents()) == before
        boxes.append(room.boxes[room.vote.id])
        room.close_vote()
        votes.append((room.vote.ballots, room.vote.voters, room.vote.channels))
    assert boxes[0] == boxes[1]
    assert votes[0] == votes[1]


@pytest.mark.parametrize("people", [12, 200])
def test_a_room_with_four_channels_is_recomputed_independently(people: int) -> None:
    """Totals, voters and turnout of a room by hands, on paper, called out and passed."""
    chance = random.Random(people)  # noqa: S311 - the same room each time
    options = tuple(f"Option {number}" for number in range(1, 21))
    room = VotingRoom(vote_step("dots", budget=6, options=options), people=people)
    away = people // 6
    for person in room.people[:away]:
        room.do(MarkPresent(session_id=room.talk, person_id=person, state=PresenceState.AWAY))
    room.open()
    there = room.people[away:]
    totals: Counter[str] = Counter()
    backers: Counter[str] = Counter()
    channels: Counter[str] = Counter()
    by_hands = len(there) // 3
    for person in there[by_hands + 1 :]:
        channel = chance.choice(("paper", "called", "passed"))
        codes = Counter(str(chance.randint(1, 20)) for _ in range(chance.randint(1, 6)))
        named = channel == "called" or chance.random() < 0.5
        room.cast(channel, codes, person if named else "")
        channels[channel] += 1
        totals.update(codes)
        backers.update(codes.keys())
    for code in map(str, range(1, 6)):
        hands = chance.randint(1, by_hands)
        room.hands(code, {"1": hands})
        totals[code] += hands
        backers[code] += hands
        channels["hands"] = max(channels["hands"], hands)
    room.close_vote()
    found = counted(room.record, room.vote)
    every = [str(number) for number in range(1, 21)]
    assert {one.code: one.votes for one in found.results} == {c: totals[c] for c in every}
    assert {one.code: one.voters for one in found.results} == {c: backers[c] for c in every}
    assert found.by_channel == {c: n for c, n in channels.items() if n}
    assert found.present == len(there)
    assert found.cast == channels.total()
    assert found.abstained == len(there) - channels.total()
    assert found.away == away
    for one in found.results:
        assert one.place == 1 + sum(totals[code] > totals[one.code] for code in every)
