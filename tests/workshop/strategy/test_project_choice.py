"""Which projects can be chosen, what is not known of the others, and within what.

Requirement: nothing is made up for what is not known; what was begun counts in any case.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders.needs import Wanted
from workshop.report.blocks import Table
from workshop.report.boards.all_boards import board_of
from workshop.report.view import Gathered
from workshop.strategy.project_choice import Choice, choice_of


def planned(*projects: dict[str, Any], funds: int = 100_00, days: float | None = 10) -> Wanted:
    """Projects with the cost and the days that each says, and what there is for them."""
    built = Wanted()
    if funds:
        built.put("funding", source="Budget", year=2027.0, amount=funds)
    if days is not None:
        built.put("limits", limit="staff_days", choice="projects", amount=days)
        built.put("limits", limit="cost", choice="needs", amount=5)
    for at, project in enumerate(projects, 1):
        cents = project.pop("cents", None)
        built.put("projects", project=f"Project {at}", **project)
        if cents is not None:
            built.put("budget", line=f"Line {at}", year=2027.0, project=f"PJ{at}", likely=cents)
    return built


def by_code(built: Wanted, ids: Any) -> Any:
    """What is said by ids, by codes."""
    codes = {row.id: row.code for row in built.record.rows("projects")}
    if isinstance(ids, dict):
        return {codes[each]: value for each, value in ids.items()}
    return [codes[each] for each in ids]


def choice(built: Wanted) -> Choice:
    """What is chosen."""
    return choice_of(built.record)


WHOLE: dict[str, Any] = {"value": 5.0, "cents": 10_00, "staff_days": 1.0}


@pytest.mark.parametrize(
    ("project", "unknown"),
    [
        ({}, ""),
        ({"value": None}, "value"),
        ({"cents": None}, "cost"),
        ({"staff_days": None}, "days"),
        ({"value": None, "cents": None, "staff_days": None}, "value"),
        ({"cents": None, "staff_days": None}, "cost"),
        ({"value": None, "state": "started"}, ""),
        ({"cents": None, "state": "started"}, "cost"),
        ({"staff_days": 0.0, "cents": 0}, ""),
    ],
)
def test_what_is_not_known_of_a_project_keeps_it_out(project: dict[str, Any], unknown: str) -> None:
    """Its value, then its cost, then its days; what was begun may have no value."""
    built = planned({**WHOLE}, {**WHOLE, **project})
    found = choice(built)
    assert by_code(built, found.unknown) == ({"PJ2": unknown} if unknown else {})
    assert found.found is not None
    assert by_code(built, found.found.names) == ["PJ1"] if unknown else ["PJ1", "PJ2"]


def test_only_what_is_limited_must_be_known() -> None:
    """Without money in hand no cost, without a limit of days no days."""
    without_money = planned({**WHOLE, "cents": None}, funds=0)
    assert (without_money_found := choice(without_money)).unknown == {}
    assert list(without_money_found.limits) == ["staff days"]
    without_days = planned({**WHOLE, "staff_days": None}, days=None)
    assert choice(without_days).unknown == {}
    assert choice(without_days).limits == {"2027": 100.0}
    nothing = choice(planned({**WHOLE}, funds=0, days=None))
    assert (nothing.limits, nothing.found) == ({}, None)


def test_what_depends_on_what_cannot_be_chosen_cannot_be_either() -> None:
    """However far down; but on what was begun, or is done, or is itself, it may well depend."""
    built = planned(
        {**WHOLE, "value": None},
        {**WHOLE, "depends_on": "PJ1"},
        {**WHOLE, "depends_on": "PJ2"},
        {**WHOLE, "state": "done"},
        {**WHOLE, "depends_on": "PJ4"},
        {**WHOLE, "cents": None, "state": "started"},
        {**WHOLE, "depends_on": "PJ6"},
        {**WHOLE, "state": "stopped"},
        {**WHOLE, "depends_on": "PJ8"},
    )
    found = choice(built)
    assert by_code(built, found.unknown) == {
        "PJ1": "value", "PJ6": "cost", "PJ2": "depends", "PJ3": "depends", "PJ9": "depends",
    }  # fmt: skip
    assert found.found is not None
    assert by_code(built, found.found.names) == ["PJ5", "PJ7"]


def test_what_is_lacking_for_a_project_is_said_by_limit() -> None:
    """Beside what is chosen; what fits lacks nothing, and what depends names what is not there."""
    built = planned(
        {**WHOLE, "value": 9.0, "cents": 60_00, "staff_days": 9.0},
        {**WHOLE, "value": 5.0, "cents": 50_00, "staff_days": 1.0},
        {**WHOLE, "value": 5.0, "cents": 10_00, "staff_days": 4.0, "depends_on": "PJ2"},
    )
    found = choice(built)
    assert found.found is not None
    chosen = by_code(built, found.found.chosen)
    assert chosen == ["PJ2", "PJ3"]
    assert found.lacks(built.id("PJ1")) == {"2027": 20.0, "staff days": 4.0}
    assert found.lacks(built.id("PJ2")) == {}
    assert found.not_there(built.id("PJ3")) == ()
    tight = planned(
        {**WHOLE, "value": 9.0, "cents": 60_00},
        {**WHOLE, "value": 1.0, "cents": 50_00},
        {**WHOLE, "value": 1.0, "cents": 45_00, "depends_on": "PJ2"},
    )
    found = choice(tight)
    assert found.not_there(tight.id("PJ3")) == (tight.id("PJ2"),)
    assert [known.cost for known in found.known] == [60_00, 50_00, 45_00]


def told(built: Wanted) -> tuple[str, dict[str, str]]:
    """What the board says, and why each project is chosen or not."""
    board = board_of(Gathered(built.record, "restricted"), "portfolio")
    table = next(each for each in board.beside if isinstance(each, Table))
    return board.sentence, {row[0]: row[-1] for row in table.rows}


def test_the_board_says_why_each_is_chosen_or_not() -> None:
    """What is next, what was begun and takes too much, what depends on what is not chosen."""
    sentence, why = told(
        planned(
            {**WHOLE, "value": 9.0, "cents": 60_00},
            {**WHOLE, "value": 1.0, "cents": 50_00},
            {**WHOLE, "value": 1.0, "cents": 45_00, "depends_on": "PJ2"},
            {**WHOLE, "value": None},
            {**WHOLE, "depends_on": "PJ4"},
            {**WHOLE, "value": -1.0},
        )
    )
    assert sentence == (
        "Chosen: 1 of 4 projects, worth 9 together, the most that the limits allow. Next in: "
        "PJ2, which lacks 10 in 2027."
    )
    assert why == {
        "PJ1": "chosen",
        "PJ2": "lacks 10 in 2027",
        "PJ3": "depends on PJ2, not chosen",
        "PJ4": "not known enough to choose",
        "PJ5": "depends on what cannot be chosen",
        "PJ6": "adds no value",
    }
    sentence, why = told(
        planned(
            {**WHOLE, "state": "started", "cents": 130_00, "staff_days": 12.0},
            {**WHOLE, "depends_on": "PJ1"},
        )
    )
    assert sentence == "What was begun takes more than there is: 30 in 2027 and 2 staff days."
    assert why == {"PJ1": "–", "PJ2": "–"}
    sentence, _ = told(planned({**WHOLE, "value": None}))
    assert sentence == "No projects can be chosen yet."
