"""A project starts only when what it waits for is there, or somebody waived it by name.

Requirement: a project cannot be marked as started, by any command or table, while an approval, a
condition, a rule or a project before it is open; all that is lacking is listed; a waiver says who
and why and is recorded in the same change, which one undo takes back.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.builders.wanting import Wanting
from workshop.carrying.gates import GateReader
from workshop.errors import Refused
from workshop.record.change import Change
from workshop.record.rows import Row
from workshop.running.carrying.commands import GateWaiver, StartProject
from workshop.running.words.of_decisions import started
from workshop.running.words.slash import Said


@pytest.fixture
def made(tmp_path: Path) -> Wanting:
    """A project of 12,000 that everything holds up: a ladder, a condition, a rule, a project."""
    made = Wanting(tmp_path / "acme")
    made.put("projects", {"project": "Network"})
    made.put("projects", {"project": "Ledger", "depends_on": "PJ1"})
    made.put("budget", {"line": "Licences", "year": 2027, "project": "PJ2", "likely": 12_000})
    made.put(
        "approvals",
        {"what": "Ledger", "approver": "Dana Ortiz", "rung": 1, "project": "PJ2"},
        {"what": "Ledger", "approver": "Ana López", "rung": 2, "above": 10_000, "project": "PJ2"},
        {"what": "Ledger", "approver": "Bo Łoś", "rung": 3, "above": 12_000, "project": "PJ2"},
    )
    made.put("decisions", {"decision": "Buy the ledger", "result": "carried", "rests_on": "PJ2"})
    made.put("conditions", {"condition": "A test on real data", "decision": "DC1"})
    made.put("rules", {"rule": "Books are kept seven years", "applies_to": "PJ2"})
    return made


def project(made: Wanting, code: str = "PJ2") -> Row:
    """A project of a code."""
    return next(row for row in made.rows("projects") if row.code == code)


def lacking(made: Wanting, code: str = "PJ2") -> list[str]:
    """The codes of what holds a project up."""
    found = GateReader(made.store.record).of(project(made, code))
    return [each.row.code for each in found.holding_up]


def by_cell(made: Wanting) -> None:
    """Its cell is typed."""
    made.edit(project(made), state="started")


def by_done(made: Wanting) -> None:
    """It is called done at once."""
    made.edit(project(made), state="done")


def by_command(made: Wanting) -> None:
    """The command is given."""
    made.do(StartProject(project_id=project(made).id))


@pytest.mark.parametrize("start", [by_cell, by_done, by_command])
def test_what_is_lacking_refuses_a_start_and_is_listed_whole(
    made: Wanting, start: Callable[[Wanting], None]
) -> None:
    """Two rungs of three, as the third begins above its cost; nothing is recorded."""
    assert lacking(made) == ["AP1", "AP2", "CN1", "RL1", "PJ1"]
    changes = len(made.store.history.changes)
    with pytest.raises(Refused) as refused:
        start(made)
    words = str(refused.value)
    assert re.findall(r"(AP\d|CN\d|RL\d|PJ1): ", words) == ["AP1", "AP2", "CN1", "RL1", "PJ1"]
    assert "Dana Ortiz has not approved it" in words
    assert "waive it by name" in words
    assert len(made.store.history.changes) == changes
    assert project(made).cell("state") == ""


def clear(made: Wanting) -> None:
    """Everything that it waits for comes about, one thing after the other."""
    for approval in made.rows("approvals")[:2]:
        made.edit(approval, answer="approved")
    made.edit(made.rows("conditions")[0], state="met")
    made.edit(made.rows("rules")[0], state="met")
    (network,) = (row for row in made.rows("projects") if row.code == "PJ1")
    waiver = GateWaiver(waives=network.id, waived_by=made.acme.dana.id, why="It runs already")
    made.do(StartProject(project_id=network.id, waived=(waiver,)))
    made.edit(project(made, "PJ1"), state="done")


@pytest.mark.parametrize("start", [by_cell, by_done, by_command])
def test_a_start_goes_through_once_everything_is_there(
    made: Wanting, start: Callable[[Wanting], None]
) -> None:
    """Each that comes about leaves the list, and only the last one frees it."""
    clear(made)
    assert lacking(made) == []
    start(made)
    assert project(made).cell("state") in ("started", "done")


def waivers(made: Wanting, *codes: str, why: str = "Agreed with the board") -> tuple[Any, ...]:
    """Waivers of rows by their codes, each by Dana."""
    rows = {row.code: row for each in ("approvals", "conditions", "rules", "projects")
            for row in made.rows(each)}  # fmt: skip
    return tuple(
        GateWaiver(waives=rows[code].id, waived_by=made.acme.dana.id, why=why) for code in codes
    )


def test_what_is_waived_by_name_lets_it_start_in_one_change(made: Wanting) -> None:
    """The waivers say who, why and when; undone, there are none and it has not started."""
    with pytest.raises(Refused, match="PJ1: “Network” is not done yet"):
        made.do(StartProject(project_id=project(made).id, waived=waivers(made, "AP1", "AP2")))
    every = waivers(made, "AP1", "AP2", "CN1", "RL1", "PJ1")
    told = made.do(StartProject(project_id=project(made).id, waived=every))
    assert told.sentence == "Started PJ2, AP1, AP2, CN1, RL1 and PJ1 waived"
    given = made.rows("waivers")
    assert {row.cell("waived_by") for row in given} == {made.acme.dana.id}
    assert {row.subject for row in given} == {"Agreed with the board"}
    assert [row.cell("waives")[0].id for row in given] == [each.waives for each in every]
    found = GateReader(made.store.record).of(project(made))
    assert [each.row.code for each in found.waived] == ["AP1", "AP2", "CN1", "RL1", "PJ1"]
    made.store.undo()
    assert not made.rows("waivers")
    assert project(made).cell("state") == ""


def test_wrong_waivers_are_refused_together(made: Wanting) -> None:
    """No reason, twice, and of what does not hold it up; nothing is recorded."""
    given = (
        *waivers(made, "AP1", why=" "),
        *waivers(made, "RL1", "RL1", "AP3"),
    )
    with pytest.raises(Refused) as refused:
        made.do(StartProject(project_id=project(made).id, waived=given))
    assert str(refused.value) == (
        "The waiver of AP1 has no reason; RL1 is waived twice; AP3 does not hold it up."
    )
    assert not made.rows("waivers")


def test_without_a_ladder_nothing_starts(made: Wanting) -> None:
    """Where nobody says who approves it, that is lacking; an approval above its sum is enough."""
    made.remove(made.rows("approvals")[0])
    for row in made.rows("approvals"):
        made.remove(row)
    assert lacking(made, "PJ1") == ["PJ1"]
    with pytest.raises(Refused, match="no approval ladder says who approves PJ1"):
        made.edit(project(made, "PJ1"), state="started")
    made.put("approvals", {"what": "Anything large", "approver": "Bo Łoś", "above": 50_000})
    made.put("budget", {"line": "Cables", "year": 2027, "project": "PJ1", "likely": 50_000})
    made.edit(project(made, "PJ1"), state="started")
    assert project(made, "PJ1").cell("state") == "started"


def test_who_approves_large_sums_is_asked_of_every_project(made: Wanting) -> None:
    """One cent more than the sum is more; a cost that is not known may be; an answer settles it."""
    for row in made.rows("approvals"):
        made.remove(row)
    made.put("approvals", {"what": "Anything large", "approver": "Bo Łoś", "above": 11_999.99})
    assert lacking(made)[0] == "AP4"
    assert lacking(made, "PJ1") == ["AP4"]
    asked = {"what": "Ledger", "approver": "Bo Łoś", "above": 11_999.99, "project": "PJ2"}
    made.put("approvals", asked)
    assert lacking(made)[0] == "AP5"
    made.edit(made.rows("approvals")[1], answer="approved")
    assert lacking(made) == ["CN1", "RL1", "PJ1"]


def test_words_of_a_decision_are_a_condition_until_they_stand_in_a_row(made: Wanting) -> None:
    """A decision that was carried holds up what it is about; one that was not does not."""
    made.put(
        "decisions",
        {"decision": "Begin in May", "result": "carried", "rests_on": "PJ2", "conditions": "Staff"},
        {"decision": "Begin in June", "result": "not carried", "rests_on": "PJ2",
         "conditions": "More staff"},
    )  # fmt: skip
    assert lacking(made)[2:4] == ["CN1", "DC2"]
    made.put("conditions", {"condition": "Staff", "decision": "DC2", "state": "met"})
    assert lacking(made)[2:4] == ["CN1", "RL1"]


def test_a_condition_for_another_project_frees_none(made: Wanting) -> None:
    """Of a decision on two projects each waits until its own condition stands in a row."""
    made.put(
        "decisions",
        {"decision": "Begin", "result": "carried", "rests_on": "PJ1; PJ2", "conditions": "Staff"},
    )
    made.put("conditions", {"condition": "Staff", "decision": "DC2", "project": "PJ1"})
    assert "DC2" in lacking(made)
    assert lacking(made, "PJ1")[-1] == "CN2"
    made.put("conditions", {"condition": "Staff", "decision": "DC2", "project": "PJ2"})
    assert "DC2" not in lacking(made)


def test_a_law_has_a_day_and_is_no_gate(made: Wanting) -> None:
    """A standard of the house is one, until it is met or waived in its own row."""
    made.edit(made.rows("rules")[0], rule_kind="law")
    assert "RL1" not in lacking(made)
    made.edit(made.rows("rules")[0], rule_kind="standard")
    assert "RL1" in lacking(made)
    waived = {"state": "waived", "waived_by": "Dana Ortiz", "waived_why": "A trial"}
    made.edit(made.rows("rules")[0], **waived)
    assert "RL1" not in lacking(made)


def test_what_runs_already_can_be_entered(made: Wanting) -> None:
    """A project that is entered as started was not started here; what it does later is free."""
    made.put("projects", {"project": "Mail", "state": "started"})
    made.edit(project(made, "PJ3"), expected="Fewer letters")
    made.edit(project(made, "PJ3"), state="done")
    assert project(made, "PJ3").cell("state") == "done"


def test_a_word_starts_a_project_in_a_session(made: Wanting) -> None:
    """With who waives and a reason each, blanks as pasted; the session's undo takes it back."""
    record = made.store.record
    session = record.sessions()[-1]

    def said(words: str) -> StartProject:
        clock = record.clock_of(session.id)
        command = started(Said(record, session, clock, None, words, made.acme.clock()))
        assert isinstance(command, StartProject)
        return command

    listed = "AP1 Agreed; AP2: Agreed: by mail; CN1 Tested; RL1 Old; PJ1 Soon"
    for wrong, why in (
        ("", "Say which project"),
        ("PJ9", "PJ9"),
        (f"PJ2 @Nobody {listed}", "Nobody here is called @Nobody"),
        ("PJ2 @Dana AP1", "a code and a reason"),
    ):
        with pytest.raises(Refused, match=why):
            said(wrong)
    with pytest.raises(Refused, match="cannot start yet"):
        made.do(said("PJ2"))
    change = made.do(said(f"PJ2\t Dana\u00a0Ortiz {listed}"))
    assert change.session_id == session.id
    reasons = [row.subject for row in made.rows("waivers")]
    assert reasons == ["Agreed", "Agreed: by mail", "Tested", "Old", "Soon"]
    assert project(made).cell("state") == "started"
    made.store.undo(session.id)
    assert project(made).cell("state") == ""


