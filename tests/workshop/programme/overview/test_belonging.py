"""What belongs to a step and to a line of who is heard: one by one, with what would fill it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from sessions.library.guides import Library
from tests.workshop.programme.overview.test_moments import (
    TODAY,
    Life,
    chosen,
    guide,
    heard,
    outside,
    plan,
    planned,
    wanted,
    weighed,
)
from workshop.programme.overview.belonging import (
    Lack,
    lacks_of_heard,
    lacks_of_step,
    sessions_of_step,
)
from workshop.programme.overview.overview import overview_of
from workshop.programme.overview.six_steps import steps_of
from workshop.programme.overview.waits import longest_of, waits_of
from workshop.registers.kinds import REGISTERS

_LIVED: tuple[Callable[[Life], None], ...] = (
    plan, heard, outside, weighed, wanted, chosen, planned,
)  # fmt: skip


def all_lacks(life: Life) -> list[Lack]:
    """Those of every step and of every line of who is heard."""
    known = life.known
    steps = [lack for number in range(1, 7) for lack in lacks_of_step(known, number)]
    lines = (each.name for each in overview_of(life.record, life.today).heard)
    return [*steps, *(lack for name in lines for lack in lacks_of_heard(known, name))]


@pytest.mark.parametrize("lived", range(len(_LIVED) + 1))
def test_what_is_missing_is_listed_at_every_moment(lived: int) -> None:
    """Nothing is missing that the step does not name, and what it names is listed.

    Not so where the step has a reason that nothing can fill yet, or only a day to wait for.
    """
    life = Life()
    for act in _LIVED[:lived]:
        act(life)
    known = life.known
    for step in steps_of(known):
        words = [each for each in step.missing if "nothing to approve" not in each]
        words = [each for each in words if "no kick-off held" not in each]
        assert bool(lacks_of_step(known, step.number)) == bool(words), step


def test_each_is_filled_by_a_guide_or_at_a_place_that_is_there() -> None:
    """Guides ship under their names; registers are declared; nothing leads nowhere."""
    shipped = {each.name for each in Library().listing()}
    life = Life()
    seen: list[Lack] = all_lacks(life)
    for act in _LIVED:
        act(life)
        seen += all_lacks(life)
    life.edit("PJ1", state="started")
    life.put("rounds", round="Spring", begins=TODAY)
    life.put("predictions", prediction="It holds", chance=80.0, due=TODAY)
    seen += all_lacks(life)
    for lack in seen:
        assert bool(lack.guide) != bool(lack.place), lack
        assert not lack.guide or lack.guide in shipped, lack
        assert lack.place != "register" or lack.register in REGISTERS, lack
    assert {lack.place for lack in seen} >= {"", "theming", "told", "feedback", "watch", "strategy"}


def test_departments_and_groups_lead_to_their_own_guides() -> None:
    """With the department, so that it is filled in."""
    life = Life()
    found = {lack.words: lack for lack in lacks_of_step(life.known, 2)}
    assert found["Sales was not heard"].guide == "sales-interview"
    assert found["Sales was not heard"].department_id == life.departments["Sales"]
    assert found["no voice of shareholders and board"].guide == "board-interview"
    assert "no voice of technology users" in found


def test_each_gate_and_each_goal_stands_by_itself() -> None:
    """With the row that it is about, for the screen that it leads to."""
    life = Life()
    life.put("projects", project="Ledger", state="proposed")
    life.put("approvals", what="Ledger", approver=life.cfo, project="PJ1")
    life.put("goals", goal="Close in a day")
    (gate,) = lacks_of_step(life.known, 5)
    assert gate.words == "PJ1: Dana Ortiz has not approved it"
    assert (gate.place, gate.row_id) == ("projects", life.id("PJ1"))
    measures = [lack for lack in lacks_of_step(life.known, 3) if "measure" in lack.words]
    assert [(lack.place, lack.register, lack.row_id) for lack in measures] == [
        ("register", "goals", life.id("G1"))
    ]


def test_the_sessions_of_a_step_are_those_by_its_guides() -> None:
    """The latest first, those too that are not closed."""
    life = Life()
    first = life.hold("kick-off", life.cfo, step="overall plan")
    life.hold("finance-interview", life.cfo)
    second = life.start(guide("kick-off", "overall plan"), life.cfo)
    found = sessions_of_step(life.known, "overall plan")
    assert [each.id for each in found] == [second, first]


def test_what_has_waited_longest_is_known() -> None:
    """Of two signals that of the earlier day; of what is gone, nothing."""
    life = Life()
    life.put("signals", signal="Later", review=TODAY, state="watched")
    life.put("signals", signal="Earlier", review=TODAY - timedelta(days=3), state="watched")
    (wait,) = waits_of(life.known)
    assert longest_of(life.known, wait) == life.id("SN2")
    life.edit("SN2", state="let go")
    assert longest_of(life.known, wait) == ""


def test_lines_of_another_name_lack_nothing() -> None:
    """Nothing is made up."""
    assert lacks_of_heard(Life().known, "weather") == ()
