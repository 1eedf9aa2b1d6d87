"""Scores of needs in the reconciliation: of enough people, or in no number, order or turn."""

from __future__ import annotations

import json
from typing import Any

from sessions.exports.json_file import render
from tests.workshop.needs.test_scored import RATE, Rating, agreed
from workshop.privacy.editions import Edition
from workshop.report.build import build
from workshop.running.commands import EditPerson, FinishScoring
from workshop.running.needs.commands import SetLimits


def scored(voters: int) -> Rating:
    """A room in which so many of Finance put phones, which HR asks for, before all else."""
    room = agreed()
    for code, priority, need in (("N1", 1, 1), ("N2", 5, 1), ("N3", 2, 5)):
        for voter in room.people[:voters]:
            room.rate(code, voter, priority=priority, need=need)
    room.do(FinishScoring(session_id=room.talk, step_id=RATE))
    for at, code in enumerate(("N1", "N2", "N3")):
        room.rows({"cost": str(100 + at), "staff_days": "1"}, code)
    room.do(SetLimits(of="needs", limits={"cost": 202}, reason="As agreed"))
    return room


def told(room: Rating, edition: Edition) -> dict[str, Any]:
    """What other programs read of the document."""
    found: dict[str, Any] = json.loads(render(build(room.record, "needs", edition)))
    return found


def test_scores_of_few_are_in_no_number_and_no_order() -> None:
    """Neither score, value nor place is theirs; the same room restricted has them."""
    room = scored(3)
    shared = told(room, "shareable")
    assert all(each["priority"] is None and each["need"] is None for each in shared["needs"])
    assert all(each["value"] is None and each["scores"] == [] for each in shared["needs"])
    assert {one["place"] for one in shared["joint"]} == {1}
    assert [one["id"] for one in shared["by_department"]["Finance"]] == ["N1"]
    assert shared["hangs"] == []
    assert "fairness" not in shared
    for way in ("value", "equal_shares"):
        chosen = shared["selections"][way]
        assert (chosen["value"], chosen["asked"], chosen["bound"]) == (None, None, None)
        assert chosen["share"] == {}
        assert chosen["sentence"] == (
            "2 of 3 needs, for 202 in money; what they are worth is not told here."
        )
    assert ["Scores left out", "those of fewer than 4 voters"] in shared["meta"]
    whole = told(room, "restricted")
    assert [each["priority"] for each in whole["needs"]] == [1, 5, 2]
    assert [one["id"] for one in whole["joint"]] == ["N3", "N2", "N1"]
    assert [one["id"] for one in whole["by_department"]["Finance"]] == ["N3", "N2", "N1"]
    assert {"weight", "department"} == {one["without"] for one in whole["hangs"]}


def test_scores_of_enough_are_told_with_how_many_gave_them() -> None:
    """The median, by a room, of so many voters; the order of Finance is theirs."""
    shared = told(scored(5), "shareable")
    score = shared["needs"][2]["scores"][0]
    assert (score["scale"], score["value"], score["by"], score["n"]) == ("priority", 2, "room", 5)
    assert score["sentence"] == "2, the median of 5 voters"
    assert [one["id"] for one in shared["joint"]] == ["N3", "N2", "N1"]
    assert [one["id"] for one in shared["by_department"]["Finance"]] == ["N3", "N2", "N1"]
    assert all(label != "Scores left out" for label, _ in shared["meta"])


def test_what_one_of_a_department_gave_by_a_criterion_turns_nothing_that_is_told() -> None:
    """Where values are those of criteria, the turn without them would tell what they alone gave."""
    room = agreed()
    code = room.need("A ledger", "Finance")
    alone = room.people[4]
    hr = room.departments["HR"]
    room.do(EditPerson(person_id=alone, name="Alone", role="", department_id=hr))
    for voter, speed in zip(room.people[:5], (1, 1, 5, 5, 5), strict=True):
        room.rate("N1", voter, speed=speed)
        room.rate(code, voter, speed=4)
    room.do(FinishScoring(session_id=room.talk, step_id=RATE))
    for each in ("N1", "N2", "N3", code):
        room.rows({"cost": "100", "staff_days": "1"}, each)
    room.do(SetLimits(of="needs", limits={"cost": 100}, reason="As agreed"))
    whole = told(room, "restricted")
    assert [need["value"] for need in whole["needs"]] == [5, None, None, 4]
    assert ("department", "HR", ["N4"]) in [
        (one["without"], one["name"], one["comes_in"]) for one in whole["hangs"]
    ]
    shared = told(room, "shareable")
    assert [need["value"] for need in shared["needs"]] == [5, None, None, 4]
    assert shared["hangs"] == []
