"""Laws of scores, for any ballots: points are kept, one aggregate is told, undo restores all."""

from __future__ import annotations

import math
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.record import RATING, WEIGHT, Building, workshop
from workshop.ballots.counted import tally
from workshop.ballots.points import apportion, rest_spread
from workshop.ballots.results import orders_of, placed, results_of
from workshop.ballots.scored import latest_scores
from workshop.ballots.subjects import stands
from workshop.ballots.tally import Tally
from workshop.record.documents import Ballot, Entry, EntryKind, Session
from workshop.report.build import build
from workshop.running.commands import (
    MergeFactors,
    RetagEntry,
    RetractEntry,
    SplitFactor,
    SpreadScores,
)
from workshop.running.score_rules import score_step

FACTORS = 5
VOTERS = 3

POINTS = st.lists(st.integers(0, 30), min_size=FACTORS, max_size=FACTORS).filter(sum)
"""What one voter would give, before it is made to add up."""
BALLOTS = st.lists(POINTS, min_size=VOTERS, max_size=VOTERS)
RATINGS = st.lists(
    st.lists(st.integers(1, 4), min_size=FACTORS, max_size=FACTORS),
    min_size=VOTERS,
    max_size=VOTERS,
)


class Weighed(Building):
    """Weaknesses weighed and rated by several, each ballot at its total, and taken in."""

    def __init__(self, points: Sequence[Sequence[int]], ratings: Sequence[Sequence[int]]) -> None:
        super().__init__()
        self.voters = [self.person(f"Voter {number}") for number in range(len(points))]
        self.room = self.start(workshop(), *self.voters)
        self.entries = [
            self.say(self.room, "talk", f"- Thing {number}") for number in range(FACTORS)
        ]
        for voter, column, rated in zip(self.voters, points, ratings, strict=True):
            whole = apportion({str(n): float(v) for n, v in enumerate(column)}, 100, 1)
            for number, entry in enumerate(self.entries):
                self.score(
                    self.room,
                    "inside",
                    entry,
                    voter,
                    weight=whole[str(number)],
                    rating=rated[number],
                )
        self.finish(self.room, "inside")

    @property
    def ballots(self) -> list[Ballot]:
        """The ballots."""
        return self.record.ballots_of(self.room, "inside")

    def tally(self, entry: Entry, *, rating: bool = False) -> Tally | None:
        """What the factor of an entry came to."""
        scale = RATING if rating else WEIGHT
        return tally(self.record, self.room, "inside", self.factor(entry).id, scale)

    @property
    def sums(self) -> list[float]:
        """What every ballot gives to what stands."""
        return [
            math.fsum(
                row["weight"]
                for key, row in ballot.scores.items()
                if "weight" in row and stands(self.record, key)
            )
            for ballot in self.ballots
        ]

    @property
    def results(self) -> dict[str, float]:
        """The sums of points by code, as screens have them."""
        step = score_step(self.record, self.record.get(Session, self.room), "inside")
        found = results_of(self.record, self.record.get(Session, self.room), step)
        rows = placed(found, orders_of(step)[0])
        return {
            row.result.subject.code: row.result.tallies["weight"].value
            for row in rows
            if "weight" in row.result.tallies
        }


@settings(max_examples=25, deadline=None)
@given(BALLOTS, RATINGS)
def test_points_are_kept_by_a_merge_and_by_its_split(
    points: list[list[int]], ratings: list[list[int]]
) -> None:
    """Every ballot stays at its total, the whole has the points of both, the split gives back."""
    room = Weighed(points, ratings)
    before, ballots = room.results, room.ballots
    first, second = room.entries[:2]
    parts = [room.tally(first), room.tally(second)]
    room.merge(first, second)
    assert room.sums == [100.0] * VOTERS
    whole = room.tally(first)
    assert whole is not None
    assert whole.value == math.fsum(one.value for one in parts if one)
    assert math.isclose(sum(room.results.values()), 100 * VOTERS)
    own = room.tally(first, rating=True)
    assert own is not None
    assert list(own.values) == sorted(column[0] for column in ratings)
    room.do(SplitFactor(factor_id=room.factor(second).id))
    assert (room.results, room.ballots) == (before, ballots)


