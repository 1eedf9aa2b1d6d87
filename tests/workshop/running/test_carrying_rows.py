"""What one key enters: the same rows as the table would, and nothing where nothing is to be said.

Requirement: whatever a project waits for can be recorded as there, but what no cell says; a waiver
before the start holds for that project alone; notices are made once for each department.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.carried_on import TODAY, CarriedOn
from workshop.carrying.gates import Gate, GateReader, Gates
from workshop.carrying.told_changes import told_changes
from workshop.carrying.watched import watched_predictions, watched_signals
from workshop.errors import Refused
from workshop.running import carrying_rows


@pytest.fixture
def made(tmp_path: Path) -> CarriedOn:
    """The engagement that is carried on."""
    return CarriedOn(tmp_path / "acme")


def gates(made: CarriedOn, code: str = "PJ2") -> Gates:
    """What a project waits for."""
    (project,) = (row for row in made.rows("projects") if row.code == code)
    return GateReader(made.store.record).of(project)


def gate(made: CarriedOn, code: str) -> Gate:
    """One of them, by its code."""
    (found,) = (each for each in gates(made).gates if each.row.code == code)
    return found


def test_everything_is_recorded_as_there_and_the_project_starts(made: CarriedOn) -> None:
    """Each closes its gate; words of a decision and a rung of all projects become rows."""
    made.put("decisions", {"decision": "In May", "result": "carried", "rests_on": "PJ2",
                           "conditions": "Staff is hired"})  # fmt: skip
    made.edit(next(r for r in made.rows("projects") if r.code == "PJ1"), state="done")
    for code in ("AP1", "AP2", "CN1", "DC2", "RL1"):
        before = len(gates(made).holding_up)
        project = gates(made).project
        command = carrying_rows.there_now(made.store.record, gate(made, code), project, TODAY)
        made.do(command)
        assert len(gates(made).holding_up) == before - 1
    condition = made.rows("conditions")[-1]
    assert (condition.subject, condition.cell("met_on")) == ("Staff is hired", TODAY)
    approval = made.rows("approvals")[-1]
    assert (approval.cell("above"), approval.cell("approver")) == (10_000_00, made.acme.ana.id)
    made.edit(gates(made).project, state="started")


def test_what_no_cell_says_is_refused_in_words(made: CarriedOn) -> None:
    """A project before it, a ladder that nobody entered, and what is there already."""
    record, project = made.store.record, gates(made).project
    for row in [r for r in made.rows("approvals") if r.code in ("AP1", "AP2")]:
        made.remove(row)
    with pytest.raises(Refused, match="PJ1 must be done first"):
        carrying_rows.there_now(record, gate(made, "PJ1"), project, TODAY)
    with pytest.raises(Refused, match="enter who does in the approval ladder"):
        carrying_rows.there_now(record, gate(made, "PJ2"), project, TODAY)
    made.edit(made.rows("rules")[0], state="met")
    with pytest.raises(Refused, match="RL1 is there already"):
        carrying_rows.there_now(record, gate(made, "RL1"), project, TODAY)


def test_a_waiver_before_the_start_is_of_one_project(made: CarriedOn) -> None:
    """By name and with a reason; what is waived is not waived again."""
    record, who = made.store.record, made.acme.dana.id
    made.put("rules", {"rule": "Two offers", "applies_to": "PJ2; PJ3"})
    project, rule = gates(made).project, gate(made, "RL2")
    with pytest.raises(Refused, match="needs a reason"):
        carrying_rows.waived(record, rule, project, who, " ", TODAY)
    made.do(carrying_rows.waived(record, rule, project, who, "One maker", TODAY))
    assert "RL2" in [each.row.code for each in gates(made).waived]
    assert [each.row.code for each in gates(made, "PJ3").holding_up] == ["RL2"]
    with pytest.raises(Refused, match="PJ2 does not wait for RL2"):
        carrying_rows.waived(record, gate(made, "RL2"), project, who, "Again", TODAY)


def test_changes_of_started_projects_of_which_somebody_is_not_told_stand_first(
    made: CarriedOn,
) -> None:
    """Then those that all know of, then those to come; a project without a change says so."""
    made.put("projects", {"project": "Mail", "state": "started"})
    found = {each.row.code: each for each in told_changes(made.store.record)}
    assert list(found) == ["CH1", "PJ4", "CH2"]
    assert found["PJ4"].change is None
    names = {each.id: each.name for each in (made.acme.finance, made.acme.sales)}
    assert [names.get(each.department_id, "HR") for each in found["CH1"].open] == ["HR", "Sales"]
    with pytest.raises(Refused, match="Nobody said what PJ4 changes"):
        carrying_rows.missing_notices(made.store.record, found["PJ4"])
    for _ in range(2):
        change = next(each for each in told_changes(made.store.record) if each.row.code == "CH1")
        for notice in [row for one in change.told for row in one.notices]:
            if not notice.cell("acknowledged_on"):
                made.do(carrying_rows.acknowledged_now([notice], TODAY))
        if change.without_notice:
            made.do(carrying_rows.missing_notices(made.store.record, change))
    found = {each.row.code: each for each in told_changes(made.store.record)}
    assert list(found) == ["PJ4", "CH1", "CH2"]
    assert {each.state for each in found["CH1"].told} == {"acknowledged"}
    told = made.rows("notices")[1]
    assert (told.cell("told_on"), told.cell("acknowledged_on")) == (TODAY, TODAY)


def test_what_is_due_stands_first_and_what_is_over_last(made: CarriedOn) -> None:
    """The day itself is due; what has no day never is; an answer ends it."""
    made.put(
        "signals",
        {"signal": "Today", "review": str(TODAY)},
        {"signal": "No day"},
        {"signal": "Taken", "review": "2026-11-03", "state": "taken up"},
    )
    found = watched_signals(made.store.record, TODAY)
    assert [(each.row.code, each.is_due, each.is_over) for each in found] == [
        ("SN1", True, False), ("SN4", True, False), ("SN2", False, False), ("SN5", False, False),
        ("SN6", False, True), ("SN3", False, True),
    ]  # fmt: skip
    predictions = watched_predictions(made.store.record, TODAY)
    assert [each.row.code for each in predictions] == ["PD1", "PD4", "PD2", "PD3"]
    with pytest.raises(Refused, match="happened"):
        carrying_rows.answered(predictions[0].row, "perhaps", TODAY)
    with pytest.raises(Refused, match="taken up"):
        carrying_rows.over(found[0].row, "watched")
