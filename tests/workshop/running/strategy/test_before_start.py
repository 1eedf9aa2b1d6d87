"""A project is started only by its ladder.

Requirement: before anything starts those have said yes who have to, above which sum they are asked;
standards of the house are met, or waived by name with the reason. Who starts it earlier is refused
and told what is lacking.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders.record import Building
from workshop.errors import Refused
from workshop.running.row_commands import PutRows, RowText


class Planning(Building):
    """An engagement with one project, entered as people type."""

    def __init__(self) -> None:
        super().__init__()
        self.person("Dana Ortiz")
        self.person("Ben Okafor")
        self.enter("projects", project="One sign-on", state="proposed")

    def enter(self, register: str, row_id: str | None = None, **cells: Any) -> None:
        """Enter a row, or change one."""
        self.do(PutRows(register=register, rows=(RowText(values=cells, row_id=row_id),)))

    def start_it(self) -> None:
        """Start the project."""
        (project, *_) = self.record.rows("projects")
        self.enter("projects", project.id, state="started")

    def state(self) -> str:
        """How far the project is."""
        return str(self.record.rows("projects")[0].cell("state"))

    def answer(self, number: int, answer: str) -> None:
        """Change what somebody on the ladder says."""
        self.enter("approvals", self.record.rows("approvals")[number].id, answer=answer)


def climb(planning: Planning, above: str = "") -> None:
    """Two who approve it, the second above a sum."""
    planning.enter("approvals", what="It", approver="Dana Ortiz", rung=1, project="PJ1")
    planning.enter("approvals", what="It", approver="Ben Okafor", rung=2, above=above,
                   project="PJ1")  # fmt: skip


def test_without_a_ladder_it_is_not_started() -> None:
    """Nobody is entered who approves it; the refusal says where they are."""
    planning = Planning()
    with pytest.raises(Refused, match=r"PJ1 “One sign-on” cannot be started yet: nobody .*approv"):
        planning.start_it()
    assert planning.state() == "proposed"


def test_everybody_on_the_ladder_says_yes_first() -> None:
    """Each who has not is named, with how far it is, in the order of the ladder."""
    planning = Planning()
    climb(planning)
    planning.answer(1, "asked")
    with pytest.raises(Refused, match=r"AP1 waits for Dana Ortiz \(.*\); AP2 .*Okafor \(asked\)"):
        planning.start_it()
    planning.answer(0, "approved")
    with pytest.raises(Refused, match="yet: AP2 waits for Ben Okafor"):
        planning.start_it()
    planning.answer(1, "approved")
    planning.start_it()
    assert planning.state() == "started"


@pytest.mark.parametrize(("cost", "asked"), [("10,000.00", False), ("10,000.01", True), ("", True)])
def test_a_sum_is_asked_for_above_it(cost: str, asked: bool) -> None:
    """Over all years; where no line says what it costs, everybody is asked."""
    planning = Planning()
    climb(planning, above="10000")
    planning.answer(0, "approved")
    if cost:
        planning.enter("budget", line="One sign-on", year=2027, likely=cost, project="PJ1")
    if asked:
        with pytest.raises(Refused, match="AP2"):
            planning.start_it()
    else:
        planning.start_it()
    assert (planning.state() == "started") != asked


def test_a_standard_is_met_or_waived_by_name() -> None:
    """A law has its day and is no gate; a standard is one."""
    planning = Planning()
    climb(planning)
    planning.answer(0, "approved")
    planning.answer(1, "approved")
    planning.enter("rules", rule="The record act", rule_kind="law", applies_to="PJ1")
    planning.enter("rules", rule="A named data owner", rule_kind="standard", applies_to="PJ1")
    with pytest.raises(Refused, match="yet: RL2 “A named data owner” is neither met nor waived"):
        planning.start_it()
    rule = planning.record.rows("rules")[1]
    planning.enter("rules", rule.id, state="waived", waived_by="Dana Ortiz", waived_why="A trial")
    planning.start_it()
    assert planning.state() == "started"


def test_what_runs_already_may_be_entered_and_changed() -> None:
    """What was started before anybody entered it is no start, nor is another word in its row."""
    planning = Planning()
    planning.enter("projects", project="New tills", state="started")
    row = planning.record.rows("projects")[1]
    planning.enter("projects", row.id, expected="Shorter queues")
    assert planning.record.rows("projects")[1].cell("expected") == "Shorter queues"