def test_nobody_waives_without_a_name(made: Wanting) -> None:
    """A waiver entered in its table has a name; one of somebody erased is none, unless used."""
    waived = {"why": "Agreed", "project": "PJ2", "waives": "AP1"}
    with pytest.raises(Refused, match="waived by is missing"):
        made.put("waivers", waived)
    made.put("waivers", {**waived, "waived_by": "Dana Ortiz"})
    assert "AP1" not in lacking(made)
    (waiver,) = made.rows("waivers")
    record = made.store.record.copy()
    erased = msgspec.structs.replace(waiver, waived_by=None)
    record.apply(Change(sentence="", puts=(erased,)))
    assert "AP1" in [each.row.code for each in GateReader(record).of(project(made)).holding_up]
    begun = msgspec.structs.replace(project(made), state="started")
    record.apply(Change(sentence="", puts=(begun,)))
    assert [each.row.code for each in GateReader(record).of(begun).waived] == ["AP1"]


def test_a_start_is_not_redone_past_what_holds_it_up_by_now(made: Wanting) -> None:
    """An approval that was withdrawn elsewhere since refuses it; given again, it is redone."""
    clear(made)
    session = made.store.record.sessions()[-1].id
    made.do(StartProject(project_id=project(made).id, session_id=session))
    made.store.undo(session)
    approval = made.rows("approvals")[0]
    made.edit(approval, answer="")
    started_again = made.store.history.last_undone(session)
    assert started_again is not None
    with pytest.raises(Refused, match="AP1: Dana Ortiz has not approved it"):
        made.store.undo_redo.redo_change(started_again)
    assert project(made).cell("state") == ""
    made.edit(made.rows("approvals")[0], answer="approved")
    made.store.undo_redo.redo_change(started_again)
    assert project(made).cell("state") == "started"


def test_a_start_is_redone_with_what_went_in_the_same_change(made: Wanting) -> None:
    """A rule that the change took away holds nothing up; one that stayed would."""
    store = made.store
    cells = {"what": "Network", "approver": "Dana Ortiz", "rung": 1, "project": "PJ1"}
    made.put("approvals", {**cells, "answer": "approved"})
    (rule,) = made.put("rules", {"rule": "No wires in the hall", "applies_to": "PJ1"})
    begun = msgspec.structs.replace(project(made, "PJ1"), state="started")
    store.commit(Change(sentence="Begun", puts=(begun,), removes=(rule,)))
    store.undo()
    assert lacking(made, "PJ1") == [rule.code]
    store.redo()
    assert project(made, "PJ1").cell("state") == "started"
    assert rule.code not in [row.code for row in made.rows("rules")]
