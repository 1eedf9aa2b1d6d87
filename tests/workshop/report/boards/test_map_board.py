"""The board of the strategy map: four perspectives, cause and effect, what is linked to nothing."""

from __future__ import annotations

import json

import msgspec
import pytest

from tests.builders.reconciled import Reconciled
from workshop.privacy.editions import Edition
from workshop.record.documents import Attribution
from workshop.report.blocks import Plane
from workshop.report.boards.all_boards import board_of
from workshop.report.boards.board import Board
from workshop.report.boards.map import facts
from workshop.report.view import Gathered

HIDDEN = "Nobody signs for what they type"


def room() -> Reconciled:
    """G1 leads to G2 and that to B1 and, of what Legal said, to G3; B2 stands alone."""
    made = Reconciled("Finance", "Legal")
    made.consent(made.talks["Legal"], made.heads["Legal"], Attribution.WITHHELD)
    said = made.heard("Legal", f"- {HIDDEN}")
    made.rows(
        "objectives",
        {"objective": "Grow", "perspective": "financial", "department": "Finance"},
        {"objective": "Calm", "perspective": "customer", "figure": "90 %"},
    )
    made.rows("goals", {"goal": HIDDEN, "perspective": "customer"}, evidence=(said.id,))
    made.rows("goals", {"goal": "Close fast", "perspective": "internal", "objective": "B1"})
    made.rows("goals", {"goal": "Learn", "perspective": "learning", "leads_to": "G2"})
    made.edit("goals", "G2", leads_to="G1")
    return made


def told(made: Reconciled, edition: Edition = "restricted") -> Board:
    return board_of(Gathered(made.record, edition), "map")


def arrows(board: Board) -> set[tuple[str, str]]:
    """What leads to what on the figure, by codes."""
    assert isinstance(board.figure, Plane)
    points = board.figure.points
    return {(points[e.cause].code, points[e.effect].code) for e in board.figure.links}


def test_what_leads_to_what_stands_below_it_in_its_perspective() -> None:
    """An effect is never below its cause here, each in the band of its perspective."""
    board = told(room())
    assert arrows(board) == {("G3", "G2"), ("G2", "G1"), ("G2", "B1")}
    assert isinstance(board.figure, Plane)
    up = {point.code: int(point.up) for point in board.figure.points}
    assert up == {"B1": 3, "B2": 2, "G1": 2, "G2": 1, "G3": 0}
    assert board.sentence.startswith("4 of 5 lead to something or follow from something; 5 lack")
    assert [mark.code for mark in board.marks] == [point.code for point in board.figure.points]
    assert all(mark.kind == "row" and mark.id for mark in board.marks)


@pytest.mark.parametrize("turned", [False, True])
def test_no_arrows_cross_where_they_need_not(turned: bool) -> None:
    """Whatever the order in which they were entered, each stands below what it leads to."""
    made = Reconciled("Finance")
    order = range(4)[::-1] if turned else (2, 0, 3, 1)
    made.rows("goals", *({"goal": f"Cause {at}", "perspective": "internal"} for at in range(4)))
    made.rows("goals", *({"goal": f"Effect {at}", "perspective": "customer"} for at in order))
    for place, at in enumerate(order, 5):
        made.edit("goals", f"G{at + 1}", leads_to=f"G{place}")
    figure = told(made).figure
    assert isinstance(figure, Plane)
    assert len(figure.links) == 4
    for link in figure.links:
        cause, effect = figure.points[link.cause], figure.points[link.effect]
        assert cause.across == effect.across
        assert cause.text.split()[-1] == effect.text.split()[-1]


def test_what_is_not_told_leaves_the_map_with_its_arrows() -> None:
    """Neither its words nor that something leads to it; that it is left out is counted."""
    made = room()
    board = told(made, "shareable")
    assert arrows(board) == {("G3", "G2"), ("G2", "B1")}
    assert board.left_out == 1
    whole = json.dumps(msgspec.to_builtins(board), ensure_ascii=False)
    whole += json.dumps(msgspec.to_builtins(facts(Gathered(made.record, "shareable"))))
    assert HIDDEN not in whole
    assert '"G1"' not in whole


def test_an_empty_map_names_the_session_that_would_fill_it() -> None:
    """So does one without a perspective, or without any link."""
    board = told(Reconciled("Finance"))
    assert board.figure is None
    assert "“direction-and-goals”" in board.missing[0]
    made = Reconciled("Finance")
    made.rows("goals", {"goal": "One", "perspective": "financial"})
    missing = " ".join(told(made).missing)
    assert "Customer, Internal and Learning" in missing
    assert "“direction-and-goals”" in missing


def test_goals_that_lead_in_a_circle_are_drawn_all_the_same() -> None:
    made = Reconciled("Finance")
    made.rows("goals", *({"goal": f"Goal {at}", "perspective": "internal"} for at in range(3)))
    for code, to in (("G1", "G2"), ("G2", "G3"), ("G3", "G1")):
        made.edit("goals", code, leads_to=to)
    assert arrows(told(made)) == {("G1", "G2"), ("G2", "G3"), ("G3", "G1")}