@settings(max_examples=25, deadline=None)
@given(points=BALLOTS, ratings=RATINGS, again=st.booleans())
def test_ballots_can_be_kept_at_their_totals(
    points: list[list[int]], ratings: list[list[int]], *, again: bool
) -> None:
    """Taken back: the others are fitted. Another letter of the step: the points go along."""
    room = Weighed(points, ratings)
    entry = room.entries[2]
    had = room.tally(entry)
    command = (
        RetagEntry(entry_id=entry.id, kind=EntryKind.STRENGTH, keep_total=True)
        if again
        else RetractEntry(entry_id=entry.id, keep_total=True)
    )
    change = room.do(command)
    rest = [sum(column) - column[2] for column in points]
    assert all(
        math.isclose(added, 100) for added, other in zip(room.sums, rest, strict=True) if other
    )
    if again:
        moved = room.tally(room.record.get(Entry, entry.id))
        assert (moved.value if moved else 0) == (had.value if had else 0)
    assert change.sentence


@settings(max_examples=25, deadline=None)
@given(BALLOTS, RATINGS)
def test_one_aggregate_is_told_everywhere(
    points: list[list[int]], ratings: list[list[int]]
) -> None:
    """The sums of the screen, as shares of all points, are the weights of every document."""
    room = Weighed(points, ratings)
    shown = room.results
    ife = build(room.record, "swot", "restricted").facts.ife
    own = build(room.record, "session", "restricted", session_id=room.room).facts.ife
    assert ife
    assert own
    assert ife.total == own.total is not None
    for row in ife.rows:
        assert math.isclose(row.weight, shown[row.id] / (100 * VOTERS))
    found = latest_scores(room.record, room.record.sessions(), ("weight", "rating"))
    by_code = {room.factor(entry).code: found[room.factor(entry).id] for entry in room.entries}
    for row in ife.rows:
        assert by_code[row.id].value("rating") == row.rating
        assert by_code[row.id].value("weight") == shown[row.id]


@given(st.integers(1, 99), st.integers(1, 30))
def test_what_is_left_is_spread_whole(given_: int, blanks: int) -> None:
    """To the last point, nobody has two more than another, and the first have the more."""
    shares = list(rest_spread(WEIGHT, [float(given_)], map(str, range(blanks))).values())
    assert math.isclose(sum(shares), 100 - given_)
    assert max(shares) - min(shares) <= 1
    assert shares == sorted(shares, reverse=True)


def test_the_rest_is_spread_in_one_change() -> None:
    """One command, so one undo; what stands already stays."""
    room = Building()
    talk = room.start(workshop(), room.person("Ana"))
    entries = [room.say(talk, "talk", f"- Thing {number}") for number in range(4)]
    room.score(talk, "inside", entries[0], "Seat 1", weight=37)
    spread = SpreadScores(session_id=talk, step_id="inside", voter="Seat 1", scale_id="weight")
    assert room.do(spread).sentence == "Spread 63 of weight over 3 factors for Seat 1"
    (ballot,) = room.record.ballots_of(talk, "inside")
    assert [ballot.scores[room.factor(e).id]["weight"] for e in entries] == [37, 21, 21, 21]


def test_a_merge_of_what_two_sessions_scored_tells_the_older() -> None:
    """The latest counts, as before; which that is and what the older was is in the sentence."""
    room = Building()
    ana = room.person("Ana")
    first = room.start(workshop(voters="room"), ana, title="Scan")
    old = room.say(first, "talk", "! Prices rise")
    room.score(first, "outside", old, impact=4, likelihood=5)
    room.finish(first, "outside")
    second = room.start(workshop("later", voters="room"), ana, title="Second look")
    new = room.say(second, "talk", "! Licences get dearer")
    room.score(second, "outside", new, impact=4, likelihood=1)
    room.finish(second, "outside")
    change = room.do(MergeFactors(into=room.factor(old).id, others=(room.factor(new).id,)))
    assert "T1 counts as T2 was scored in Second look, 2 March 2026" in change.sentence
    assert "(impact 4 and likelihood 1)" in change.sentence
    assert "the older scores of T1 in Scan, 2 March 2026" in change.sentence
    told = str(build(room.record, "scan", "restricted").blocks)
    assert "T1: 4 now; before that impact 4 (agreed by the room)" in told
    assert "likelihood 5 (agreed by the room) in Workshop: Scan, 2 March 2026" in told
