"""Laws of the boards of two scales: whatever was given, in whatever order it came."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.boards import LINES, ScoringRoom
from tests.inputs import inputs
from workshop.methods import named
from workshop.methods.core.method import fields_of
from workshop.record.documents import Ballot, Session, StepRun
from workshop.record.ids import new_id
from workshop.report.blocks import Plane, Table
from workshop.report.boards.all_boards import board_of
from workshop.report.boards.board import Board
from workshop.report.view import Gathered

_CODES = tuple(code for code in LINES if code[0] in "OT")
Rating = tuple[int | None, int | None]
Ratings = Mapping[int, Mapping[str, Rating]]
"""By the place of a person and the code of a factor, impact and uncertainty."""

one_rating = st.tuples(*[st.none() | st.integers(1, 5)] * 2)
ratings = st.fixed_dictionaries(
    {at: st.fixed_dictionaries(dict.fromkeys(_CODES, one_rating)) for at in range(5)}
)


def told(given_by: Ratings, order: list[int]) -> Board:
    """The board where these people gave their ballots in an order."""
    room = ScoringRoom(len(given_by))
    held = room.record.get(Session, room.meeting)
    ids = {code: room.said[code].factor_id or "" for code in _CODES}
    for number, at in enumerate(order):
        scores = {
            ids[code]: {
                name: float(value)
                for name, value in zip(("impact", "uncertainty"), pair, strict=True)
                if value is not None
            }
            for code, pair in given_by[at].items()
        }
        room.record.put(
            Ballot(
                id=new_id(1_790_000_000_000 + number, number), session_id=room.meeting,
                step_id="outside", voter=room.people[at], scores=scores,
            )
        )  # fmt: skip
    steps = {**held.steps, "outside": StepRun(scores_in=True)}
    room.record.put(msgspec.structs.replace(held, steps=steps))
    return board_of(Gathered(room.record, "restricted"), "impact-uncertainty")


@pytest.mark.law
@settings(max_examples=inputs(60))
@given(given_by=ratings, order=st.permutations(range(5)))
def test_the_board_says_what_the_method_says_and_no_order_matters(
    given_by: Ratings, order: list[int]
) -> None:
    """Fields, axes and ties are those of `calc` for what was rated on both."""
    found = told(given_by, list(given_by))
    assert told(given_by, order) == found
    both = {
        code
        for code in _CODES
        if all(any(row[code][at] is not None for row in given_by.values()) for at in (0, 1))
    }
    assert {mark.code for mark in found.marks} == both
    assert found.n == len(both)
    partly = {code for code in _CODES if any(any(row[code]) for row in given_by.values())} - both
    assert not both or all(code in str(found.beside) for code in partly)
    if not both:
        assert found.figure is None
        return
    listed = [
        {"factor": code, "rater": str(at)}
        | {
            name: value
            for name, value in zip(("impact", "uncertainty"), row[code], strict=True)
            if value is not None
        }
        for at, row in given_by.items()
        for code in sorted(both)
    ]
    by_method: dict[str, Any] = fields_of(named("impact-uncertainty").run({"ratings": listed}))
    assert isinstance(found.figure, Plane)
    fields = {row[0]: row[-1] for row in _as_scored(found)}
    assert fields == by_method["zones"]
    if by_method["axes"]:
        assert all(code in found.sentence.partition("axes")[2] for code in by_method["axes"])
    else:
        assert "No axes yet" in found.sentence
        assert all(code in found.sentence for code in by_method["tied"])


def _as_scored(found: Board) -> tuple[tuple[str, ...], ...]:
    (table,) = (
        each
        for each in found.beside
        if isinstance(each, Table) and each.columns[-1].title == "Field"
    )
    return table.rows
