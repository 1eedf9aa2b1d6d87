"""Scales that a room weighed before it rated on them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.votes import VotingRoom
from workshop.ballots.results import placed, results_of
from workshop.ballots.votes.counting import counted
from workshop.ballots.votes.criteria import orders_in
from workshop.ballots.votes.decided_on import basis_of
from workshop.errors import Problems
from workshop.guide.reader import read_guide
from workshop.guide.row_steps import Decide
from workshop.guide.shape import Score, as_kind

SHIPPED = Path(__file__).parents[3] / "sessions/guides/prioritisation.toml"
SCALES = ("budget", "performance", "functionality", "accessibility", "compliance")


def rated(*, weights: tuple[int, ...] = ()) -> VotingRoom:
    """Two people and two needs: the first pays, the second is what a rule asks for."""
    room = VotingRoom(people=2, guide=read_guide(SHIPPED.read_text(encoding="utf-8"), "p.toml"))
    if weights:
        room.step_id = "weights"
        room.open()
        for person in room.people:
            room.cast("paper", {str(at): w for at, w in enumerate(weights, 1) if w}, person)
        room.close_vote()
    for line in ("- Reports are typed by hand", "- No log of who saw a file"):
        room.say(room.talk, "needs", line)
    room.step_id = "rate"
    room.open()
    pays, asked = (item.id for item in room.items)
    for person in room.people:
        rows = {pays: (5, 3, 2, 3, 1), asked: (1, 2, 3, 3, 5)}
        votes = {key: dict(zip(SCALES, map(float, row), strict=True)) for key, row in rows.items()}
        room.give("paper", votes, person)
    room.close_vote()
    return room


@pytest.mark.parametrize(
    ("weights", "order", "means"),
    [
        # 60·5 + 10·(3+2+3+1) = 390; 60·1 + 10·(2+3+3+5) = 190.
        ((60, 10, 10, 10, 10), "the weighted mean of all scales", {"W1": 3.9, "W2": 1.9}),
        ((10, 10, 10, 10, 60), "the weighted mean of all scales", {"W2": 3.9, "W1": 1.9}),
        # Nobody weighed them: all alike, and both needs share the first place.
        ((), "the mean of all scales", {"W1": 2.8, "W2": 2.8}),
    ],
)
def test_the_joint_order_is_by_all_criteria_as_the_room_weighed_them(
    weights: tuple[int, ...], order: str, means: dict[str, float]
) -> None:
    """Results, the vote, and what a decision rests on have one order: that of the weights."""
    room = rated(weights=weights)
    step = as_kind(room.record.step_of(room.session, "rate"), Score)
    line = as_kind(room.record.step_of(room.session, "line"), Decide)
    assert step is not None
    assert line is not None
    first = orders_in(room.record, room.session, step)[0]
    assert first.title == order
    rows = placed(results_of(room.record, room.session, step), first)
    assert {one.result.subject.code: first.value(one.result) for one in rows} == means
    assert [one.tied for one in rows] == [not weights] * 2
    found = counted(room.record, room.vote)
    assert {one.code: one.votes for one in found.results} == means
    assert [one.code for one in found.results] == list(means)
    basis = basis_of(room.record, room.session, line)
    assert basis is not None
    assert [thing.code for thing in basis.things] == list(means)


def test_a_guide_that_weighs_scales_wrongly_is_refused() -> None:
    """The vote has to be there, before, by dots or points, with an option for every scale."""
    text = SHIPPED.read_text(encoding="utf-8")
    for old, new, said in (
        ('weighted_by = "weights"', 'weighted_by = "weight"', "did you mean “weights”"),
        ('"Legal compliance"]', '"Law"]', "no option with the title of a scale: Legal compliance"),
        ('id = "budget"\ntitle = "Budget"\nleast = 1', 'id = "budget"\ntitle = "Budget"\nleast = 0',
         "the same least and greatest"),
    ):  # fmt: skip
        assert old in text
        with pytest.raises(Problems, match=said):
            read_guide(text.replace(old, new), "p.toml")
