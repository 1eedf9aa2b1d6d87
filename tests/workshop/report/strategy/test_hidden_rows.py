"""What rows hold that an edition leaves out shows nowhere in what it tells of the others.

Requirement: two records that differ only in rows that are left out give the same documents. For
money `test_hidden_money.py` holds it.
"""

from __future__ import annotations

from typing import Any, Final

import pytest

from sessions.exports.json_file import render
from tests.builders.asked_again import AskedAgain
from tests.builders.carried_out import CarriedOut
from workshop.report.build import build
from workshop.report.strategy.approved import approval_of
from workshop.report.strategy.told_strategy import told_strategy
from workshop.report.view import Gathered


def room_with(**held: dict[str, str]) -> CarriedOut:
    """A room in which a row of each of these registers is left out that holds so."""
    room = CarriedOut()
    for register, cells in held.items():
        room.rows(register, cells, evidence=room.hushed)
    return room


@pytest.fixture(scope="module")
def rooms() -> tuple[CarriedOut, CarriedOut]:
    """What is left out leads to what is told in one of them, and to nothing in the other."""
    leading = room_with(
        notices={"message": "Hush", "change": "CH1", "department": "Tills",
                 "told_on": "2026-11-01"},
        needs={"want": "Hush", "department": "Legal"},
        approvals={"what": "New tills", "approver": "Head2 Person2", "project": "PJ1",
                   "answer": "approved"},
        strategies={"strategy": "Hush", "cites": "W1"},
    )  # fmt: skip
    loose = room_with(
        notices={"message": "Else", "change": "CH1", "department": "Legal"},
        needs={"want": "Else", "department": "Sales"},
        approvals={"what": "Else", "approver": "Head0 Person0", "answer": "refused"},
        strategies={"strategy": "Else", "cites": "W1"},
    )
    for room in (leading, loose):
        room.edit("projects", "PJ1", needs="N1")
        room.edit("decisions", "DC1", rests_on="W1")
    leading.edit("decisions", "DC1", rests_on="W1; SG1")
    leading.edit("strategies", "SG1", becomes="PJ1")
    loose.edit("decisions", "DC1", rests_on="W1; N1")
    return leading, loose


@pytest.mark.parametrize("document", ["strategy", "tows", "gaps", "decisions", "notices", "boards"])
def test_documents_are_alike(rooms: tuple[CarriedOut, CarriedOut], document: str) -> None:
    """Who was told and is concerned, who approved, what a decision touches."""
    leading, loose = (render(build(room.record, document, "shareable")) for room in rooms)
    assert leading == loose
    if document in ("strategy", "decisions", "notices"):
        whole, other = (render(build(room.record, document, "restricted")) for room in rooms)
        assert whole != other


def test_a_hidden_step_of_the_ladder_is_no_share() -> None:
    """A share of those who approve would show what was answered at a step that is not told."""
    room = room_with(approvals={"what": "The strategy", "approver": "Head2 Person2"})
    room.rows("approvals", {"what": "The strategy", "approver": "Head0 Person0",
                            "answer": "approved"})  # fmt: skip
    told = {
        edition: approval_of(told_strategy(Gathered(room.record, edition))).words
        for edition in ("restricted", "shareable")
    }
    assert told == {"restricted": "not yet: 1 of 2 approve", "shareable": "not yet"}


_HIDDEN: Final[dict[str, tuple[dict[str, Any], ...]]] = {
    "rounds": (
        {"round": "Hush", "begins": "2026-01-05", "ends": "2026-01-06"},
        {"round": "Else", "begins": "2026-08-01", "ends": "2026-08-02"},
    ),
    "aspects": (
        {"aspect": "Training", "round": "RD2", "verdict": "works"},
        {"aspect": "Else", "verdict": "needs work"},
    ),
    "measurements": (
        {"value": "Hush", "indicator": "IN1", "round": "RD2"},
        {"value": "Else", "indicator": "Nothing"},
    ),
    "predictions": (
        {"prediction": "Hush", "chance": 13, "outcome": "happened"},
        {"prediction": "Else"},
    ),
    "signals": ({"signal": "Hush", "review": "2026-01-02"}, {"signal": "Else"}),
    "conditions": ({"condition": "Hush", "project": "PJ4"}, {"condition": "Else"}),
    "waivers": (
        {"why": "Hush", "project": "PJ3", "waives": "PJ1", "waived_by": "Head0 Person0"},
        {"why": "Else", "project": "PJ1", "waives": "PJ1", "waived_by": "Head1 Person1"},
    ),
    "budget": (
        {"line": "Hush", "project": "PJ3", "likely": 1_000_000, "year": 2027},
        {"line": "Else", "likely": 1, "year": 2027},
    ),
    "projects": ({"project": "Hush", "state": "started"}, {"project": "Else"}),
}
"""Rows that are left out: one that would change what is told if it counted, and one that not."""


@pytest.mark.slow
@pytest.mark.parametrize("register", _HIDDEN)
def test_what_waits_and_what_a_round_found_hide_a_row(register: str) -> None:
    """The day of a round, for which project a budget line is, which project has started."""
    told = []
    for cells in _HIDDEN[register]:
        room = AskedAgain()
        room.rows(register, cells, evidence=room.hushed)
        documents = ("programme", "feedback")
        told.append([render(build(room.record, each, "shareable")) for each in documents])
    assert told[0] == told[1]
