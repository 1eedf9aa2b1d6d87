"""Scores of needs in an edition: nothing that few gave, not by the difference of two totals."""

from __future__ import annotations

import msgspec
import pytest

from tests.workshop.needs.test_scored import RATE, Rating, agreed, rating
from workshop.needs.judged import Judged
from workshop.privacy.numbers.shown_totals import Why
from workshop.record.record import Background, Record
from workshop.report.needs.told_scores import told_score
from workshop.report.told_scores import ToldScores
from workshop.running.commands import FinishScoring


def rated(finance: int, others: int) -> tuple[Rating, Judged]:
    """A room in which so many of Finance, and of HR, gave a need its priority."""
    room = agreed()
    hr = [room.person(f"Of HR {at}", "", room.departments["HR"]) for at in range(others)]
    session = msgspec.structs.replace(room.session, people=(*room.session.people, *hr))
    room.record.put(session)
    for at, voter in enumerate([*room.people[:finance], *hr]):
        room.rate("N1", voter, priority=1 + at % 5)
    room.do(FinishScoring(session_id=room.talk, step_id=RATE))
    return room, room.judged("N1")["priority"]


@pytest.mark.parametrize(
    ("finance", "others", "told", "of_finance"),
    [(3, 0, False, False), (4, 0, True, True), (4, 1, True, False), (4, 4, True, True),
     (2, 3, True, False)],
)  # fmt: skip
def test_neither_few_nor_the_rest_beside_a_department_is_told(
    finance: int, others: int, told: bool, of_finance: bool
) -> None:
    """A median of a department stays where nobody else, or enough others, gave a value."""
    room, judged = rated(finance, others)
    found = told_score(ToldScores(room.record, 4), judged)
    assert (found is not None) == told
    if found is not None:
        assert (room.departments["Finance"] in found.by_department) == of_finance
        assert (found.value, found.n) == (judged.value, finance + others)
    assert told_score(ToldScores(room.record, 0), judged) == judged


def test_what_a_room_agreed_on_or_somebody_entered_is_always_told() -> None:
    """One value of the room is nobody's; what stands in the table was entered there to be read."""
    room = agreed(rating(voters="room"))
    room.rate("N1", priority=2)
    room.do(FinishScoring(session_id=room.talk, step_id=RATE))
    scores = ToldScores(room.record, 4)
    assert told_score(scores, room.judged("N1")["priority"]) == room.judged("N1")["priority"]
    by_hand = Judged(value=3, by="hand", n=1)
    assert told_score(scores, by_hand) == by_hand
    assert scores.left_out == {}


class Written(Background):
    """What was known when a file was written to be shared."""

    def __init__(self, then: Record) -> None:
        self._then = then

    def shown_beside(self) -> list[Record]:
        """The record of that moment."""
        return [self._then]


def test_a_merge_after_a_file_was_written_does_not_tell_what_one_gave() -> None:
    """Four gave the whole a value, and one the part: the file with four beside five would tell."""
    room = agreed()
    for at, voter in enumerate(room.people[:4], 1):
        room.rate("N1", voter, priority=at)
    room.rate("N2", room.people[4], priority=5)
    room.do(FinishScoring(session_id=room.talk, step_id=RATE))
    then = room.record.copy()
    assert told_score(ToldScores(then, 4), room.judged("N1")["priority"])
    room.rows({"merged_into": "N1"}, "N2")
    judged = room.judged("N1")["priority"]
    assert judged.n == 5
    assert told_score(ToldScores(room.record, 4), judged)
    room.record.background = Written(then)
    scores = ToldScores(room.record, 4)
    assert told_score(scores, judged) is None
    assert list(scores.left_out) == [Why.DIFFERS]
